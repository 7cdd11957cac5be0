//! A round before it has a place: its texts cut to size, and the room it needs on the time axis.

use super::axis::Need;
use super::input::{MAX_HOSTS, Round, RoundLeg};
use super::measures::{AROUND, BRANCH};
use super::text::{DATE, NAME, NUMBER};
use crate::model::LegState;

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
    /// The lines of its label above the date.
    pub(super) names: Vec<String>,
    /// The leg from a round that is not drawn.
    pub(super) before: Option<OpenLeg<'a>>,
    /// The leg to a round that is not drawn.
    pub(super) after: Option<OpenLeg<'a>>,
    /// What is written into the leg from a round that is drawn.
    pub(super) between: Option<&'a str>,
}

/// A leg of which only one end is drawn.
pub(super) struct OpenLeg<'a> {
    pub(super) state: LegState,
    pub(super) text: Option<&'a str>,
    /// In pixels.
    pub(super) length: f64,
    /// How many lines it ends in.
    pub(super) branches: usize,
}

impl<'a> Sketch<'a> {
    /// Prepares a round that stands at `day`, as [`super::days::number`] counts days.
    pub(super) fn new(round: &'a Round, day: i32) -> Self {
        let is_open = |leg: &&RoundLeg| leg.other.is_none();
        let before = round.arrival.as_ref().filter(is_open).map(arriving);
        let after = round.departure.as_ref().filter(is_open).map(departing);
        let drawn = round.arrival.as_ref().filter(|leg| leg.other.is_some());
        let between = drawn.and_then(|leg| leg.missing.as_deref());
        let names = names(round);
        let reach = |leg: &Option<OpenLeg<'_>>| leg.as_ref().map_or(0.0, |leg| AROUND + leg.length);
        let need = Need {
            day,
            year: round.date.year(),
            half: (label_width(round, &names) / 2.0).max(AROUND),
            before: reach(&before),
            after: reach(&after),
            between: between.map_or(0.0, |text| 2.0 * (AROUND + CUT) + text_room(text)),
        };
        Self {
            round,
            need,
            names,
            before,
            after,
            between,
        }
    }
}

fn arriving(leg: &RoundLeg) -> OpenLeg<'_> {
    let text = leg.missing.as_deref();
    OpenLeg {
        state: leg.state,
        text,
        length: open_length(leg) + text.map_or(0.0, text_room),
        branches: 1,
    }
}

/// The rounds missing in it are named once, before the round that follows them.
fn departing(leg: &RoundLeg) -> OpenLeg<'_> {
    OpenLeg {
        state: leg.state,
        text: None,
        length: open_length(leg),
        branches: branches(leg),
    }
}

/// The length of an open leg without its text, in pixels.
fn open_length(leg: &RoundLeg) -> f64 {
    STUB + if branches(leg) > 1 { BRANCH } else { 0.0 }
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
    let others = [
        NUMBER.width(&round.words.number),
        DATE.width(&round.words.date),
    ];
    let names = names.iter().map(|name| NAME.width(name));
    names.chain(others).fold(0.0, f64::max)
}

/// The room that a text in a leg takes, in pixels.
fn text_room(text: &str) -> f64 {
    DATE.width(text) + 8.0
}
