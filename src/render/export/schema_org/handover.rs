//! The baton on its way from one round to the next.

use super::agency::agency_links;
use super::place::named_place;
use super::thing::{Thing, node_id, reference};
use crate::model::{EventId, Handover, Leg, LegState};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::permanent::leg_id;
use crate::render::views::baton_name;
use serde_json::{Value, json};

/// A handover, as far as it is known; `None` where nothing was handed on, or neither giver nor
/// receiver is known.
#[must_use]
pub fn handover(edition: &Edition<'_>, leg: &Leg) -> Option<Value> {
    let archive = edition.archive;
    let told_by = leg.from.or(leg.to)?;
    let series = archive[told_by].series;
    let is_nameless = leg.givers.is_empty() && leg.receivers.is_empty();
    if !archive[series].has_baton() || leg.state == LegState::Ended || is_nameless {
        return None;
    }
    let baton = baton_name(edition, series);
    let mut node = Thing::with_id("GiveAction", id(edition, leg, told_by));
    node.put("identifier", leg_id(edition, leg));
    node.put("agent", agency_links(edition, &leg.givers));
    node.put("recipient", agency_links(edition, &leg.receivers));
    node.put(
        "object",
        baton.map(|name| json!({"@type": "Thing", "name": name})),
    );
    if let Some(written) = written(edition, leg) {
        node.put("participant", agency_links(edition, &written.through));
        node.put("location", written.place.as_deref().map(named_place));
    }
    node.put("startTime", leg.day.map(|day| day.to_string()));
    node.put("actionStatus", status(leg.state));
    node.put("description", leg.state.as_str());
    node.put("subjectOf", events(edition, leg));
    Some(node.value())
}

/// Its id, below that of the round that tells of it; the second from one round has a number.
fn id(edition: &Edition<'_>, leg: &Leg, told_by: EventId) -> String {
    let round = node_id(edition, Page::Event(told_by));
    if leg.from.is_none() {
        return format!("{round}#received");
    }
    let chain = &edition.archive[edition.archive[told_by].series].chain;
    match chain.legs_from(told_by).position(|it| it == leg) {
        None | Some(0) => format!("{round}#handover"),
        Some(at) => format!("{round}#handover-{}", at + 1),
    }
}

/// What the round that handed on says of it, where it says one thing alone.
fn written<'e>(edition: &Edition<'e>, leg: &Leg) -> Option<&'e Handover> {
    match edition.archive[leg.from?].handovers.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// It is completed where a source states it and both sides agree, and no more than possible where it
/// is announced or inferred. Where one side alone tells of it, nothing is said.
fn status(state: LegState) -> Option<&'static str> {
    match state {
        LegState::Confirmed => Some("https://schema.org/CompletedActionStatus"),
        LegState::Announced | LegState::Inferred => {
            Some("https://schema.org/PotentialActionStatus")
        }
        LegState::Stated
        | LegState::Unknown
        | LegState::Broken
        | LegState::Gap
        | LegState::Ended => None,
    }
}

/// The rounds at both ends; that behind missing rounds, and that of an unknown receiver, is none of
/// its ends.
fn events(edition: &Edition<'_>, leg: &Leg) -> Vec<Value> {
    let is_cut = matches!(leg.state, LegState::Gap | LegState::Unknown);
    let to = leg.to.filter(|_| !is_cut || leg.from.is_none());
    let ends = [leg.from, to].into_iter().flatten();
    ends.map(|round| reference(edition, Page::Event(round)))
        .collect()
}
