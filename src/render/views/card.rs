//! Which card a page shows.

use super::event::EventView;
use super::occasion::Occasion;
use crate::content::Cards;
use crate::model::EventId;
use crate::plan::Page;
use crate::render::cards::{CardView, FACT, SERIES, SITE, TITLE};
use crate::render::draw::card::lines;
use crate::render::edition::Edition;

/// The page whose card a page shows: its own for a round, if the site wants that and there is a
/// font; all others share that of the home page.
#[must_use]
pub fn carded(edition: &Edition<'_>, page: Page) -> Page {
    let has_round_cards = edition.config.cards == Cards::Rounds && edition.cards.has_fonts();
    match page {
        Page::Event(_) if has_round_cards => page,
        _ => Page::Home,
    }
}

/// The card of a page that has its own; see [`carded`].
#[must_use]
pub fn card(edition: &Edition<'_>, page: Page) -> CardView {
    match page {
        Page::Event(id) => event_card(edition, id),
        _ => CardView::of_site(edition.config, edition.plan, edition.cards.names),
    }
}

/// Where the picture of that card lies, below the output folder.
#[must_use]
pub fn card_path(edition: &Edition<'_>, page: Page) -> String {
    match page {
        Page::Event(id) => edition.cards.of(&event_card(edition, id)),
        _ => edition.cards.site.clone(),
    }
}

fn event_card(edition: &Edition<'_>, id: EventId) -> CardView {
    let event = EventView::of(edition, id);
    let hosted = Occasion::of(edition, id).hosted.unwrap_or_default();
    let url = edition.plan.url(Page::Event(id)).as_str();
    let name = url.strip_suffix('/').unwrap_or(url);
    let facts = [hosted, event.date.text];
    let facts = facts.iter().flat_map(|fact| lines(fact, FACT.0, FACT.1));
    CardView {
        kind: "event",
        name: name.replace(|c: char| !c.is_alphanumeric(), "-"),
        series: Some(lines(&event.series.title, SERIES.0, SERIES.1).concat()),
        round: event.round,
        title: lines(&event.title, TITLE.0, TITLE.1),
        facts: facts.collect(),
        url: url.to_owned(),
        language: edition.config.language.as_str(),
        has_font: edition.cards.has_fonts(),
        site: lines(&edition.config.title, SITE.0, SITE.1).concat(),
    }
}
