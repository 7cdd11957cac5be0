//! Who hosts when: the rounds of every series, their dates, hosts and handovers. Knows no words.

use crate::chance::Chance;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// How many relays there are, at most.
const SERIES: usize = 12;
/// The year of the first round and the last day of the record.
const FIRST_YEAR: i16 = 2005;
const LAST_DAY: Date = date(2026, 6, 30);

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// All of it.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// The date of a round.
#[derive(Clone, Copy, Debug)]
pub(crate) struct When {
    /// The day it took place.
    pub(crate) day: Date,
    /// How much of it the record says.
    pub(crate) known: Known,
}

impl When {
    /// The date as a record writes it.
    pub(crate) fn written(self) -> String {
        match self.known {
            Known::Day => self.day.strftime("%Y-%m-%d").to_string(),
            Known::Month => self.day.strftime("%Y-%m").to_string(),
            Known::Year => self.day.strftime("%Y").to_string(),
        }
    }
}

/// What the record says of the baton after a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passing {
    /// A source says it was handed over.
    Stated,
    /// A source names the next host.
    Announced,
    /// The order of the rounds says it.
    Inferred,
    /// It was handed over, to whom is not known.
    ToSomebody,
    /// The relay ended.
    End,
    /// Nothing.
    Silent,
}

/// A round of a series.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    /// Its series.
    pub(crate) series: usize,
    /// Its number.
    pub(crate) number: usize,
    /// The year in which the numbers began anew.
    pub(crate) season: Option<i16>,
    /// When it took place.
    pub(crate) when: When,
    /// The agencies that held it.
    pub(crate) hosts: Vec<usize>,
    /// What the record says of the baton.
    pub(crate) passing: Passing,
}

/// The rounds of all series: those of the first series in order, then those of the next.
pub(crate) struct Schedule {
    /// How many series there are.
    pub(crate) series: usize,
    /// How many agencies there are.
    pub(crate) agencies: usize,
    /// The rounds.
    pub(crate) rounds: Vec<Round>,
}

impl Schedule {
    /// The schedule of `events` rounds.
    pub(crate) fn new(events: usize) -> Self {
        let series = SERIES.min(events.div_ceil(4)).max(1);
        let agencies = events.clamp(12, crate::agencies::MOST);
        let mut rounds = Vec::with_capacity(events);
        for at in 0..series {
            let count = events / series + usize::from(at < events % series);
            add_series(&mut rounds, at, count, agencies);
        }
        Self {
            series,
            agencies,
            rounds,
        }
    }

    /// The round before or after one, in the same series.
    pub(crate) fn neighbour(&self, at: usize, step: isize) -> Option<usize> {
        let other = at.checked_add_signed(step)?;
        let is_same = self.rounds.get(other)?.series == self.rounds[at].series;
        is_same.then_some(other)
    }
}

fn add_series(rounds: &mut Vec<Round>, series: usize, count: usize, agencies: usize) {
    let start = date(FIRST_YEAR + i16::try_from(series).expect("a dozen"), 1, 10);
    let days = usize::try_from(start.until(LAST_DAY).expect("days").get_days()).expect("days");
    let begins_anew = series % 3 == 1;
    let first = rounds.len();
    for at in 0..count {
        let mut chance = Chance::of("round", first + at);
        // The rounds share the time evenly; each moves by up to half its share.
        let offset = (days * at * 2 + chance.below(days)) / (count * 2);
        let day = start + i64::try_from(offset).expect("days").days();
        let season = begins_anew.then_some(day.year());
        let before = rounds[first..].last();
        let number = match before {
            Some(before) if before.season == season => before.number + 1,
            _ => 1,
        };
        let hosts = hosts(before, agencies, &mut chance);
        let when = When {
            day,
            known: known(at),
        };
        rounds.push(Round {
            series,
            number,
            season,
            when,
            hosts,
            passing: passing(series, at + 1 == count, &mut chance),
        });
    }
}

/// Two partial dates never follow each other: their order could not be told.
fn known(at: usize) -> Known {
    match at % 40 {
        11 | 23 => Known::Month,
        37 => Known::Year,
        _ => Known::Day,
    }
}

/// One host, now and then two, none of them a host of the round before.
fn hosts(before: Option<&Round>, agencies: usize, chance: &mut Chance) -> Vec<usize> {
    let wanted = if chance.happens(8) { 2 } else { 1 };
    let mut hosts = Vec::with_capacity(wanted);
    while hosts.len() < wanted {
        let agency = chance.below(agencies);
        let was_host = before.is_some_and(|before| before.hosts.contains(&agency));
        if !was_host && !hosts.contains(&agency) {
            hosts.push(agency);
        }
    }
    hosts
}

fn passing(series: usize, is_last: bool, chance: &mut Chance) -> Passing {
    match chance.below(100) {
        _ if is_last && series == 2 => Passing::End,
        _ if is_last && series.is_multiple_of(4) => Passing::Stated,
        _ if is_last => Passing::Silent,
        0..40 => Passing::Stated,
        40..55 => Passing::Announced,
        55..78 => Passing::Inferred,
        78..88 => Passing::ToSomebody,
        _ => Passing::Silent,
    }
}
