//! Builds a site into its folder: prepares it from sources and publishes it. Prints nothing.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::host::clock;
use super::host::pictures::Pictures;
use super::host::publish::{self, Digests, PublishError, PublishJob, Published};
use crate::base::{Rule, Severity, SourcePath};
use crate::content::{Config, Level, Limits, Sources, Target};
use crate::site::{self, Cache, Options, Prepared};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

/// How a site is built, once or again and again.
pub(super) struct BuildSettings {
    /// The options, except the time, which is that of each build.
    pub(super) options: Options,
    /// The folder to write.
    pub(super) output: PathBuf,
    /// Whether text files are compressed too.
    pub(super) is_packed: bool,
    /// Whether the folder may hold files that Ondo did not write.
    pub(super) is_forced: bool,
}

impl BuildSettings {
    /// The options of a build that begins now.
    pub(super) fn options(&self) -> Options {
        Options {
            now: clock::now(),
            ..self.options.clone()
        }
    }

    /// The host the site is for; `None` for a site that opens from a disk.
    pub(super) fn target(&self, config: &Config) -> Option<Target> {
        (!self.options.is_portable).then_some(config.target)
    }
}

/// Publishes sites that were prepared from one reading of the folder.
pub(super) struct Publisher<'a> {
    pub(super) settings: &'a BuildSettings,
    /// The path on disk of each media file.
    pub(super) media: &'a BTreeMap<SourcePath, PathBuf>,
    pub(super) pictures: &'a Pictures,
}

impl Publisher<'_> {
    /// Writes the site; calls `on_file` for each file that was made.
    pub(super) fn publish(
        &self,
        site: &Prepared,
        expected: Option<&Digests>,
        on_file: &(dyn Fn() + Sync),
    ) -> Result<Published, PublishError> {
        let job = PublishJob {
            expected,
            ..self.job(site.config(), self.pictures, on_file)
        };
        let before = Instant::now();
        // The search index is made at once, pages when they are asked for.
        let artifacts = site.artifacts();
        let asking = before.elapsed();
        let mut published = publish::publish(&job, artifacts)?;
        published.making += asking;
        self.pictures.forget_others();
        Ok(published)
    }

    /// The digest of every file when the site is made by one thread, from files in reverse order
    /// and without cached pictures.
    pub(super) fn digests(
        &self,
        sources: &Sources,
        options: &Options,
    ) -> Result<Digests, PublishError> {
        let mut sources = sources.clone();
        sources.records.reverse();
        sources.media.reverse();
        sources.theme.reverse();
        let make = || {
            let site = site::prepare(&sources, options, &mut Cache::default()).value;
            let site = site.expect("what had no errors has none in another order");
            let pictures = Pictures::default();
            let job = self.job(site.config(), &pictures, &|| ());
            publish::digests(&job, site.artifacts())
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        pool.map_or_else(|_| make(), |pool| pool.install(make))
    }

    fn job<'j>(
        &'j self,
        config: &Config,
        pictures: &'j Pictures,
        on_file: &'j (dyn Fn() + Sync),
    ) -> PublishJob<'j> {
        let settings = self.settings;
        let target = settings.target(config);
        let level = config.rules.get(&Rule::HostLimits);
        let limits = match target {
            Some(target) if level != Some(&Level::Off) => target.limits(),
            _ => Limits::default(),
        };
        let over_limits = match level {
            Some(Level::Warn) if !settings.options.is_strict => Severity::Warning,
            _ => Severity::Error,
        };
        PublishJob {
            output: &settings.output,
            media: self.media,
            pictures,
            target,
            limits,
            over_limits,
            is_packed: settings.is_packed,
            is_forced: settings.is_forced,
            expected: None,
            on_file,
        }
    }
}
