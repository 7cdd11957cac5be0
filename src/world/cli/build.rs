//! `ondo build`: a folder in, a site out.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::args::{Arguments, Build, Timings};
use super::exit::{Exit, refusal, verdict};
use super::open::{read, say_skipped};
use super::progress::Progress;
use super::report::show;
use super::terminal::{Style, answer, said, say, stop, style};
use super::words;
use crate::content::{self, Language, Sources};
use crate::site::{self, Cache, Options, Prepared};
use crate::world::build::{BuildSettings, Publisher};
use crate::world::host::history::{self, History};
use crate::world::host::layout::{is_among_sources, is_below};
use crate::world::host::pictures::{CacheError, Pictures};
use crate::world::host::publish::{Digests, PublishError, Published};
use crate::world::host::{clock, fonts};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// Builds the site and reports the result.
pub(super) fn build(arguments: &Arguments, command: &Build) -> Exit {
    let started = Instant::now();
    let root = &arguments.root;
    let mut folder = match read(arguments) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let reading = started.elapsed();
    let config = content::config(folder.sources.config.as_ref()).value;
    let style = style(arguments.lang, config.as_ref());
    let settings = settings(root, command);
    let pictures = match pictures(root, &settings.output, command, style.language) {
        Ok(pictures) => pictures,
        Err(exit) => return exit,
    };
    folder.sources.history = history_of(root, style.language);
    let sources = &folder.sources;
    let options = settings.options();
    let mut prepared = site::prepare(sources, &options, &mut Cache::default());
    let checking = started.elapsed() - reading;
    say_skipped(&folder, style.language);
    show(sources, &mut prepared.problems, style);
    let Some(site) = prepared.value else {
        return refusal(&prepared.problems);
    };
    if sources.records.is_empty() {
        let why = words::nothing_to_build(&root.join("content"));
        return stop(&why, style.language, Exit::Usage);
    }
    say_missing(&site, style.language);
    let publisher = Publisher {
        settings: &settings,
        media: &folder.media,
        pictures: &pictures,
    };
    let before = Instant::now();
    let expected = command.verify.then(|| publisher.digests(sources, &options));
    let verifying = expected.as_ref().map(|_| before.elapsed());
    let published = expected.transpose();
    let published = published.and_then(|expected| publish(&publisher, &site, expected.as_ref()));
    let summary = Summary {
        settings: &settings,
        command,
        style,
        site: &site,
        phases: [
            ("read", reading),
            ("check", checking),
            ("verify", verifying.unwrap_or_default()),
        ],
        all: started.elapsed(),
    };
    summary.end(published, sources)
}

/// The settings of a build from the command line.
pub(super) fn settings(root: &Path, command: &Build) -> BuildSettings {
    let output = command.output.clone();
    BuildSettings {
        options: Options {
            base_url: command.base_url.clone(),
            target: command.target,
            is_portable: command.portable,
            is_strict: command.strict,
            with_drafts: command.drafts,
            fonts: fonts::installed(),
            ..Options::at(clock::now())
        },
        output: output.unwrap_or_else(|| root.join("public")),
        is_packed: command.compress,
        is_forced: command.force,
    }
}

/// The cache of pictures. Ends the run where site or cache would lie among the sources or in each
/// other, or where the folder of the cache holds other files.
pub(super) fn pictures(
    root: &Path,
    output: &Path,
    command: &Build,
    language: Language,
) -> Result<Pictures, Exit> {
    if is_among_sources(root, output) {
        let why = words::output_among_sources(output);
        return Err(stop(&why, language, Exit::Usage));
    }
    let Some(cache) = &command.cache else {
        return Ok(Pictures::default());
    };
    let holds_ours = is_below(output, cache) || is_below(root, cache);
    if is_among_sources(root, cache) || is_below(cache, output) || holds_ours {
        return Err(stop(&words::cache_in_site(cache), language, Exit::Usage));
    }
    Pictures::kept_in(cache.clone()).map_err(|why| {
        let exit = match why {
            CacheError::Foreign(_) => Exit::Usage,
            CacheError::Disk(_) => Exit::Failure,
        };
        stop(&words::no_cache(&why), language, exit)
    })
}

/// When each file came and was last changed, as far as git shows its history.
fn history_of(root: &Path, language: Language) -> content::History {
    match history::of(root) {
        History::Known(history) => return history,
        History::Shallow => say(&words::shallow(), language),
        History::Refused => say(&words::git_refused(root), language),
        History::None => {}
    }
    content::History::new()
}

/// Says what the site lacks where nobody would see it.
fn say_missing(site: &Prepared, language: Language) {
    if !site.has_fonts() {
        say(&words::no_fonts(), language);
    }
    let address = &site.config().base_url;
    if address.is_example() {
        say(&words::example_address(address.origin()), language);
    }
}

/// Writes the site, with a progress bar.
fn publish(
    publisher: &Publisher<'_>,
    site: &Prepared,
    expected: Option<&Digests>,
) -> Result<Published, PublishError> {
    let progress = Progress::new(site.count());
    let published = publisher.publish(site, expected, &|| progress.step());
    progress.done();
    published
}

/// What is said at the end of a build.
struct Summary<'a> {
    settings: &'a BuildSettings,
    command: &'a Build,
    style: Style,
    site: &'a Prepared,
    /// The phases before the site was made; zero where one was not asked for.
    phases: [(&'static str, Duration); 3],
    all: Duration,
}

impl Summary<'_> {
    fn end(&self, published: Result<Published, PublishError>, sources: &Sources) -> Exit {
        match published {
            Ok(mut published) => {
                show(sources, &mut published.warnings, self.style);
                self.answer(&published);
                Exit::Fine
            }
            Err(PublishError::Problems(mut problems)) => {
                show(sources, &mut problems, self.style);
                verdict(&problems)
            }
            Err(error) => {
                let exit = match error {
                    PublishError::Foreign(_) => Exit::Usage,
                    _ => Exit::Failure,
                };
                stop(&words::unpublished(&error), self.style.language, exit)
            }
        }
    }

    fn answer(&self, published: &Published) {
        let later = [("make", published.making), ("place", published.placing)];
        let phases = self.phases.into_iter().chain(later);
        let phases: Vec<(&str, Duration)> = phases.filter(|(_, took)| !took.is_zero()).collect();
        if self.command.timings == Some(Timings::Json) {
            answer(&timings(published, &phases, self.all));
            return;
        }
        let target = self.settings.target(self.site.config());
        let lines = [
            Some(words::built(published, &phases, self.all)),
            self.command.verify.then(words::verified),
            self.command.drafts.then(words::with_drafts),
            words::left_out(self.site.left_out()),
            Some(words::look(&self.settings.output, target)),
        ];
        for line in lines.iter().flatten() {
            answer(said(line, self.style.language));
        }
    }
}

/// The result of a build for programs: sizes in bytes, times in seconds.
fn timings(published: &Published, phases: &[(&str, Duration)], all: Duration) -> String {
    let phases = phases.iter().copied().chain([("all", all)]);
    let seconds: BTreeMap<&str, f64> = phases
        .map(|(name, took)| (name, took.as_secs_f64()))
        .collect();
    let largest = published.largest.as_ref();
    let summary = serde_json::json!({
        "pages": published.pages,
        "files": published.files,
        "bytes": published.bytes,
        "largest": largest.map(|(path, bytes)| serde_json::json!({"path": path, "bytes": bytes})),
        "written": published.written,
        "removed": published.removed,
        "limits": published.uses,
        "seconds": seconds,
    });
    format!("{summary:#}")
}
