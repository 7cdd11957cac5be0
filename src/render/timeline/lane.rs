//! A lane of the timeline: the rounds of a series as nodes with labels, and the marks between them.

use super::axis::{Axis, Need, Place};
use super::text::{DATE, NAME, NUMBER};
use super::{RoundWords, Words};
use crate::base::Date;
use crate::content::drafts::EventStatus;
use crate::model::{self, Archive, EventId, LegState, SeriesId};
use jiff::civil;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// From the top of a lane to the line of the numbers, and to the first bead.
const NUMBER_LINE: f64 = 24.0;
const BEAD: f64 = 38.0;
/// The radius of a bead, with the air around it.
const AROUND: f64 = 8.0;
/// From one bead of joint hosts to the next.
const JOINT: f64 = 18.0;
/// The row of the whiskers, where a lane has any.
const WHISKER: f64 = 12.0;
/// The height of a line of a label.
const TEXT: f64 = 15.0;
/// From one row of labels to the next, and below the last.
const BETWEEN: f64 = 5.0;
const BELOW: f64 = 14.0;
/// The widest a name may be.
const MOST_NAME: f64 = 92.0;
/// The most names a label shows.
const MOST_NAMES: usize = 4;
/// The length of a mark that leads out of the drawing.
const STUB: f64 = 20.0;
/// The length of what is left of a cut mark beside the words in it.
const CUT: f64 = 6.0;
/// The room that a branch of a mark takes.
const BRANCH: f64 = 16.0;

/// A line of text at its middle.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Where its foot is.
    pub y: f64,
    /// The text.
    pub text: String,
}

/// A time that is known only so far, or that passed until a round took place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Whisker {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its height.
    pub y: f64,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Where it is on the time axis.
    pub x: f64,
    /// What stands above it: its number.
    pub number: Line,
    /// The heights of its beads, one for each of its hosts.
    pub beads: Vec<f64>,
    /// The names of its hosts, then its day.
    pub names: Vec<Line>,
    /// Its day, as far as it is known.
    pub date: Line,
    /// From where to where a line leads from the node to its label in the lower row.
    pub leader: Option<[f64; 2]>,
    /// The time its day lies in, where that is not known.
    pub range: Option<Whisker>,
    /// The time from the day first set to the day it took place.
    pub moved: Option<Whisker>,
    /// `held`, `planned`, `postponed`, `cancelled`.
    pub status: &'static str,
    /// Whether it was a part of a larger event.
    pub is_nested: bool,
    /// All of it in a sentence.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its year.
    pub year: i16,
    /// The kinds of its hosts.
    pub types: Vec<&'static str>,
    /// The states of the links from and to it.
    pub states: Vec<&'static str>,
    /// The marks that lead here, and out of the drawing from here.
    pub links: Vec<Link>,
}

/// The mark of a link.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// Where it begins.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How long it is.
    pub length: f64,
    /// Its state.
    pub state: &'static str,
    /// What is written into it, and where its middle is.
    pub text: Option<(f64, Line)>,
    /// From where to where it branches, to and from joint hosts: x, y, x, y.
    pub branches: Vec<[f64; 4]>,
}

/// What is drawn of a series, before it has a place.
pub(super) struct Lane<'a> {
    archive: &'a Archive,
    pub(super) series: SeriesId,
    sketches: Vec<Sketch>,
}

struct Sketch {
    id: EventId,
    words: RoundWords,
    need: Need,
    names: Vec<String>,
    /// The mark from outside the drawing, and out of it, each with what is written into it.
    before: Option<Outside>,
    after: Option<Outside>,
    /// What is written into the mark from the node before.
    between: Option<String>,
}

struct Outside {
    state: LegState,
    text: Option<String>,
    length: f64,
    branches: usize,
}

impl<'a> Lane<'a> {
    /// Prepares some rounds of a series, in the order of its chain.
    pub(super) fn new(
        archive: &'a Archive,
        series: SeriesId,
        rounds: &[EventId],
        words: &dyn Words,
    ) -> Self {
        let days = days(archive, rounds);
        let drawn: BTreeSet<EventId> = rounds.iter().copied().collect();
        let sketches = rounds.iter().zip(days);
        let sketches = sketches
            .map(|(id, day)| sketch(archive, *id, day, &drawn, words))
            .collect();
        Self {
            archive,
            series,
            sketches,
        }
    }

    pub(super) fn needs(&self) -> Vec<Need> {
        self.sketches.iter().map(|sketch| sketch.need).collect()
    }

