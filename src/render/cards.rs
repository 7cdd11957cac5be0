//! Cards: what is written on the picture that is shown where a page is shared, and where it lies.

use super::draw::card::lines;
use super::theme::CardNames;
use crate::content::Config;
use crate::plan::{Page, Plan};
use serde::Serialize;

/// The folder of the cards, below the root of the site.
const FOLDER: &str = "assets/cards";

/// How wide lines are in ems, and how many there are at most.
pub(super) const TITLE: (f64, usize) = (14.5, 3);
pub(super) const FACT: (f64, usize) = (30.0, 1);
const DESCRIPTION: (f64, usize) = (FACT.0, 3);
/// Narrower than a fact: the number of the round follows the name of the series.
pub(super) const SERIES: (f64, usize) = (26.0, 1);
/// Narrower than a fact: the bulb of the thermometer is beside it.
pub(super) const SITE: (f64, usize) = (28.0, 1);

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
    /// The card of the site, shown by all pages that have none of their own.
    #[must_use]
    pub fn of_site(config: &Config, plan: &Plan, names: CardNames) -> Self {
        let description = config.description.as_deref().unwrap_or_default();
        Self {
            kind: "site",
            name: "site".to_owned(),
            url: plan.url(Page::Home).as_str().to_owned(),
            language: config.language.as_str(),
            has_font: names.has_fonts(),
            site: config.title.clone(),
            series: None,
            round: None,
            title: lines(&config.title, TITLE.0, TITLE.1),
            facts: lines(description, DESCRIPTION.0, DESCRIPTION.1),
        }
    }
}

/// Where the pictures of the cards of a site lie, below the output folder.
#[derive(Clone, Debug)]
pub struct CardPaths {
    /// How their files are named.
    pub names: CardNames,
    /// That of the card of the site, which nearly every page links to.
    pub site: String,
}

impl CardPaths {
    /// The paths for a site with these settings and addresses.
    #[must_use]
    pub fn new(config: &Config, plan: &Plan, names: CardNames) -> Self {
        let site = path(names, &CardView::of_site(config, plan, names));
        Self { names, site }
    }

    /// The path of the picture of a card.
    #[must_use]
    pub fn of(&self, card: &CardView) -> String {
        path(self.names, card)
    }

    /// Whether there is a font that cards with Korean can be drawn with.
    #[must_use]
    pub fn has_fonts(&self) -> bool {
        self.names.has_fonts()
    }
}

fn path(names: CardNames, card: &CardView) -> String {
    format!("{FOLDER}/{}", names.name(&card.name, card))
}
