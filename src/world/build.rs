//! `ondo build`: a folder in, a site out.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::args::{Arguments, Build, Timings};
use super::clock;
use super::disk::Folder;
use super::fonts;
use super::history::{self, History};
use super::pictures::{Pictures, Unkept};
use super::progress::Progress;
use super::publish::{self, Digests, Order, PublishError, Report};
use super::report::Style;
use super::{End, answer, read, refusal, say, stop, style, tell, verdict, words};
use crate::base::{Date, Outcome, Rule, Severity, SourcePath};
use crate::content::{self, Config, Language, Level, Sources};
use crate::site::{self, Cache, Options, Prepared};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Builds the site and says what came of it.
pub(super) fn build(arguments: &Arguments, command: &Build) -> End {
    let started = Instant::now();
    let root = &arguments.root;
    let Folder {
        mut sources,
        media,
        skipped,
        ..
    } = match read(root) {
        Ok(folder) => folder,
        Err(end) => return end,
    };
    let reading = started.elapsed();
    let config = content::config(sources.config.as_ref()).value;
    let style = style(arguments.lang, config.as_ref());
    let output = output(root, command);
    let pictures = match pictures(root, &output, command, style.language) {
        Ok(pictures) => pictures,
        Err(end) => return end,
    };
    sources.changed = changed(root, style.language);
    let options = options(command);
    let Outcome {
        value: site,
        mut problems,
    } = site::prepare(&sources, &options, &mut Cache::default());
    let checking = started.elapsed() - reading;
    for path in &skipped {
        say(&words::skipped(path, style.language));
    }
    tell(&sources, &mut problems, style);
    let Some(site) = site else {
        return refusal(&problems);
    };
    if sources.records.is_empty() {
        let said = words::nothing_to_build(&root.join("content"), style.language);
        return stop(&said, End::Usage);
    }
    note(&site, style.language);
    let publishing = Publishing {
        command,
        output: &output,
        media: &media,
        pictures: &pictures,
    };
    let (published, verifying) = publishing.run(&sources, &options, &site);
    let built = Built {
        output: &output,
        command,
        style,
        site: &site,
        phases: [
            ("read", reading),
            ("check", checking),
            ("verify", verifying),
        ],
        all: started.elapsed(),
    };
    built.end(published, &sources)
}

/// Where pictures are kept, if anywhere. Ends the run where site or pictures would lie among the sources or in each
/// other, or where others keep their files.
pub(super) fn pictures(
    root: &Path,
    output: &Path,
    command: &Build,
    language: Language,
) -> Result<Pictures, End> {
    if is_among_sources(root, output) {
        let said = words::output_among_sources(output, language);
        return Err(stop(&said, End::Usage));
    }
    let Some(cache) = &command.cache else {
        return Ok(Pictures::default());
    };
    let holds_ours = is_below(output, cache) || is_below(root, cache);
    if is_among_sources(root, cache) || is_below(cache, output) || holds_ours {
        return Err(stop(&words::cache_in_site(cache, language), End::Usage));
    }
    let kept = Pictures::kept_in(cache.clone());
    kept.map_err(|why| {
        let end = match why {
            Unkept::Foreign(_) => End::Usage,
            Unkept::Disk(_) => End::Failure,
        };
        stop(&words::no_cache(&why, language), end)
    })
}

/// When each file was last changed, as far as git shows its history.
fn changed(root: &Path, language: Language) -> BTreeMap<SourcePath, Date> {
    match history::of(root) {
        History::Known(changed) => return changed,
        History::Shallow => say(words::shallow(language)),
        History::Refused => say(&words::git_refused(root, language)),
        History::None => {}
    }
    BTreeMap::new()
}

/// Says what a site lacks that nobody sees in it.
fn note(site: &Prepared, language: Language) {
    if !site.has_fonts() {
        say(words::no_fonts(language));
    }
    let address = &site.config().base_url;
    if address.is_example() {
        say(&words::example_address(address.origin(), language));
    }
}

/// Where the site goes.
pub(super) fn output(root: &Path, command: &Build) -> PathBuf {
    let output = command.output.clone();
    output.unwrap_or_else(|| root.join("public"))
}

/// What a site is published with, beside itself.
pub(super) struct Publishing<'a> {
    pub(super) command: &'a Build,
    pub(super) output: &'a Path,
    pub(super) media: &'a BTreeMap<SourcePath, PathBuf>,
    pub(super) pictures: &'a Pictures,
}

