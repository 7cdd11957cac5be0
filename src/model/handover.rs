//! The path of the baton through a series, derived from its rounds.

use super::agency::AgencyRef;
use super::chain::{Chain, Holder, Leg, LegState, Missing};
use super::event::{Event, Tense};
use super::ids::{AgencyId, EventId};
use super::legs::{leg_after, leg_before, leg_between};
use super::missing::{
    Round, WithdrawnRound, between, missing_before, without_passed, without_withdrawn,
};
use crate::content::{Basis, SeriesFacts};

/// Derives the chain of one series from its rounds, which are given in their order, and those that
/// were withdrawn. The way of the baton through a withdrawn round is a gap.
pub(super) fn chain<'a>(
    rounds: impl Iterator<Item = (EventId, &'a Event)>,
    withdrawn: &[WithdrawnRound],
    series: &SeriesFacts,
) -> Chain {
    let rounds: Vec<Round<'_>> = rounds.collect();
    let (carried, passed): (Vec<_>, Vec<_>) = rounds
        .iter()
        .copied()
        .partition(|(_, event)| event.is_link());
    let mut path = Path {
        carried: &carried,
        before: before(&carried, &passed),
        legs: Vec::with_capacity(carried.len() + 1),
    };
    path.legs_to_rounds(&passed, withdrawn, series.first_round.unwrap_or(1));
    let behind = carried
        .last()
        .map(|last| between(withdrawn, Some(*last), None));
    let behind = behind.unwrap_or_default();
    path.legs_to_nowhere(&behind, series.ended.is_some());
    let holders = match series.baton {
        Some(_) => path.holders(withdrawn, series.ended.is_some()),
        None => Vec::new(),
    };
    Chain::new(
        rounds.into_iter().map(|(id, _)| id).collect(),
        path.legs,
        holders,
    )
}

/// The way to a round.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Before {
    /// From the round before it in order, or from an earlier one that names its hosts, over those
    /// that are missing before it.
    Neighbour(usize),
    /// From these, which the record names; nothing is missing in between.
    Named(Vec<usize>),
    /// From nowhere that is known.
    Unknown,
    /// From nowhere: the record says so, or nothing is before it.
    Nothing,
}

impl Before {
    /// The positions of those rounds.
    fn rounds(&self) -> &[usize] {
        match self {
            Self::Neighbour(one) => std::slice::from_ref(one),
            Self::Named(several) => several,
            Self::Unknown | Self::Nothing => &[],
        }
    }
}

/// The rounds that come before each of those that carry the baton.
fn before(carried: &[Round<'_>], passed: &[Round<'_>]) -> Vec<Before> {
    let mut all: Vec<Before> = Vec::with_capacity(carried.len());
    let mut is_followed = vec![false; carried.len()];
    for (at, (_, event)) in carried.iter().enumerate() {
        let before = match &event.follows {
            Some(ids) => {
                let mut named = Vec::new();
                ids.iter()
                    .for_each(|id| followed(*id, carried, passed, &mut named));
                named.sort_unstable();
                named.dedup();
                if named.is_empty() {
                    Before::Nothing
                } else {
                    Before::Named(named)
                }
            }
            None if at == 0 => Before::Nothing,
            None => likely_before(at, carried, &is_followed),
        };
        for at in before.rounds() {
            is_followed[*at] = true;
        }
        all.push(before);
    }
    all
}

/// The position of a round that another one follows; of one that did not take place, those that it
/// follows itself, else the one before it in order.
fn followed(id: EventId, carried: &[Round<'_>], passed: &[Round<'_>], found: &mut Vec<usize>) {
    let at = carried.partition_point(|(other, _)| *other < id);
    if carried.get(at).is_some_and(|(other, _)| *other == id) {
        found.push(at);
        return;
    }
    let follows = passed
        .iter()
        .find(|(other, _)| *other == id)
        .map(|(_, it)| &it.follows);
    match follows {
        Some(Some(ids)) => ids
            .iter()
            .for_each(|id| followed(*id, carried, passed, found)),
        _ => found.extend(at.checked_sub(1)),
    }
}

