//! The complete data of one page, ready for a template. A template sees this and nothing else.

mod agency;
mod card;
mod cited;
mod figures;
mod linked;
mod lists;
mod media;
mod records;
mod relay;
mod search;
mod site;
mod timeline;
mod views;
mod withdrawn;

pub use agency::AgencyPage;
pub use card::{CardPicture, CardView};
pub use cited::{CitationView, Statement};
pub use figures::{FiguresPage, RegionPage, RegionsPage};
pub use linked::organization_type;
pub use lists::{CasesPage, EventsPage, Group, HomePage, TopicPage, TopicsPage, YearPage};
pub use media::MediaView;
pub use records::{CasePage, EventPage, LicenseView, PlainPage, RecordView};
pub use relay::{SeriesPage, SeriesView, ThermometerPage};
pub use search::{SearchPage, Way};
pub use site::SiteView;
pub use timeline::TimelineView;
pub use views::{
    AgencyView, CaseView, Counted, DateView, EventView, HandoverView, HostView, Labelled, LinkTo,
};
pub use withdrawn::WithdrawnPage;

use super::strings::Strings;
use super::theme::Theme;
use crate::content::{Config, Language, License};
use crate::model::{Archive, TopicKind};
use crate::plan::{LinkTarget, Links, PER_PAGE, Page, Plan, Url};
use crate::render::data::policy;
use serde::Serialize;
use std::sync::OnceLock;

/// A site in one of its languages.
pub struct Volume {
    /// The records, with the words of that language.
    pub archive: Archive,
    /// The addresses.
    pub plan: Plan,
    /// The settings.
    pub config: Config,
    /// Templates, words and files.
    pub theme: Theme,
    /// Where the card of the site lies, which nearly every page names; see [`Edition::card_path`].
    pub site_card: OnceLock<String>,
}

/// Everything a context is made from: one volume, and what all of them share.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// The site in all its languages, its own first.
    volumes: &'a [Volume],
    /// The records.
    pub archive: &'a Archive,
    /// The addresses.
    pub plan: &'a Plan,
    /// What links in bodies mean.
    pub links: &'a Links,
    /// The settings.
    pub config: &'a Config,
    /// The words of the theme.
    pub strings: &'a Strings,
    /// Whether the site is opened from a disk, without a server.
    pub is_portable: bool,
    /// The volume itself.
    volume: &'a Volume,
}

impl<'a> Edition<'a> {
    /// The edition of the volume of a number.
    #[must_use]
    pub fn new(volumes: &'a [Volume], number: usize, links: &'a Links, is_portable: bool) -> Self {
        let volume = &volumes[number];
        Self {
            volumes,
            archive: &volume.archive,
            plan: &volume.plan,
            links,
            config: &volume.config,
            strings: volume.theme.strings(),
            is_portable,
            volume,
        }
    }
}

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The name of the template, without `.html`.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// A sentence for search engines and previews.
    pub description: String,
    /// The address below the root of the site.
    pub url: String,
    /// The full address; of a record that is not translated, that of the original.
    pub canonical: String,
    /// The page in each language that has it, its own too; empty where it is the only one.
    pub alternates: Vec<Alternate>,
    /// The same page in each other language of the site, for readers who change the language.
    pub languages: Vec<Alternate>,
    /// What stands before every address of the site: its path on the host, or as many `../` as needed.
    pub root: String,
    /// The part of the site, for the menu: `events`, `cases`, `agencies`, `thermometer`, or empty.
    pub section: &'static str,
    /// The pages above this one, from the home page down.
    pub crumbs: Vec<LinkTo>,
    /// The day the record was last changed.
    pub updated: Option<DateView>,
    /// What Dublin Core says of the page; empty where it is no record.
    pub dublin_core: Vec<Statement>,
    /// The address of the licence of the page: that of its record, else that of the site.
    pub license: Option<&'static str>,
    /// The picture shown where the page is shared.
    pub card: CardPicture,
    /// What the page is about, as JSON-LD.
    pub linked: Option<String>,
    /// What the page may load, for a `<meta>`; none where the host sends it.
    pub policy: Option<String>,
}

/// A page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The code of the language.
    pub language: &'static str,
    /// The address below the root of the site.
    pub url: String,
    /// The full address.
    pub canonical: String,
}

