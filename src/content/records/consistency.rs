//! What an event says of itself that cannot all be true.

use super::document::KindFields;
use super::event::EventFields;
use super::handover::{Basis, Receiver};
use super::problems;
use super::status::EventStatus;
use crate::base::Date;
use crate::content::form::{Node, Reader};

/// Reports what the fields of an event say against each other; `node` is its front matter. A
/// translation has them from its original.
pub(super) fn check_event(node: &Node, own: Option<&KindFields>, reader: &mut Reader<'_>) {
    let Some(KindFields::Event(dates, event)) = own.filter(|_| !reader.is_partial) else {
        return;
    };
    if let Some(round) = event.round.as_ref().filter(|round| round.value == 0) {
        reader.report(problems::round_zero(&round.place));
    }
    check_postponement(node, dates.first(), event, reader);
    check_passing(node, event, reader);
}

/// A reason for postponing needs the day first set, and another day than that.
fn check_postponement(
    node: &Node,
    day: Option<Date>,
    event: &EventFields,
    reader: &mut Reader<'_>,
) {
    let place = |key: &str, reader: &Reader<'_>| node.get(key).map(|it| reader.place(it.span));
    let facts = &event.facts;
    if facts.postponed_reason.is_some()
        && facts.postponed_from.is_none()
        && let Some(place) = place("postponed_reason", reader)
    {
        reader.report(problems::postponed_from_no_day(&place));
    }
    let is_same = |first: &Date| first.day().is_some() && day == Some(*first);
    if facts.postponed_from.as_ref().is_some_and(is_same)
        && let Some(place) = place("postponed_from", reader)
    {
        reader.report(problems::postponed_to_same_day(
            &place,
            is_off(facts.status),
        ));
    }
}

/// What was not held handed nothing on, and got nothing.
fn check_passing(node: &Node, event: &EventFields, reader: &mut Reader<'_>) {
    let is_planned = event.facts.status == Some(EventStatus::Planned);
    if !is_planned && !is_off(event.facts.status) {
        return;
    }
    for handover in &event.handovers {
        let basis = handover.basis.as_ref();
        let to = handover.to.as_ref();
        let is_stated = match basis.map(|basis| basis.value) {
            Some(basis) => basis == Basis::Stated,
            None => to.is_some_and(|to| matches!(to.value, Receiver::Agencies(_))),
        };
        let place = basis.map(|it| &it.place).or(to.map(|it| &it.place));
        if let Some(place) = place.filter(|_| is_stated) {
            reader.report(problems::handover_not_held(place, is_planned));
        }
    }
    let is_stated = |basis: Basis| basis == Basis::Stated;
    if event
        .received
        .as_ref()
        .is_some_and(|it| is_stated(it.basis))
        && let Some(received) = node.get("received")
    {
        let marked = received.get("basis").unwrap_or(received).marked();
        let place = reader.place(marked);
        reader.report(problems::received_not_held(&place, is_planned));
    }
}

/// Whether a round did not take place, and has no day on which it will.
fn is_off(status: Option<EventStatus>) -> bool {
    matches!(
        status,
        Some(EventStatus::Postponed | EventStatus::Cancelled)
    )
}
