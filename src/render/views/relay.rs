//! What a series is called, and what it hands on.

use crate::model::SeriesId;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;
use std::collections::BTreeSet;

/// A link to a series.
#[must_use]
pub fn series_link(edition: &Edition<'_>, id: SeriesId) -> LinkTo {
    LinkTo {
        title: edition.archive[id].head.title.clone(),
        url: edition.href(Page::Series(id)),
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
