//! A site ready to be rendered, page by page.

use super::artifact::OutputFile;
use super::left_out::{LeftOut, Unpublished};
use super::near::near;
use crate::base::SourcePath;
use crate::content::{Config, History, MediaFile};
use crate::model::Archive;
use crate::plan::{Links, Page, Url};
use crate::render::edition::{Edition, LocalizedSite, Shared};
use crate::render::theme::Theme;
use rustc_hash::FxHashMap as HashMap;
use std::sync::{Arc, OnceLock};

/// A site ready to be rendered, page by page.
pub struct Prepared {
    /// The site in each of its languages, the default one first.
    pub(super) sites: Vec<LocalizedSite>,
    /// The theme of each of them.
    pub(super) themes: Vec<Theme>,
    pub(super) links: Arc<Links>,
    pub(super) media: Vec<MediaFile>,
    pub(super) history: History,
    pub(super) left_out: LeftOut,
    pub(super) is_portable: bool,
    pub(super) now: jiff::Timestamp,
    /// Every file but those of the index, by its path below the output folder; made when one is
    /// asked for.
    pub(super) by_path: OnceLock<HashMap<String, OutputFile>>,
    /// The files of the indexes; made when one is asked for.
    pub(super) index: OnceLock<HashMap<String, Vec<u8>>>,
}

impl Prepared {
    pub(super) fn edition(&self, number: usize) -> Edition<'_> {
        let shared = Shared::new(&self.links, &self.history, self.is_portable);
        Edition::new(&self.sites, number, shared)
    }

    /// The site in its default language.
    pub(super) fn own(&self) -> &LocalizedSite {
        &self.sites[0]
    }

    /// Whether there is a font that cards with Korean can be drawn with.
    #[must_use]
    pub fn has_fonts(&self) -> bool {
        self.own().cards.has_fonts()
    }

    /// The records that were left out.
    #[must_use]
    pub fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    /// The settings of the site.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.own().config
    }

    /// The records of the site.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.own().archive
    }

    /// The address of the page that a file of the sources makes.
    #[must_use]
    pub fn url_of(&self, source: &SourcePath) -> Option<&Url> {
        self.sites.iter().find_map(|site| {
            let mut records = site.archive.records();
            let (record, _) = records.find(|(_, head)| head.path == *source)?;
            Some(site.plan.url(Page::of(record)))
        })
    }

    /// Why the file at a path would not be there if drafts were left out.
    #[must_use]
    pub fn unpublished(&self, path: &str) -> Option<Unpublished> {
        let by_path = self.by_path.get_or_init(|| self.files().collect());
        let Some(OutputFile::Page(number, page)) = by_path.get(path) else {
            return None;
        };
        let head = page.head(&self.sites[*number].archive)?;
        let embargo = head.publish_at.filter(|moment| *moment > self.now);
        if head.is_draft {
            Some(Unpublished::Draft)
        } else {
            embargo.map(Unpublished::Embargoed)
        }
    }

    /// The addresses most like one that the site does not have, the likeliest first.
    #[must_use]
    pub fn near(&self, address: &str) -> Vec<&Url> {
        let pages = self.sites.iter().flat_map(|site| site.plan.pages());
        near(address, pages.map(|(_, url)| url).collect())
    }
}
