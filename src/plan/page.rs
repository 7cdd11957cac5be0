//! The pages of a site: one for each record, and those that are derived. Gives each its address.

use super::problems;
use super::url::Url;
use crate::base::{Diagnostic, Outcome, Place, slug};
use crate::content::{Document, Language, RecordKind};
use crate::model::{AgencyId, Archive, CaseId, EventId, Region, SeriesId, TopicId, TopicKind};
use rustc_hash::FxHashMap as HashMap;
use std::collections::{BTreeMap, BTreeSet};

/// How many records a page of a long list holds.
pub const PER_PAGE: usize = 200;

/// The file that programs for reading news ask for; each language has its own.
pub const FEED_FILE: &str = "feed.xml";

/// The same in the older format.
pub const RSS_FILE: &str = "rss.xml";

/// The file that calendar programs ask for.
pub const CALENDAR_FILE: &str = "calendar.ics";

/// The file that tells browsers how to search the site.
pub const OPENSEARCH_FILE: &str = "opensearch.xml";

/// The file that lists all pages for search engines.
pub const SITEMAP_FILE: &str = "sitemap.xml";

/// The file that tells search engines what to leave alone.
pub const ROBOTS_FILE: &str = "robots.txt";

/// The file that tells some hosts what to send with files.
pub const HEADERS_FILE: &str = "_headers";

/// The file that tells some hosts where old addresses lead.
pub const REDIRECTS_FILE: &str = "_redirects";

/// The file that tells GitHub Pages to publish the site as it is.
pub const NO_JEKYLL_FILE: &str = ".nojekyll";

/// Declares what stands for a page by its position in a list of the archive.
macro_rules! position {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(usize);

        impl $name {
            /// The page at a position of the archive's list.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(index)
            }

            /// The position in the archive's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0
            }
        }
    };
}

position!(/// A plain page of the archive, by its position in [`Archive::pages`].
    PageId);
position!(/// A withdrawn record, by its position in [`Archive::withdrawn`].
    WithdrawnId);

/// A page of the site. Long lists have several, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The home page.
    Home,
    /// All series.
    SeriesList,
    /// One series.
    Series(SeriesId),
    /// All events, newest first.
    Events(usize),
    /// The events of a year.
    Year(i16),
    /// One event.
    Event(EventId),
    /// All cases, by title.
    Cases(usize),
    /// One case.
    Case(CaseId),
    /// All agencies.
    Agencies,
    /// One agency.
    Agency(AgencyId),
    /// All tags, or all values.
    Topics(TopicKind),
    /// One tag or value.
    Topic(TopicId),
    /// The way of the thermometer through all series.
    Thermometer,
    /// What can be counted.
    Figures,
    /// All provinces and cities.
    Regions,
    /// A province or city with rounds or agencies.
    Region(Region),
    /// Where readers look for words.
    Search,
    /// A plain page.
    Plain(PageId),
    /// What stands in the place of a withdrawn record.
    Withdrawn(WithdrawnId),
    /// What is shown where there is no page.
    NotFound,
}

impl Page {
    /// Whether search engines may index the page.
    #[must_use]
    pub fn is_indexed(self) -> bool {
        !matches!(self, Self::NotFound | Self::Withdrawn(_))
    }
}

/// Every page with its address, and the old addresses that lead to one.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The folder it lies in; empty for the root of the site.
    folder: &'static str,
    urls: BTreeMap<Page, Url>,
    /// The files that are no pages and that a link may lead to.
    files: Vec<Url>,
    redirects: BTreeMap<Url, Page>,
}

impl Plan {
    /// The pages in a fixed order.
    pub fn pages(&self) -> impl Iterator<Item = (Page, &Url)> {
        self.urls.iter().map(|(page, url)| (*page, url))
    }

    /// The address of a page that the plan holds.
    #[must_use]
    pub fn url(&self, page: Page) -> &Url {
        self.urls
            .get(&page)
            .expect("plan gave every page an address")
    }