    /// The states of its marks.
    pub(super) fn states(&self) -> impl Iterator<Item = LegState> + '_ {
        let chain = &self.archive[self.series].chain;
        self.sketches.iter().flat_map(|sketch| {
            let links = [chain.leg_to(sketch.id), chain.leg_from(sketch.id)];
            links.into_iter().flatten().map(|link| link.state)
        })
    }

    /// Its nodes, drawn at their places below `top`, and how high the lane is.
    pub(super) fn draw(&self, top: f64, axis: &Axis, places: &[Place]) -> (Vec<Node>, f64) {
        let bead = top + BEAD;
        let most_beads = self.sketches.iter().map(Sketch::beads).max().unwrap_or(1);
        let foot = bead + JOINT * (most_beads - 1) as f64 + AROUND;
        let has_whiskers = self.sketches.iter().any(|sketch| {
            let event = &self.archive[sketch.id];
            event.dates.first.day().is_none() || event.facts.postponed_from.is_some()
        });
        let mut rows = [foot + if has_whiskers { WHISKER } else { 0.0 } + BETWEEN; 2];
        let height = |row: usize| {
            let of_row = self.sketches.iter().zip(places);
            let lines = of_row
                .filter(|(_, place)| place.row == row)
                .map(|(sketch, _)| sketch.names.len() + 1)
                .max();
            lines.map(|lines| lines as f64 * TEXT + BETWEEN)
        };
        rows[1] += height(0).unwrap_or_default();
        let end = rows[1] + height(1).unwrap_or_default() + BELOW;
        let by_id: BTreeMap<EventId, (f64, usize)> = self
            .sketches
            .iter()
            .zip(places)
            .map(|(sketch, place)| (sketch.id, (place.x, sketch.beads())))
            .collect();
        let nodes = self.sketches.iter().zip(places).map(|(sketch, place)| {
            let mut node = self.node(sketch, *place, [top, foot], rows[place.row], axis);
            node.links = self.links(sketch, place.x, bead, &by_id);
            node
        });
        (nodes.collect(), (end - top).ceil())
    }

    fn node(
        &self,
        sketch: &Sketch,
        Place { x, row }: Place,
        [top, foot]: [f64; 2],
        label: f64,
        axis: &Axis,
    ) -> Node {
        let event = &self.archive[sketch.id];
        let dates = event.dates;
        let beads: Vec<f64> = (0..sketch.beads())
            .map(|at| top + BEAD + JOINT * at as f64)
            .collect();
        let line = |at: usize, text: &str| Line {
            y: label + TEXT * (at + 1) as f64 - 3.0,
            text: text.to_owned(),
        };
        let last_bead = beads.last().copied().unwrap_or(top + BEAD);
        let whisker = |from: Option<f64>, to: Option<f64>| {
            Some(Whisker {
                from: from?.min(x - AROUND),
                to: to?.max(x + AROUND),
                y: foot + WHISKER / 2.0,
            })
        };
        let at = |day: civil::Date| axis.x(number(day), day.year());
        let range = match dates.first.day() {
            Some(_) => None,
            None => whisker(at(dates.first.first_day()), at(dates.first.last_day())),
        };
        let moved = event.facts.postponed_from.and_then(|first| {
            whisker(at(first.first_day()), Some(x)).map(|whisker| Whisker { to: x, ..whisker })
        });
        let chain = &self.archive[self.series].chain;
        let links = [chain.leg_to(sketch.id), chain.leg_from(sketch.id)];
        Node {
            x,
            number: Line {
                y: top + NUMBER_LINE,
                text: sketch.words.number.clone(),
            },
            names: (0..)
                .zip(&sketch.names)
                .map(|(at, name)| line(at, name))
                .collect(),
            date: line(sketch.names.len(), &sketch.words.date),
            leader: (row == 1).then_some([last_bead + AROUND, label]),
            beads,
            range,
            moved,
            status: event.facts.status.unwrap_or(EventStatus::Held).as_str(),
            is_nested: event.facts.part_of.is_some(),
            title: sketch.words.title.clone(),
            url: sketch.words.url.clone(),
            year: dates.first.year(),
            types: sketch.words.types.clone(),
            states: links
                .into_iter()
                .flatten()
                .map(|link| link.state.as_str())
                .collect(),
            links: Vec::new(),
        }
    }

    fn links(
        &self,
        sketch: &Sketch,
        x: f64,
        bead: f64,
        places: &BTreeMap<EventId, (f64, usize)>,
    ) -> Vec<Link> {
        let mark = |from: f64, to: f64, state: LegState, text: &Option<String>| Link {
            x: from,
            y: bead - 4.0,
            length: to - from,
            state: state.as_str(),
            text: text.as_ref().map(|text| {
                let line = Line {
                    y: bead + 4.5,
                    text: text.clone(),
                };
                (f64::midpoint(from, to), line)
            }),
            branches: Vec::new(),
        };
        let mut links = Vec::new();
        let chain = &self.archive[self.series].chain;
        let inside = chain.leg_to(sketch.id).and_then(|link| {
            let (from, count) = *places.get(&link.from?)?;
            Some((link, from, count))
        });
        if let Some((link, from, count)) = inside {
            let mut mark = mark(from + AROUND, x - AROUND, link.state, &sketch.between);
            if is_drawn_through(link) {
                let height = |at: usize| bead + JOINT * at as f64;
                let turn = BRANCH.min(mark.length / 2.0);
                // Of several to several nobody knows who gave it to whom: one mark joins them all.
                let (count, beads) = match count > 1 && sketch.beads() > 1 {
                    true => (1, 1),
                    false => (count, sketch.beads()),
                };
                let out =
                    (1..count).map(|at| [from + AROUND, height(at), from + AROUND + turn, bead]);
                let into = (1..beads).map(|at| [x - AROUND - turn, bead, x - AROUND, height(at)]);
                mark.branches = out.chain(into).collect();
            }
            links.push(mark);
        }
        if let Some(before) = &sketch.before {
            let end = x - AROUND;
            links.push(mark(end - before.length, end, before.state, &before.text));
        }
        if let Some(after) = &sketch.after {
            let start = x + AROUND;
            let mut mark = mark(start, start + after.length, after.state, &after.text);
            let end = start + after.length;
            mark.branches = (1..after.branches)
                .map(|at| [end - BRANCH, bead, end, bead + JOINT * 0.6 * at as f64])
                .collect();
            links.push(mark);
        }
        links
    }
}

