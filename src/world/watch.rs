//! `ondo watch`: builds the site whenever its folder changes, writing only the files that differ.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::args::{Arguments, Watch};
use super::build::{Publishing, options, output, pictures};
use super::changes::Changes;
use super::progress::Progress;
use super::publish::PublishError;
use super::terminal::Terminal;
use super::{End, report, stop, style, words};
use crate::base::SourcePath;
use crate::content;
use crate::site::{self, Cache};
use std::time::Instant;

/// Builds until the program is stopped.
pub(super) fn watch(arguments: &Arguments, command: &Watch) -> End {
    let root = &arguments.root;
    let output = output(root, &command.build);
    let first_style = style(arguments.lang, None);
    let pictures = match pictures(root, &output, &command.build, first_style.language) {
        Ok(pictures) => pictures,
        Err(end) => return end,
    };
    let mut noticed = Instant::now();
    let mut changes = match Changes::of(root, command.poll) {
        Ok((changes, None)) => changes,
        Ok((_, Some(error))) | Err(error) => {
            let end = if root.is_dir() {
                End::Failure
            } else {
                End::Usage
            };
            return stop(&error.to_string(), end);
        }
    };
    let mut terminal = Terminal::new();
    let mut cache = Cache::default();
    let mut had_records = false;
    let mut paths: Vec<SourcePath> = Vec::new();
    let mut before = Vec::new();
    loop {
        let folder = changes.folder();
        let config = content::config(folder.sources.config.as_ref()).value;
        let style = style(arguments.lang, config.as_ref());
        let outcome = site::prepare(&folder.sources, &options(&command.build), &mut cache);
        let mut problems = outcome.problems;
        // Who moves content away for a moment does not want an empty site.
        let is_lost = had_records && folder.sources.records.is_empty();
        had_records |= !folder.sources.records.is_empty();
        let site = outcome.value.filter(|_| !is_lost);
        let publishing = Publishing {
            command: &command.build,
            output: &output,
            media: &folder.media,
            pictures: &pictures,
        };
        let published = site.map(|site| publishing.publish(&site, None, &Progress::none()));
        if let Some(Err(PublishError::Problems(more))) = &published {
            problems.extend_from_slice(more);
        }
        report::sort(&mut problems);
        if problems != before {
            terminal.problems(&folder.sources, &problems, style);
        }
        let took = noticed.elapsed();
        match published {
            _ if is_lost => terminal.change(&words::no_records(&output, style.language)),
            Some(Ok(report)) => terminal.change(&words::written(
                &paths,
                &report,
                &problems,
                took,
                style.language,
            )),
            Some(Err(error)) if !matches!(error, PublishError::Problems(_)) => {
                terminal.line(&words::unpublished(&error, style.language));
            }
            _ => terminal.change(&words::changed_files(
                &paths,
                &problems,
                took,
                style.language,
            )),
        }
        before = problems;
        loop {
            match changes.next() {
                Ok(change) => {
                    (paths, noticed) = (change.paths, change.noticed);
                    break;
                }
                Err(error) => terminal.line(&error.to_string()),
            }
        }
    }
}