/// The rounds before one whose record does not say: the neighbour in order, unless that names
/// others and an earlier one, which split the baton or which nobody follows, names its hosts. Behind
/// a round that split the baton among others, it is not known.
fn likely_before(at: usize, carried: &[Round<'_>], is_followed: &[bool]) -> Before {
    let holders = carried[at].1.holders();
    let receivers = |at: usize| carried[at].1.passing().receivers;
    let names_all = |receivers: &[AgencyRef]| {
        let is_named = |holder: &&AgencyRef| receivers.iter().any(|it| it.id == holder.id);
        !holders.is_empty() && holders.iter().all(is_named)
    };
    let neighbour = at - 1;
    let of_neighbour = receivers(neighbour);
    let is_plain = is_followed[..neighbour].iter().all(|it| *it) && of_neighbour.len() < 2;
    if names_all(&of_neighbour) || (is_plain && !carried[..at].iter().any(splits)) {
        return Before::Neighbour(neighbour);
    }
    let names = |at: &usize| {
        let receivers = receivers(*at);
        (receivers.len() > 1 || !is_followed[*at]) && names_all(&receivers)
    };
    match (0..neighbour).rev().find(names) {
        Some(earlier) => Before::Neighbour(earlier),
        None if of_neighbour.len() > 1 => Before::Unknown,
        None => Before::Neighbour(neighbour),
    }
}

/// Whether a round handed the baton to several.
fn splits((_, event): &Round<'_>) -> bool {
    event
        .handovers
        .iter()
        .map(|it| it.receivers.len())
        .sum::<usize>()
        > 1
}

/// The legs of a series as they are made.
struct Path<'p, 'a> {
    carried: &'p [Round<'a>],
    before: Vec<Before>,
    legs: Vec<Leg>,
}