    /// The address of a page, where the plan holds it.
    #[must_use]
    pub fn find(&self, page: Page) -> Option<&Url> {
        self.urls.get(&page)
    }

    /// The same pages once more, in a further language: each at its address below the folder of that
    /// language, old addresses too. A missing page is told in the language of the site.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Self {
        let folder = language.as_str();
        let pages = self.pages().filter(|(page, _)| *page != Page::NotFound);
        Self {
            folder,
            urls: pages.map(|(page, url)| (page, url.below(folder))).collect(),
            files: Vec::new(),
            redirects: self
                .redirects
                .iter()
                .map(|(old, page)| (old.below(folder), *page))
                .collect(),
        }
    }

    /// The address of a file that every language has its own of.
    #[must_use]
    pub fn file(&self, path: &str) -> Url {
        Url::file(path).below(self.folder)
    }

    /// The files that are no pages and that a link may lead to.
    #[must_use]
    pub fn files(&self) -> &[Url] {
        &self.files
    }

    /// How many rules a host needs to send readers on from all old addresses in so many languages: it takes those of
    /// a page with the `/` at their end and without it for two.
    #[must_use]
    pub fn redirect_rules(&self, languages: usize) -> usize {
        let rules = self.redirects.keys().map(|old| old.spellings().count());
        rules.sum::<usize>() * languages
    }

    /// The old addresses, each with the page it leads to.
    #[must_use]
    pub fn redirects(&self) -> &BTreeMap<Url, Page> {
        &self.redirects
    }
}

/// Gives every page of the archive its address. Two pages that would share one are a problem,
/// also where they differ in capital letters only: not every host tells those apart. So is one below
/// the folder of a further language of the site.
#[must_use]
pub fn plan(archive: &Archive, further: &[Language]) -> Outcome<Plan> {
    let mut planner = Planner {
        further,
        ..Planner::default()
    };
    planner.derived(archive);
    planner.records(archive);
    planner.redirects(archive);
    const FEEDS: [&str; 3] = [FEED_FILE, RSS_FILE, CALENDAR_FILE];
    let folders = std::iter::once("").chain(further.iter().map(|it| it.as_str()));
    let feeds = folders.flat_map(|folder| FEEDS.map(|file| Url::file(file).below(folder)));
    let files = [SITEMAP_FILE, ROBOTS_FILE].map(Url::file);
    planner.plan.files = feeds.chain(files).collect();
    Outcome::new(planner.plan, planner.problems)
}

#[derive(Default)]
struct Planner<'a> {
    plan: Plan,
    /// The languages that have a folder of their own.
    further: &'a [Language],
    /// Who has an address, by the address in small letters.
    taken: HashMap<Url, Option<&'a Document>>,
    problems: Vec<Diagnostic>,
}

impl<'a> Planner<'a> {
    fn add(&mut self, page: Page, url: Url, document: Option<&'a Document>) {
        if self.take(&url, document) {
            self.plan.urls.insert(page, url);
        }
    }

