//! Lengths that several files of the timeline share, in pixels.

/// The radius of a bead, with the air around it.
pub(super) const AROUND: f64 = 8.0;
/// From one bead of joint hosts to the next.
pub(super) const JOINT: f64 = 18.0;
/// The length of a branch of a leg, to or from a joint host.
pub(super) const BRANCH: f64 = 16.0;
