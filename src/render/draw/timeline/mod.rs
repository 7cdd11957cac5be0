//! The timeline: a lane a series, a node a round, a bar a leg of the chain.

mod axis;
mod days;
mod drawing;
mod input;
mod lane;
mod layout;
mod legs;
mod measures;
mod sketch;
#[cfg(test)]
mod tests;
mod text;
mod tracks;

pub use drawing::{Drawing, LaneMark, LegMark, Line, RoundMark, Whisker, YearLink, YearMark};
pub use input::{MAX_HOSTS, Round, RoundLeg, RoundWords, SeriesRow, Time, Timeline};
pub use layout::draw;
