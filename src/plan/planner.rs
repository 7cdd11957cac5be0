//! Gives every page of an archive its address.

use super::addresses::Plan;
use super::files::{
    CALENDAR_FILE, DATA_ZIP_FILE, FEED_FILE, ROBOTS_FILE, RSS_FILE, SITEMAP_FILE, is_reserved,
};
use super::page::{PER_PAGE, Page};
use super::problems;
use super::url::Url;
use crate::base::{Diagnostic, Outcome, Place, SourcePath, slug};
use crate::content::{Language, RecordKind};
use crate::model::{Archive, Head, TopicKind};
use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeSet;

/// Gives every page of the archive its address. Two pages that would share one are a problem, also
/// where they differ in case only: not every host distinguishes case. So is one below the folder of
/// another language of the site.
#[must_use]
pub fn plan(archive: &Archive, others: &[Language]) -> Outcome<Plan> {
    let mut planner = Planner {
        others,
        ..Planner::default()
    };
    planner.derived(archive);
    planner.records(archive);
    planner.redirects(archive);
    const OWN: [&str; 4] = [FEED_FILE, RSS_FILE, CALENDAR_FILE, DATA_ZIP_FILE];
    let folders = std::iter::once("").chain(others.iter().map(|it| it.as_str()));
    let own = folders.flat_map(|folder| OWN.map(|file| Url::file(file).below(folder)));
    let files = [SITEMAP_FILE, ROBOTS_FILE].map(Url::file);
    planner.plan.files = own.chain(files).collect();
    Outcome::new(planner.plan, planner.problems)
}

/// Whose an address is.
#[derive(Clone, Copy, Debug)]
enum Owner<'a> {
    /// A page that no file makes, or the folder of a language.
    Site,
    /// The record in a file.
    Record(&'a SourcePath),
}

impl Owner<'_> {
    fn place(self) -> Option<Place> {
        match self {
            Self::Site => None,
            Self::Record(path) => Some(Place::start_of(path)),
        }
    }
}

#[derive(Default)]
struct Planner<'a> {
    plan: Plan,
    /// The languages that have a folder of their own.
    others: &'a [Language],
    /// Who has an address, by the address in lowercase.
    taken: HashMap<Url, Owner<'a>>,
    problems: Vec<Diagnostic>,
}

impl<'a> Planner<'a> {
    fn add(&mut self, page: Page, url: Url, owner: Owner<'a>) {
        if self.take(&url, owner) {
            self.plan.urls.insert(page, url);
        }
    }

    /// Takes an address; reports when it is taken already.
    fn take(&mut self, url: &Url, owner: Owner<'a>) -> bool {
        let key = url.in_lowercase();
        let key = match key.as_str().strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => Url::page(&[folder]),
            _ => key,
        };
        // The folder of a language takes all that lies in it.
        let folder = key.as_str().split_once('/').map(|(folder, _)| folder);
        let mut others = self.others.iter();
        let is_of_language = others.any(|language| folder == Some(language.as_str()));
        let of_language = is_of_language.then_some(Owner::Site);
        let Some(other) = self.taken.get(&key).copied().or(of_language) else {
            self.taken.insert(key, owner);
            return true;
        };
        let place = owner.place().or(other.place());
        let problem = problems::route_conflict(url, place.as_ref(), other.place().as_ref());
        self.problems.push(problem);
        false
    }

    /// The pages that no record makes.
    fn derived(&mut self, archive: &Archive) {
        self.add_derived(Page::NotFound, Url::file("404.html"));
        for (page, part) in Page::SINGLE {
            self.add_derived(*page, Url::page(&[part]));
        }
        for region in archive.regions() {
            let url = Url::page(&["regions", region.as_str()]);
            self.add_derived(Page::Region(region), url);
        }
        for number in 1..=archive.events.len().div_ceil(PER_PAGE).max(1) {
            self.add_derived(Page::Events(number), numbered("events", number));
        }
        for number in 1..=archive.cases.len().div_ceil(PER_PAGE).max(1) {
            self.add_derived(Page::Cases(number), numbered("cases", number));
        }
        for year in archive.years() {
            let url = Url::page(&["years", &year.to_string()]);
            self.add_derived(Page::Year(year), url);
        }
        self.topics(archive);
        self.people(archive);
    }

    fn add_derived(&mut self, page: Page, url: Url) {
        self.add(page, url, Owner::Site);
    }

    fn topics(&mut self, archive: &Archive) {
        let mut used = BTreeSet::new();
        for (kind, folder) in [(TopicKind::Tag, "tags"), (TopicKind::Value, "values")] {
            self.add_derived(Page::Topics(kind), Url::page(&[folder]));
            let topics = archive.topics.entries();
            for (id, topic) in topics.filter(|(_, topic)| topic.kind == kind) {
                let part = unused(&topic.key, folder, &mut used);
                self.add_derived(Page::Topic(id), Url::page(&[folder, &part]));
            }
        }
    }

    fn people(&mut self, archive: &Archive) {
        if archive.people.is_empty() {
            return;
        }
        self.add_derived(Page::People, Url::page(&["people"]));
        let mut used = BTreeSet::new();
        let people = archive.people.entries();
        for (id, person) in people.filter(|(_, person)| person.has_page()) {
            let part = unused(&person.key, "people", &mut used);
            self.add_derived(Page::Person(id), Url::page(&["people", &part]));
        }
    }

    /// The pages of records, the home page, and those of agencies that are only named.
    fn records(&mut self, archive: &'a Archive) {
        for (record, head) in archive.records() {
            self.add(Page::of(record), address(head), Owner::Record(&head.path));
        }
        if archive.home.is_none() {
            self.add_derived(Page::Home, Url::page(&[]));
        }
        let mut used = BTreeSet::new();
        let agencies = archive.agencies.entries();
        for (id, agency) in agencies.filter(|(_, agency)| agency.head.is_none()) {
            let part = unused(&agency.key, "agencies", &mut used);
            self.add_derived(Page::Agency(id), Url::page(&["agencies", &part]));
        }
    }

    fn redirects(&mut self, archive: &'a Archive) {
        for (record, head) in archive.records() {
            for alias in &head.aliases {
                let url = old_address(&alias.0);
                if is_reserved(&url) {
                    let place = Place::start_of(&head.path);
                    let problem = problems::route_conflict(&url, Some(&place), None);
                    self.problems.push(problem);
                } else if self.take(&url, Owner::Record(&head.path)) {
                    self.plan.redirects.insert(url, Page::of(record));
                }
            }
        }
    }
}

/// The address of a record: the folder of its kind and its id; a slug replaces the last part.
fn address(head: &Head) -> Url {
    let folder = match head.name.kind {
        RecordKind::Home => return Url::page(&[]),
        RecordKind::Page => "",
        kind => kind.as_str(),
    };
    let id = head.name.id.as_str();
    match &head.slug {
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
    if alias.ends_with(".html") || alias.ends_with(".htm") {
        Url::file(alias)
    } else {
        Url::page(&[alias])
    }
}

fn numbered(folder: &str, number: usize) -> Url {
    match number {
        1 => Url::page(&[folder]),
        _ => Url::page(&[folder, "page", &number.to_string()]),
    }
}

/// A part of an address for `text`: its slug, with `-2`, `-3` … where others in the folder have it
/// already.
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
