//! What the record of an event says of batons.

use super::lookup::Lookup;
use super::programme::Told;
use crate::content::{Basis, Receiver};
use crate::model::baton::{Handover, Received};
use crate::model::event::Event;

/// What an event says of handing batons on. `event` is the event as far as it is made.
pub(super) fn handovers(names: &mut Lookup<'_>, event: &Event, told: &Told<'_>) -> Vec<Handover> {
    let mut handovers = Vec::with_capacity(told.fields.handovers.len());
    for (written, said) in told.fields.handovers.iter().zip(&told.said.handovers) {
        let day = written.date.or(event.dates.latest()).or(event.anchor());
        let mut givers = names.agencies_of(&written.from, day);
        if givers.is_empty() {
            givers = event.holders().into_iter().cloned().collect();
        }
        let (receivers, is_end) = match written.to.as_ref().map(|to| &to.value) {
            Some(Receiver::Agencies(to)) => (names.agencies_of(to, day), false),
            Some(Receiver::End) => (Vec::new(), true),
            None => (Vec::new(), false),
        };
        let basis = written.basis.as_ref().map(|basis| basis.value);
        let basis = match basis {
            // To name a receiver without a basis is to state it.
            None if !receivers.is_empty() || is_end => Some(Basis::Stated),
            basis => basis,
        };
        handovers.push(Handover {
            baton: said.baton.clone(),
            givers,
            receivers,
            through: names.agencies_of(&written.through, day),
            is_end,
            basis: basis.map(|basis| as_evident(basis, event)),
            time: written.time,
            date: written.date,
            place: said.place.clone(),
            temperature: written.temperature,
            note: said.note.clone(),
            source: written.source.as_ref().map(|id| told.cited(&id.value)),
        });
    }
    handovers
}

/// What an event says of getting the baton.
pub(super) fn received(names: &mut Lookup<'_>, event: &Event, told: &Told<'_>) -> Option<Received> {
    let (written, said) = told
        .fields
        .received
        .as_ref()
        .zip(told.said.received.as_ref())?;
    Some(Received {
        givers: names.agencies_of(&written.from, event.anchor()),
        basis: as_evident(written.basis, event),
        time: written.time,
        note: said.note.clone(),
        source: written.source.as_ref().map(|id| told.cited(&id.value)),
    })
}

/// A basis, by what the record itself is known from: a notice, and the record of a round that is
/// still to come or did not come, can at most announce.
fn as_evident(basis: Basis, event: &Event) -> Basis {
    if event.is_held() && !event.is_noticed() {
        basis
    } else {
        basis.max(Basis::Announced)
    }
}
