//! A round before it has a place: its texts cut to size, and the room it needs on the time axis.

use super::axis::Need;
use super::days;
use super::input::{MAX_HOSTS, Round, RoundLeg};
use super::measures::{AROUND, BRANCH, CLEAR};
use super::text::{DATE, NAME, NUMBER};
use jiff::civil;

/// The widest a name may be, in pixels.
const MAX_NAME: f64 = 92.0;
/// The length of a leg that leads out of the drawing, in pixels.
const STUB: f64 = 20.0;
/// The length of each half of a leg that is cut for a text, in pixels.
const CUT: f64 = 6.0;

/// A round with what is drawn of it.
pub(super) struct Sketch<'a> {
    pub(super) round: &'a Round,
    pub(super) need: Need,
    /// Its number, cut to size.
    pub(super) number: String,
    /// The lines of its label above the date.
    pub(super) names: Vec<String>,
    /// The legs that lead here, in the order of the round's.
    pub(super) arrivals: Vec<Arrival<'a>>,
    /// The legs to rounds that are not drawn, each with its row.
    pub(super) leaving: Vec<OpenLeg<'a>>,
    /// The row of the lane it stands in.
    pub(super) row: usize,
}

/// A leg that leads to a round.
pub(super) enum Arrival<'a> {
    /// From a round that is drawn, by its position; with the row it runs in.
    Drawn(&'a RoundLeg, usize, usize),
    /// From one that is not.
    Open(OpenLeg<'a>),
}

/// A leg of which only one end is drawn.
pub(super) struct OpenLeg<'a> {
    pub(super) leg: &'a RoundLeg,
    pub(super) text: Option<&'a str>,
    /// In pixels.
    pub(super) length: f64,
    /// How many lines it ends in.
    pub(super) branches: usize,
    /// The row it runs in.
    pub(super) row: usize,
}

/// The rows of a round and its legs, as [`super::tracks::Tracks`] has them.
#[derive(Clone, Copy)]
pub(super) struct RoundRows<'t> {
    pub(super) own: usize,
    pub(super) arrivals: &'t [usize],
    pub(super) departures: &'t [usize],
    /// The rows of the legs that lead from it to rounds that are drawn, the highest and the lowest.
    pub(super) onward: [usize; 2],
}

impl<'a> Sketch<'a> {
    /// Prepares a round that stands at `day`.
    pub(super) fn new(round: &'a Round, day: civil::Date, rows: RoundRows<'_>) -> Self {
        let legs = round.arrivals.iter().zip(rows.arrivals);
        let arrivals: Vec<Arrival<'a>> = legs
            .map(|(leg, row)| match leg.other {
                Some(from) => Arrival::Drawn(leg, from, *row),
                None => Arrival::Open(arriving(leg, *row)),
            })
            .collect();
        let legs = round.departures.iter().zip(rows.departures);
        let leaving: Vec<OpenLeg<'a>> = legs
            .filter(|(leg, _)| leg.other.is_none())
            .map(|(leg, row)| departing(leg, *row))
            .collect();
        let (names, number) = (names(round), NUMBER.cut(&round.words.number, MAX_NAME));
        let top = NUMBER.width(&number) / 2.0;
        // A leg that changes rows is shorter by its turns.
        let changes = rows.own > 0 || rows.arrivals.iter().any(|row| *row != rows.own);
        let turning = if changes { 2.0 * (BRANCH + top) } else { 0.0 };
        let texts = arrivals.iter().filter_map(|arrival| match arrival {
            Arrival::Drawn(leg, ..) => leg.missing.as_deref(),
            Arrival::Open(_) => None,
        });
        let open = arrivals.iter().filter_map(|arrival| match arrival {
            Arrival::Drawn(..) => None,
            Arrival::Open(open) => Some(open),
        });
        let reach = |open: &OpenLeg<'_>| {
            let turn = if open.row == rows.own {
                0.0
            } else {
                turn_length(top, [rows.own, open.row])
            };
            AROUND + turn + open.length
        };
        let most = |lengths: &mut dyn Iterator<Item = f64>| lengths.fold(0.0, f64::max);
        let into = rows.arrivals.iter().copied();
        let out = rows.departures.iter().chain(&rows.onward).copied();
        let turn = |row: usize| turn_room(top, [rows.own, row]);
        let need = Need {
            day: days::number(day),
            year: day.year(),
            half: (label_width(round, &names) / 2.0).max(top).max(AROUND),
            before: most(&mut open.map(reach)),
            after: most(&mut leaving.iter().map(reach)),
            between: most(&mut texts.map(|text| between_room(text) + turning)),
            top,
            turns: [most(&mut into.map(turn)), most(&mut out.map(turn))],
        };
        Self {
            round,
            need,
            number,
            names,
            arrivals,
            leaving,
            row: rows.own,
        }
    }
}

/// How far from the middle of a node a line to another row turns: beside its number, where the line
/// leads up.
pub(super) fn turn_start(top: f64, [own, other]: [usize; 2]) -> f64 {
    if other < own {
        AROUND.max(top + CLEAR)
    } else {
        AROUND
    }
}

/// The pixels from the edge of a bead to where a line to another row has reached it.
fn turn_length(top: f64, rows: [usize; 2]) -> f64 {
    turn_start(top, rows) - AROUND + BRANCH
}

/// The room beside a node that a line to another row needs, in pixels; 0 where there is none.
fn turn_room(top: f64, [own, other]: [usize; 2]) -> f64 {
    if own == other {
        return 0.0;
    }
    turn_start(top, [own, other]) + BRANCH + CLEAR
}

/// The distance of two nodes between which a leg with a text runs, in pixels.
fn between_room(text: &str) -> f64 {
    2.0 * (AROUND + CUT) + text_room(text)
}

fn arriving(leg: &RoundLeg, row: usize) -> OpenLeg<'_> {
    let text = leg.missing.as_deref();
    OpenLeg {
        leg,
        text,
        length: STUB + text.map_or(0.0, text_room),
        branches: 1,
        row,
    }
}

/// The rounds missing in it are named once, before the round that follows them.
fn departing(leg: &RoundLeg, row: usize) -> OpenLeg<'_> {
    let branches = branches(leg);
    OpenLeg {
        leg,
        text: None,
        length: STUB + if branches > 1 { BRANCH } else { 0.0 },
        branches,
        row,
    }
}

/// How many lines an open leg ends in.
fn branches(leg: &RoundLeg) -> usize {
    if leg.is_continuous() {
        leg.receivers.clamp(1, MAX_HOSTS)
    } else {
        1
    }
}

fn names(round: &Round) -> Vec<String> {
    let hosts = round.words.hosts.iter().take(MAX_HOSTS);
    let hosts = hosts.map(|name| NAME.cut(name, MAX_NAME));
    hosts.chain(round.words.others.clone()).collect()
}

fn label_width(round: &Round, names: &[String]) -> f64 {
    let names = names.iter().map(|name| NAME.width(name));
    names.fold(DATE.width(&round.words.date), f64::max)
}

/// The room that a text in a leg takes, in pixels.
fn text_room(text: &str) -> f64 {
    DATE.width(text) + 8.0
}
