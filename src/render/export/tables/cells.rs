//! Values of several tables: lists of names and ids.

use crate::model::AgencyRef;
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
