//! Values of several tables: lists of names and ids, dates, words.

use crate::base::Date;
use crate::model::{AgencyRef, CaseId, Cited, EventId, Head, PersonName};
use crate::render::edition::Edition;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Value {
    texts.into_iter().map(Value::from).collect()
}

/// The names of agencies, as the record has them.
pub(super) fn names<'t>(agencies: impl IntoIterator<Item = &'t AgencyRef>) -> Value {
    texts(agencies.into_iter().map(|agency| agency.name.as_str()))
}

/// The ids of agencies.
pub(super) fn ids<'t>(
    edition: &Edition<'_>,
    agencies: impl IntoIterator<Item = &'t AgencyRef>,
) -> Value {
    let agencies = agencies.into_iter();
    texts(agencies.map(|agency| edition.archive[agency.id].key.as_str()))
}

/// The id of an agency.
pub(super) fn agency_id(edition: &Edition<'_>, agency: &AgencyRef) -> Value {
    edition.archive[agency.id].key.clone().into()
}

/// The name of an agency, as the record has it.
pub(super) fn name(agency: Option<&AgencyRef>) -> Value {
    agency.map(|agency| agency.name.clone()).into()
}

pub(super) fn event_ids<'i>(
    edition: &Edition<'_>,
    events: impl IntoIterator<Item = &'i EventId>,
) -> Value {
    let events = events.into_iter().map(|id| &edition.archive[*id].head);
    texts(events.map(|head| head.name.id.as_str()))
}

/// The names of people.
pub(super) fn people<'p>(people: impl IntoIterator<Item = &'p PersonName>) -> Value {
    texts(people.into_iter().map(|person| person.name.as_str()))
}

/// An agency as a text that may be missing.
pub(super) fn maybe_agency_id(edition: &Edition<'_>, agency: Option<&AgencyRef>) -> Value {
    agency.map_or(Value::Null, |agency| agency_id(edition, agency))
}

pub(super) fn case_id(edition: &Edition<'_>, case: CaseId) -> Value {
    edition.archive[case].head.name.id.clone().into()
}

pub(super) fn date(date: Option<Date>) -> Value {
    date.map(|date| date.to_string()).into()
}

/// Where a fact was read: the position of a source of its record, or a text.
pub(super) fn cited<'c>(head: &Head, cited: Option<&'c Cited>) -> (Option<usize>, Option<&'c str>) {
    match cited {
        Some(Cited::Source(at)) => (head.sources.get(*at).map(|_| at + 1), None),
        Some(Cited::Words(words)) => (None, Some(words)),
        None => (None, None),
    }
}

/// A text, or nothing for an empty one.
pub(super) fn text(text: Option<&String>) -> Value {
    text.filter(|text| !text.is_empty()).cloned().into()
}

/// Names with values, as `name=value`.
pub(super) fn pairs(pairs: &BTreeMap<String, String>) -> Value {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}
