//! The strip of the chain on the page of a round: what comes right before it and right after.

use super::agency::AgencyView;
use super::event::EventView;
use super::handover::shown_legs;
use crate::model::{AgencyRef, Event, EventId, Leg, LegState};
use crate::render::edition::Edition;
use crate::render::labels::Labelled;
use serde::Serialize;

/// The rounds around a round, with the legs that join them to it.
#[derive(Clone, Debug, Serialize)]
pub struct StripView {
    /// Those before it; several where a baton was put together.
    pub before: Vec<Stop>,
    /// Those after it; several where a baton was split.
    pub after: Vec<Stop>,
}

/// A neighbour of a round.
#[derive(Clone, Debug, Serialize)]
pub struct Stop {
    /// The round; missing where it has no record.
    pub event: Option<EventView>,
    /// Who gave or got the baton, where the round has no record.
    pub agencies: Vec<AgencyView>,
    /// The leg; missing where nothing is handed over, as to a round that did not take place.
    pub way: Option<Labelled>,
}

impl StripView {
    /// The strip around a round: the rounds at the other ends of its legs, and those in between that
    /// did not take place, which nothing joins to it.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: EventId) -> Self {
        let archive = edition.archive;
        let event = &archive[id];
        let rounds = &archive[event.series].chain.rounds;
        let at = rounds.binary_search(&id).unwrap_or_default();
        let [earlier, later] = [&rounds[..at], &rounds[at + 1..]];
        let is_off = |id: &EventId| !archive[*id].is_link();
        let mut before: Vec<EventId> = earlier.iter().rev().copied().take_while(is_off).collect();
        let mut after: Vec<EventId> = later.iter().copied().take_while(is_off).collect();
        if is_off(&id) {
            before = earlier.last().copied().into_iter().collect();
            after = later.first().copied().into_iter().collect();
        }
        let [to, from] = shown_legs(edition, id);
        let to = to.into_iter();
        let to = to.map(|leg| {
            (
                leg.from,
                Stop::of(edition, event, leg, (leg.from, &leg.givers)),
            )
        });
        let from = from.into_iter();
        let from = from.map(|leg| {
            (
                leg.to,
                Stop::of(edition, event, leg, (leg.to, &leg.receivers)),
            )
        });
        Self {
            before: in_order(edition, to.collect(), &before),
            after: in_order(edition, from.collect(), &after),
        }
    }
}

/// The stops of legs and those without one, in the order of rounds; those without a record last.
fn in_order(
    edition: &Edition<'_>,
    mut stops: Vec<(Option<EventId>, Stop)>,
    unjoined: &[EventId],
) -> Vec<Stop> {
    let unjoined = unjoined.iter().map(|id| {
        let stop = Stop {
            event: Some(EventView::of(edition, *id)),
            agencies: Vec::new(),
            way: None,
        };
        (Some(*id), stop)
    });
    stops.extend(unjoined);
    stops.sort_by_key(|(id, _)| (id.is_none(), *id));
    stops.into_iter().map(|(_, stop)| stop).collect()
}

impl Stop {
    /// The neighbour at the other end of a leg.
    fn of(
        edition: &Edition<'_>,
        event: &Event,
        leg: &Leg,
        (other, agencies): (Option<EventId>, &[AgencyRef]),
    ) -> Self {
        let is_named = other.is_none() && leg.state != LegState::Gap;
        let agencies = agencies.iter().filter(|_| is_named);
        let state = leg.state.shown(edition.archive[event.series].has_baton());
        Self {
            event: other.map(|id| EventView::of(edition, id)),
            agencies: AgencyView::all(edition, agencies),
            way: Some(edition.labelled("handover", state)),
        }
    }
}
