//! The description of a declared type, field or value.

use crate::base::Words;

/// The words of a declaration: its Korean ones, and its doc comment as one line without a stop.
pub(super) fn description(doc: &str, ko: &'static str) -> Words {
    Words::new(ko, doc.trim_end_matches('.').replace('\n', " "))
}
