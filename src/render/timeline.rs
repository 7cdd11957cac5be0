//! Lays out the timeline: one lane a series, a node a round, a line a link. Knows no markup and no colour.

use super::context::LinkTo;
use crate::base::Date;
use crate::model::{Archive, EventId, LinkState, SeriesId};
use jiff::civil;
use serde::Serialize;

/// Pixels between two lanes.
const LANE: f64 = 64.0;
/// Pixels above the first lane, for the years.
const TOP: f64 = 48.0;
/// Pixels left of the first year, for the names of the lanes.
const LEFT: f64 = 24.0;
/// Pixels right of the last year.
const RIGHT: f64 = 24.0;
/// The least pixels between two nodes of a lane: a node and its number.
const NODE: f64 = 30.0;
/// Pixels of a year in which nothing happens.
const QUIET_YEAR: f64 = 14.0;

/// The timeline, in pixels from the upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Drawing {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The years, each where it begins.
    pub years: Vec<YearMark>,
    /// The lanes, from the top.
    pub lanes: Vec<LaneMark>,
}

/// A year on the time axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearMark {
    /// Where it begins.
    pub x: f64,
    /// The year.
    pub year: i16,
    /// Whether anything happened in it; only then its number is written.
    pub is_busy: bool,
}

/// A series on its lane.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LaneMark {
    /// The height of its line.
    pub y: f64,
    /// The name of the series.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its rounds.
    pub nodes: Vec<Node>,
    /// The links between them.
    pub links: Vec<Line>,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Where it is on the time axis.
    pub x: f64,
    /// Its number; a dot where it has none.
    pub label: String,
    /// The round in a few words.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Whether its day is not known.
    pub is_partial: bool,
}

/// A link between two rounds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its state.
    pub state: &'static str,
    /// How many rounds are missing.
    pub missing: u32,
}

/// Lays out the chains of all series. `round` gives the words and the address of a round.
///
/// Time runs to the right. A year is as wide as its busiest lane needs, so that nodes of a lane
/// never touch; quiet years are narrow.
#[must_use]
pub fn draw(
    archive: &Archive,
    round: &dyn Fn(EventId) -> (String, String),
    series: &dyn Fn(SeriesId) -> LinkTo,
) -> Drawing {
    let axis = Axis::new(archive);
    let lanes: Vec<LaneMark> = archive
        .series_ids()
        .enumerate()
        .map(|(at, id)| {
            let LinkTo { title, url } = series(id);
            let y = TOP + LANE * (at as f64 + 0.5);
            let nodes = nodes(archive, id, &axis, round);
            let links = lines(archive, id, &nodes);
            LaneMark {
                y,
                title,
                url,
                nodes,
                links,
            }
        })
        .collect();
    Drawing {
        width: axis.end + RIGHT,
        height: TOP + LANE * lanes.len() as f64,
        years: axis.marks(),
        lanes,
    }
}

/// The time axis: where each year begins.
struct Axis {
    years: Vec<(i16, f64, usize)>,
    end: f64,
}

impl Axis {
    fn new(archive: &Archive) -> Self {
        let busy = archive.years();
        let (Some(first), Some(last)) = (busy.first(), busy.last()) else {
            return Self {
                years: Vec::new(),
                end: LEFT,
            };
        };
        let mut x = LEFT;
        let mut years = Vec::new();
        for year in *first..=*last {
            let most = archive
                .series
                .iter()
                .map(|series| in_year(archive, &series.chain.rounds, year))
                .max()
                .unwrap_or(0);
            years.push((year, x, most));
            x += if most == 0 {
                QUIET_YEAR
            } else {
                NODE * (most as f64 + 0.5)
            };
        }
        Self { years, end: x }
    }

    fn marks(&self) -> Vec<YearMark> {
        self.years
            .iter()
            .map(|(year, x, most)| YearMark {
                x: *x,
                year: *year,
                is_busy: *most > 0,
            })
            .collect()
    }

    /// Where a date lies; a partial one in the middle of the time it may mean.
    fn x(&self, date: Date) -> f64 {
        let Some(at) = self
            .years
            .iter()
            .position(|(year, ..)| *year == date.year())
        else {
            return LEFT;
        };
        let start = self.years[at].1;
        let end = self.years.get(at + 1).map_or(self.end, |(_, x, _)| *x);
        let share = f64::midpoint(
            share_of_year(date.first_day()),
            share_of_year(date.last_day()),
        );
        start + NODE / 2.0 + share * (end - start - NODE)
    }
}

fn in_year(archive: &Archive, rounds: &[EventId], year: i16) -> usize {
    rounds
        .iter()
        .filter(|id| archive[**id].dates.first.year() == year)
        .count()
}

fn share_of_year(day: civil::Date) -> f64 {
    f64::from(day.day_of_year() - 1) / f64::from(day.days_in_year())
}

fn nodes(
    archive: &Archive,
    series: SeriesId,
    axis: &Axis,
    round: &dyn Fn(EventId) -> (String, String),
) -> Vec<Node> {
    let rounds = &archive[series].chain.rounds;
    let mut wanted: Vec<f64> = rounds
        .iter()
        .map(|id| axis.x(archive[*id].dates.first))
        .collect();
    spread(&mut wanted, axis.end);
    let node = |(id, x): (&EventId, f64)| {
        let event = &archive[*id];
        let (title, url) = round(*id);
        Node {
            x,
            label: event
                .fields
                .round
                .as_ref()
                .map_or_else(|| "·".to_owned(), |round| round.value.to_string()),
            title,
            url,
            is_partial: event.dates.first.day().is_none(),
        }
    };
    rounds.iter().zip(wanted).map(node).collect()
}

/// Moves positions apart until each is at least a node away from the one before, and the last one
/// is still on the axis.
fn spread(positions: &mut [f64], end: f64) {
    for at in 1..positions.len() {
        positions[at] = positions[at].max(positions[at - 1] + NODE);
    }
    let mut limit = end - NODE / 2.0;
    for position in positions.iter_mut().rev() {
        *position = position.min(limit);
        limit = *position - NODE;
    }
    for position in positions.iter_mut() {
        *position = position.round();
    }
}

fn lines(archive: &Archive, series: SeriesId, nodes: &[Node]) -> Vec<Line> {
    let chain = &archive[series].chain;
    let x = |id: EventId| {
        chain
            .rounds
            .iter()
            .position(|round| *round == id)
            .map(|at| nodes[at].x)
    };
    let line = |link: &crate::model::Link| {
        let from = link.from.map_or(Some(LEFT - NODE / 2.0), x)?;
        let to = link.to.and_then(x)?;
        Some(Line {
            from,
            to,
            state: link.state.as_str(),
            missing: link.missing.len(),
        })
    };
    chain
        .links
        .iter()
        .filter(|link| link.state != LinkState::Ended)
        .filter_map(line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_never_touch_and_stay_on_the_axis() {
        let mut positions = vec![30.0, 31.0, 32.0, 180.0, 190.0];
        spread(&mut positions, 220.0);
        assert!(
            positions.windows(2).all(|pair| pair[1] - pair[0] >= NODE),
            "{positions:?}"
        );
        assert!(
            positions.last().is_some_and(|x| *x <= 220.0 - NODE / 2.0),
            "{positions:?}"
        );
    }
}
