//! Lays out the timeline: one lane a series, a node a round, a line a link. Knows no markup and no colour.

use super::context::LinkTo;
use crate::base::Date;
use crate::model::{Archive, EventId, Link, SeriesId};
use jiff::civil;
use serde::Serialize;
use std::collections::BTreeMap;

/// Pixels between two lanes; the style sheet gives the names beside them the same height.
const LANE: f64 = 64.0;
/// Pixels above the first lane, for the years.
const TOP: f64 = 40.0;
/// Pixels left of the first year.
const LEFT: f64 = 16.0;
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
    /// How wide it is.
    pub width: f64,
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
    /// The link that leads here.
    pub link: Option<Line>,
    /// The state of the link that leads on to no round on record.
    pub onward: Option<&'static str>,
}

/// A link between two rounds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Where it begins.
    pub from: f64,
    /// How long it is.
    pub length: f64,
    /// Its state.
    pub state: &'static str,
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
            LaneMark {
                y,
                title,
                url,
                nodes: nodes(archive, id, &axis, round),
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
        let mark = |(at, (year, x, most)): (usize, &(i16, f64, usize))| YearMark {
            x: *x,
            width: self.end_of(at) - x,
            year: *year,
            is_busy: *most > 0,
        };
        self.years.iter().enumerate().map(mark).collect()
    }

    fn end_of(&self, at: usize) -> f64 {
        self.years.get(at + 1).map_or(self.end, |(_, x, _)| *x)
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
        let end = self.end_of(at);
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
    let chain = &archive[series].chain;
    let mut positions: Vec<f64> = chain
        .rounds
        .iter()
        .map(|id| axis.x(archive[*id].dates.first))
        .collect();
    spread(&mut positions, axis.end);
    let places: BTreeMap<EventId, f64> = chain.rounds.iter().copied().zip(positions).collect();
    let node = |id: &EventId| {
        let event = &archive[*id];
        let (title, url) = round(*id);
        Node {
            x: places[id],
            label: event
                .fields
                .round
                .as_ref()
                .map_or_else(|| "·".to_owned(), |round| round.value.to_string()),
            title,
            url,
            is_partial: event.dates.first.day().is_none(),
            link: chain.link_to(*id).and_then(|link| line(link, &places)),
            onward: chain
                .link_from(*id)
                .filter(|link| link.to.is_none())
                .map(|link| link.state.as_str()),
        }
    };
    chain.rounds.iter().map(node).collect()
}

/// The line of a link to a round; one that comes from no round on record begins at the left.
fn line(link: &Link, places: &BTreeMap<EventId, f64>) -> Option<Line> {
    let place = |id: EventId| places.get(&id).copied();
    let from = link.from.map_or(Some(LEFT - NODE / 2.0), place)?;
    let to = link.to.and_then(place)?;
    Some(Line {
        from,
        length: to - from,
        state: link.state.as_str(),
    })
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
