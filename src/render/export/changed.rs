//! When records were last changed.

use crate::base::{Date, SourcePath};
use crate::model::Head;
use std::collections::BTreeMap;

/// The day each file was last changed, as far as its history is known.
pub type Changed = BTreeMap<SourcePath, Date>;

/// The day a record was last changed: as it says itself, else by the history of its file.
pub(super) fn last_changed(record: &Head, changed: &Changed) -> Option<Date> {
    let updated = record.updated;
    updated.or_else(|| changed.get(&record.path).copied())
}
