//! The page of a year: its rounds, hosts and new cases.

use super::kind::{PageKind, fields};
use crate::model::EventId;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;
use crate::render::views::{CaseView, EventView, Tally, TimelineView, agency_link};
use serde::Serialize;
use tera::Context;

/// The page of a year.
pub(super) struct YearKind(pub i16);

impl PageKind for YearKind {
    fn template(&self) -> &'static str {
        "year"
    }

    fn section(&self) -> &'static str {
        "events"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        let year = self.0.to_string();
        edition.strings.fill("year_title", &[("year", &year)])
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::Events(1)]
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_timeline_css", "css_figures_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&YearPage::of(edition, self.0))
    }
}

/// `year.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct YearPage {
    /// The year.
    pub year: i16,
    /// How many of its rounds were held, and the others.
    pub rounds: Tally,
    /// Its events, in order of time.
    pub events: Vec<EventView>,
    /// The cases first shown in it, by title.
    pub cases: Vec<CaseView>,
    /// The agencies that held its rounds, by title.
    pub hosts: Vec<YearHost>,
    /// Its rounds as a drawing.
    pub timeline: TimelineView,
    /// The year with events before it.
    pub previous: Option<LinkTo>,
    /// The year with events after it.
    pub next: Option<LinkTo>,
}

/// An agency that held rounds in a year.
#[derive(Clone, Debug, Serialize)]
pub(super) struct YearHost {
    /// The agency.
    pub agency: LinkTo,
    /// Whether it held its first round on record that year.
    pub is_first: bool,
}

impl YearPage {
    fn of(edition: &Edition<'_>, year: i16) -> Self {
        let records = edition.years.get(year).cloned().unwrap_or_default();
        let link = |year: i16| LinkTo {
            title: year.to_string(),
            url: edition.href(Page::Year(year)),
        };
        let host = |id: &_| YearHost {
            agency: agency_link(edition, *id),
            is_first: records.new_hosts.contains(id),
        };
        let is_of_year = |id: EventId| edition.archive[id].year() == Some(year);
        Self {
            year,
            rounds: Tally::of(edition, &records.events),
            events: EventView::all(edition, &records.events),
            cases: CaseView::all(edition, &records.cases),
            hosts: records.hosts.iter().map(host).collect(),
            timeline: TimelineView::of(edition, is_of_year),
            previous: edition.years.before(year).map(link),
            next: edition.years.after(year).map(link),
        }
    }
}
