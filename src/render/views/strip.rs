//! The strip of the chain on the page of a round: what comes right before it and right after.

use super::agency::AgencyView;
use super::event::EventView;
use super::handover::shown_legs;
use crate::model::{AgencyRef, Event, EventId, Leg, LegState, Tense};
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
    /// The strip around a round. One that did not take place has its neighbours in order around it,
    /// and nothing joins them.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: EventId) -> Self {
        let event = &edition.archive[id];
        if event.tense() == Tense::Off {
            return Self::in_order(edition, event, id);
        }
        let [to, from] = shown_legs(edition, id);
        let before = to.into_iter();
        let before = before.map(|leg| Stop::of(edition, event, leg, (leg.from, &leg.givers)));
        let after = from.into_iter();
        let after = after.map(|leg| Stop::of(edition, event, leg, (leg.to, &leg.receivers)));
        Self {
            before: before.collect(),
            after: after.collect(),
        }
    }

    fn in_order(edition: &Edition<'_>, event: &Event, id: EventId) -> Self {
        let chain = &edition.archive[event.series].chain;
        let at = chain.position(id).unwrap_or_default();
        let stop = |at: Option<usize>| {
            let id = at.and_then(|at| chain.rounds.get(at)).copied()?;
            Some(Stop {
                event: Some(EventView::of(edition, id)),
                agencies: Vec::new(),
                way: None,
            })
        };
        Self {
            before: stop(at.checked_sub(1)).into_iter().collect(),
            after: stop(Some(at + 1)).into_iter().collect(),
        }
    }
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
