//! Lays out the timeline: the time axis first, then lane by lane from the top.

use super::axis::{Axis, Position, YearSpan};
use super::days::earliest;
use super::drawing::{Drawing, LaneMark, Line, RoundMark, YearLink, YearMark};
use super::input::{Round, RoundLeg, SeriesRow, Timeline};
use super::lane::LaneSketch;
use super::text;
use crate::model::LegState;
use jiff::civil;
use std::collections::BTreeSet;

/// The height of the row with the years, in pixels.
pub(super) const TOP: f64 = 40.0;
/// The width of the column with the names of the lanes.
const NAMES: f64 = 132.0;
/// The height of a line of a name.
const NAME_LINE: f64 = 20.0;
/// The most lines of a name.
pub(super) const MAX_NAME_LINES: usize = 3;
/// Where rounds stand if not one of all has a day.
const NO_DAY: civil::Date = civil::Date::ZERO;
/// The width of a page.
const PAGE: f64 = 1200.0;
/// The width and height of a sheet of paper in landscape, less its margins and what stands above
/// the drawing.
const SHEET: [f64; 2] = [1010.0, 500.0];

/// Lays out the rounds of some series, a lane each.
///
/// Time runs to the right. A leg to a round that is not drawn is a short bar that leads out.
#[must_use]
pub fn draw(timeline: &Timeline) -> Drawing {
    let rows = timeline.series.iter();
    let rows = rows.filter(|series| !series.rounds.is_empty());
    // A series of which no day is known stands at the end.
    let all = rows.clone().flat_map(|series| &series.rounds);
    let last = all.filter_map(earliest).max().unwrap_or(NO_DAY);
    let sketches: Vec<LaneSketch<'_>> = rows.map(|row| LaneSketch::new(row, last)).collect();
    let names_width = if sketches.len() > 1 { NAMES } else { 0.0 };
    let needs: Vec<_> = sketches.iter().map(LaneSketch::needs).collect();
    let axis = Axis::new(&needs, PAGE - names_width);
    let mut height = TOP;
    let mut lanes = Vec::with_capacity(sketches.len());
    for (sketch, positions) in sketches.iter().zip(&axis.positions) {
        let lane = lane(sketch, height, &axis, positions);
        height += lane.height;
        lanes.push(lane);
    }
    Drawing {
        width: axis.width,
        height,
        names_width,
        paper: paper([axis.width + names_width, height]),
        years: axis.years.iter().map(|span| year(span, timeline)).collect(),
        states: states(&timeline.series),
        marks: marks(&lanes),
        lanes,
    }
}

fn lane(sketch: &LaneSketch<'_>, y: f64, axis: &Axis, positions: &[Position]) -> LaneMark {
    let series = sketch.series;
    let (nodes, height) = sketch.draw(y, axis, positions);
    let lines = text::LANE.lines(&series.title, NAMES - 8.0, MAX_NAME_LINES);
    let name = (0_u8..).zip(lines).map(|(at, text)| Line {
        y: y + NAME_LINE * f64::from(at) + 26.0,
        text,
    });
    LaneMark {
        y,
        height: height.max(NAME_LINE * MAX_NAME_LINES as f64 + 16.0),
        series: series.id.clone(),
        title: series.title.clone(),
        name: name.collect(),
        url: series.url.clone(),
        nodes,
    }
}

fn year(span: &YearSpan, timeline: &Timeline) -> YearMark {
    let link = |year: i16| {
        Some(YearLink {
            title: year.to_string(),
            url: timeline.years.get(&year)?.clone(),
        })
    };
    YearMark {
        x: span.start,
        width: span.end - span.start,
        link: span.year.and_then(link),
    }
}

/// The size that a drawing may have on a sheet, in percent.
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

/// The states of all legs, in the order of the legend.
fn states(series: &[SeriesRow]) -> Vec<&'static str> {
    let rounds = series.iter().flat_map(|series| &series.rounds);
    let states: BTreeSet<&str> = rounds.flat_map(Round::legs).map(RoundLeg::shown).collect();
    let all = LegState::ALL.iter().map(|state| state.as_str());
    let all = all.chain([LegState::ORDER]);
    all.filter(|state| states.contains(state)).collect()
}

/// What is marked in the nodes beside the states of legs, in the order of the legend.
fn marks(lanes: &[LaneMark]) -> Vec<&'static str> {
    let any = |has: &dyn Fn(&RoundMark) -> bool| lanes.iter().flat_map(|lane| &lane.nodes).any(has);
    let status = |wanted: &'static str| any(&|node: &RoundMark| node.status == wanted);
    let all = [
        ("joint", any(&|node| node.beads.len() > 1)),
        ("noticed", status("noticed")),
        ("planned", status("planned")),
        ("postponed", status("postponed")),
        ("cancelled", status("cancelled")),
        ("moved", any(&|node| node.moved.is_some())),
        ("span", any(&|node| node.span.is_some())),
        ("partial", any(&|node| node.range.is_some())),
        ("nested", any(&|node| node.is_nested)),
    ];
    let present = all.into_iter().filter(|(_, is_present)| *is_present);
    present.map(|(mark, _)| mark).collect()
}
