//! The search page: what one can browse by before typing. The results are drawn by the script.

use super::kind::{PageKind, fields};
use crate::model::TopicKind;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::{Counted, LinkTo};
use crate::render::views::{Figure, counted_series, counted_topics, counted_years, see_journey};
use serde::Serialize;
use std::cmp::Reverse;
use tera::Context;

/// How many parts of a division are shown at most.
const MOST: usize = 20;

/// The search page.
pub(super) struct SearchKind;

impl PageKind for SearchKind {
    fn template(&self) -> &'static str {
        "search"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("search").to_owned()
    }

    fn scripts(&self) -> &'static [&'static str] {
        &["js_search_js"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&SearchPage::of(edition))
    }
}

/// `search.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct SearchPage {
    /// Counts of the archive, each with its list.
    pub figures: Vec<Figure>,
    /// The page of the thermometer.
    pub journey: LinkTo,
    /// The divisions of the archive; none of them is empty.
    pub ways: Vec<Division>,
}

/// What the archive is divided by: years, series, goals, topics.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Division {
    /// Its name.
    pub title: String,
    /// The page with all of its parts.
    pub url: String,
    /// An id, unique on the page.
    pub id: &'static str,
    /// The parts; of many the twenty with the most records, in the order of the whole list.
    pub items: Vec<Counted>,
}

impl SearchPage {
    fn of(edition: &Edition<'_>) -> Self {
        let (tags, values) = (TopicKind::Tag, TopicKind::Value);
        let division = |id, key, page, items: Vec<Counted>| Division {
            title: edition.strings.text(key).to_owned(),
            url: edition.href(page),
            id,
            items: most(items),
        };
        let divisions = [
            division(
                "by-year",
                "by_year",
                Page::Events(1),
                counted_years(edition),
            ),
            division(
                "by-series",
                "by_series",
                Page::SeriesList,
                counted_series(edition),
            ),
            division(
                "by-value",
                "values",
                Page::Topics(values),
                counted_topics(edition, values),
            ),
            division(
                "by-tag",
                "tags",
                Page::Topics(tags),
                counted_topics(edition, tags),
            ),
        ];
        let divisions = divisions.into_iter();
        Self {
            figures: Figure::all(edition),
            journey: LinkTo {
                title: see_journey(edition),
                url: edition.href(Page::Thermometer),
            },
            ways: divisions.filter(|it| !it.items.is_empty()).collect(),
        }
    }
}

/// Keeps the [`MOST`] parts with the most records, in their order; of equal ones the earlier.
fn most(mut items: Vec<Counted>) -> Vec<Counted> {
    let mut counts: Vec<(usize, usize)> = items.iter().map(|item| item.count).enumerate().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let mut kept = vec![false; items.len()];
    for (at, _) in counts.into_iter().take(MOST) {
        kept[at] = true;
    }
    let mut kept = kept.into_iter();
    items.retain(|_| kept.next().unwrap_or_default());
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_parts_those_with_the_most_records_stay_in_their_order() {
        let counted = |count: usize| Counted {
            title: count.to_string(),
            url: String::new(),
            count,
        };
        let counts = |items: Vec<Counted>| items.iter().map(|item| item.count).collect::<Vec<_>>();
        assert_eq!(counts(most(vec![counted(3), counted(9)])), [3, 9]);
        let many = most((0..MOST + 5).map(counted).collect());
        assert_eq!(counts(many), (5..MOST + 5).collect::<Vec<_>>());
    }
}
