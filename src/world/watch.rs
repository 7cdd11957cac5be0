//! Builds the same site after each change, with the cache of the last time. Prints nothing.

use super::build::{BuildSettings, Publisher};
use super::host::disk::Folder;
use super::host::pictures::Pictures;
use super::host::publish::{PublishError, Published};
use crate::base::{self, Diagnostic};
use crate::content::{self, Config};
use crate::site::{self, Cache};

/// Builds the same site after each change.
pub(super) struct Rebuilder<'a> {
    settings: &'a BuildSettings,
    pictures: &'a Pictures,
    cache: Cache,
}

/// The result of one build.
pub(super) struct Rebuilt {
    /// The settings of the site, where they can be read.
    pub(super) config: Option<Config>,
    /// All diagnostics, sorted.
    pub(super) problems: Vec<Diagnostic>,
    /// Whether the site was published.
    pub(super) result: RebuildResult,
}

/// Whether a site was published.
pub(super) enum RebuildResult {
    /// It was.
    Published(Published),
    /// The content has errors.
    Invalid,
    /// The folder has no records any more: who moves `content` away for a moment does not want an
    /// empty site.
    NoRecords,
    /// Something other than the content is in the way; never [`PublishError::Problems`].
    Failed(PublishError),
}

impl<'a> Rebuilder<'a> {
    /// Nothing is built yet.
    pub(super) fn new(settings: &'a BuildSettings, pictures: &'a Pictures) -> Self {
        Self {
            settings,
            pictures,
            cache: Cache::default(),
        }
    }

    /// Builds the site of a folder.
    pub(super) fn build(&mut self, folder: &Folder) -> Rebuilt {
        let sources = &folder.sources;
        let outcome = site::prepare(sources, &self.settings.options(), &mut self.cache);
        let mut problems = outcome.problems;
        let publisher = Publisher {
            settings: self.settings,
            media: &folder.media,
            pictures: self.pictures,
        };
        let result = match outcome.value {
            _ if sources.records.is_empty() => RebuildResult::NoRecords,
            None => RebuildResult::Invalid,
            Some(site) => match publisher.publish(&site, None, &|| ()) {
                Ok(published) => {
                    problems.extend_from_slice(&published.warnings);
                    RebuildResult::Published(published)
                }
                Err(PublishError::Problems(more)) => {
                    problems.extend(more);
                    RebuildResult::Invalid
                }
                Err(error) => RebuildResult::Failed(error),
            },
        };
        base::sort(&mut problems);
        Rebuilt {
            config: content::config(sources.config.as_ref()).value,
            problems,
            result,
        }
    }
}