/// What only one kind of page has. Its fields stand beside `page` in the template.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Content {
    /// `home.html`
    Home(Box<HomePage>),
    /// `events.html`
    Events(EventsPage),
    /// `year.html`
    Year(YearPage),
    /// `event.html`
    Event(Box<EventPage>),
    /// `cases.html`
    Cases(CasesPage),
    /// `case.html`
    Case(Box<CasePage>),
    /// `agencies.html`
    Agencies(lists::AgenciesPage),
    /// `agency.html`
    Agency(Box<AgencyPage>),
    /// `series-list.html`
    SeriesList(relay::SeriesListPage),
    /// `series.html`
    Series(Box<SeriesPage>),
    /// `topics.html`
    Topics(TopicsPage),
    /// `topic.html`
    Topic(TopicPage),
    /// `thermometer.html`
    Thermometer(ThermometerPage),
    /// `figures.html`
    Figures(FiguresPage),
    /// `regions.html`
    Regions(RegionsPage),
    /// `region.html`
    Region(RegionPage),
    /// `search.html`
    Search(SearchPage),
    /// `plain.html`
    Plain(Box<PlainPage>),
    /// `withdrawn.html`
    Withdrawn(WithdrawnPage),
    /// `404.html` has nothing of its own.
    NotFound {},
    /// `redirect.html`
    Redirect {
        /// Where the page is now.
        target: LinkTo,
    },
}

/// The data of one page.
#[derive(Clone, Debug, Serialize)]
pub struct PageContext {
    /// What every page has.
    pub page: Head,
    /// What only this kind has.
    #[serde(flatten)]
    pub content: Content,
}

/// Makes the data of a page.
#[must_use]
pub fn context(page: Page, edition: &Edition<'_>) -> PageContext {
    PageContext {
        page: edition.head(page),
        content: edition.content(page),
    }
}

/// Makes the data of a page that sends readers on from an old address.
#[must_use]
pub fn redirect(from: &Url, to: Page, edition: &Edition<'_>) -> PageContext {
    let target = LinkTo {
        title: edition.title(to),
        url: edition.href(to),
    };
    let page = Head {
        kind: "redirect",
        url: from.as_str().to_owned(),
        root: edition.root(from),
        canonical: edition.canonical(edition.plan.url(to)),
        ..edition.head(to)
    };
    PageContext {
        page,
        content: Content::Redirect { target },
    }
}

