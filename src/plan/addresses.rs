//! The plan of a site: the address of every page.

use super::page::Page;
use super::url::Url;
use crate::content::Language;
use std::collections::BTreeMap;

/// Every page with its address, and the old addresses that lead to one.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The folder it lies in; empty for the root of the site.
    folder: &'static str,
    pub(super) urls: BTreeMap<Page, Url>,
    /// The files that are no pages and that a link may lead to.
    pub(super) files: Vec<Url>,
    pub(super) redirects: BTreeMap<Url, Page>,
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

    /// The same pages once more, in another language: each at its address below the folder of that
    /// language, old addresses too. A missing page is shown in the language of the site.
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

    /// How many rules a host needs to redirect all old addresses in so many languages: those of a
    /// page with the `/` at their end and without it are two.
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
