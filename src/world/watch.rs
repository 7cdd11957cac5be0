//! `ondo watch`: builds the site whenever its folder changes, writing only the files that differ.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::args::{Arguments, Build, Watch};
use super::build::{Publishing, options, output, pictures};
use super::changes::{Change, Changes};
use super::disk::Folder;
use super::pictures::Pictures;
use super::progress::Progress;
use super::publish::PublishError;
use super::terminal::Terminal;
use super::{End, report, style, unreadable, words};
use crate::base::Diagnostic;
use crate::content;
use crate::site::{self, Cache};
use std::path::Path;
use std::time::Instant;

/// Builds until the program is stopped.
pub(super) fn watch(arguments: &Arguments, command: &Watch) -> End {
    let root = &arguments.root;
    let output = output(root, &command.build);
    let language = style(arguments.lang, None).language;
    let pictures = match pictures(root, &output, &command.build, language) {
        Ok(pictures) => pictures,
        Err(end) => return end,
    };
    let noticed = Instant::now();
    let mut changes = match Changes::of(root, command.poll) {
        Ok((changes, None)) => changes,
        Ok((_, Some(error))) | Err(error) => return unreadable(root, &error),
    };
    let mut builder = Builder {
        arguments,
        command: &command.build,
        output: &output,
        pictures: &pictures,
        terminal: Terminal::new(),
        cache: Cache::default(),
        problems: Vec::new(),
    };
    let mut change = Change {
        paths: Vec::new(),
        noticed,
    };
    loop {
        builder.build(changes.folder(), &change);
        change = builder.wait(&mut changes);
    }
}

/// Builds the same site again and again.
struct Builder<'a> {
    arguments: &'a Arguments,
    command: &'a Build,
    output: &'a Path,
    pictures: &'a Pictures,
    terminal: Terminal,
    cache: Cache,
    /// What was wrong the last time.
    problems: Vec<Diagnostic>,
}

impl Builder<'_> {
    /// Builds the site of a folder, and says what came of it.
    fn build(&mut self, folder: &Folder, change: &Change) {
        let config = content::config(folder.sources.config.as_ref()).value;
        let style = style(self.arguments.lang, config.as_ref());
        let outcome = site::prepare(&folder.sources, &options(self.command), &mut self.cache);
        let mut problems = outcome.problems;
        // Who moves content away for a moment does not want an empty site.
        let is_lost = folder.sources.records.is_empty();
        let site = outcome.value.filter(|_| !is_lost);
        let publishing = Publishing {
            command: self.command,
            output: self.output,
            media: &folder.media,
            pictures: self.pictures,
        };
        let published = site.map(|site| publishing.publish(&site, None, &Progress::none()));
        match &published {
            Some(Err(PublishError::Problems(more))) => problems.extend_from_slice(more),
            Some(Ok(report)) => problems.extend_from_slice(&report.warnings),
            _ => {}
        }
        report::sort(&mut problems);
        if problems != self.problems {
            self.terminal.problems(&folder.sources, &problems, style);
        }
        let Change { paths, noticed } = change;
        let (took, language) = (noticed.elapsed(), style.language);
        match published {
            _ if is_lost => self
                .terminal
                .change(&words::no_records(self.output, language)),
            Some(Ok(report)) => {
                let said = words::written(paths, &report, &problems, took, language);
                self.terminal.change(&said);
            }
            Some(Err(error)) if !matches!(error, PublishError::Problems(_)) => {
                self.terminal.line(&words::unpublished(&error, language));
            }
            _ => {
                let said = words::changed_files(paths, &problems, took, language);
                self.terminal.change(&said);
            }
        }
        self.problems = problems;
    }

    /// Waits for the next change. A folder that cannot be read for a while is waited for.
    fn wait(&mut self, changes: &mut Changes) -> Change {
        loop {
            match changes.next() {
                Ok(change) => return change,
                Err(error) => self.terminal.line(&error.to_string()),
            }
        }
    }
}
