//! What the caller decides of a run, beside the sources.

use crate::content::{BaseUrl, Config, Target};
use crate::model::LinkOptions;
use crate::render::draw::card::Fonts;

/// What the caller decides of a run, beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// Takes the place of `base_url` in `ondo.yaml`.
    pub base_url: Option<BaseUrl>,
    /// Takes the place of `target` in `ondo.yaml`.
    pub target: Option<Target>,
    /// Whether links are relative and name files, so that the site opens from a disk.
    pub is_portable: bool,
    /// Whether warnings are errors.
    pub is_strict: bool,
    /// Whether unfinished and embargoed records are published.
    pub with_drafts: bool,
    /// The current time, for embargoes.
    pub now: jiff::Timestamp,
    /// The fonts of the system that cards are drawn with, where there are any with Hangul.
    pub fonts: Option<Fonts>,
}

impl Options {
    /// What holds where nothing else is said, at this moment.
    #[must_use]
    pub fn at(now: jiff::Timestamp) -> Self {
        Self {
            base_url: None,
            target: None,
            is_portable: false,
            is_strict: false,
            with_drafts: false,
            now,
            fonts: None,
        }
    }

    /// How the records of a site with these settings are linked.
    pub(super) fn linking(&self, config: &Config) -> LinkOptions {
        LinkOptions {
            agencies: config.agencies,
            with_people: config.people,
            with_drafts: self.with_drafts,
            now: self.now,
        }
    }
}
