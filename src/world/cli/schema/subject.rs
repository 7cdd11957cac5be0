//! What there is a schema of.

use crate::content::{self, Map, RecordKind};
use crate::world::cli::args::Subject;

impl Subject {
    /// The schemas that editor programs need, each with the name of its file.
    pub(super) const FILES: [(Self, &'static str); 7] = [
        (Self::Event, "event"),
        (Self::Case, "case"),
        (Self::Agency, "agency"),
        (Self::Series, "series"),
        (Self::Page, "page"),
        (Self::Home, "home"),
        (Self::Config, "ondo"),
    ];

    /// What its files may hold; `None` for what no editor writes.
    pub(super) fn shape(self) -> Option<Map> {
        let kind = match self {
            Self::Event => RecordKind::Event,
            Self::Case => RecordKind::Case,
            Self::Agency => RecordKind::Agency,
            Self::Series => RecordKind::Series,
            Self::Page => RecordKind::Page,
            Self::Home => RecordKind::Home,
            Self::Config => return Some(content::config::schema()),
            Self::Diagnostics => return None,
        };
        Some(content::schema(kind))
    }
}
