//! What the timeline draws: series, their rounds and the legs between them, with all texts.

use crate::base::Date;
use crate::model::LegState;
use jiff::civil;
use std::collections::BTreeMap;

/// The most hosts a label names; [`RoundWords::others`] stands for the rest.
pub const MAX_HOSTS: usize = 4;

/// A timeline before it has any place.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The series from the top; one without rounds is left out of the drawing.
    pub series: Vec<SeriesRow>,
    /// The address of the page of each year that has a round.
    pub years: BTreeMap<i16, String>,
}

/// A series: a lane of the timeline.
#[derive(Clone, Debug, Default)]
pub struct SeriesRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its rounds that are drawn, in the order of its chain.
    pub rounds: Vec<Round>,
}

/// When a round was, as the time axis needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// On a day, or on all from the first to the last.
    Days {
        /// The first.
        first: civil::Date,
        /// The last.
        last: civil::Date,
    },
    /// On a day that is not known, between two or on one of them.
    Within {
        /// The earliest it may be.
        first: civil::Date,
        /// The latest it may be.
        last: civil::Date,
    },
    /// Nobody knows when: it stands beside the rounds around it.
    Unknown,
}

/// A round: a node of the timeline.
#[derive(Clone, Debug)]
pub struct Round {
    /// When it was, as far as that is known.
    pub time: Time,
    /// The year it is listed under.
    pub year: Option<i16>,
    /// The day it was first set for, if it was moved.
    pub postponed_from: Option<Date>,
    /// `held`, `noticed` where only a notice is known, `planned`, `postponed`, `cancelled`.
    pub status: &'static str,
    /// Whether it was a part of a larger event.
    pub is_nested: bool,
    /// The types of the agencies that held it.
    pub types: Vec<&'static str>,
    /// Its texts.
    pub words: RoundWords,
    /// The legs that lead here: several where a baton was put together.
    pub arrivals: Vec<RoundLeg>,
    /// The legs that lead on: several where a baton was split.
    pub departures: Vec<RoundLeg>,
}

/// The texts of a round, in the language of the page.
#[derive(Clone, Debug, Default)]
pub struct RoundWords {
    /// Its number or label, or what stands for it.
    pub number: String,
    /// The short names of its hosts, at most [`MAX_HOSTS`].
    pub hosts: Vec<String>,
    /// How many hosts there are beyond [`MAX_HOSTS`]: `외 2곳`.
    pub others: Option<String>,
    /// Its day within the year, as far as it is known.
    pub date: String,
    /// All of it in a sentence, for screen readers.
    pub title: String,
    /// The address of its page.
    pub url: String,
}

/// A leg of the chain, as one of its two rounds sees it.
#[derive(Clone, Debug)]
pub struct RoundLeg {
    /// What is known of it.
    pub state: LegState,
    /// Whether one round only follows the other: the series hands nothing on.
    pub is_order: bool,
    /// The position in [`SeriesRow::rounds`] of the round at its other end; `None` if that round is
    /// not drawn.
    pub other: Option<usize>,
    /// How many agencies got the baton.
    pub receivers: usize,
    /// How many rounds are missing in between: `2회 없음`.
    pub missing: Option<String>,
}

impl Round {
    /// How many beads its hosts take: one each, one for all beyond [`MAX_HOSTS`], and one for
    /// nobody.
    pub(super) fn beads(&self) -> usize {
        (self.words.hosts.len() + usize::from(self.words.others.is_some())).max(1)
    }

    /// The legs to and from it.
    pub(super) fn legs(&self) -> impl Iterator<Item = &RoundLeg> {
        self.arrivals.iter().chain(&self.departures)
    }
}

impl RoundLeg {
    /// The state as it is drawn: see [`LegState::shown`].
    pub(super) fn shown(&self) -> &'static str {
        self.state.shown(!self.is_order)
    }

    /// Whether it may be drawn as a line from host to host: not where the record has a gap or a
    /// break.
    pub(super) fn is_continuous(&self) -> bool {
        matches!(
            self.state,
            LegState::Confirmed
                | LegState::Announced
                | LegState::Stated
                | LegState::Inferred
                | LegState::Unknown
        )
    }
}
