//! A problem of the content as plain data: what is wrong, where, and how to fix it.

use super::rule::{Rule, Severity};
use super::span::Place;
use super::words::Words;

/// A marked place with a short text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What is marked.
    pub place: Place,
    /// The text beside the mark; may be empty.
    pub words: Words,
}

/// A replacement that would fix the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The bytes to replace.
    pub place: Place,
    /// What to write instead.
    pub replacement: String,
    /// Whether `ondo fix` may apply it: it keeps the meaning and only corrects the form.
    pub is_safe: bool,
}

/// One problem: what is wrong, where, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in words that an editor of the archive knows.
    pub message: Words,
    /// The marked places: the first is where the problem is, the others explain it.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<Words>,
    /// A replacement that fixes it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Makes a diagnostic with the severity of its rule.
    #[must_use]
    pub fn new(rule: Rule, message: Words) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            message,
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds a label; the first is where the problem is.
    #[must_use]
    pub fn at(mut self, place: &Place, words: Words) -> Self {
        self.labels.push(Label {
            place: place.clone(),
            words,
        });
        self
    }

    /// Adds a help text.
    #[must_use]
    pub fn help(mut self, words: Words) -> Self {
        self.help = Some(words);
        self
    }

    /// Adds a replacement for `place` that is only a suggestion, with a help text where there is
    /// none.
    #[must_use]
    pub fn fix(mut self, place: &Place, replacement: &str) -> Self {
        self.help.get_or_insert_with(|| {
            Words::new(
                format!("이렇게 쓰려던 것인지 확인하세요: `{replacement}`"),
                format!("did you mean `{replacement}`?"),
            )
        });
        self.fix = Some(Fix {
            place: place.clone(),
            replacement: replacement.to_owned(),
            is_safe: false,
        });
        self
    }

    /// Adds a safe replacement: it keeps the meaning and only corrects the form.
    #[must_use]
    pub fn safe_fix(self, place: &Place, replacement: &str) -> Self {
        let mut fixed = self.fix(place, replacement);
        fixed.fix.iter_mut().for_each(|fix| fix.is_safe = true);
        fixed
    }

    /// The place the problem is at; `None` when it belongs to no file.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.labels.first().map(|label| &label.place)
    }
}
