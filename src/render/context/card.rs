//! What stands on a card, the picture shown where a page is shared.

use super::Edition;
use crate::content::{Cards, Config};
use crate::model::EventId;
use crate::plan::{Page, Plan, Url};
use crate::render::draw::card::{SIZE, lines};
use crate::render::theme::CardNames;
use serde::Serialize;

/// The folder of the cards, below the root of the site.
const FOLDER: &str = "assets/cards";

/// How wide lines are in ems, and how many there are at most: of titles, and of what stands below
/// them.
const TITLE: (f64, usize) = (14.5, 3);
const FACT: (f64, usize) = (30.0, 1);
/// The name of a series has the number of the round behind it.
const SERIES: (f64, usize) = (26.0, 1);
/// It stands beside the bulb of the thermometer.
const SITE: (f64, usize) = (28.0, 1);

/// What `card.svg` may show, and all that it may.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// `event`, or `site` where the card stands for all other pages.
    pub kind: &'static str,
    /// The first part of the name of its file.
    pub name: String,
    /// The address of the page it was made for, below the root of the site.
    pub url: String,
    /// The code of the language.
    pub language: &'static str,
    /// Whether there is a font to write with; without, the card bears no word.
    pub has_font: bool,
    /// The name of the site.
    pub site: String,
    /// The name of the series.
    pub series: Option<String>,
    /// `제7회`; missing where the source gives no number.
    pub round: Option<String>,
    /// The title in lines.
    pub title: Vec<String>,
    /// What is said below the title, each in a line: the hosts and the day, or what the site is.
    pub facts: Vec<String>,
}

/// The card of a page, for those who show the page.
#[derive(Clone, Debug, Serialize)]
pub struct CardPicture {
    /// The full address of the picture.
    pub url: String,
    /// How wide it is, in pixels.
    pub width: u16,
    /// How high it is, in pixels.
    pub height: u16,
    /// What can be read on it.
    pub alt: String,
}

/// Where the pictures of the cards of a site lie.
#[derive(Clone, Debug)]
pub struct CardPaths {
    names: CardNames,
    /// That of the card of the site, which nearly every page names.
    site: String,
}

impl CardPaths {
    /// The paths of the cards of a site with these settings and addresses.
    #[must_use]
    pub fn new(names: CardNames, config: &Config, plan: &Plan) -> Self {
        let site = path(names, &site_card(names, config, plan));
        Self { names, site }
    }

    /// Whether there is a font that cards with Korean can be drawn with.
    #[must_use]
    pub fn has_fonts(&self) -> bool {
        self.names.has_fonts()
    }
}

/// The path of the picture of a card, below the output folder.
fn path(names: CardNames, card: &CardView) -> String {
    format!("{FOLDER}/{}", names.name(&card.name, card))
}

impl Edition<'_> {
    fn has_round_cards(&self) -> bool {
        self.config.cards == Cards::Rounds && self.volume.cards.has_fonts()
    }

    /// The page whose card a page shows: a round has its own where the site wants them and there is
    /// a font; all others share that of the home page.
    #[must_use]
    pub fn carded(&self, page: Page) -> Page {
        match page {
            Page::Event(_) if self.has_round_cards() => page,
            _ => Page::Home,
        }
    }

    /// The card of a page that has one of its own.
    #[must_use]
    pub fn card(&self, page: Page) -> CardView {
        match page {
            Page::Event(id) => self.event_card(id),
            _ => site_card(self.volume.cards.names, self.config, self.plan),
        }
    }

    /// Where the picture of a card lies, below the output folder.
    #[must_use]
    pub fn card_path(&self, page: Page) -> String {
        let cards = &self.volume.cards;
        match page {
            Page::Event(_) => path(cards.names, &self.card(page)),
            _ => cards.site.clone(),
        }
    }

    pub(super) fn card_picture(&self, page: Page) -> CardPicture {
        let carded = self.carded(page);
        let (width, height) = SIZE;
        CardPicture {
            url: self.canonical(&Url::file(&self.card_path(carded))),
            width,
            height,
            alt: self.title(carded),
        }
    }

    fn event_card(&self, id: EventId) -> CardView {
        let event = self.event(id);
        let hosts = self.archive[id].hosted_by();
        let hosts: Vec<&str> = hosts.map(|host| host.name.as_str()).collect();
        let dates = std::iter::once(event.date).chain(event.date_end);
        let dates: Vec<String> = dates.map(|date| date.text).collect();
        let url = self.plan.url(Page::Event(id)).as_str();
        let name = url.strip_suffix('/').unwrap_or(url);
        let facts = [hosts.join(" · "), dates.join(" – ")];
        CardView {
            kind: "event",
            name: name.replace(|c: char| !c.is_alphanumeric(), "-"),
            series: Some(lines(&event.series.title, SERIES.0, SERIES.1).concat()),
            round: event.round,
            title: lines(&event.title, TITLE.0, TITLE.1),
            facts: facts
                .iter()
                .flat_map(|fact| lines(fact, FACT.0, FACT.1))
                .collect(),
            url: url.to_owned(),
            language: self.config.language.as_str(),
            has_font: self.volume.cards.has_fonts(),
            site: lines(&self.config.title, SITE.0, SITE.1).concat(),
        }
    }
}

fn site_card(names: CardNames, config: &Config, plan: &Plan) -> CardView {
    let description = config.description.as_deref().unwrap_or_default();
    CardView {
        kind: "site",
        name: "site".to_owned(),
        url: plan.url(Page::Home).as_str().to_owned(),
        language: config.language.as_str(),
        has_font: names.has_fonts(),
        site: config.title.clone(),
        series: None,
        round: None,
        title: lines(&config.title, TITLE.0, TITLE.1),
        facts: lines(description, FACT.0, 3),
    }
}
