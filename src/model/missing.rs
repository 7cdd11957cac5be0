//! Which rounds are missing between those on record.

use super::chain::Missing;
use super::event::Event;
use super::ids::EventId;
use crate::base::Date;
use std::collections::BTreeSet;

/// A round of a series.
pub(super) type Round<'a> = (EventId, &'a Event);

/// A round that was withdrawn: that it took place is known, and its number; nothing else.
#[derive(Clone, Copy, Debug)]
pub(super) struct WithdrawnRound {
    /// The date it is sorted by.
    pub(super) date: Option<Date>,
    /// Its number.
    pub(super) number: Option<u32>,
    /// The season of its number.
    pub(super) season: Option<u32>,
}

impl WithdrawnRound {
    /// Whether it stands before another round: by the numbers of one season, else by the days.
    fn is_before(&self, event: &Event) -> bool {
        let numbers = self.number.zip(event.number);
        match numbers.filter(|_| self.season == event.facts.season) {
            Some((own, other)) => own < other,
            None => match (self.date, event.sort_date()) {
                (Some(own), Some(other)) => own < other,
                (own, _) => own.is_some(),
            },
        }
    }
}

/// The withdrawn rounds from one round on and before another.
pub(super) fn between(
    withdrawn: &[WithdrawnRound],
    from: Option<Round<'_>>,
    to: Option<&Event>,
) -> Vec<WithdrawnRound> {
    let is_between = |round: &&WithdrawnRound| {
        from.is_none_or(|(_, from)| !round.is_before(from))
            && to.is_none_or(|to| round.is_before(to))
    };
    withdrawn.iter().filter(is_between).copied().collect()
}

/// The rounds that are missing and those that were withdrawn, of all that are not on record between
/// two. The number of a withdrawn one shows which are missing before it.
pub(super) fn without_withdrawn(
    mut missing: Missing,
    inside: &[WithdrawnRound],
    from: Option<Round<'_>>,
) -> (Missing, Missing) {
    let numbers: BTreeSet<u32> = inside.iter().filter_map(|round| round.number).collect();
    let unnumbered = inside.iter().filter(|round| round.number.is_none()).count();
    let withdrawn = Missing {
        numbers,
        unnumbered: as_u32(unnumbered),
    };
    if withdrawn.unnumbered > 0 {
        return (
            some(missing.len().saturating_sub(withdrawn.len())),
            withdrawn,
        );
    }
    let from = from.filter(|(_, from)| inside.iter().all(|it| it.season == from.facts.season));
    let last = from.and_then(|(_, from)| from.number);
    if let (0, Some(until), Some(from)) = (missing.unnumbered, withdrawn.numbers.last(), last) {
        missing
            .numbers
            .extend(range(from.saturating_add(1), *until).numbers);
    }
    missing.unnumbered = missing.unnumbered.saturating_sub(withdrawn.len());
    missing
        .numbers
        .retain(|number| !withdrawn.numbers.contains(number));
    (missing, withdrawn)
}

/// Whether a round surely stands before another one, by its date.
fn is_earlier(one: &Event, other: &Event) -> bool {
    let dates = one.sort_date().zip(other.sort_date());
    dates.is_some_and(|(one, other)| one < other)
}

/// The rounds that are missing before `event`: those that did not take place are on record.
pub(super) fn without_passed(
    mut missing: Missing,
    passed: &[Round<'_>],
    before: Option<Round<'_>>,
    event: &Event,
) -> Missing {
    if missing.is_empty() {
        return missing;
    }
    let season = event.facts.season;
    for (_, passed) in passed.iter().filter(|(_, it)| it.facts.season == season) {
        if let Some(number) = passed.number {
            missing.numbers.remove(&number);
        }
    }
    let is_between = |(_, other): &&Round<'_>| {
        let is_counted = other.facts.season == season;
        (is_counted || season.is_none())
            && is_earlier(other, event)
            && before.is_none_or(|(_, before)| !is_earlier(other, before))
    };
    let between = passed.iter().filter(is_between).count();
    missing.unnumbered = missing.unnumbered.saturating_sub(as_u32(between));
    missing
}

/// The rounds missing right before `event`, from its number and those of the `earlier` ones.
pub(super) fn missing_before(
    earlier: &[Round<'_>],
    event: &Event,
    first_round: u32,
    missing_so_far: u32,
) -> Missing {
    let Some(this) = event.number else {
        return Missing::default();
    };
    let season = event.facts.season;
    let same_count = |(_, other): &&Round<'_>| other.facts.season == season;
    let last_numbered = earlier
        .iter()
        .rposition(|(_, other)| other.facts.season == season && other.number.is_some());
    if let Some(at) = last_numbered {
        let next = earlier[at].1.number.unwrap_or(0).saturating_add(1);
        return match earlier.len() - at - 1 {
            0 => range(next, this),
            between => some(this.saturating_sub(next.saturating_add(as_u32(between)))),
        };
    }
    if season.is_some() {
        // The numbers began again: rounds of this season without a number may be some of those
        // before.
        return match earlier.iter().filter(same_count).count() {
            0 if earlier.is_empty() => range(first_round, this),
            0 => range(1, this),
            unnumbered => some(this.saturating_sub(1 + as_u32(unnumbered))),
        };
    }
    match earlier.len() {
        0 => range(first_round, this),
        known => some(this.saturating_sub(first_round + as_u32(known) + missing_so_far)),
    }
}

/// The rounds with the numbers from one on and before another.
fn range(from: u32, until: u32) -> Missing {
    // A number so far off is a slip of the pen; nobody wants it spelt out.
    const MOST: u32 = 1000;
    if until.saturating_sub(from) > MOST {
        return some(until - from);
    }
    Missing {
        numbers: (from..until).collect(),
        unnumbered: 0,
    }
}

/// So many rounds whose numbers are not known.
fn some(unnumbered: u32) -> Missing {
    Missing {
        numbers: BTreeSet::new(),
        unnumbered,
    }
}

fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
