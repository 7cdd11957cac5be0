//! Cards: what is written on the picture that is shown where a page is shared.

use super::event::EventView;
use crate::content::Cards;
use crate::model::EventId;
use crate::plan::{Page, Url};
use crate::render::draw::card::lines;
use crate::render::edition::Edition;
use serde::Serialize;

/// The folder of the cards, below the root of the site.
const FOLDER: &str = "assets/cards";

/// How wide lines are in ems, and how many there are at most.
const TITLE: (f64, usize) = (14.5, 3);
const FACT: (f64, usize) = (30.0, 1);
const DESCRIPTION: (f64, usize) = (FACT.0, 3);
/// Narrower than a fact: the number of the round follows the name of the series.
const SERIES: (f64, usize) = (26.0, 1);
/// Narrower than a fact: the bulb of the thermometer is beside it.
const SITE: (f64, usize) = (28.0, 1);

/// All that `card.svg` sees.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// `event`, or `site` for the card of all other pages.
    pub kind: &'static str,
    /// The first part of the name of its file.
    pub name: String,
    /// The address of the page it is made for, below the root of the site.
    pub url: String,
    /// The code of the language.
    pub language: &'static str,
    /// Whether there is a font to write with; without, the card has no text.
    pub has_font: bool,
    /// The name of the site.
    pub site: String,
    /// The name of the series.
    pub series: Option<String>,
    /// `제7회`; missing where the source gives no number.
    pub round: Option<String>,
    /// The title in lines.
    pub title: Vec<String>,
    /// The lines below the title: the hosts and the day, or what the site is.
    pub facts: Vec<String>,
}

impl CardView {
    /// The card of a page that has its own; see [`carded`].
    #[must_use]
    pub fn of(edition: &Edition<'_>, page: Page) -> Self {
        match page {
            Page::Event(id) => Self::of_event(edition, id),
            _ => Self::of_site(edition),
        }
    }

    fn of_event(edition: &Edition<'_>, id: EventId) -> Self {
        let event = EventView::of(edition, id);
        let hosts = edition.archive[id].hosted_by();
        let hosts: Vec<&str> = hosts.map(|host| host.name.as_str()).collect();
        let dates = std::iter::once(event.date).chain(event.date_end);
        let dates: Vec<String> = dates.map(|date| date.text).collect();
        let url = edition.plan.url(Page::Event(id)).as_str();
        let name = url.strip_suffix('/').unwrap_or(url);
        let facts = [hosts.join(" · "), dates.join(" – ")];
        let facts = facts.iter().flat_map(|fact| lines(fact, FACT.0, FACT.1));
        Self {
            kind: "event",
            name: name.replace(|c: char| !c.is_alphanumeric(), "-"),
            series: Some(lines(&event.series.title, SERIES.0, SERIES.1).concat()),
            round: event.round,
            title: lines(&event.title, TITLE.0, TITLE.1),
            facts: facts.collect(),
            url: url.to_owned(),
            language: edition.config.language.as_str(),
            has_font: edition.cards.has_fonts,
            site: lines(&edition.config.title, SITE.0, SITE.1).concat(),
        }
    }

    fn of_site(edition: &Edition<'_>) -> Self {
        let config = edition.config;
        let description = config.description.as_deref().unwrap_or_default();
        Self {
            kind: "site",
            name: "site".to_owned(),
            url: edition.plan.url(Page::Home).as_str().to_owned(),
            language: config.language.as_str(),
            has_font: edition.cards.has_fonts,
            site: config.title.clone(),
            series: None,
            round: None,
            title: lines(&config.title, TITLE.0, TITLE.1),
            facts: lines(description, DESCRIPTION.0, DESCRIPTION.1),
        }
    }

    /// Where its picture lies, below the output folder.
    #[must_use]
    pub fn path(&self, edition: &Edition<'_>) -> String {
        format!("{FOLDER}/{}", edition.cards.file_name(&self.name, self))
    }
}

/// The page whose card a page shows: its own for a round, if the site wants that and there is a font; all
/// others share that of the home page.
#[must_use]
pub fn carded(edition: &Edition<'_>, page: Page) -> Page {
    let has_round_cards = edition.config.cards == Cards::Rounds && edition.cards.has_fonts;
    match page {
        Page::Event(_) if has_round_cards => page,
        _ => Page::Home,
    }
}

/// The full address of the picture of a card.
#[must_use]
pub fn card_url(edition: &Edition<'_>, carded: Page) -> String {
    let path = CardView::of(edition, carded).path(edition);
    edition.canonical(&Url::file(&path))
}
