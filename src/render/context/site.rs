//! What all pages share: the name of the site, its menu, who runs it.

use crate::content::{Extra, MenuItem};
use crate::model::AgencyId;
use crate::plan::{CALENDAR_FILE, FEED_FILE, OPENSEARCH_FILE, Page, RSS_FILE};
use crate::render::edition::Edition;
use crate::render::export::has_calendar;
use crate::render::labels::LinkTo;
use crate::render::pages::kind_of;
use crate::render::views::{LicenseView, agency_link, journey_word};
use serde::Serialize;
use std::collections::BTreeMap;

/// What all pages share.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The name of the site.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// `ko` or `en`.
    pub language: &'static str,
    /// Who runs it.
    pub operator: Option<LinkTo>,
    /// How to contact the operator.
    pub contact: Option<String>,
    /// Whether it is an official site of the government.
    pub official: bool,
    /// The licence of the texts.
    pub license: Option<LicenseView>,
    /// The main menu.
    pub menu: Vec<MenuLink>,
    /// The plain pages, for the foot of the page.
    pub pages: Vec<LinkTo>,
    /// The list of people; missing where records name nobody.
    pub people: Option<LinkTo>,
    /// `name: content` for search engines.
    pub verification: BTreeMap<String, String>,
    /// The address of the feed.
    pub feed: String,
    /// The address of the feed as RSS.
    pub rss: String,
    /// The address of the calendar; missing if no round has a known day.
    pub calendar: Option<String>,
    /// The address of the OpenSearch description.
    pub opensearch: String,
    /// The folder that the index of the language lies in, below the root of the site.
    pub index: String,
    /// The address of the home page.
    pub home: String,
    /// The address of the search page.
    pub search: String,
    /// Whether the site is opened from a disk, without a server.
    pub portable: bool,
    /// Free values of the settings.
    pub extra: Extra,
}

/// A link of the main menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuLink {
    /// The link text.
    pub title: String,
    /// The address.
    pub url: String,
    /// The section of the site, compared with `page.section`.
    pub section: &'static str,
}

impl SiteView {
    /// What all pages of an edition share.
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let config = edition.config;
        let file = |name| edition.plan.file(name).as_str().to_owned();
        let operator = config.operator.as_deref();
        Self {
            title: config.title.clone(),
            description: config.description.clone(),
            language: config.language.as_str(),
            operator: operator.map(|name| operator_link(edition, name)),
            contact: config.contact.clone(),
            official: config.official,
            license: config
                .license
                .map(|license| LicenseView::of(edition, license)),
            menu: menu(edition),
            pages: plain_links(edition),
            people: people_link(edition),
            verification: config.verification.clone(),
            feed: file(FEED_FILE),
            rss: file(RSS_FILE),
            calendar: has_calendar(edition, None).then(|| file(CALENDAR_FILE)),
            opensearch: file(OPENSEARCH_FILE),
            index: file(""),
            home: edition.href(Page::Home),
            search: edition.href(Page::Search),
            portable: edition.is_portable,
            extra: config.extra.clone(),
        }
    }
}

/// The operator: an agency of the archive by its title in this or the default language, or a name
/// without a page.
fn operator_link(edition: &Edition<'_>, name: &str) -> LinkTo {
    let original = edition.default_edition().archive;
    let is_named = |id: &AgencyId| {
        let archives = [edition.archive, original];
        archives.iter().any(|archive| archive[*id].title == name)
    };
    match edition.archive.agencies.ids().find(is_named) {
        Some(id) => agency_link(edition, id),
        None => LinkTo {
            title: name.to_owned(),
            url: String::new(),
        },
    }
}

fn people_link(edition: &Edition<'_>) -> Option<LinkTo> {
    let url = edition.plan.find(Page::People)?;
    Some(LinkTo {
        title: edition.strings.text("people_title").to_owned(),
        url: edition.spell(url),
    })
}

fn plain_links(edition: &Edition<'_>) -> Vec<LinkTo> {
    let link = |id| {
        let page = Page::Plain(id);
        LinkTo {
            title: kind_of(page).title(edition),
            url: edition.href(page),
        }
    };
    edition.archive.pages.ids().map(link).collect()
}

/// The menu of the settings, or a link to each section.
fn menu(edition: &Edition<'_>) -> Vec<MenuLink> {
    let own = &edition.config.menu;
    if !own.is_empty() {
        let link = |item: &MenuItem| MenuLink {
            title: item.label.clone(),
            url: item.path.value.clone(),
            section: "",
        };
        return own.iter().map(link).collect();
    }
    let items = [
        ("events", Page::Events(1)),
        ("cases", Page::Cases(1)),
        ("agencies", Page::Agencies),
        ("thermometer_menu", Page::Thermometer),
        ("figures", Page::Figures),
        ("data", Page::Data),
    ];
    let title = |key: &str, page: Page| match page {
        Page::Thermometer => journey_word(edition),
        _ => edition.strings.text(key).to_owned(),
    };
    let link = |(key, page): (&str, Page)| MenuLink {
        title: title(key, page),
        url: edition.href(page),
        section: kind_of(page).section(),
    };
    items.into_iter().map(link).collect()
}