impl Path<'_, '_> {
    /// Adds the legs that lead to rounds.
    fn legs_to_rounds(
        &mut self,
        passed: &[Round<'_>],
        withdrawn: &[WithdrawnRound],
        first_round: u32,
    ) {
        let carried = self.carried;
        let mut missing_so_far = 0;
        for (at, (id, event)) in carried.iter().enumerate() {
            let missing = missing_before(&carried[..at], event, first_round, missing_so_far);
            missing_so_far += missing.len();
            let neighbour = at.checked_sub(1).map(|before| carried[before]);
            let missing = without_passed(missing, passed, neighbour, event);
            let inside = between(withdrawn, neighbour, Some(event));
            let (missing, withdrawn) = without_withdrawn(missing, &inside, neighbour);
            let is_gap = !missing.is_empty() || !withdrawn.is_empty();
            let round = (*id, *event);
            match &self.before[at] {
                Before::Named(several) => {
                    let legs = several.iter().map(|before| {
                        leg_between(carried[*before], round, self.is_one_of_several(*before))
                    });
                    let legs: Vec<Leg> = legs.collect();
                    self.legs.extend(legs);
                }
                Before::Neighbour(before) if is_gap => {
                    self.legs
                        .push(gap(Some(carried[*before]), round, missing, withdrawn));
                    self.legs.extend(leg_before(round));
                }
                Before::Neighbour(before) => {
                    let leg = leg_between(carried[*before], round, self.is_one_of_several(*before));
                    self.legs.push(leg);
                }
                Before::Unknown => self.legs.push(leg_before(round).unwrap_or(Leg {
                    to: Some(*id),
                    ..nothing_known()
                })),
                Before::Nothing => {
                    let begins_here = event.follows.as_ref().is_some_and(Vec::is_empty);
                    if is_gap && !begins_here {
                        self.legs.push(gap(None, round, missing, withdrawn));
                    }
                    self.legs.extend(leg_before(round));
                }
            }
        }
    }

    /// Whether several rounds follow one, or it names several of which each may follow alone.
    fn is_one_of_several(&self, before: usize) -> bool {
        let follows = |other: &&Before| other.rounds().contains(&before);
        splits(&self.carried[before]) || self.before.iter().filter(follows).count() > 1
    }

    /// Adds the legs that lead on to no round on record: from rounds that none follows, and to
    /// those among several that got the baton whose round has no record.
    fn legs_to_nowhere(&mut self, behind: &[WithdrawnRound], has_ended: bool) {
        let last = self.carried.len().checked_sub(1);
        let mut reached: Vec<Vec<AgencyId>> = vec![Vec::new(); self.carried.len()];
        let mut is_followed = vec![false; self.carried.len()];
        for (at, before) in self.before.iter().enumerate() {
            let several = before.rounds();
            for before in several {
                is_followed[*before] = true;
                let hosts = self.carried[at].1.hosted_by();
                reached[*before].extend(hosts.map(|agency| agency.id));
            }
        }
        for (at, round) in self.carried.iter().enumerate() {
            if !is_followed[at] {
                let behind = if Some(at) == last { behind } else { &[] };
                let has_ended = has_ended && Some(at) == last;
                self.legs.push(leg_after(*round, behind, has_ended));
                continue;
            }
            let mut rest = leg_after(*round, &[], false);
            let is_left = rest.receivers.len() > 1
                && rest.receivers.iter().any(|it| reached[at].contains(&it.id));
            rest.receivers
                .retain(|agency| !reached[at].contains(&agency.id));
            if is_left && !rest.receivers.is_empty() {
                self.legs.push(rest);
            }
        }
    }

    /// Who holds the baton: what the last round that was held says, and the ends of other parts of
    /// the same baton. Where a planned round follows, that is not yet a handover.
    fn holders(&self, withdrawn: &[WithdrawnRound], has_ended: bool) -> Vec<Holder> {
        let is_past =
            |at: &usize| matches!(self.carried[*at].1.tense(), Tense::Held | Tense::Noticed);
        let Some(last) = (0..self.carried.len()).rev().find(is_past) else {
            return Vec::new();
        };
        let (id, _) = self.carried[last];
        if has_ended {
            return vec![Holder::Ended(id)];
        }
        // Behind a round that is missing or was withdrawn, the baton may be anywhere.
        let is_gap = |leg: &Leg| leg.from == Some(id) && leg.state == LegState::Gap;
        let behind = between(withdrawn, Some(self.carried[last]), None);
        if !behind.is_empty() || self.legs.iter().any(is_gap) {
            return vec![Holder::Unknown(id)];
        }
        let parts = self.parts();
        let mut ends = vec![true; self.carried.len()];
        // From the last on: what leads on to a round that took place, over one still to come too.
        let mut leads_on: Vec<bool> = (0..self.carried.len()).map(|at| is_past(&at)).collect();
        for at in (0..self.carried.len()).rev().filter(|at| *at <= last) {
            let several = self.before[at].rounds();
            if leads_on[at] {
                for before in several {
                    ends[*before] = false;
                    leads_on[*before] = true;
                }
            }
        }
        let is_end = |at: &usize| is_past(at) && ends[*at] && parts[*at] == parts[last];
        let ends = (0..self.carried.len()).filter(is_end);
        ends.map(|at| holder(self.carried[at])).collect()
    }

    /// The part of the relay that each round belongs to: rounds that are joined over others are in
    /// one part.
    fn parts(&self) -> Vec<usize> {
        let mut parts: Vec<usize> = (0..self.carried.len()).collect();
        for (at, before) in self.before.iter().enumerate() {
            let several = before.rounds();
            let joined: Vec<usize> = several.iter().map(|before| parts[*before]).collect();
            let first = joined.iter().min().copied().unwrap_or(parts[at]);
            parts[at] = first;
            if joined.iter().any(|part| *part != first) {
                for part in &mut parts {
                    if joined.contains(part) {
                        *part = first;
                    }
                }
            }
        }
        parts
    }
}

/// A leg of which nothing is known.
fn nothing_known() -> Leg {
    Leg {
        from: None,
        to: None,
        state: LegState::Unknown,
        givers: Vec::new(),
        receivers: Vec::new(),
        basis: None,
        day: None,
        missing: Missing::default(),
        withdrawn: Missing::default(),
    }
}

/// A leg over rounds that are missing.
fn gap(from: Option<Round<'_>>, to: Round<'_>, missing: Missing, withdrawn: Missing) -> Leg {
    let passing = from.map(|(_, event)| event.passing()).unwrap_or_default();
    Leg {
        from: from.map(|(id, _)| id),
        to: Some(to.0),
        state: LegState::Gap,
        givers: passing.givers,
        receivers: passing.receivers,
        basis: passing.basis,
        missing,
        withdrawn,
        ..nothing_known()
    }
}

/// Who holds the baton by what a round says that none follows.
fn holder((id, event): Round<'_>) -> Holder {
    let passing = event.passing();
    match passing.basis {
        _ if passing.has_ended() => Holder::Ended(id),
        _ if passing.receivers.is_empty() => Holder::Unknown(id),
        None | Some(Basis::Stated) => Holder::Known(passing.receivers, id),
        Some(basis) => Holder::Expected(passing.receivers, basis, id),
    }
}
