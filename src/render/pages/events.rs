//! The list of events, newest first, on as many pages as it needs.

use super::kind::{PageKind, fields};
use crate::model::EventId;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::Counted;
use crate::render::views::{
    EventView, Group, Pager, counted_series, counted_years, numbered_title, page_of,
};
use serde::Serialize;
use std::cmp::Reverse;
use tera::Context;

/// A page of the list of events, by its number.
pub(super) struct EventsKind(pub usize);

impl PageKind for EventsKind {
    fn template(&self) -> &'static str {
        "events"
    }

    fn section(&self) -> &'static str {
        "events"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        numbered_title(edition, "events", self.0)
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        let first = (self.0 > 1).then_some(Page::Events(1));
        std::iter::once(Page::Home).chain(first).collect()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&EventsPage::of(edition, self.0))
    }
}

/// `events.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct EventsPage {
    /// The events by year, newest first.
    pub groups: Vec<Group<EventView>>,
    /// The pages of the years, newest first.
    pub years: Vec<Counted>,
    /// All series.
    pub series: Vec<Counted>,
    /// The pages of the list.
    pub pager: Option<Pager>,
}

impl EventsPage {
    fn of(edition: &Edition<'_>, number: usize) -> Self {
        let mut newest: Vec<EventId> = edition.archive.events.ids().rev().collect();
        let year = |id: &EventId| edition.archive[*id].year();
        // Each year stands once, whatever the order of its rounds; those of no year come last.
        newest.sort_by_key(|id| Reverse(year(id)));
        let group = |ids: &[EventId]| {
            let (title, id) = match ids.first().and_then(year) {
                Some(year) => {
                    let title = [("year", &*year.to_string())];
                    (
                        edition.strings.fill("year_title", &title),
                        format!("y{year}"),
                    )
                }
                None => (
                    edition.strings.text("year_unknown").to_owned(),
                    "y_".to_owned(),
                ),
            };
            Group {
                title,
                id,
                items: EventView::all(edition, ids),
            }
        };
        let groups = page_of(&newest, number).chunk_by(|a, b| year(a) == year(b));
        Self {
            groups: groups.map(group).collect(),
            years: counted_years(edition),
            series: counted_series(edition),
            pager: Pager::of(edition, newest.len(), number, Page::Events),
        }
    }
}
