//! The list of series.

use super::kind::{PageKind, fields};
use crate::render::edition::Edition;
use crate::render::views::SeriesView;
use serde::Serialize;
use tera::Context;

/// The list of series.
pub(super) struct SeriesListKind;

impl PageKind for SeriesListKind {
    fn template(&self) -> &'static str {
        "series-list"
    }

    fn section(&self) -> &'static str {
        "thermometer"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("series").to_owned()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        let series = SeriesView::all(edition);
        fields(&SeriesListPage { series })
    }
}

/// `series-list.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct SeriesListPage {
    /// All of them.
    pub series: Vec<SeriesView>,
}
