//! The parts of pages that list records: groups, pagers, counts.

use crate::plan::{PER_PAGE, Page};
use crate::render::edition::Edition;
use crate::render::labels::{Counted, LinkTo};
use serde::Serialize;

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
    /// How many events, cases and agencies the archive has.
    #[must_use]
    pub fn all(edition: &Edition<'_>) -> Vec<Self> {
        let counts = [
            ("events", edition.archive.events.len(), Page::Events(1)),
            ("cases", edition.archive.cases.len(), Page::Cases(1)),
            ("agencies", edition.archive.agencies.len(), Page::Agencies),
        ];
        let figure = |(key, value, page)| Self {
            label: edition.strings.text(key).to_owned(),
            value,
            url: edition.href(page),
        };
        counts.into_iter().map(figure).collect()
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
