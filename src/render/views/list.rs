//! The parts of pages that list records: groups, pagers, counts.

use crate::model::{EventId, Tense};
use crate::plan::{PER_PAGE, Page};
use crate::render::edition::Edition;
use crate::render::labels::{Counted, LinkTo};
use serde::Serialize;
use std::collections::BTreeMap;

/// Records under a common heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group<T> {
    /// The heading: a year, a consonant, a type.
    pub title: String,
    /// An id for links to the heading, unique on the page.
    pub id: String,
    /// The records, in order.
    pub items: Vec<T>,
}

/// Links to the pages of a list that has several.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// Every page of the list.
    pub pages: Vec<LinkTo>,
    /// The position of this page, from 0.
    pub current: usize,
}

impl Pager {
    /// The pager of a list of `total` records on its page of a number; `None` if one page holds
    /// them all.
    #[must_use]
    pub fn of(
        edition: &Edition<'_>,
        total: usize,
        number: usize,
        page: fn(usize) -> Page,
    ) -> Option<Self> {
        let count = total.div_ceil(PER_PAGE);
        let link = |at: usize| LinkTo {
            title: at.to_string(),
            url: edition.href(page(at)),
        };
        (count > 1).then(|| Self {
            pages: (1..=count).map(link).collect(),
            current: number - 1,
        })
    }
}

/// The part of a list that its page of a number shows.
#[must_use]
pub fn page_of<T>(list: &[T], number: usize) -> &[T] {
    list.chunks(PER_PAGE).nth(number - 1).unwrap_or(&[])
}

/// The title of a page of a list: with its number, if it is not the first.
#[must_use]
pub fn numbered_title(edition: &Edition<'_>, key: &str, number: usize) -> String {
    let title = edition.strings.text(key);
    if number == 1 {
        return title.to_owned();
    }
    let values = [("title", title), ("n", &number.to_string())];
    edition.strings.fill("page_number", &values)
}

/// A count with the page that lists what is counted.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// How many.
    pub value: usize,
    /// The list.
    pub url: String,
}

impl Figure {
    /// How many rounds took place, and how many cases and agencies the archive has: people and
    /// groups are none.
    #[must_use]
    pub fn all(edition: &Edition<'_>) -> Vec<Self> {
        let archive = edition.archive;
        let held = archive.events.iter().filter(|event| event.is_held());
        let counts = [
            ("events", held.count(), Page::Events(1)),
            ("cases", archive.cases.len(), Page::Cases(1)),
            ("agencies", archive.body_count(), Page::Agencies),
        ];
        let figure = |(key, value, page)| Self {
            label: edition.strings.text(key).to_owned(),
            value,
            url: edition.href(page),
        };
        counts.into_iter().map(figure).collect()
    }
}

/// How many of some rounds took place, and what else there is among them.
#[derive(Clone, Debug, Serialize)]
pub struct Tally {
    /// How many took place, as far as is known.
    pub held: usize,
    /// How many of those only notices tell of, how many are still to come, how many did not take
    /// place; in words. `None` where there is nothing to say.
    pub besides: Option<String>,
}

impl Tally {
    /// The tally of rounds.
    #[must_use]
    pub fn of<'i>(edition: &Edition<'_>, rounds: impl IntoIterator<Item = &'i EventId>) -> Self {
        let mut counts: BTreeMap<Tense, usize> = BTreeMap::new();
        for id in rounds {
            *counts.entry(edition.archive[*id].tense()).or_insert(0) += 1;
        }
        let count = |tense: Tense| counts.get(&tense).copied().unwrap_or(0);
        let kinds = [
            ("rounds_noticed", count(Tense::Noticed)),
            ("rounds_planned", count(Tense::Planned)),
            ("rounds_off", count(Tense::Off)),
        ];
        let kinds = kinds.into_iter().filter(|(_, count)| *count > 0);
        let words = kinds.map(|(key, n)| edition.strings.fill(key, &[("n", &n.to_string())]));
        let words: Vec<String> = words.collect();
        Self {
            held: count(Tense::Held) + count(Tense::Noticed),
            besides: (!words.is_empty()).then(|| words.join(", ")),
        }
    }
}

/// The years with events, newest first, with the number of their events.
#[must_use]
pub fn counted_years(edition: &Edition<'_>) -> Vec<Counted> {
    let newest = edition.years.iter().rev();
    newest
        .map(|(year, records)| Counted {
            title: year.to_string(),
            url: edition.href(Page::Year(year)),
            count: records.events.len(),
        })
        .collect()
}

/// The heading of titles with a first character, as `index_head` gives it.
#[must_use]
pub fn index_title(edition: &Edition<'_>, head: char) -> String {
    match head {
        '0' => "0–9".to_owned(),
        '#' => edition.strings.text("index_other").to_owned(),
        head => head.to_string(),
    }
}