impl Edition<'_> {
    fn content(&self, page: Page) -> Content {
        match page {
            Page::Home => Content::Home(Box::new(self.home_page())),
            Page::SeriesList => Content::SeriesList(self.series_list_page()),
            Page::Series(id) => Content::Series(Box::new(self.series_page(id))),
            Page::Events(number) => Content::Events(self.events_page(number)),
            Page::Year(year) => Content::Year(self.year_page(year)),
            Page::Event(id) => Content::Event(Box::new(self.event_page(id))),
            Page::Cases(number) => Content::Cases(self.cases_page(number)),
            Page::Case(id) => Content::Case(Box::new(self.case_page(id))),
            Page::Agencies => Content::Agencies(self.agencies_page()),
            Page::Agency(id) => Content::Agency(Box::new(self.agency_page(id))),
            Page::Topics(kind) => Content::Topics(self.topics_page(kind)),
            Page::Topic(id) => Content::Topic(self.topic_page(id)),
            Page::Thermometer => Content::Thermometer(self.thermometer_page()),
            Page::Figures => Content::Figures(self.figures_page()),
            Page::Regions => Content::Regions(self.regions_page()),
            Page::Region(region) => Content::Region(self.region_page(region)),
            Page::Search => Content::Search(self.search_page()),
            Page::Plain(id) => Content::Plain(Box::new(self.plain_page(id))),
            Page::Withdrawn(id) => Content::Withdrawn(self.withdrawn_page(id)),
            Page::NotFound => Content::NotFound {},
        }
    }

    fn head(&self, page: Page) -> Head {
        let url = self.plan.url(page);
        let document = self.document(page);
        let title = self.title(page);
        let summary = match page {
            // What it said is published no more.
            Page::Withdrawn(id) => Some(self.withdrawn_page(id).reason),
            _ => document.and_then(|document| document.summary.clone()),
        };
        let linked = self.linked(page);
        let is_sent = !self.is_portable && self.config.target.sends_headers();
        Head {
            kind: template(page),
            description: summary
                .or_else(|| self.config.description.clone())
                .unwrap_or_else(|| title.clone()),
            title,
            url: self.spell(url),
            canonical: self.canonical(self.original_unless_translated(page)),
            alternates: self.alternates(page),
            languages: self.languages(page),
            root: if page == Page::NotFound {
                self.site_root()
            } else {
                self.root(url)
            },
            section: section(page),
            crumbs: self.crumbs(page),
            dublin_core: self.dublin_core(page),
            license: match page {
                Page::Withdrawn(_) => None,
                _ => document
                    .and_then(|document| document.license)
                    .or(self.config.license)
                    .and_then(License::url),
            },
            card: self.card_picture(page),
            policy: (!is_sent).then(|| policy(linked.as_deref())),
            linked,
            updated: document
                .and_then(|document| document.updated)
                .map(|date| self.date(date)),
        }
    }

    /// Whether the page is written in the language of the edition: one without a file of its own is.
    #[must_use]
    pub fn is_translated(&self, page: Page) -> bool {
        let document = self.document(page);
        document.is_none_or(|document| self.language_of(document) == self.config.language)
    }

    /// The language that a record is written in.
    pub(in crate::render) fn language_of(&self, document: &crate::model::Head) -> Language {
        let own = self.volumes[0].config.language;
        document.language.unwrap_or(own)
    }

    pub(super) fn original_unless_translated(&self, page: Page) -> &Url {
        let volume = match self.is_translated(page) {
            true => self.plan,
            false => &self.volumes[0].plan,
        };
        volume.url(page)
    }

    fn in_each_language(&self, page: Page) -> impl Iterator<Item = (Edition<'_>, Alternate)> {
        let numbers = 0..self.volumes.len();
        numbers.filter_map(move |number| {
            let edition = Edition::new(self.volumes, number, self.links, self.is_portable);
            let url = edition.plan.find(page)?;
            let alternate = Alternate {
                language: edition.config.language.as_str(),
                url: self.spell(url),
                canonical: self.canonical(url),
            };
            Some((edition, alternate))
        })
    }

    fn alternates(&self, page: Page) -> Vec<Alternate> {
        let mut alternates: Vec<Alternate> = self
            .in_each_language(page)
            .filter(|(edition, _)| edition.is_translated(page))
            .map(|(_, alternate)| alternate)
            .collect();
        if alternates.len() < 2 || !self.is_translated(page) {
            alternates.clear();
        }
        alternates
    }

    fn languages(&self, page: Page) -> Vec<Alternate> {
        self.in_each_language(page)
            .filter(|(edition, _)| edition.config.language != self.config.language)
            .map(|(_, alternate)| alternate)
            .collect()
    }

    /// The full address of a page.
    #[must_use]
    pub fn canonical(&self, url: &Url) -> String {
        self.site_address() + &url.encoded()
    }

    /// The full address of the site, with a `/` at its end.
    #[must_use]
    pub fn site_address(&self) -> String {
        let base = &self.config.base_url;
        format!("{}/{}", base.origin(), Url::file(base.path()).encoded())
    }

    /// The file of a page, where it has one of its own.
    #[must_use]
    pub fn document(&self, page: Page) -> Option<&crate::model::Head> {
        page.head(self.archive)
    }

    fn site_root(&self) -> String {
        if self.is_portable {
            "./".to_owned()
        } else {
            self.config.base_url.path().to_owned()
        }
    }

    fn root(&self, url: &Url) -> String {
        match url.depth() {
            depth if self.is_portable && depth > 0 => "../".repeat(depth),
            _ => self.site_root(),
        }
    }

    fn title(&self, page: Page) -> String {
        let numbered = |key: &str, number: usize| match number {
            1 => self.strings.text(key).to_owned(),
            _ => self.strings.fill(
                "page_number",
                &[
                    ("title", self.strings.text(key)),
                    ("n", &number.to_string()),
                ],
            ),
        };
        match page {
            Page::Home => self.config.title.clone(),
            Page::SeriesList => self.strings.text("series").to_owned(),
            Page::Events(number) => numbered("events", number),
            Page::Cases(number) => numbered("cases", number),
            Page::Agencies => self.strings.text("agencies").to_owned(),
            Page::Topics(TopicKind::Tag) => self.strings.text("tags").to_owned(),
            Page::Topics(TopicKind::Value) => self.strings.text("values").to_owned(),
            Page::Thermometer => self.strings.text("thermometer").to_owned(),
            Page::Figures => self.strings.text("figures").to_owned(),
            Page::Regions => self.strings.text("regions").to_owned(),
            Page::Region(region) => self.region_name(region),
            Page::Search => self.strings.text("search").to_owned(),
            Page::NotFound => self.strings.text("not_found").to_owned(),
            Page::Year(year) => self
                .strings
                .fill("year_title", &[("year", &year.to_string())]),
            Page::Topic(id) => self.archive[id].name.clone(),
            Page::Agency(id) => self.archive[id].title.clone(),
            Page::Series(_)
            | Page::Event(_)
            | Page::Case(_)
            | Page::Plain(_)
            | Page::Withdrawn(_) => self
                .document(page)
                .map(|document| document.title.clone())
                .unwrap_or_default(),
        }
    }

    fn crumbs(&self, page: Page) -> Vec<LinkTo> {
        let crumb = |page| LinkTo {
            title: self.crumb_title(page),
            url: self.href(page),
        };
        self.above(page).into_iter().map(crumb).collect()
    }

    /// What a page is called on the way to others.
    fn crumb_title(&self, page: Page) -> String {
        match page {
            Page::Home => self.strings.text("home").to_owned(),
            page => self.title(page),
        }
    }

    /// The pages above one, from the home page down.
    fn above(&self, page: Page) -> Vec<Page> {
        let above = match page {
            Page::Home | Page::NotFound => return Vec::new(),
            Page::Event(id) => vec![Page::Events(1), Page::Series(self.archive[id].series)],
            Page::Year(_) => vec![Page::Events(1)],
            Page::Events(number) if number > 1 => vec![Page::Events(1)],
            Page::Cases(number) if number > 1 => vec![Page::Cases(1)],
            Page::Case(_) => vec![Page::Cases(1)],
            Page::Agency(_) => vec![Page::Agencies],
            Page::Series(_) => vec![Page::SeriesList],
            Page::Topic(id) => vec![Page::Topics(self.archive[id].kind)],
            Page::Regions => vec![Page::Figures],
            Page::Region(_) => vec![Page::Figures, Page::Regions],
            Page::Withdrawn(id) => self.above_withdrawn(id),
            _ => Vec::new(),
        };
        std::iter::once(Page::Home).chain(above).collect()
    }

    /// Where a link written in a body leads, seen from a page; `None` leaves it as it is written.
    fn resolve(&self, root: &str, document: &crate::model::Head, target: &str) -> Option<String> {
        match self.links.resolve(&document.path, target)? {
            LinkTarget::Page(page, anchor) => {
                let anchor = anchor
                    .map(|anchor| format!("#{anchor}"))
                    .unwrap_or_default();
                Some(format!("{root}{}{anchor}", self.href(page)))
            }
            LinkTarget::File(url) => Some(format!("{root}{url}")),
            LinkTarget::Hidden => Some(String::new()),
            LinkTarget::Elsewhere => None,
        }
    }
}

