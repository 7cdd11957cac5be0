//! What all pages share: the name of the site, its menu, who runs it.

use super::Edition;
use super::records::LicenseView;
use super::views::LinkTo;
use crate::content::Extra;
use crate::model::AgencyId;
use crate::plan::{CALENDAR_FILE, FEED_FILE, OPENSEARCH_FILE, Page, PageId, RSS_FILE};
use crate::render::data::has_calendar;
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
    /// How to reach them.
    pub contact: Option<String>,
    /// Whether it is an official site of the government.
    pub official: bool,
    /// The licence of the texts.
    pub license: Option<LicenseView>,
    /// The main menu; each item with the part of the site it leads to.
    pub menu: Vec<MenuLink>,
    /// The plain pages, for the foot of the page.
    pub pages: Vec<LinkTo>,
    /// `name: content` for search engines.
    pub verification: BTreeMap<String, String>,
    /// The address of the feed.
    pub feed: String,
    /// The address of the same in the older format.
    pub rss: String,
    /// The address of the calendar; none where no day is known.
    pub calendar: Option<String>,
    /// The address of the file that tells browsers how to search.
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
    /// The words.
    pub title: String,
    /// The address.
    pub url: String,
    /// The part of the site, compared with `page.section`.
    pub section: &'static str,
}

impl Edition<'_> {
    /// Makes what all pages share.
    #[must_use]
    pub fn site(&self) -> SiteView {
        let config = self.config;
        SiteView {
            title: config.title.clone(),
            description: config.description.clone(),
            language: config.language.as_str(),
            operator: config.operator.as_deref().map(|name| self.operator(name)),
            contact: config.contact.clone(),
            official: config.official,
            license: config.license.map(|license| self.license(license)),
            menu: self.menu(),
            pages: (0..self.archive.pages.len())
                .map(|at| self.plain_link(PageId::at(at)))
                .collect(),
            verification: config.verification.clone(),
            feed: self.plan.file(FEED_FILE).as_str().to_owned(),
            rss: self.plan.file(RSS_FILE).as_str().to_owned(),
            calendar: has_calendar(self, None)
                .then(|| self.plan.file(CALENDAR_FILE).as_str().to_owned()),
            opensearch: self.plan.file(OPENSEARCH_FILE).as_str().to_owned(),
            index: self.plan.file("").as_str().to_owned(),
            home: self.href(Page::Home),
            search: self.href(Page::Search),
            portable: self.is_portable,
            extra: config.extra.clone(),
        }
    }

    /// The operator: an agency of the archive, or a name without a page.
    fn operator(&self, name: &str) -> LinkTo {
        let is_named = |id: &AgencyId| {
            self.archive[*id].title == name || self.volumes[0].archive[*id].title == name
        };
        match self.archive.agency_ids().find(is_named) {
            Some(id) => self.agency_link(id),
            None => LinkTo {
                title: name.to_owned(),
                url: String::new(),
            },
        }
    }

    fn plain_link(&self, id: PageId) -> LinkTo {
        let title = self.archive.pages[id.index()]
            .document
            .common
            .title
            .value
            .clone();
        LinkTo {
            title,
            url: self.href(Page::Plain(id)),
        }
    }

    fn menu(&self) -> Vec<MenuLink> {
        let own = |item: &crate::content::MenuItem| MenuLink {
            title: item.label.clone(),
            url: item.path.value.clone(),
            section: "",
        };
        if !self.config.menu.is_empty() {
            return self.config.menu.iter().map(own).collect();
        }
        let items = [
            ("events", Page::Events(1), "events"),
            ("cases", Page::Cases(1), "cases"),
            ("agencies", Page::Agencies, "agencies"),
            ("thermometer_menu", Page::Thermometer, "thermometer"),
            ("figures", Page::Figures, "figures"),
        ];
        let link = |(key, page, section)| MenuLink {
            title: self.strings.text(key).to_owned(),
            url: self.href(page),
            section,
        };
        items.into_iter().map(link).collect()
    }
}
