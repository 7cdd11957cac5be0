//! What is known of one leg, from the records of the two rounds at its ends.

use super::agency::AgencyRef;
use super::baton::Passing;
use super::chain::{Leg, LegState, Missing};
use super::event::{Event, Tense};
use super::missing::{Round, WithdrawnRound, without_withdrawn};
use crate::base::Date;
use crate::content::{Basis, HandoverTime};

/// The leg from one round to the next. `is_split` says that the baton went to several, each of whom
/// may hold a round alone.
pub(super) fn leg_between(from: Round<'_>, to: Round<'_>, is_split: bool) -> Leg {
    let holders = to.1.holders();
    let passing = from.1.passing_to(&holders);
    let agrees = if is_split {
        let is_receiver =
            |holder: &&AgencyRef| passing.receivers.iter().any(|it| it.id == holder.id);
        !holders.is_empty() && holders.iter().all(is_receiver)
    } else {
        same_agencies(&passing.receivers, holders.iter().copied())
    };
    let state = state_between(&passing, to.1, agrees);
    let is_confirmed = state == LegState::Confirmed;
    let received = to.1.received.as_ref();
    let receivers = match (is_split && agrees, received) {
        (true, _) => holders.into_iter().cloned().collect(),
        (false, Some(_)) if passing.receivers.is_empty() => holders.into_iter().cloned().collect(),
        _ => passing.receivers.clone(),
    };
    let basis = match (passing.basis, received) {
        (Some(own), Some(received)) if agrees || passing.receivers.is_empty() => {
            Some(own.min(received.basis))
        }
        (own, received) => own.or(received.map(|it| it.basis)),
    };
    Leg {
        from: Some(from.0),
        to: Some(to.0),
        state,
        day: is_confirmed
            .then(|| day_between(&passing, from.1, to.1))
            .flatten(),
        givers: givers(&passing, to.1),
        receivers,
        basis,
        missing: Missing::default(),
        withdrawn: Missing::default(),
    }
}

/// Who gave the baton: those that the receiving round names, of several those of the giving one; else
/// those of the giving one. Where the receiving round alone states it and names nobody, it is not
/// known from whom.
fn givers(passing: &Passing, to: &Event) -> Vec<AgencyRef> {
    let Some(received) = &to.received else {
        return passing.givers.clone();
    };
    if received.givers.is_empty() && !passing.is_silent() {
        return passing.givers.clone();
    }
    let is_giver = |giver: &&AgencyRef| passing.givers.iter().any(|it| it.id == giver.id);
    let own: Vec<AgencyRef> = received.givers.iter().filter(is_giver).cloned().collect();
    if own.is_empty() {
        received.givers.clone()
    } else {
        own
    }
}

fn state_between(passing: &Passing, to: &Event, agrees: bool) -> LegState {
    let received = to.received.as_ref();
    // Another giver than the one that says it gave contradicts that one.
    let names_other = received.is_some_and(|received| {
        let mut givers = passing.givers.iter().chain(&passing.through);
        let is_giver = |giver: &AgencyRef| givers.any(|it| it.id == giver.id);
        !passing.is_silent() && !received.givers.is_empty() && !received.givers.iter().any(is_giver)
    });
    let received = received.map(|received| received.basis);
    if passing.is_end || names_other {
        return LegState::Broken;
    }
    if passing.receivers.is_empty() {
        return received.map_or(LegState::Unknown, alone);
    }
    if !agrees {
        return LegState::Broken;
    }
    // A round that is still to come, or of which only a notice is known, confirms nothing.
    let is_held = to.tense() == Tense::Held;
    let is_received = received == Some(Basis::Stated);
    match passing.basis {
        Some(Basis::Inferred) => received.map_or(LegState::Inferred, alone),
        Some(Basis::Announced) if is_held && is_received => LegState::Confirmed,
        Some(Basis::Announced) => LegState::Announced,
        None | Some(Basis::Stated) if is_held => LegState::Confirmed,
        None | Some(Basis::Stated) => LegState::Stated,
    }
}

/// The state of a leg of which one side alone says something.
fn alone(basis: Basis) -> LegState {
    match basis {
        Basis::Stated => LegState::Stated,
        Basis::Announced => LegState::Announced,
        Basis::Inferred => LegState::Inferred,
    }
}

/// The day the baton changed hands on a confirmed leg: the one a record gives; else that of the
/// round at whose opening or closing it was. `None` where the day itself is not known for sure, and
/// where each round says that it was at its own.
fn day_between(passing: &Passing, from: &Event, to: &Event) -> Option<Date> {
    let is_given_here = passing.basis == Some(Basis::Stated);
    if let Some(date) = passing.date.filter(|_| is_given_here) {
        return date.day().map(|_| date);
    }
    let received = to.received.as_ref().filter(|it| it.basis == Basis::Stated);
    // The baton is handed on at the end of a round and got at its beginning, unless records say when.
    let of_giver = day_at(from, passing.time.unwrap_or(HandoverTime::Closing));
    let got_at = received.and_then(|it| it.time);
    let of_receiver = day_at(to, got_at.unwrap_or(HandoverTime::Opening));
    let is_opening = |time: Option<HandoverTime>| time == Some(HandoverTime::Opening);
    match received {
        Some(_) if !is_given_here => of_receiver,
        Some(received) if is_opening(received.time) && passing.time.is_none() => of_receiver,
        Some(received) if received.time.is_some() && passing.time.is_some() => None,
        _ => of_giver,
    }
}

/// The first or the last day of a round, where that is known for sure.
fn day_at(event: &Event, time: HandoverTime) -> Option<Date> {
    let day = match time {
        HandoverTime::Opening => event.dates.first(),
        HandoverTime::Closing => event.dates.last(),
    };
    day.filter(|_| event.has_sure_day())
}

/// The leg to a round from one that has no record, where the round says something of it.
pub(super) fn leg_before((id, event): Round<'_>) -> Option<Leg> {
    let received = event.received.as_ref()?;
    Some(Leg {
        from: None,
        to: Some(id),
        state: alone(received.basis),
        givers: received.givers.clone(),
        receivers: event.holders().into_iter().cloned().collect(),
        basis: Some(received.basis),
        day: None,
        missing: Missing::default(),
        withdrawn: Missing::default(),
    })
}

/// What follows a round that none follows on record, and those behind it that were withdrawn.
pub(super) fn leg_after((id, event): Round<'_>, behind: &[WithdrawnRound], has_ended: bool) -> Leg {
    let passing = event.passing();
    let (missing, withdrawn) = without_withdrawn(Missing::default(), behind, Some((id, event)));
    let state = match passing.basis {
        _ if !behind.is_empty() => LegState::Gap,
        _ if passing.has_ended() || has_ended => LegState::Ended,
        _ if passing.receivers.is_empty() => LegState::Unknown,
        None => LegState::Stated,
        Some(basis) => alone(basis),
    };
    Leg {
        from: Some(id),
        to: None,
        state,
        givers: passing.givers,
        receivers: passing.receivers,
        basis: passing.basis,
        day: None,
        missing,
        withdrawn,
    }
}

fn same_agencies<'a>(a: &'a [AgencyRef], b: impl Iterator<Item = &'a AgencyRef>) -> bool {
    let sorted = |agencies: &mut dyn Iterator<Item = &AgencyRef>| {
        let mut ids: Vec<_> = agencies.map(|agency| agency.id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let mut b = b;
    sorted(&mut a.iter()) == sorted(&mut b)
}
