//! The home page.

use super::kind::{PageKind, fields};
use crate::content::EventStatus;
use crate::model::{AgencyRef, EventId, Holder, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::views::{
    AgencyView, EventView, Figure, SeriesView, ThermometerView, Tick, baton_name, body,
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
    /// The thermometer as the last round left it.
    pub thermometer: Option<ThermometerView>,
    /// Its rounds, the first at the bottom of the thermometer.
    pub ticks: Vec<Tick>,
    /// The newest rounds of all series, newest first.
    pub latest: Vec<EventView>,
    /// Counts of the archive.
    pub figures: Vec<Figure>,
    /// All series.
    pub series: Vec<SeriesView>,
}

impl HomePage {
    fn of(edition: &Edition<'_>) -> Self {
        let archive = edition.archive;
        let main = archive.series.ids().next();
        let happened = |id: &EventId| archive[*id].facts.status != Some(EventStatus::Planned);
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
            thermometer: last.map(|id| ThermometerView::after(edition, id)),
            ticks: main.map(|id| Tick::all(edition, id)).unwrap_or_default(),
            latest: EventView::all(edition, &latest),
            figures: Figure::all(edition),
            series: SeriesView::all(edition),
        }
    }
}

/// The last round of a series that took place.
fn last_held(edition: &Edition<'_>, series: SeriesId) -> Option<EventId> {
    let rounds = edition.archive[series].chain.rounds.iter().copied();
    rounds.rev().find(|id| edition.archive[*id].is_held())
}

/// Who holds the thermometer.
#[derive(Clone, Debug, Serialize)]
pub(super) struct HolderView {
    /// `known`, `announced`, `inferred`, `unknown`, `ended`, `nobody`.
    pub state: &'static str,
    /// What is known, in a sentence.
    pub sentence: String,
    /// The holders, if known.
    pub agencies: Vec<AgencyView>,
    /// The last round on record.
    pub last: Option<EventView>,
}

impl HolderView {
    fn of(edition: &Edition<'_>, series: Option<SeriesId>) -> Self {
        // Where the baton was split, its parts are told on the page of the series.
        let holders = series.map(|id| edition.archive[id].chain.holders.as_slice());
        let holder = holders.and_then(<[Holder]>::last);
        let (state, last, agencies): (_, _, &[AgencyRef]) = match holder {
            None => ("nobody", None, &[]),
            Some(Holder::Unknown(last)) => ("unknown", Some(*last), &[]),
            Some(Holder::Ended(last)) => ("ended", Some(*last), &[]),
            Some(Holder::Known(agencies, last)) => ("known", Some(*last), agencies),
            Some(Holder::Expected(agencies, basis, last)) => {
                (basis.as_str(), Some(*last), agencies)
            }
        };
        let baton = series.and_then(|id| baton_name(edition, id));
        let baton = baton.unwrap_or_else(|| edition.strings.text("baton").to_owned());
        let names = AgencyRef::names(agencies, ", ");
        let host = last.map(|id| AgencyRef::names(edition.archive[id].holders(), "·"));
        let last = last.map(|id| EventView::of(edition, id));
        let round = last.as_ref().and_then(|event| event.round.as_deref());
        let date = last.as_ref().map(|event| event.date.text.as_str());
        let values = [
            ("baton", baton.as_str()),
            ("to", &names),
            ("round", round.unwrap_or_default()),
            ("date", date.unwrap_or_default()),
            ("host", host.as_deref().unwrap_or_default()),
        ];
        let key = format!("holder_{state}_sentence");
        Self {
            state,
            sentence: edition.strings.fill(&key, &values),
            agencies: AgencyView::all(edition, agencies),
            last,
        }
    }
}
