//! `ondo build`: a folder in, a site out.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::args::{Arguments, Build};
use super::disk::Folder;
use super::publish::{self, PublishError, Report};
use super::report::Style;
use super::{End, answer, read, refusal, say, stop, style, tell, words};
use crate::base::Outcome;
use crate::content;
use crate::site::{self, Cache, Options};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Builds the site and says what came of it.
pub(super) fn build(arguments: &Arguments, command: &Build) -> End {
    let started = Instant::now();
    let root = &arguments.root;
    let Folder {
        sources,
        media,
        skipped,
        ..
    } = match read(root) {
        Ok(folder) => folder,
        Err(end) => return end,
    };
    let config = content::config(sources.config.as_ref()).value;
    let style = style(arguments.lang, config.as_ref());
    let output = command
        .output
        .clone()
        .unwrap_or_else(|| root.join("public"));
    if is_among_sources(root, &output) {
        return stop(
            &words::output_among_sources(&output, style.language),
            End::Usage,
        );
    }
    let Outcome {
        value: site,
        mut problems,
    } = site::prepare(&sources, &options(command), &mut Cache::default());
    for path in &skipped {
        say(&words::skipped(path, style.language));
    }
    tell(&sources, &mut problems, style);
    let Some(site) = site else {
        return refusal(&problems);
    };
    let published = publish::publish(&output, &media, site.artifacts());
    if let Err(PublishError::Problems(more)) = &published {
        tell(&sources, &mut more.clone(), style);
    }
    end(
        published,
        &Built {
            output,
            command,
            started,
            style,
        },
    )
}

/// What the last words of a build need.
struct Built<'a> {
    output: PathBuf,
    command: &'a Build,
    started: Instant,
    style: Style,
}

fn end(published: Result<Report, PublishError>, built: &Built<'_>) -> End {
    let language = built.style.language;
    match published {
        Ok(report) => {
            let seconds = built.started.elapsed().as_secs_f64();
            answer(&words::built(
                &report,
                &built.output,
                built.command.portable,
                seconds,
                language,
            ));
            End::Fine
        }
        Err(PublishError::Problems(_)) => End::Content,
        Err(PublishError::Disk(error)) => stop(&error.to_string(), End::Failure),
        Err(PublishError::InTheWay(path)) => {
            stop(&words::in_the_way(&path, language), End::Failure)
        }
    }
}

/// What a build is told.
pub(super) fn options(command: &Build) -> Options {
    Options {
        base_url: command.base_url.clone(),
        is_portable: command.portable,
        is_strict: command.strict,
        with_drafts: command.drafts,
        now: jiff::Timestamp::now(),
    }
}

/// Whether the output would lie among the sources, or be the folder of the site itself: the next
/// build would read what this one wrote.
pub(super) fn is_among_sources(root: &Path, output: &Path) -> bool {
    // A folder that is not there yet is judged by the nearest one above it that is.
    let real = output.ancestors().find_map(|path| path.canonicalize().ok());
    let (Ok(root), Some(real)) = (root.canonicalize(), real) else {
        return false;
    };
    let is_new = output.canonicalize().is_err();
    (real == root && !is_new)
        || ["content", "themes", "src"]
            .iter()
            .any(|folder| real.starts_with(root.join(folder)))
}
