//! Lengths that several files of the timeline share, in pixels.

/// The radius of a bead, with the air around it.
pub(super) const AROUND: f64 = 8.0;
/// From one bead of joint hosts to the next.
pub(super) const JOINT: f64 = 18.0;
/// The length of a branch of a leg, to or from a joint host.
pub(super) const BRANCH: f64 = 16.0;
/// From the last bead of one row of a lane to the first of the next: room for a number above it.
pub(super) const ROW: f64 = 38.0;
/// The same where the next row has legs alone.
pub(super) const LEG_ROW: f64 = 18.0;
/// The air between a text and a line that passes it.
pub(super) const CLEAR: f64 = 4.0;