    /// Takes an address for a document; reports when it is taken already.
    fn take(&mut self, url: &Url, document: Option<&'a Document>) -> bool {
        let key = url.in_small_letters();
        let key = match key.as_str().strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => Url::page(&[folder]),
            _ => key,
        };
        // The folder of a language takes all that lies in it.
        let folder = key.as_str().split_once('/').map(|(folder, _)| folder);
        let mut further = self.further.iter();
        let is_taken = further.any(|language| folder == Some(language.as_str()));
        let of_language = is_taken.then_some(&None);
        let Some(other) = self.taken.get(&key).or(of_language) else {
            self.taken.insert(key, document);
            return true;
        };
        let place = document
            .or(*other)
            .map(|document| Place::start_of(&document.path));
        let other = other.map(|document| Place::start_of(&document.path));
        self.problems.push(problems::route_conflict(
            url,
            place.as_ref(),
            other.as_ref(),
        ));
        false
    }

    fn derived(&mut self, archive: &'a Archive) {
        self.add(
            Page::Home,
            Url::page(&[]),
            archive.home.as_ref().map(|home| &*home.document),
        );
        self.add(Page::NotFound, Url::file("404.html"), None);
        self.add(Page::Thermometer, Url::page(&["thermometer"]), None);
        self.add(Page::Figures, Url::page(&["figures"]), None);
        self.add(Page::Regions, Url::page(&["regions"]), None);
        for region in archive.regions() {
            let url = Url::page(&["regions", region.as_str()]);
            self.add(Page::Region(region), url, None);
        }
        self.add(Page::Search, Url::page(&["search"]), None);
        self.add(Page::SeriesList, Url::page(&["series"]), None);
        self.add(Page::Agencies, Url::page(&["agencies"]), None);
        for number in 1..=archive.events.len().div_ceil(PER_PAGE).max(1) {
            self.add(Page::Events(number), numbered("events", number), None);
        }
        for number in 1..=archive.cases.len().div_ceil(PER_PAGE).max(1) {
            self.add(Page::Cases(number), numbered("cases", number), None);
        }
        for year in archive.years() {
            self.add(
                Page::Year(year),
                Url::page(&["years", &year.to_string()]),
                None,
            );
        }
        self.topics(archive);
    }

    fn topics(&mut self, archive: &'a Archive) {
        let mut used = BTreeSet::new();
        for (kind, folder) in [(TopicKind::Tag, "tags"), (TopicKind::Value, "values")] {
            self.add(Page::Topics(kind), Url::page(&[folder]), None);
            for id in archive.topic_ids().filter(|id| archive[*id].kind == kind) {
                let part = unused(&archive[id].key, folder, &mut used);
                self.add(Page::Topic(id), Url::page(&[folder, &part]), None);
            }
        }
    }

    fn records(&mut self, archive: &'a Archive) {
        for id in archive.series_ids() {
            self.record(Page::Series(id), &archive[id].document);
        }
        for id in archive.event_ids() {
            self.record(Page::Event(id), &archive[id].document);
        }
        for id in archive.case_ids() {
            self.record(Page::Case(id), &archive[id].document);
        }
        let mut used = BTreeSet::new();
        for id in archive.agency_ids() {
            match &archive[id].document {
                Some(document) => self.record(Page::Agency(id), document),
                None => {
                    let part = unused(&archive[id].key, "agencies", &mut used);
                    self.add(Page::Agency(id), Url::page(&["agencies", &part]), None);
                }
            }
        }
        for (at, page) in archive.pages.iter().enumerate() {
            self.record(Page::Plain(PageId(at)), &page.document);
        }
        for (at, withdrawn) in archive.withdrawn.iter().enumerate() {
            self.record(Page::Withdrawn(WithdrawnId(at)), &withdrawn.document);
        }
    }

    fn record(&mut self, page: Page, document: &'a Document) {
        self.add(page, address(document), Some(document));
    }

    fn redirects(&mut self, archive: &'a Archive) {
        let pages: Vec<(Page, &Document)> = documents(archive).collect();
        for (page, document) in pages {
            for alias in &document.aliases {
                let url = old_address(&alias.0);
                if is_of_site(&url) {
                    let place = Place::start_of(&document.path);
                    let problem = problems::route_conflict(&url, Some(&place), None);
                    self.problems.push(problem);
                } else if self.take(&url, Some(document)) {
                    self.plan.redirects.insert(url, page);
                }
            }
        }
    }
}

