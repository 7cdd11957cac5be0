//! The home page.

use super::holder::HolderView;
use super::kind::{PageKind, fields};
use crate::model::{EventId, SeriesId, Tense};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::views::{
    EventView, Figure, SeriesView, Tally, ThermometerView, Tick, body, journey, see_journey,
};
use serde::Serialize;
use serde_json::Value as Json;
use tera::Context;

/// How many of the newest rounds the page shows.
const LATEST: usize = 6;

/// The home page.
pub(super) struct HomeKind;

impl PageKind for HomeKind {
    fn template(&self) -> &'static str {
        "home"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.config.title.clone()
    }

    fn crumb(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("home").to_owned()
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        Vec::new()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&HomePage::of(edition))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        vec![schema_org::site(edition)]
    }
}

/// `home.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct HomePage {
    /// The intro, as HTML.
    pub body: String,
    /// The first series, whose thermometer is drawn.
    pub main: Option<SeriesView>,
    /// Who holds its thermometer.
    pub holder: HolderView,
    /// The last of its rounds that was held.
    pub last: Option<EventView>,
    /// The thermometer as that round left it; only of a series that hands something on.
    pub thermometer: Option<ThermometerView>,
    /// The text of the link to the page of the journey.
    pub see_journey: String,
    /// What stands over its rounds.
    pub journey: String,
    /// Its rounds, the first at the bottom of the thermometer.
    pub ticks: Vec<Tick>,
    /// The newest rounds of all series that were held, newest first.
    pub latest: Vec<EventView>,
    /// Counts of the archive.
    pub figures: Vec<Figure>,
    /// The rounds of the archive that were held, and the others.
    pub rounds: Tally,
    /// All series.
    pub series: Vec<SeriesView>,
}

impl HomePage {
    fn of(edition: &Edition<'_>) -> Self {
        let archive = edition.archive;
        let main = archive.series.ids().next();
        let happened = |id: &EventId| archive[*id].is_held();
        let latest: Vec<EventId> = archive
            .events
            .ids()
            .rev()
            .filter(happened)
            .take(LATEST)
            .collect();
        let last = main.and_then(|id| last_held(edition, id));
        Self {
            body: edition
                .record(Page::Home)
                .map(|home| body(edition, Page::Home, home))
                .unwrap_or_default(),
            main: main.map(|id| SeriesView::of(edition, id)),
            holder: HolderView::of(edition, main),
            last: last.map(|id| EventView::of(edition, id)),
            thermometer: last
                .filter(|id| archive[archive[*id].series].has_baton())
                .map(|id| ThermometerView::after(edition, id)),
            see_journey: see_journey(edition),
            journey: main.map(|id| journey(edition, id)).unwrap_or_default(),
            ticks: main.map(|id| Tick::all(edition, id)).unwrap_or_default(),
            latest: EventView::all(edition, &latest),
            figures: Figure::all(edition),
            rounds: Tally::of(edition, &archive.events.ids().collect::<Vec<_>>()),
            series: SeriesView::all(edition),
        }
    }
}

/// The last round of a series that took place.
fn last_held(edition: &Edition<'_>, series: SeriesId) -> Option<EventId> {
    let rounds = edition.archive[series].chain.rounds.iter().copied();
    rounds
        .rev()
        .find(|id| edition.archive[*id].tense() == Tense::Held)
}
