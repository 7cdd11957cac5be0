//! The rounds of a series in order, and what is known of each leg between them.

use super::agency::AgencyRef;
use super::ids::EventId;
use crate::base::Date;
use crate::content::Basis;
use std::collections::BTreeSet;

/// What is known of the way from one round to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegState {
    /// A source states the handing over, and both sides agree: the next round was held by those who
    /// got the baton.
    Confirmed,
    /// A source names the next host beforehand; whether the baton was handed over, none says.
    Announced,
    /// One side alone states the handing over: the other has no record yet, or says nothing of it.
    Stated,
    /// The order of the rounds says it, no source does.
    Inferred,
    /// Nobody knows.
    Unknown,
    /// The record names one host, the next round has another.
    Broken,
    /// Rounds in between are missing from the record.
    Gap,
    /// The record says the relay ended.
    Ended,
}

impl LegState {
    /// Every state, in the order of the legend.
    pub const ALL: [Self; 8] = [
        Self::Confirmed,
        Self::Announced,
        Self::Stated,
        Self::Inferred,
        Self::Unknown,
        Self::Broken,
        Self::Gap,
        Self::Ended,
    ];

    /// The word for the way from one round to the next where nothing is handed on.
    pub const ORDER: &'static str = "order";

    /// The word for the state in templates and style sheets.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Announced => "announced",
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
            Self::Broken => "broken",
            Self::Gap => "gap",
            Self::Ended => "ended",
        }
    }

    /// The word for the state as pages show it: without a baton, one round only follows the other.
    #[must_use]
    pub fn shown(self, has_baton: bool) -> &'static str {
        match self {
            Self::Gap | Self::Ended => self.as_str(),
            _ if !has_baton => Self::ORDER,
            _ => self.as_str(),
        }
    }
}

/// Rounds that took place and have no record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The numbers of those that have a known one.
    pub numbers: BTreeSet<u32>,
    /// How many others there are: beside rounds without a number, or where the numbers began again.
    pub unnumbered: u32,
}

impl Missing {
    /// How many are missing.
    #[must_use]
    pub fn len(&self) -> u32 {
        let numbers = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        numbers.saturating_add(self.unnumbered)
    }

    /// Whether none is missing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers in order; `None` where not all of them are known.
    #[must_use]
    pub fn known(&self) -> Option<Vec<u32>> {
        let is_known = self.unnumbered == 0;
        is_known.then(|| self.numbers.iter().copied().collect())
    }
}

/// The way from one round to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The earlier round; `None` where it has no record: before the first one, and where a round
    /// says from whom it got the baton though others are missing in between.
    pub from: Option<EventId>,
    /// The later round; `None` where it has no record, as after the last one.
    pub to: Option<EventId>,
    /// What is known.
    pub state: LegState,
    /// The agencies that gave the baton, as far as a record says; else those that held the earlier
    /// round.
    pub givers: Vec<AgencyRef>,
    /// The agencies that got the baton, as far as a record says.
    pub receivers: Vec<AgencyRef>,
    /// How that is known; `None` where nothing is said.
    pub basis: Option<Basis>,
    /// The day the baton changed hands; only of a confirmed leg whose records say it.
    pub day: Option<Date>,
    /// The rounds missing in between.
    pub missing: Missing,
    /// The rounds in between that were withdrawn: what they say of the baton is not published.
    pub withdrawn: Missing,
}

/// Who holds the baton after the last round on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// These agencies, since that round: the record says so.
    Known(Vec<AgencyRef>, EventId),
    /// Not known to have it, but announced as the next host, or inferred to be.
    Expected(Vec<AgencyRef>, Basis, EventId),
    /// Not known; this is the last round on record.
    Unknown(EventId),
    /// The relay ended with this round.
    Ended(EventId),
}

/// The rounds of a series and the legs between them.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// The rounds in order, those that did not take place among them.
    pub rounds: Vec<EventId>,
    /// The legs, by the round they lead away from, else by the one they lead to.
    pub legs: Vec<Leg>,
    /// Who holds the baton now: one for each part of it, where it was split. Empty where no round
    /// is on record, and where the series hands nothing on.
    pub holders: Vec<Holder>,
    /// Indexes of legs by the round they lead away from.
    from: Vec<(EventId, usize)>,
    /// Indexes of legs by the round they lead to.
    to: Vec<(EventId, usize)>,
}

impl Chain {
    pub(super) fn new(rounds: Vec<EventId>, mut legs: Vec<Leg>, holders: Vec<Holder>) -> Self {
        // A leg to a round stands before those that lead away from it.
        legs.sort_by_key(|leg| (leg.from.or(leg.to), leg.from, leg.to.is_none(), leg.to));
        let index = |end: fn(&Leg) -> Option<EventId>| {
            let legs = legs.iter().zip(0..);
            let mut ends: Vec<(EventId, usize)> =
                legs.filter_map(|(leg, at)| Some((end(leg)?, at))).collect();
            ends.sort_unstable();
            ends
        };
        Self {
            from: index(|leg| leg.from),
            to: index(|leg| leg.to),
            rounds,
            legs,
            holders,
        }
    }

    /// The legs that lead to a round: one in most relays, several where a baton was put together.
    pub fn legs_to(&self, event: EventId) -> impl Iterator<Item = &Leg> {
        self.at(&self.to, event)
    }

    /// The legs that lead away from a round: one in most relays, several where a baton was split.
    pub fn legs_from(&self, event: EventId) -> impl Iterator<Item = &Leg> {
        self.at(&self.from, event)
    }

    fn at<'c>(
        &'c self,
        ends: &'c [(EventId, usize)],
        event: EventId,
    ) -> impl Iterator<Item = &'c Leg> {
        let first = ends.partition_point(|(end, _)| *end < event);
        let ends = ends[first..]
            .iter()
            .take_while(move |(end, _)| *end == event);
        ends.map(|(_, at)| &self.legs[*at])
    }

    /// The position of a round of the chain among its rounds.
    #[must_use]
    pub fn position(&self, event: EventId) -> Option<usize> {
        self.rounds.binary_search(&event).ok()
    }
}
