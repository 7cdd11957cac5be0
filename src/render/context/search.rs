//! The search page: the ways to browse that stand on it before anything is looked for.

use super::Edition;
use super::lists::Figure;
use super::views::{Counted, LinkTo};
use crate::model::TopicKind;
use crate::plan::Page;
use serde::Serialize;

/// The data of the search page. What is found is drawn by the script.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// Counts of the archive, each with its list.
    pub figures: Vec<Figure>,
    /// The way of the thermometer.
    pub journey: LinkTo,
    /// Lists that narrow the archive down, none of them empty.
    pub ways: Vec<Way>,
}

/// One way to browse.
#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// What the archive is divided by: years, series, goals, topics.
    pub title: String,
    /// The page with all of them.
    pub url: String,
    /// An id, unique on the page.
    pub id: &'static str,
    /// The parts; of many the twenty with the most records, in the order of the whole list.
    pub items: Vec<Counted>,
}

/// How many parts of a division are shown.
const MOST: usize = 20;

impl Edition<'_> {
    pub(super) fn search_page(&self) -> SearchPage {
        let series = self.archive.series.ids().map(|id| self.counted_series(id));
        let ways = [
            ("by-year", "by_year", Page::Events(1), self.years()),
            ("by-series", "by_series", Page::SeriesList, series.collect()),
            (
                "by-value",
                "values",
                Page::Topics(TopicKind::Value),
                self.topics_of(TopicKind::Value),
            ),
            (
                "by-tag",
                "tags",
                Page::Topics(TopicKind::Tag),
                self.topics_of(TopicKind::Tag),
            ),
        ];
        let way = |(id, key, page, items)| Way {
            title: self.strings.text(key).to_owned(),
            url: self.href(page),
            id,
            items: most(items),
        };
        SearchPage {
            figures: self.figures(),
            journey: LinkTo {
                title: self.strings.text("see_journey").to_owned(),
                url: self.href(Page::Thermometer),
            },
            ways: ways
                .into_iter()
                .map(way)
                .filter(|way: &Way| !way.items.is_empty())
                .collect(),
        }
    }
}

/// Keeps the parts with the most records, in the order they had; of equal ones the earlier.
fn most(mut items: Vec<Counted>) -> Vec<Counted> {
    let mut counts: Vec<(usize, usize)> = items.iter().map(|item| item.count).enumerate().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
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