/// Every page that has a file of its own, with the file.
pub fn documents(archive: &Archive) -> impl Iterator<Item = (Page, &Document)> {
    let series = archive
        .series_ids()
        .map(|id| (Page::Series(id), &*archive[id].document));
    let events = archive
        .event_ids()
        .map(|id| (Page::Event(id), &*archive[id].document));
    let cases = archive
        .case_ids()
        .map(|id| (Page::Case(id), &*archive[id].document));
    let agencies = archive
        .agency_ids()
        .filter_map(|id| Some((Page::Agency(id), &**archive[id].document.as_ref()?)));
    let pages = archive
        .pages
        .iter()
        .enumerate()
        .map(|(at, page)| (Page::Plain(PageId(at)), &*page.document));
    let home = archive
        .home
        .iter()
        .map(|home| (Page::Home, &*home.document));
    let withdrawn = archive
        .withdrawn
        .iter()
        .enumerate()
        .map(|(at, it)| (Page::Withdrawn(WithdrawnId(at)), &*it.document));
    series
        .chain(events)
        .chain(cases)
        .chain(agencies)
        .chain(pages)
        .chain(home)
        .chain(withdrawn)
}

/// The file that a page is made from, where it has one of its own.
#[must_use]
pub fn document(archive: &Archive, page: Page) -> Option<&Document> {
    match page {
        Page::Series(id) => Some(&archive[id].document),
        Page::Event(id) => Some(&archive[id].document),
        Page::Case(id) => Some(&archive[id].document),
        Page::Agency(id) => archive[id].document.as_deref(),
        Page::Plain(PageId(at)) => archive.pages.get(at).map(|page| &*page.document),
        Page::Home => archive.home.as_ref().map(|home| &*home.document),
        Page::Withdrawn(WithdrawnId(at)) => archive.withdrawn.get(at).map(|it| &*it.document),
        _ => None,
    }
}

/// The address of a record: the folder of its kind and its id; a slug replaces the last part.
fn address(document: &Document) -> Url {
    let folder = match document.name.kind {
        RecordKind::Page | RecordKind::Home => "",
        kind => kind.as_str(),
    };
    let id = document.name.id.as_str();
    match &document.common.slug {
        Some(slug) => Url::page(&[
            folder,
            id.rsplit_once('/').map_or("", |(above, _)| above),
            &slug.0,
        ]),
        None => Url::page(&[folder, id]),
    }
}

/// An old address: that of a page, or of a file as other programs make one for each page.
#[must_use]
pub fn old_address(alias: &str) -> Url {
    match alias.ends_with(".html") || alias.ends_with(".htm") {
        true => Url::file(alias),
        false => Url::page(&[alias]),
    }
}

/// Whether an old address would lead away from a file that every site has, whatever stands in it: some hosts send readers
/// on before they look for the file.
fn is_of_site(old: &Url) -> bool {
    const FILES: [&str; 10] = [
        FEED_FILE,
        RSS_FILE,
        CALENDAR_FILE,
        SITEMAP_FILE,
        ROBOTS_FILE,
        HEADERS_FILE,
        REDIRECTS_FILE,
        NO_JEKYLL_FILE,
        OPENSEARCH_FILE,
        "deploy-manifest.json",
    ];
    let path = old.as_str().trim_end_matches('/');
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let top = path.split('/').next().unwrap_or_default();
    let is_in_own = matches!(top, "assets" | "data" | "search") && !folder.is_empty();
    FILES.contains(&name) || (is_in_own && name.contains('.'))
}

fn numbered(folder: &str, number: usize) -> Url {
    match number {
        1 => Url::page(&[folder]),
        _ => Url::page(&[folder, "page", &number.to_string()]),
    }
}

/// A part of an address for `text`: its slug, with `-2`, `-3` … where others in the folder have it already.
fn unused(text: &str, folder: &str, used: &mut BTreeSet<String>) -> String {
    let part = Some(slug(text))
        .filter(|part| !part.is_empty())
        .unwrap_or_else(|| "-".to_owned());
    let mut candidate = part.clone();
    let mut number = 1;
    while !used.insert(format!("{folder}/{candidate}")) {
        number += 1;
        candidate = format!("{part}-{number}");
    }
    candidate
}
