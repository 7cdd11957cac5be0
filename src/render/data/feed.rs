//! The newest rounds, for feeds in both formats: of all series or of one. Knows no XML.

use super::sitemap::{Changed, last_changed};
use crate::base::Date;
use crate::content::{Language, RecordKind};
use crate::model::{EventId, Head, SeriesId, Withdrawn};
use crate::plan::{Page, Url, old_address};
use crate::render::context::Edition;
use std::cmp::Reverse;

/// How many rounds a feed holds.
const ENTRIES: usize = 30;

/// What a feed tells.
pub(super) struct Feed {
    /// Its title.
    pub(super) title: String,
    /// What it is about.
    pub(super) description: Option<String>,
    /// See [`permanent_id`]; of all series, the address of the site.
    pub(super) id: String,
    /// The page it goes with.
    pub(super) home: String,
    /// When the newest round was changed.
    pub(super) updated: Option<Date>,
    /// Who publishes it.
    pub(super) author: String,
    /// The rounds, newest first. Planned ones are none yet.
    pub(super) entries: Vec<Entry>,
    /// The rounds that were withdrawn, those withdrawn last first.
    pub(super) tombstones: Vec<Tombstone>,
}

/// What is left of a round that was withdrawn.
pub(super) struct Tombstone {
    /// See [`permanent_id`].
    pub(super) id: String,
    /// The address of the page that says why.
    pub(super) url: String,
    /// Its title, with a word that it was withdrawn.
    pub(super) title: String,
    pub(super) reason: String,
    pub(super) day: Date,
    /// See [`Entry::language`].
    pub(super) language: Option<Language>,
}

/// A round in a feed.
pub(super) struct Entry {
    /// See [`permanent_id`].
    pub(super) id: String,
    /// The address of its page.
    pub(super) url: String,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    /// When the record was changed, as it says or its history does; else when the round took place.
    pub(super) updated: Date,
    /// When the round took place, as far as it is known.
    pub(super) date: Date,
    /// The language its words are in, where that is not the one of the feed.
    pub(super) language: Option<Language>,
}

fn other_language(edition: &Edition<'_>, document: &Head) -> Option<Language> {
    let language = edition.language_of(document);
    Some(language).filter(|language| *language != edition.config.language)
}

impl Feed {
    /// The rounds of one series or of all. No clock is read: a feed is as new as its newest record.
    pub(super) fn of(edition: &Edition<'_>, changed: &Changed, series: Option<SeriesId>) -> Self {
        let archive = edition.archive;
        let is_told = |id: &EventId| {
            let event = &archive[*id];
            event.is_held() && series.is_none_or(|series| event.series == series)
        };
        let newest = archive.events.ids().rev().filter(is_told).take(ENTRIES);
        let entries: Vec<Entry> = newest.map(|id| entry(edition, changed, id)).collect();
        let tombstones = tombstones(edition, series);
        let updated = entries.iter().map(|entry| entry.updated);
        let updated = updated.chain(tombstones.iter().map(|it| it.day));
        // Feeds tell moments: of a year or a month, the first.
        let updated = updated.max_by_key(|date| date.first_day());
        let config = edition.config;
        let (title, description, page) = match series {
            None => (config.title.clone(), config.description.clone(), Page::Home),
            Some(id) => {
                let common = &archive[id].head;
                let title = format!("{} | {}", common.title, config.title);
                (title, common.summary.clone(), Page::Series(id))
            }
        };
        let operator = config.operator.as_ref().unwrap_or(&config.title);
        let home = edition.canonical(edition.plan.url(page));
        Self {
            id: match series {
                Some(id) => permanent_id(edition, page, &archive[id].head),
                None => home.clone(),
            },
            title,
            description,
            home,
            updated,
            author: operator.clone(),
            entries,
            tombstones,
        }
    }
}

fn entry(edition: &Edition<'_>, changed: &Changed, id: EventId) -> Entry {
    let event = &edition.archive[id];
    let common = &event.head;
    let page = Page::Event(id);
    Entry {
        id: permanent_id(edition, page, &event.head),
        url: edition.canonical(edition.plan.url(page)),
        title: common.title.clone(),
        summary: common.summary.clone(),
        updated: last_changed(&event.head, changed).unwrap_or(event.dates.first),
        date: event.dates.first,
        language: other_language(edition, &event.head),
    }
}

fn tombstones(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Tombstone> {
    let records = edition.archive.withdrawn.entries();
    let is_told = |record: &Withdrawn| {
        record.head.name.kind == RecordKind::Event
            && series.is_none_or(|series| record.series == Some(series))
    };
    let records = records.filter(|(_, record)| is_told(record));
    let mut tombstones: Vec<Tombstone> = records
        .map(|(id, record)| {
            let page = Page::Withdrawn(id);
            Tombstone {
                id: permanent_id(edition, page, &record.head),
                url: edition.canonical(edition.plan.url(page)),
                title: edition
                    .strings
                    .fill("withdrawn_item", &[("title", &record.head.title)]),
                reason: record.withdrawal.reason.clone(),
                day: record.withdrawal.day,
                language: other_language(edition, &record.head),
            }
        })
        .collect();
    tombstones.sort_by_key(|tombstone| Reverse(tombstone.day));
    tombstones.truncate(ENTRIES);
    tombstones
}

/// What a record is known by outside, for ever: its oldest address here. A page that moves names its old
/// addresses in `aliases`, the oldest first; those outside the folder of its kind are short ways to it, or come from
/// another site, and were never an address of it here.
pub(super) fn permanent_id(edition: &Edition<'_>, page: Page, document: &Head) -> String {
    let folder = format!("{}/", document.name.kind.as_str());
    let mut old = document.aliases.iter().map(|old| old.0.trim_matches('/'));
    match old.find(|old| old.starts_with(&folder)) {
        Some(oldest) => edition.canonical(&edition.plan.file(old_address(oldest).as_str())),
        None => edition.canonical(edition.plan.url(page)),
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