/// Whether a mark may be drawn as a line from host to host.
fn is_drawn_through(link: &model::Leg) -> bool {
    matches!(
        link.state,
        LegState::Confirmed | LegState::Stated | LegState::Inferred | LegState::Unknown
    )
}

impl Sketch {
    fn beads(&self) -> usize {
        self.words.holders.len().clamp(1, MOST_NAMES + 1)
    }
}

fn sketch(
    archive: &Archive,
    id: EventId,
    day: i32,
    drawn: &BTreeSet<EventId>,
    words: &dyn Words,
) -> Sketch {
    let event = &archive[id];
    let chain = &archive[event.series].chain;
    let round = words.round(id);
    let missing = |link: &model::Leg| {
        let count = link.missing.len();
        (count > 0).then(|| words.missing(count))
    };
    let is_drawn = |other: Option<EventId>| other.is_some_and(|other| drawn.contains(&other));
    let outside = |link: &model::Leg| {
        let text = missing(link);
        let branches = match is_drawn_through(link) {
            true => link.receivers.len().clamp(1, MOST_NAMES),
            false => 1,
        };
        Outside {
            state: link.state,
            length: STUB + if branches > 1 { BRANCH } else { 0.0 } + room(text.as_deref()),
            text,
            branches,
        }
    };
    let (to, from) = (chain.leg_to(id), chain.leg_from(id));
    let before = to.filter(|link| !is_drawn(link.from)).map(outside);
    let before = before.map(|before| Outside {
        branches: 1,
        ..before
    });
    let after = from.filter(|link| !is_drawn(link.to)).map(|link| Outside {
        // What is missing is told once, before the round that shows it.
        text: None,
        length: outside(link).length - room(missing(link).as_deref()),
        ..outside(link)
    });
    let between = to.filter(|link| is_drawn(link.from)).and_then(missing);
    let mut names: Vec<String> = round
        .holders
        .iter()
        .take(MOST_NAMES)
        .map(|name| NAME.cut(name, MOST_NAME))
        .collect();
    if let Some(others) = round
        .holders
        .len()
        .checked_sub(MOST_NAMES)
        .filter(|others| *others > 0)
    {
        names.push(words.others(others));
    }
    let widths = names.iter().map(|name| NAME.width(name));
    let width = widths
        .chain([NUMBER.width(&round.number), DATE.width(&round.date)])
        .fold(0.0, f64::max);
    let reach = |outside: &Option<Outside>| {
        outside
            .as_ref()
            .map_or(0.0, |outside| AROUND + outside.length)
    };
    let need = Need {
        day,
        year: event.dates.first.year(),
        half: (width / 2.0).max(AROUND),
        before: reach(&before),
        after: reach(&after),
        between: between
            .as_deref()
            .map_or(0.0, |text| 2.0 * (AROUND + CUT) + room(Some(text))),
    };
    Sketch {
        id,
        words: round,
        need,
        names,
        before,
        after,
        between,
    }
}

/// The room that words in a mark take.
fn room(text: Option<&str>) -> f64 {
    text.map_or(0.0, |text| DATE.width(text) + 8.0)
}

/// The days by which rounds stand on the axis: a partial date in the middle of the time it may mean,
/// but not out of the order of the chain.
fn days(archive: &Archive, rounds: &[EventId]) -> Vec<i32> {
    let date = |id: &EventId| archive[*id].dates.first;
    let mut days: Vec<i32> = Vec::with_capacity(rounds.len());
    for (at, id) in rounds.iter().enumerate() {
        let date: Date = date(id);
        let (first, last) = (number(date.first_day()), number(date.last_day()));
        let known = rounds[at + 1..]
            .iter()
            .map(date_of(archive))
            .find_map(|next| next.day().map(|_| number(next.first_day())));
        let latest = known.map_or(last, |next| next.min(last)).max(first);
        let least = days.last().copied().unwrap_or(i32::MIN);
        days.push(i32::midpoint(first, latest).max(least));
    }
    days
}

fn date_of(archive: &Archive) -> impl Fn(&EventId) -> Date + '_ {
    |id| archive[*id].dates.first
}

/// A day as a number.
fn number(day: civil::Date) -> i32 {
    let start = civil::Date::ZERO;
    day.since(start).map_or(0, |span| span.get_days())
}
