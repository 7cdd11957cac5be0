//! The map of regions.

use super::kind::{PageKind, fields};
use crate::model::{AgencyId, EventId, MapPlace, Region};
use crate::plan::Page;
use crate::render::draw::tiles::{self, Tile};
use crate::render::edition::Edition;
use crate::render::views::EventView;
use serde::Serialize;
use tera::Context;

/// The map of regions.
pub(super) struct RegionsKind;

impl PageKind for RegionsKind {
    fn template(&self) -> &'static str {
        "regions"
    }

    fn section(&self) -> &'static str {
        "figures"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("regions").to_owned()
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::Figures]
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_figures_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&RegionsPage::of(edition))
    }
}

/// `regions.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct RegionsPage {
    /// The width of the map.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// All regions.
    pub tiles: Vec<RegionTile>,
    /// The online rounds, newest first.
    pub online: Vec<EventView>,
    /// The rounds whose place is unknown, newest first.
    pub unknown: Vec<EventView>,
}

/// A region on the map.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RegionTile {
    /// Its name.
    pub title: String,
    /// Its place on the map.
    pub tile: Tile,
    /// The address of its page; missing if it has no record.
    pub url: Option<String>,
    /// How many rounds took place there.
    pub rounds: usize,
    /// How many agencies are there.
    pub agencies: usize,
}

impl RegionsPage {
    fn of(edition: &Edition<'_>) -> Self {
        let [width, height] = tiles::SIZE;
        let events_at = |place| EventView::all(edition, &rounds_at(edition, place));
        let regions = Region::ALL.iter();
        Self {
            width,
            height,
            tiles: regions.map(|it| RegionTile::of(edition, *it)).collect(),
            online: events_at(MapPlace::Online),
            unknown: events_at(MapPlace::Unknown),
        }
    }
}

impl RegionTile {
    fn of(edition: &Edition<'_>, region: Region) -> Self {
        let url = edition.plan.find(Page::Region(region));
        let agencies = edition.archive.agencies.ids();
        let is_there = |id: &AgencyId| {
            edition.archive.is_body(*id) && edition.archive.region_of(*id) == Some(region)
        };
        let agencies = agencies.filter(is_there);
        Self {
            title: edition.region_name(region),
            tile: tiles::tile(region),
            url: url.map(|url| edition.spell(url)),
            rounds: rounds_at(edition, MapPlace::Region(region))
                .iter()
                .filter(|id| edition.archive[**id].is_held())
                .count(),
            agencies: agencies.count(),
        }
    }
}

/// The rounds of a place, newest first.
pub(super) fn rounds_at(edition: &Edition<'_>, place: MapPlace) -> Vec<EventId> {
    let newest = edition.archive.events.ids().rev();
    newest
        .filter(|id| edition.archive[*id].place() == place)
        .collect()
}
