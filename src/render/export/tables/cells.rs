//! Values of several tables: lists of names and ids, dates, words.

use crate::base::Date;
use crate::model::{AgencyRef, CaseId};
use crate::render::edition::Edition;
use serde_json::Value;

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

pub(super) fn case_id(edition: &Edition<'_>, case: CaseId) -> Value {
    edition.archive[case].head.name.id.clone().into()
}

pub(super) fn date(date: Option<Date>) -> Value {
    date.map(|date| date.to_string()).into()
}

/// A text, or nothing for an empty one.
pub(super) fn text(text: Option<&String>) -> Value {
    text.filter(|text| !text.is_empty()).cloned().into()
}
