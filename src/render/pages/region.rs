//! The page of a region.

use super::kind::{PageKind, fields};
use super::regions::rounds_at;
use crate::model::{MapPlace, Region};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;
use crate::render::views::{AgencyRow, EventView};
use serde::Serialize;
use tera::Context;

/// The page of a region.
pub(super) struct RegionKind(pub Region);

impl PageKind for RegionKind {
    fn template(&self) -> &'static str {
        "region"
    }

    fn section(&self) -> &'static str {
        "figures"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.region_name(self.0)
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::Figures, Page::Regions]
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_figures_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&RegionPage::of(edition, self.0))
    }
}

/// `region.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct RegionPage {
    /// Its rounds, newest first.
    pub events: Vec<EventView>,
    /// Its agencies, by title.
    pub agencies: Vec<AgencyRow>,
    /// The map.
    pub map: LinkTo,
}

impl RegionPage {
    fn of(edition: &Edition<'_>, region: Region) -> Self {
        let by_title = edition.archive.agencies_by_title.iter();
        let agencies = by_title.filter(|id| edition.archive.region_of(**id) == Some(region));
        Self {
            events: EventView::all(edition, &rounds_at(edition, MapPlace::Region(region))),
            agencies: agencies.map(|id| AgencyRow::of(edition, *id)).collect(),
            map: edition.link("regions", Page::Regions),
        }
    }
}