fn template(page: Page) -> &'static str {
    match page {
        Page::Home => "home",
        Page::SeriesList => "series-list",
        Page::Series(_) => "series",
        Page::Events(_) => "events",
        Page::Year(_) => "year",
        Page::Event(_) => "event",
        Page::Cases(_) => "cases",
        Page::Case(_) => "case",
        Page::Agencies => "agencies",
        Page::Agency(_) => "agency",
        Page::Topics(_) => "topics",
        Page::Topic(_) => "topic",
        Page::Thermometer => "thermometer",
        Page::Figures => "figures",
        Page::Regions => "regions",
        Page::Region(_) => "region",
        Page::Search => "search",
        Page::Plain(_) => "plain",
        Page::Withdrawn(_) => "withdrawn",
        Page::NotFound => "404",
    }
}

fn section(page: Page) -> &'static str {
    match page {
        Page::Events(_) | Page::Event(_) | Page::Year(_) => "events",
        Page::Cases(_) | Page::Case(_) | Page::Topics(_) | Page::Topic(_) => "cases",
        Page::Agencies | Page::Agency(_) => "agencies",
        Page::Thermometer | Page::Series(_) | Page::SeriesList => "thermometer",
        Page::Figures | Page::Regions | Page::Region(_) => "figures",
        Page::Home | Page::Search | Page::Plain(_) | Page::Withdrawn(_) | Page::NotFound => "",
    }
}

/// Links to the pages of a list that has several.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// Every page of the list.
    pub pages: Vec<LinkTo>,
    /// The position of this page, from 0.
    pub current: usize,
}

impl Edition<'_> {
    /// The pager of a list of `total` records; `None` where one page holds them all.
    fn pager(&self, total: usize, number: usize, page: fn(usize) -> Page) -> Option<Pager> {
        let count = total.div_ceil(PER_PAGE);
        let link = |at: usize| LinkTo {
            title: at.to_string(),
            url: self.href(page(at)),
        };
        (count > 1).then(|| Pager {
            pages: (1..=count).map(link).collect(),
            current: number - 1,
        })
    }
}

/// The part of a list that a page shows.
fn page_of<T>(list: &[T], number: usize) -> &[T] {
    list.chunks(PER_PAGE).nth(number - 1).unwrap_or(&[])
}
