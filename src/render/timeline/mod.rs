//! Lays out the timeline: a lane a series, a node a round, a mark a link. Knows no markup and no colour.

mod axis;
mod lane;
#[cfg(test)]
mod tests;
mod text;

pub use lane::{Line, Link, Node, Whisker};

use super::context::LinkTo;
use crate::model::{Archive, EventId, LegState, SeriesId};
use axis::Axis;
use lane::Lane;
use serde::Serialize;
use std::collections::BTreeSet;

/// The height of the row with the years.
const TOP: f64 = 40.0;
/// The width of the column with the names of the lanes.
const NAMES: f64 = 132.0;
/// The height of a line of a name.
const NAME_LINE: f64 = 20.0;
/// The most lines of a name.
const NAME_LINES: usize = 3;
/// The width of a page.
const PAGE: f64 = 1200.0;
/// A sheet of paper that lies on its longer side, less its margins and what stands above the drawing.
const SHEET: [f64; 2] = [1010.0, 500.0];

/// What the timeline is told of a round, in the words of the page.
#[derive(Clone, Debug, Default)]
pub struct RoundWords {
    /// Its number, or what stands for it.
    pub number: String,
    /// The short names of those who held it.
    pub holders: Vec<String>,
    /// Its day within the year, as far as it is known.
    pub date: String,
    /// All of it in a sentence, for those who do not see the drawing.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// The kinds of the agencies that held it.
    pub types: Vec<&'static str>,
}

/// Where the timeline gets its words.
pub trait Words {
    /// A round.
    fn round(&self, id: EventId) -> RoundWords;
    /// A series.
    fn series(&self, id: SeriesId) -> LinkTo;
    /// A year, with the page that shows it alone.
    fn year(&self, year: i16) -> LinkTo;
    /// How many rounds are missing: `2회 없음`.
    fn missing(&self, count: u32) -> String;
    /// How many hosts are not named: `외 2곳`.
    fn others(&self, count: usize) -> String;
}

/// The timeline, in pixels from the upper left corner. The names of the lanes are a drawing of their
/// own, as high as this one, so that they stay in sight when this one is moved.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Drawing {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The width of the drawing of the names; nothing where one lane needs no name.
    pub names_width: f64,
    /// By how much in a hundred both are made smaller to fit a sheet of paper.
    pub paper: u8,
    /// The years, each where it begins.
    pub years: Vec<YearMark>,
    /// The lanes, from the top.
    pub lanes: Vec<LaneMark>,
    /// The states of the links in it, in the order of the legend.
    pub states: Vec<&'static str>,
    /// What else is marked in it: `joint`, `planned`, `postponed`, `cancelled`, `moved`, `partial`, `nested`.
    pub marks: Vec<&'static str>,
}

/// A year on the time axis, or several in which nothing happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearMark {
    /// Where it begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
    /// The year with its page; missing for quiet ones.
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
    pub nodes: Vec<Node>,
}

/// Lays out some rounds of some series, a lane each. The rounds of a lane are in the order of its chain;
/// a lane without rounds is left out.
///
/// Time runs to the right. A link to a round that is not drawn is a short mark that leads out.
#[must_use]
pub fn draw(archive: &Archive, rows: &[(SeriesId, Vec<EventId>)], words: &dyn Words) -> Drawing {
    let lanes: Vec<Lane<'_>> = rows
        .iter()
        .filter(|(_, rounds)| !rounds.is_empty())
        .map(|(series, rounds)| Lane::new(archive, *series, rounds, words))
        .collect();
    let names_width = if lanes.len() > 1 { NAMES } else { 0.0 };
    let needs: Vec<_> = lanes.iter().map(Lane::needs).collect();
    let axis = Axis::new(&needs, PAGE - names_width);
    let mut drawing = Drawing {
        width: axis.width,
        height: TOP,
        names_width,
        years: years(&axis, words),
        ..Drawing::default()
    };
    for (lane, places) in lanes.iter().zip(&axis.places) {
        let LinkTo { title, url } = words.series(lane.series);
        let y = drawing.height;
        let (nodes, height) = lane.draw(y, &axis, places);
        let lines = text::LANE.lines(&title, NAMES - 8.0, NAME_LINES);
        let name = (0_u8..).zip(lines).map(|(at, text)| Line {
            y: y + NAME_LINE * f64::from(at) + 26.0,
            text,
        });
        drawing.lanes.push(LaneMark {
            y,
            height: height.max(NAME_LINE * NAME_LINES as f64 + 16.0),
            series: archive[lane.series].head.name.id.clone(),
            title,
            name: name.collect(),
            url,
            nodes,
        });
        drawing.height += drawing.lanes.last().map_or(0.0, |lane| lane.height);
    }
    let states: BTreeSet<LegState> = lanes.iter().flat_map(Lane::states).collect();
    let in_order = LegState::ALL.iter().filter(|state| states.contains(state));
    drawing.states = in_order.map(|state| state.as_str()).collect();
    drawing.marks = marks(&drawing.lanes);
    drawing.paper = paper([drawing.width + names_width, drawing.height]);
    drawing
}

fn years(axis: &Axis, words: &dyn Words) -> Vec<YearMark> {
    let mark = |span: &axis::Span| YearMark {
        x: span.start,
        width: span.end - span.start,
        link: span.year.map(|year| {
            let LinkTo { title, url } = words.year(year);
            YearLink { title, url }
        }),
    };
    axis.years.iter().map(mark).collect()
}

/// How much of its size, in steps of five in a hundred, a drawing may have on a sheet.
fn paper([width, height]: [f64; 2]) -> u8 {
    const STEP: f64 = 5.0;
    let share = (SHEET[0] / width.max(1.0)).min(SHEET[1] / height);
    let share = (share * 100.0 / STEP).floor() * STEP;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share between 10 and 100"
    )]
    let share = share.clamp(10.0, 100.0) as u8;
    share
}

/// What is marked in the nodes beside the states of links, in the order of the legend.
fn marks(lanes: &[LaneMark]) -> Vec<&'static str> {
    let any = |has: &dyn Fn(&Node) -> bool| lanes.iter().flat_map(|lane| &lane.nodes).any(has);
    let status = |wanted: &'static str| any(&|node: &Node| node.status == wanted);
    let all = [
        ("joint", any(&|node| node.beads.len() > 1)),
        ("planned", status("planned")),
        ("postponed", status("postponed")),
        ("cancelled", status("cancelled")),
        ("moved", any(&|node| node.moved.is_some())),
        ("partial", any(&|node| node.range.is_some())),
        ("nested", any(&|node| node.is_nested)),
    ];
    let there = all.into_iter().filter(|(_, is_there)| *is_there);
    there.map(|(mark, _)| mark).collect()
}
