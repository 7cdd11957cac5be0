//! The newest rounds, for feeds in both formats: of all series or of one. Knows no XML.

use crate::base::Date;
use crate::model::{EventId, SeriesId};
use crate::plan::{Page, Url};
use crate::render::context::Edition;

/// How many rounds a feed holds.
const ENTRIES: usize = 30;

/// What a feed tells.
pub(super) struct Feed {
    /// Its title.
    pub(super) title: String,
    /// What it is about.
    pub(super) description: Option<String>,
    /// The page it goes with.
    pub(super) home: String,
    /// When the newest round was changed.
    pub(super) updated: Option<Date>,
    /// Who publishes it.
    pub(super) author: String,
    /// The rounds, newest first. Planned ones are none yet.
    pub(super) entries: Vec<Entry>,
}

/// A round in a feed.
pub(super) struct Entry {
    /// See [`permanent_id`].
    pub(super) id: String,
    /// The address of its page.
    pub(super) url: String,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    /// When the record was changed, or else the round took place.
    pub(super) updated: Date,
    /// When the round took place.
    pub(super) date: Date,
}

impl Feed {
    /// The rounds of one series or of all. No clock is read: a feed is as new as its newest record.
    pub(super) fn of(edition: &Edition<'_>, series: Option<SeriesId>) -> Self {
        let archive = edition.archive;
        let is_told = |id: &EventId| {
            let event = &archive[*id];
            event.is_held() && series.is_none_or(|series| event.series == series)
        };
        let newest = archive.event_ids().rev().filter(is_told).take(ENTRIES);
        let entries: Vec<Entry> = newest.map(|id| entry(edition, id)).collect();
        let config = edition.config;
        let (title, description, page) = match series {
            None => (config.title.clone(), config.description.clone(), Page::Home),
            Some(id) => {
                let common = &archive[id].document.common;
                let title = format!("{} | {}", common.title.value, config.title);
                (title, common.summary.clone(), Page::Series(id))
            }
        };
        let operator = config.operator.as_ref().unwrap_or(&config.title);
        Self {
            title,
            description,
            home: edition.canonical(edition.plan.url(page)),
            updated: entries.iter().map(|entry| entry.updated).max(),
            author: operator.clone(),
            entries,
        }
    }
}

fn entry(edition: &Edition<'_>, id: EventId) -> Entry {
    let event = &edition.archive[id];
    let common = &event.document.common;
    let url = edition.canonical(edition.plan.url(Page::Event(id)));
    Entry {
        id: permanent_id(edition, id),
        url,
        title: common.title.value.clone(),
        summary: common.summary.clone(),
        updated: common.updated.unwrap_or(event.dates.first),
        date: event.dates.first,
    }
}

/// What a round is known by outside, for ever: its oldest address. A page that moves names its old
/// addresses in `aliases`, the oldest first.
pub(super) fn permanent_id(edition: &Edition<'_>, id: EventId) -> String {
    let document = &edition.archive[id].document;
    let old = |path: &str| Url::file(&format!("{}/", path.trim_matches('/')));
    match document.aliases.first() {
        Some(oldest) => edition.canonical(&old(&oldest.0)),
        None => edition.canonical(edition.plan.url(Page::Event(id))),
    }
}

/// The address of a feed of one series or of all, by the name of its file.
pub fn feed_url(edition: &Edition<'_>, series: Option<SeriesId>, file: &str) -> Url {
    match series {
        None => edition.plan.file(file),
        Some(id) => {
            let folder = edition.plan.url(Page::Series(id)).as_str();
            Url::file(&format!("{folder}{file}"))
        }
    }
}
