//! The path of the baton through a series, derived from its rounds.

use super::agency::AgencyRef;
use super::chain::{Chain, Holder, Leg, LegState, Missing};
use super::event::Event;
use super::ids::{AgencyId, EventId};
use crate::base::Date;
use crate::content::{Basis, EventStatus};
use std::collections::BTreeSet;

/// A round that was withdrawn: that it took place is known, and its number; nothing else.
#[derive(Clone, Copy, Debug)]
pub(super) struct WithdrawnRound {
    /// When it took place.
    pub(super) date: Date,
    /// Its number.
    pub(super) number: Option<u32>,
    /// The season of its number.
    pub(super) season: Option<u32>,
}

/// Derives the chain of one series from its rounds, which are given in their order, and those that
/// were withdrawn. The way of the baton through a withdrawn round is a gap.
pub(super) fn chain<'a>(
    rounds: impl Iterator<Item = (EventId, &'a Event)>,
    withdrawn: &[WithdrawnRound],
) -> Chain {
    let rounds: Vec<Round<'_>> = rounds.collect();
    let (carried, passed): (Vec<_>, Vec<_>) = rounds
        .iter()
        .copied()
        .partition(|(_, event)| event.carries_baton());
    let mut legs = legs(&carried, &passed, withdrawn);
    let last = carried.last().copied();
    let behind = last.map(|last| between(withdrawn, Some(last), None));
    let behind = behind.unwrap_or_default();
    legs.extend(last.map(|last| leg_after(last, &behind)));
    let holder = match (holder(&carried), last) {
        (Holder::Nobody, _) => Holder::Nobody,
        (_, Some((id, _))) if !behind.is_empty() => Holder::Unknown(id),
        (holder, _) => holder,
    };
    Chain {
        rounds: rounds.into_iter().map(|(id, _)| id).collect(),
        legs,
        holder,
    }
}

type Round<'a> = (EventId, &'a Event);

/// The legs that lead to a round.
fn legs(carried: &[Round<'_>], passed: &[Round<'_>], withdrawn: &[WithdrawnRound]) -> Vec<Leg> {
    let mut legs = Vec::with_capacity(carried.len() + 1);
    let mut missing_so_far = 0;
    for (at, (id, event)) in carried.iter().enumerate() {
        let missing = missing_before(&carried[..at], event, missing_so_far);
        missing_so_far += missing.len();
        let before = at.checked_sub(1).map(|before| carried[before]);
        let missing = without_passed(missing, passed, before, event);
        let inside = between(withdrawn, before, Some(event));
        let (missing, withdrawn) = without_withdrawn(missing, &inside, before);
        match before {
            Some(before) => legs.push(leg_between(before, (*id, event), missing, withdrawn)),
            None if !missing.is_empty() || !withdrawn.is_empty() => legs.push(Leg {
                from: None,
                to: Some(*id),
                state: LegState::Gap,
                receivers: Vec::new(),
                missing,
                withdrawn,
            }),
            None => {}
        }
    }
    legs
}

impl WithdrawnRound {
    /// Whether it stands before another round: by the numbers of one season, else by the days.
    fn is_before(&self, event: &Event) -> bool {
        let numbers = self.number.zip(event.number);
        match numbers.filter(|_| self.season == event.facts.season) {
            Some((own, other)) => own < other,
            None => self.date < event.dates.first,
        }
    }
}

/// The withdrawn rounds from one round on and before another.
fn between(
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
fn without_withdrawn(
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

/// The rounds that are missing before `event`: those that did not take place are on record.
fn without_passed(
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
        let (first, is_counted) = (other.dates.first, other.facts.season == season);
        (is_counted || season.is_none())
            && first < event.dates.first
            && before.is_none_or(|(_, before)| before.dates.first <= first)
    };
    let between = passed.iter().filter(is_between).count();
    missing.unnumbered = missing.unnumbered.saturating_sub(as_u32(between));
    missing
}

/// The rounds missing right before `event`, from its number and those of the `earlier` ones.
fn missing_before(earlier: &[Round<'_>], event: &Event, missing_so_far: u32) -> Missing {
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
            0 => range(1, this),
            unnumbered => some(this.saturating_sub(1 + as_u32(unnumbered))),
        };
    }
    match earlier.len() {
        0 => range(1, this),
        known => some(this.saturating_sub(1 + as_u32(known) + missing_so_far)),
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

fn leg_between(from: Round<'_>, to: Round<'_>, missing: Missing, withdrawn: Missing) -> Leg {
    let handover = &from.1.handover;
    let holders = to.1.holders();
    let is_next = same_agencies(&handover.receivers, &holders);
    let state = match handover.basis {
        _ if !missing.is_empty() || !withdrawn.is_empty() => LegState::Gap,
        _ if handover.is_end => LegState::Broken,
        _ if handover.receivers.is_empty() => LegState::Unknown,
        _ if !is_next => LegState::Broken,
        Some(Basis::Inferred) => LegState::Inferred,
        _ => LegState::Confirmed,
    };
    Leg {
        from: Some(from.0),
        to: Some(to.0),
        state,
        receivers: handover.receivers.clone(),
        missing,
        withdrawn,
    }
}

/// What follows the last round on record, and those behind it that were withdrawn.
fn leg_after((id, event): Round<'_>, behind: &[WithdrawnRound]) -> Leg {
    let handover = &event.handover;
    let (missing, withdrawn) = without_withdrawn(Missing::default(), behind, Some((id, event)));
    let state = match handover.basis {
        _ if !behind.is_empty() => LegState::Unknown,
        _ if handover.is_end => LegState::Ended,
        _ if handover.receivers.is_empty() => LegState::Unknown,
        Some(Basis::Inferred) => LegState::Inferred,
        _ => LegState::Stated,
    };
    Leg {
        from: Some(id),
        to: None,
        state,
        receivers: handover.receivers.clone(),
        missing,
        withdrawn,
    }
}

fn same_agencies(a: &[AgencyRef], b: &[&AgencyRef]) -> bool {
    let sorted = |mut ids: Vec<AgencyId>| {
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    sorted(a.iter().map(|agency| agency.id).collect())
        == sorted(b.iter().map(|agency| agency.id).collect())
}

/// Who holds the baton: what the last round that was held says. Where a planned round follows, that
/// is not yet a handover. A receiver without a basis counts as stated: the record says so.
fn holder(carried: &[Round<'_>]) -> Holder {
    let held = |(_, event): &&Round<'_>| event.facts.status != Some(EventStatus::Planned);
    let Some((id, event)) = carried.iter().rev().find(held) else {
        return Holder::Nobody;
    };
    let receivers = &event.handover.receivers;
    match event.handover.basis {
        _ if event.handover.is_end => Holder::Ended(*id),
        _ if receivers.is_empty() => Holder::Unknown(*id),
        None | Some(Basis::Stated) => Holder::Known(receivers.clone(), *id),
        Some(basis) => Holder::Expected(receivers.clone(), basis, *id),
    }
}
