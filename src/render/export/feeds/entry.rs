//! The content of feeds in any format: the rounds that changed last, and the withdrawn ones.

use super::super::permanent::permanent_id;
use super::newness::Newness;
use crate::base::Date;
use crate::content::{Language, RecordKind};
use crate::model::{Event, EventId, Head, SeriesId, Tense, TopicKind, Withdrawn};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::Occasion;
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
    /// The rounds, the last changed first.
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
    /// Its title, marked where the round is not known to have been held.
    pub(super) title: String,
    /// Which round, when, where, by whom; then its summary.
    pub(super) summary: String,
    /// Its series, hosts and tags, and whether it was held.
    pub(super) categories: Vec<Category>,
    /// See [`Newness::changed`].
    pub(super) updated: Option<Date>,
    /// See [`Newness::published`].
    pub(super) published: Option<Date>,
    /// The language it is in, if that is not the one of the feed.
    pub(super) language: Option<Language>,
}

/// What a round is listed under.
pub(super) struct Category {
    /// The address of the list of such things.
    pub(super) scheme: String,
    /// Its id there.
    pub(super) term: String,
    /// What it is called.
    pub(super) label: String,
}

fn other_language(edition: &Edition<'_>, head: &Head) -> Option<Language> {
    let language = edition.language_of(head);
    Some(language).filter(|language| *language != edition.config.language)
}

impl Feed {
    /// The feed of one series or of all. It is as new as its newest record, so that a build does
    /// not depend on the clock.
    pub(super) fn of(edition: &Edition<'_>, series: Option<SeriesId>) -> Self {
        let archive = edition.archive;
        let entries = entries(edition, series);
        let tombstones = tombstones(edition, series);
        let updated = entries.iter().filter_map(|entry| entry.updated);
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

/// The rounds that changed last, held or not; of those that changed on the same day, the newest
/// rounds first.
fn entries(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<FeedEntry> {
    let archive = edition.archive;
    let newness = Newness::of(edition);
    let is_listed = |id: &EventId| series.is_none_or(|series| archive[*id].series == series);
    let ids = archive.events.ids().rev().filter(is_listed);
    let day = |id: EventId| newness.changed(&archive[id]).map(Date::first_day);
    let mut ids: Vec<_> = ids.map(|id| (Reverse(day(id)), id)).collect();
    ids.sort_by_key(|(day, _)| *day);
    ids.truncate(ENTRIES);
    ids.into_iter()
        .map(|(_, id)| entry(edition, &newness, id))
        .collect()
}

fn entry(edition: &Edition<'_>, newness: &Newness<'_>, id: EventId) -> FeedEntry {
    let event = &edition.archive[id];
    let head = &event.head;
    let page = Page::Event(id);
    let line = Occasion::of(edition, id).line();
    FeedEntry {
        id: permanent_id(edition, page, head),
        url: edition.page_address(page),
        title: marked_title(edition, event),
        summary: match &head.summary {
            Some(summary) => format!("{line}. {summary}"),
            None => line,
        },
        categories: categories(edition, event),
        updated: newness.changed(event),
        published: newness.published(event),
        language: other_language(edition, head),
    }
}

/// The title of a round; marked where it is not known to have been held.
pub(super) fn marked_title(edition: &Edition<'_>, event: &Event) -> String {
    let title = &event.head.title;
    match mark(edition, event) {
        Some((_, mark)) => {
            let values = [("mark", mark.as_str()), ("title", title)];
            edition.strings.fill("marked_item", &values)
        }
        None => title.clone(),
    }
}

/// What a round is, where it is not known to have been held: the value and the word for it.
fn mark(edition: &Edition<'_>, event: &Event) -> Option<(&'static str, String)> {
    match event.tense() {
        Tense::Held => None,
        Tense::Noticed => {
            let word = edition.strings.text("evidence_notice");
            Some(("notice", word.to_owned()))
        }
        Tense::Planned | Tense::Off => {
            let status = event.status.as_str();
            Some((status, edition.strings.word("status", status)))
        }
    }
}

fn categories(edition: &Edition<'_>, event: &Event) -> Vec<Category> {
    let archive = edition.archive;
    let category = |page: Page, term: &str, label: &str| Category {
        scheme: edition.page_address(page),
        term: term.to_owned(),
        label: label.to_owned(),
    };
    let series = &archive[event.series].head;
    let mut categories = vec![category(Page::SeriesList, &series.name.id, &series.title)];
    let hosts = event.hosts.iter().map(|host| &host.agency);
    categories.extend(hosts.map(|it| category(Page::Agencies, &archive[it.id].key, &it.name)));
    let tags = Page::Topics(TopicKind::Tag);
    categories.extend(event.head.tags.iter().map(|tag| category(tags, tag, tag)));
    let mark = mark(edition, event);
    categories.extend(mark.map(|(code, word)| category(Page::Events(1), code, &word)));
    categories
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
