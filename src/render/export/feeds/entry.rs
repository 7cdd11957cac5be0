//! The content of feeds in any format: the newest rounds, and the withdrawn ones.

use super::super::changed::{Changed, last_changed};
use crate::base::Date;
use crate::content::{Language, RecordKind};
use crate::model::{EventId, Head, SeriesId, Withdrawn};
use crate::plan::{Page, old_address};
use crate::render::edition::Edition;
use std::cmp::Reverse;

/// How many rounds a feed holds.
const ENTRIES: usize = 30;

/// A feed.
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
    /// The rounds that took place, newest first.
    pub(super) entries: Vec<FeedEntry>,
    /// The withdrawn rounds, the last withdrawn first.
    pub(super) tombstones: Vec<Tombstone>,
}

/// A withdrawn round.
pub(super) struct Tombstone {
    /// See [`permanent_id`].
    pub(super) id: String,
    /// The address of the page that says why.
    pub(super) url: String,
    /// Its title, marked as withdrawn.
    pub(super) title: String,
    pub(super) reason: String,
    pub(super) day: Date,
    /// See [`FeedEntry::language`].
    pub(super) language: Option<Language>,
}

/// A round in a feed.
pub(super) struct FeedEntry {
    /// See [`permanent_id`].
    pub(super) id: String,
    /// The address of its page.
    pub(super) url: String,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    /// The day the record was last changed, else that of the round.
    pub(super) updated: Date,
    /// When the round took place.
    pub(super) date: Date,
    /// The language it is in, if that is not the one of the feed.
    pub(super) language: Option<Language>,
}

fn other_language(edition: &Edition<'_>, head: &Head) -> Option<Language> {
    let language = edition.language_of(head);
    Some(language).filter(|language| *language != edition.config.language)
}

impl Feed {
    /// The feed of one series or of all. It is as new as its newest record, so that a build does
    /// not depend on the clock.
    pub(super) fn of(edition: &Edition<'_>, changed: &Changed, series: Option<SeriesId>) -> Self {
        let archive = edition.archive;
        let is_listed = |id: &EventId| {
            let event = &archive[*id];
            event.is_held() && series.is_none_or(|series| event.series == series)
        };
        let newest = archive.events.ids().rev().filter(is_listed).take(ENTRIES);
        let entries: Vec<FeedEntry> = newest.map(|id| entry(edition, changed, id)).collect();
        let tombstones = tombstones(edition, series);
        let updated = entries.iter().map(|entry| entry.updated);
        let updated = updated.chain(tombstones.iter().map(|it| it.day));
        // Feeds hold moments: of a year or a month, the first.
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
        let home = edition.page_address(page);
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

fn entry(edition: &Edition<'_>, changed: &Changed, id: EventId) -> FeedEntry {
    let event = &edition.archive[id];
    let common = &event.head;
    let page = Page::Event(id);
    FeedEntry {
        id: permanent_id(edition, page, &event.head),
        url: edition.page_address(page),
        title: common.title.clone(),
        summary: common.summary.clone(),
        updated: last_changed(&event.head, changed)
            .or(event.anchor())
            .unwrap_or(Date::LAST),
        date: event.anchor().unwrap_or(Date::LAST),
        language: other_language(edition, &event.head),
    }
}

fn tombstones(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Tombstone> {
    let records = edition.archive.withdrawn.entries();
    let is_listed = |record: &Withdrawn| {
        record.head.name.kind == RecordKind::Event
            && series.is_none_or(|series| record.series == Some(series))
    };
    let records = records.filter(|(_, record)| is_listed(record));
    let mut tombstones: Vec<Tombstone> = records
        .map(|(id, record)| {
            let page = Page::Withdrawn(id);
            Tombstone {
                id: permanent_id(edition, page, &record.head),
                url: edition.page_address(page),
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

/// The permanent id of a record: its oldest address here. `aliases` holds the old addresses of a
/// page, the oldest first; those outside the folder of its kind are shortcuts or come from another
/// site, and never were its address here.
pub(super) fn permanent_id(edition: &Edition<'_>, page: Page, head: &Head) -> String {
    let folder = format!("{}/", head.name.kind.as_str());
    let mut old = head.aliases.iter().map(|old| old.0.trim_matches('/'));
    match old.find(|old| old.starts_with(&folder)) {
        Some(oldest) => edition.canonical(&edition.plan.file(old_address(oldest).as_str())),
        None => edition.page_address(page),
    }
}
