//! The terminal of a program that runs on: a line for each change, not a flood.
use super::report::{self, Style};
use super::{say, words};
use crate::base::{Diagnostic, SourcePath};
use crate::content::Sources;
use std::io::{self, IsTerminal, Write};

/// How many problems are drawn at once; the rest are counted.
const MOST: usize = 5;

/// Standard error, and whether its last line is about a change and may be written over.
pub(super) struct Terminal {
    is_terminal: bool,
    has_change: bool,
}

impl Terminal {
    pub(super) fn new() -> Self {
        Self {
            is_terminal: io::stderr().is_terminal(),
            has_change: false,
        }
    }

    /// Writes a line that stays.
    pub(super) fn line(&mut self, text: &str) {
        self.keep();
        say(text);
    }

    /// Writes what came of a change. On a terminal the next one takes its place.
    pub(super) fn change(&mut self, text: &str) {
        if !self.is_terminal {
            say(text);
            return;
        }
        let _ = write!(io::stderr(), "\r\x1b[K{text}");
        let _ = io::stderr().flush();
        self.has_change = true;
    }

    /// Draws the first of the problems, found in these sources, and counts the others.
    pub(super) fn problems(&mut self, sources: &Sources, problems: &[Diagnostic], style: Style) {
        self.keep();
        // What the files hold by now may be something else.
        let source = |path: &SourcePath| sources.text(path).map(str::to_owned);
        let shown = &problems[..problems.len().min(MOST)];
        if !shown.is_empty() {
            say(&report::draw(shown, &source, style));
        }
        if problems.len() > MOST {
            say(&words::more_problems(problems.len() - MOST, style.language));
        }
    }

    fn keep(&mut self) {
        if std::mem::take(&mut self.has_change) {
            say("");
        }
    }
}
