//! The timeline laid out, as templates write it down. All lengths are in pixels, from the upper
//! left corner.

use serde::Serialize;

/// The timeline. The names of the lanes are a drawing of their own, as high as this one, so that
/// they stay in sight when this one is scrolled.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Drawing {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The width of the drawing of the names; 0 where one lane needs no name.
    pub names_width: f64,
    /// The size of both on a sheet of paper, in percent: a multiple of 5 from 10 to 100.
    pub paper: u8,
    /// The years, each where it begins.
    pub years: Vec<YearMark>,
    /// The lanes, from the top.
    pub lanes: Vec<LaneMark>,
    /// The states of the legs in it, in the order of the legend.
    pub states: Vec<&'static str>,
    /// What else is marked in it: `joint`, `noticed`, `planned`, `postponed`, `cancelled`, `moved`,
    /// `span`, `partial`, `nested`.
    pub marks: Vec<&'static str>,
}

/// A year on the time axis, or several in which nothing happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearMark {
    /// Where it begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
    /// The year with its page; `None` for years without rounds.
    pub link: Option<YearLink>,
}

/// The number of a year and its page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearLink {
    /// The number.
    pub title: String,
    /// The address of its page.
    pub url: String,
}

/// A series on its lane.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LaneMark {
    /// Its upper edge.
    pub y: f64,
    /// How high it is.
    pub height: f64,
    /// The id of the series.
    pub series: String,
    /// The name of the series.
    pub title: String,
    /// The name in lines that fit the column.
    pub name: Vec<Line>,
    /// The address of its page.
    pub url: String,
    /// Its rounds.
    pub nodes: Vec<RoundMark>,
}

/// A line of text; its `x` is that of what it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The baseline.
    pub y: f64,
    /// The text.
    pub text: String,
}

/// A stretch of time: one that a round took, one that its day lies in, or one that passed until it
/// took place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Whisker {
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
    /// Its height.
    pub y: f64,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoundMark {
    /// Where it is on the time axis.
    pub x: f64,
    /// What stands above it: its number.
    pub number: Line,
    /// The middles of its beads, one for each of its hosts.
    pub beads: Vec<f64>,
    /// The names of its hosts.
    pub names: Vec<Line>,
    /// Its day, as far as it is known.
    pub date: Line,
    /// From where to where a line leads down from the node to its label, where that is not right
    /// below.
    pub leader: Option<[f64; 2]>,
    /// The time its day lies in, where that is not known.
    pub range: Option<Whisker>,
    /// The time from its first day to its last, where it took several.
    pub span: Option<Whisker>,
    /// The time from the day first set to the day it took place.
    pub moved: Option<Whisker>,
    /// `held`, `noticed`, `planned`, `postponed`, `cancelled`.
    pub status: &'static str,
    /// Whether it was a part of a larger event.
    pub is_nested: bool,
    /// All of it in a sentence.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its year, where that is known.
    pub year: Option<i16>,
    /// The types of its hosts.
    pub types: Vec<&'static str>,
    /// The states of the legs to and from it.
    pub states: Vec<&'static str>,
    /// The legs that lead here, and those that lead out of the drawing from here.
    pub links: Vec<LegMark>,
}

/// A leg of the chain: a horizontal bar, with lines where it leads to another row or to joint hosts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LegMark {
    /// Its left end.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How long it is.
    pub length: f64,
    /// Its state, `order` where nothing is handed on.
    pub state: &'static str,
    /// What is written into it, and where its middle is.
    pub text: Option<(f64, Line)>,
    /// The lines to other rows, and to and from joint hosts: x, y of the one end, x, y of the other.
    pub branches: Vec<[f64; 4]>,
}
