//! `ondo watch`: builds the site whenever its folder changes, and writes only the files that
//! differ.
#![expect(clippy::disallowed_methods, reason = "this is the door to the clock")]

use super::args::{Arguments, Watch};
use super::build::{pictures, settings};
use super::exit::Exit;
use super::open::{config, unreadable};
use super::status_line::StatusLine;
use super::terminal::style;
use super::words;
use crate::base::Diagnostic;
use crate::world::host::changes::{Change, Changes};
use crate::world::host::disk::Folder;
use crate::world::watch::{RebuildResult, Rebuilder};
use std::path::Path;
use std::time::Instant;

/// Builds until the program is stopped.
pub(super) fn watch(arguments: &Arguments, command: &Watch) -> Exit {
    let root = &arguments.root;
    let settings = settings(root, &command.build);
    let language = style(arguments.lang, config(root).as_ref()).language;
    let pictures = match pictures(root, &settings.output, &command.build, language) {
        Ok(pictures) => pictures,
        Err(exit) => return exit,
    };
    let noticed = Instant::now();
    let mut changes = match Changes::of(root, command.poll) {
        Ok((changes, None)) => changes,
        Ok((_, Some(error))) | Err(error) => return unreadable(arguments, &error),
    };
    let mut reporter = BuildReporter {
        arguments,
        output: &settings.output,
        rebuilder: Rebuilder::new(&settings, &pictures),
        line: StatusLine::new(),
        problems: Vec::new(),
    };
    let mut change = Change {
        paths: Vec::new(),
        noticed,
    };
    loop {
        reporter.build(changes.folder(), &change);
        change = reporter.wait(&mut changes);
    }
}

/// Builds the same site after each change, and reports the result.
struct BuildReporter<'a> {
    arguments: &'a Arguments,
    output: &'a Path,
    rebuilder: Rebuilder<'a>,
    line: StatusLine,
    /// What was wrong the last time.
    problems: Vec<Diagnostic>,
}

impl BuildReporter<'_> {
    fn build(&mut self, folder: &Folder, change: &Change) {
        let rebuilt = self.rebuilder.build(folder);
        let style = style(self.arguments.lang, rebuilt.config.as_ref());
        let problems = rebuilt.problems;
        if problems != self.problems {
            self.line.problems(&folder.sources, &problems, style);
        }
        let (paths, took) = (&change.paths, change.noticed.elapsed());
        let language = style.language;
        match rebuilt.result {
            RebuildResult::Published(published) => {
                let words = words::built_again(paths, &published, &problems, took);
                self.line.change(&words, language);
            }
            RebuildResult::Invalid => {
                let words = words::checked_again(paths, &problems, took);
                self.line.change(&words, language);
            }
            RebuildResult::NoRecords => {
                self.line.change(&words::no_records(self.output), language);
            }
            RebuildResult::Failed(error) => {
                self.line.line(&words::unpublished(&error), language);
            }
        }
        self.problems = problems;
    }

    /// Waits for the next change, also while the folder cannot be read.
    fn wait(&mut self, changes: &mut Changes) -> Change {
        loop {
            match changes.next() {
                Ok(change) => return change,
                Err(error) => {
                    let config = config(&self.arguments.root);
                    let language = style(self.arguments.lang, config.as_ref()).language;
                    self.line.line(&error.words(), language);
                }
            }
        }
    }
}
