//! Series in lists.

use super::lines::lines;
use super::list::Tally;
use crate::model::{Event, EventId, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::{Counted, Labelled, LinkTo};
use serde::Serialize;
use std::collections::BTreeSet;

/// A series in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesView {
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Its rounds on record.
    pub rounds: Tally,
    /// The years of the first and the last round that was held: `2019–2023`.
    pub years: String,
    /// What is handed on, where anything is.
    pub baton: Option<String>,
    /// Its rounds but for those that did not take place: a small picture of its chain.
    pub spark: Vec<Spark>,
}

/// A round in the small picture of a chain.
#[derive(Clone, Debug, Serialize)]
pub struct Spark {
    /// How it is drawn: see [`Event::mark`].
    pub mark: &'static str,
    /// The leg from the round before it in the picture, where one leads here from there.
    pub line: Option<Labelled>,
}

impl Spark {
    fn all(edition: &Edition<'_>, id: SeriesId) -> Vec<Self> {
        let rounds = edition.archive[id].chain.rounds.iter();
        let rounds = rounds
            .map(|id| &edition.archive[*id])
            .zip(lines(edition, id));
        let rounds = rounds.filter(|(event, _)| event.is_link());
        rounds
            .map(|(event, line)| Self {
                mark: event.mark(),
                line: line.map(|state| edition.labelled("handover", state)),
            })
            .collect()
    }
}

impl SeriesView {
    /// The view of a series.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: SeriesId) -> Self {
        let series = &edition.archive[id];
        let common = &series.head;
        let rounds = &series.chain.rounds;
        let held = rounds.iter().filter(|id| edition.archive[**id].is_held());
        let held: Vec<EventId> = held.copied().collect();
        Self {
            title: common.title.clone(),
            url: edition.href(Page::Series(id)),
            summary: common.summary.clone(),
            rounds: Tally::of(edition, rounds),
            years: years_of(edition, &held),
            baton: baton_name(edition, id),
            spark: Spark::all(edition, id),
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

/// The heading over the rounds of a series: the journey of its own baton, or their order where
/// nothing is handed on.
#[must_use]
pub fn journey(edition: &Edition<'_>, id: SeriesId) -> String {
    match baton_name(edition, id) {
        Some(baton) => edition.strings.fill("journey_of", &[("baton", &baton)]),
        None => edition.strings.text("order_of_rounds").to_owned(),
    }
}

/// The heading over the rounds of all series: the journey of the baton, if any series has one.
#[must_use]
pub fn site_journey(edition: &Edition<'_>) -> String {
    match site_baton(edition) {
        Some(baton) => edition.strings.fill("journey_of", &[("baton", &baton)]),
        None => edition.strings.text("order_of_rounds").to_owned(),
    }
}

/// The text of a link to that page.
#[must_use]
pub fn see_journey(edition: &Edition<'_>) -> String {
    let journey = [("journey", &*site_journey(edition))];
    edition.strings.fill("see_journey", &journey)
}

/// The same for the menu, in one word: the short word of the theme where the name of the baton has
/// it.
#[must_use]
pub fn journey_word(edition: &Edition<'_>) -> String {
    let word = edition.strings.text("thermometer_menu");
    match site_baton(edition) {
        Some(baton) if baton.to_lowercase().contains(&word.to_lowercase()) => word.to_owned(),
        Some(baton) => baton,
        None => edition.strings.text("journey").to_owned(),
    }
}

/// What the relays of the archive hand on: their baton by its name where all that have one hand on
/// the same, else the word for any.
fn site_baton(edition: &Edition<'_>) -> Option<String> {
    let series = edition.archive.series.ids();
    let names: BTreeSet<String> = series.filter_map(|id| baton_name(edition, id)).collect();
    let is_one = names.len() == 1;
    let name = names.into_iter().next()?;
    Some(if is_one {
        name
    } else {
        edition.strings.text("baton_word").to_owned()
    })
}

/// The first and the last year of rounds: `2019–2023`, `2019`; empty where none is known.
#[must_use]
pub fn years_of(edition: &Edition<'_>, rounds: &[EventId]) -> String {
    let events = || rounds.iter().map(|id| &edition.archive[*id]);
    let first = events().filter_map(Event::year).min();
    let known = events().filter(|event| event.year().is_some());
    let last = known
        .filter_map(|event| Some(event.dates.latest().or(event.anchor())?.year()))
        .max();
    match (first, last) {
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