impl Publishing<'_> {
    /// Makes the site, twice where that was asked for, and writes it; gives how long the first time took.
    fn run(
        &self,
        sources: &Sources,
        options: &Options,
        site: &Prepared,
    ) -> (Result<Report, PublishError>, Duration) {
        let before = Instant::now();
        let expected = self.command.verify.then(|| self.digests(sources, options));
        let verifying = expected.as_ref().map(|_| before.elapsed());
        let published = expected.transpose().and_then(|expected| {
            let progress = Progress::new(site.count());
            let published = self.publish(site, expected.as_ref(), &progress);
            progress.done();
            published
        });
        (published, verifying.unwrap_or_default())
    }

    /// Writes the site.
    pub(super) fn publish(
        &self,
        site: &Prepared,
        expected: Option<&Digests>,
        progress: &Progress,
    ) -> Result<Report, PublishError> {
        let order = self.order(site.config(), expected, progress);
        let before = Instant::now();
        // The index is made at once, pages when they are asked for.
        let artifacts = site.artifacts();
        let asking = before.elapsed();
        let mut report = publish::publish(&order, artifacts)?;
        report.making += asking;
        self.pictures.forget_others();
        Ok(report)
    }

    fn order<'o>(
        &'o self,
        config: &Config,
        expected: Option<&'o Digests>,
        progress: &'o Progress,
    ) -> Order<'o> {
        let target = Some(config.target).filter(|_| !self.command.portable);
        let level = config.rules.get(&Rule::HostLimits);
        let limits = target.filter(|_| level != Some(&Level::Off));
        let over_limits = match level {
            Some(Level::Warn) if !self.command.strict => Severity::Warning,
            _ => Severity::Error,
        };
        Order {
            output: self.output,
            media: self.media,
            pictures: self.pictures,
            target,
            limits: limits.map(content::Target::limits).unwrap_or_default(),
            over_limits,
            is_packed: self.command.compress,
            is_forced: self.command.force,
            expected,
            progress,
        }
    }

    /// What every file comes to when the site is made by one thread from files in another order, and no picture is
    /// taken from those that were kept.
    fn digests(&self, sources: &Sources, options: &Options) -> Result<Digests, PublishError> {
        let mut sources = sources.clone();
        sources.records.reverse();
        sources.media.reverse();
        sources.theme.reverse();
        let make = || {
            let site = site::prepare(&sources, options, &mut Cache::default()).value;
            let site = site.expect("what was sound is sound again");
            let progress = Progress::new(site.count());
            let pictures = Pictures::default();
            let order = Order {
                pictures: &pictures,
                ..self.order(site.config(), None, &progress)
            };
            publish::digests(&order, site.artifacts())
        };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        pool.map_or_else(|_| make(), |pool| pool.install(make))
    }
}

/// What the last words of a build need.
struct Built<'a> {
    output: &'a Path,
    command: &'a Build,
    style: Style,
    site: &'a Prepared,
    /// What was done before the site was made. What was not asked for took no time.
    phases: [(&'static str, Duration); 3],
    all: Duration,
}

impl Built<'_> {
    fn end(&self, published: Result<Report, PublishError>, sources: &Sources) -> End {
        let language = self.style.language;
        match published {
            Ok(mut report) => {
                tell(sources, &mut report.warnings, self.style);
                let phases = self.phases.into_iter();
                let phases = phases.chain([("make", report.making), ("place", report.placing)]);
                let phases: Vec<(&str, Duration)> =
                    phases.filter(|(_, took)| !took.is_zero()).collect();
                match self.command.timings {
                    Some(Timings::Json) => answer(&summary(&report, &phases, self.all)),
                    None => {
                        answer(&words::built(&report, &phases, self.all, language));
                        if self.command.verify {
                            answer(words::verified(language));
                        }
                        if self.command.drafts {
                            answer(words::with_drafts(language));
                        }
                        if let Some(left_out) = words::left_out(self.site.left_out(), language) {
                            answer(&left_out);
                        }
                        let target = self.site.config().target;
                        let target = Some(target).filter(|_| !self.command.portable);
                        answer(&words::look(self.output, target, language));
                    }
                }
                End::Fine
            }
            Err(PublishError::Problems(mut problems)) => {
                tell(sources, &mut problems, self.style);
                verdict(&problems)
            }
            Err(error) => {
                let end = match error {
                    PublishError::Foreign(_) => End::Usage,
                    _ => End::Failure,
                };
                stop(&words::unpublished(&error, language), end)
            }
        }
    }
}

/// What a build came to, for programs: sizes in bytes, times in seconds.
fn summary(report: &Report, phases: &[(&str, Duration)], all: Duration) -> String {
    let phases = phases.iter().copied().chain([("all", all)]);
    let seconds: BTreeMap<&str, f64> = phases
        .map(|(name, took)| (name, took.as_secs_f64()))
        .collect();
    let largest = report.largest.as_ref();
    let summary = serde_json::json!({
        "pages": report.pages,
        "files": report.files,
        "bytes": report.bytes,
        "largest": largest.map(|(path, bytes)| serde_json::json!({"path": path, "bytes": bytes})),
        "written": report.written,
        "removed": report.removed,
        "limits": report.uses,
        "seconds": seconds,
    });
    format!("{summary:#}")
}

/// What a build is told.
pub(super) fn options(command: &Build) -> Options {
    Options {
        base_url: command.base_url.clone(),
        target: command.target,
        is_portable: command.portable,
        is_strict: command.strict,
        with_drafts: command.drafts,
        fonts: fonts::installed(),
        ..Options::at(clock::now())
    }
}

/// Whether the output would lie among the sources, or be the folder of the site itself: the next
/// build would read what this one wrote.
fn is_among_sources(root: &Path, output: &Path) -> bool {
    let is_root = root.canonicalize().ok() == output.canonicalize().ok();
    let mut sources = ["content", "themes"].iter();
    let is_below = sources.any(|folder| is_below(output, &root.join(folder)));
    (is_root && output.exists()) || is_below
}

/// Whether a folder is another or lies in it. One that is not there yet is judged by what is there of its path.
fn is_below(folder: &Path, other: &Path) -> bool {
    real(folder).starts_with(real(other))
}

/// Where a folder really is, or would be.
fn real(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let there = absolute
        .ancestors()
        .find_map(|above| Some((above, above.canonicalize().ok()?)));
    match there {
        Some((above, real)) => real.join(absolute.strip_prefix(above).unwrap_or(Path::new(""))),
        None => absolute,
    }
}
