//! The page of the thermometer: all rounds of all series.

use super::kind::{PageKind, fields};
use crate::render::edition::Edition;
use crate::render::views::{SeriesView, Step, TimelineView, site_journey};
use serde::Serialize;
use tera::Context;

/// The page of the thermometer.
pub(super) struct ThermometerKind;

impl PageKind for ThermometerKind {
    fn template(&self) -> &'static str {
        "thermometer"
    }

    fn section(&self) -> &'static str {
        "thermometer"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        site_journey(edition)
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_timeline_css"]
    }

    fn scripts(&self) -> &'static [&'static str] {
        &["js_timeline_js"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&ThermometerPage::of(edition))
    }
}

/// `thermometer.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct ThermometerPage {
    /// Every series with its rounds.
    pub lanes: Vec<Lane>,
    /// All rounds as a drawing.
    pub timeline: TimelineView,
}

/// A series with its rounds.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Lane {
    /// The series.
    pub series: SeriesView,
    /// Its rounds in order.
    pub steps: Vec<Step>,
}

impl ThermometerPage {
    fn of(edition: &Edition<'_>) -> Self {
        let lane = |id| Lane {
            series: SeriesView::of(edition, id),
            steps: Step::all(edition, id),
        };
        Self {
            lanes: edition.archive.series.ids().map(lane).collect(),
            timeline: TimelineView::of(edition, |_| true),
        }
    }
}
