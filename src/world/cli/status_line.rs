//! The terminal of a command that runs on: one line for each change.

use super::report;
use super::terminal::{Style, said, say, say_text};
use super::words;
use crate::base::{Diagnostic, SourcePath, Words};
use crate::content::{Language, Sources};
use std::io::{self, IsTerminal, Write};

/// How many problems are drawn; the rest are counted.
const MOST: usize = 5;

/// Standard error, and whether its last line is about a change and may be overwritten.
pub(super) struct StatusLine {
    is_terminal: bool,
    has_change: bool,
}

impl StatusLine {
    pub(super) fn new() -> Self {
        Self {
            is_terminal: io::stderr().is_terminal(),
            has_change: false,
        }
    }

    /// Writes a line that stays.
    pub(super) fn line(&mut self, words: &Words, language: Language) {
        self.keep();
        say(words, language);
    }

    /// Writes the result of a change. On a terminal, the next one overwrites it.
    pub(super) fn change(&mut self, words: &Words, language: Language) {
        let text = said(words, language);
        if !self.is_terminal {
            say_text(text);
            return;
        }
        let _ = write!(io::stderr(), "\r\x1b[K{text}");
        let _ = io::stderr().flush();
        self.has_change = true;
    }

    /// Draws the first problems of these sources, and counts the rest.
    pub(super) fn problems(&mut self, sources: &Sources, problems: &[Diagnostic], style: Style) {
        self.keep();
        // Not from the disk, where the files may have changed since.
        let source = |path: &SourcePath| sources.text(path).map(str::to_owned);
        let shown = &problems[..problems.len().min(MOST)];
        if !shown.is_empty() {
            say_text(&report::draw(shown, &source, style));
        }
        if problems.len() > MOST {
            let more = words::more_problems(problems.len() - MOST);
            say(&more, style.language);
        }
    }

    fn keep(&mut self) {
        if std::mem::take(&mut self.has_change) {
            say_text("");
        }
    }
}
