//! The rounds of a series in order, and what is known of each leg between them.

use super::agency::AgencyRef;
use super::ids::EventId;
use crate::content::Basis;
use std::collections::BTreeSet;

/// What is known of the way from one round to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegState {
    /// The record names the next host, and the next round has it.
    Confirmed,
    /// The record names the next host; there is no next round yet.
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
    pub const ALL: [Self; 7] = [
        Self::Confirmed,
        Self::Stated,
        Self::Inferred,
        Self::Unknown,
        Self::Broken,
        Self::Gap,
        Self::Ended,
    ];

    /// The word for the state in templates and style sheets.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
            Self::Broken => "broken",
            Self::Gap => "gap",
            Self::Ended => "ended",
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
    /// The earlier round; `None` before the first one on record.
    pub from: Option<EventId>,
    /// The later round; `None` after the last one on record.
    pub to: Option<EventId>,
    /// What is known.
    pub state: LegState,
    /// The agencies that got the baton, as far as the record says or the next round shows.
    pub receivers: Vec<AgencyRef>,
    /// The rounds missing in between.
    pub missing: Missing,
    /// The rounds in between that were withdrawn: what they say of the baton is not published.
    pub withdrawn: Missing,
}

/// Who holds the baton after the last round on record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Holder {
    /// No round is on record.
    #[default]
    Nobody,
    /// These agencies, since the last round: the record says so.
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
    /// The legs in order: one between each two rounds that were held or will be, one after the
    /// last; one before the first where its number says that rounds are missing.
    pub legs: Vec<Leg>,
    /// Who holds the baton now.
    pub holder: Holder,
}

// The rounds of a chain are in the order of their ids, and so are its legs by both their ends.
impl Chain {
    /// The leg that leads to a round.
    #[must_use]
    pub fn leg_to(&self, event: EventId) -> Option<&Leg> {
        let is_before = |leg: &Leg| leg.to.is_some_and(|to| to < event);
        let leg = self.legs.get(self.legs.partition_point(is_before))?;
        (leg.to == Some(event)).then_some(leg)
    }

    /// The leg that leads away from a round.
    #[must_use]
    pub fn leg_from(&self, event: EventId) -> Option<&Leg> {
        let at = self.legs.binary_search_by_key(&Some(event), |leg| leg.from);
        at.ok().map(|at| &self.legs[at])
    }

    /// The position of a round of the chain among its rounds.
    #[must_use]
    pub fn position(&self, event: EventId) -> Option<usize> {
        self.rounds.binary_search(&event).ok()
    }
}
