//! Series in lists.

use crate::model::{EventId, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::{Counted, Labelled, LinkTo};
use serde::Serialize;

/// A series in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesView {
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its summary.
    pub summary: Option<String>,
    /// How many rounds are on record.
    pub rounds: usize,
    /// The years of its first and last round: `2019–2023`.
    pub years: String,
    /// What is handed on, where anything is.
    pub baton: Option<String>,
    /// The states of its legs, one after each round but the last: a small picture of its chain.
    pub spark: Vec<Labelled>,
}

impl SeriesView {
    /// The view of a series.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: SeriesId) -> Self {
        let series = &edition.archive[id];
        let common = &series.head;
        let rounds = &series.chain.rounds;
        let legs = series.chain.legs.iter();
        let between = legs.filter(|leg| leg.from.is_some() && leg.to.is_some());
        Self {
            title: common.title.clone(),
            url: edition.href(Page::Series(id)),
            summary: common.summary.clone(),
            rounds: rounds.len(),
            years: years_of(edition, rounds),
            baton: baton_name(edition, id),
            spark: between
                .map(|leg| edition.labelled("handover", leg.state.as_str()))
                .collect(),
        }
    }

    /// The views of all series, in the order of the archive.
    #[must_use]
    pub fn all(edition: &Edition<'_>) -> Vec<Self> {
        let ids = edition.archive.series.ids();
        ids.map(|id| Self::of(edition, id)).collect()
    }
}

/// What is handed on in a series, where anything is.
#[must_use]
pub fn baton_name(edition: &Edition<'_>, id: SeriesId) -> Option<String> {
    let baton = edition.archive[id].facts.baton.as_ref();
    baton.map(|baton| baton.name.clone())
}

/// The years of the first and the last of rounds in order: `2019–2023`, `2019`.
#[must_use]
pub fn years_of(edition: &Edition<'_>, rounds: &[EventId]) -> String {
    let year = |event: Option<&EventId>| event.and_then(|id| edition.archive[*id].year());
    match (year(rounds.first()), year(rounds.last())) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    }
}

/// A link to a series.
#[must_use]
pub fn series_link(edition: &Edition<'_>, id: SeriesId) -> LinkTo {
    LinkTo {
        title: edition.archive[id].head.title.clone(),
        url: edition.href(Page::Series(id)),
    }
}

/// All series with the number of their rounds, in the order of the archive.
#[must_use]
pub fn counted_series(edition: &Edition<'_>) -> Vec<Counted> {
    let counted = |id| {
        let LinkTo { title, url } = series_link(edition, id);
        Counted {
            title,
            url,
            count: edition.archive[id].chain.rounds.len(),
        }
    };
    edition.archive.series.ids().map(counted).collect()
}
