//! Reads YAML in spite of syntax errors: fields that cannot be read are reported and taken out.

use super::node::{MapEntry, Node, NodeKind};
use super::slips::{self, FoundSlip};
use super::syntax_problems;
use super::yaml_value::{position, read};
use crate::base::{Diagnostic, Place, SourcePath, Span};
use std::borrow::Cow;
use std::ops::Range;

/// The YAML of a file, made readable field by field.
pub(crate) struct YamlText<'a> {
    /// The text; what cannot be read is blank.
    pub(crate) text: Cow<'a, str>,
    pub(crate) offset: usize,
    pub(crate) path: &'a SourcePath,
    pub(crate) problems: Vec<Diagnostic>,
}

impl YamlText<'_> {
    /// Finds and reports the fields whose slips keep the rest from being read: each that cannot be
    /// read where all others with slips are taken out.
    pub(crate) fn slipped(&mut self) -> Vec<Range<usize>> {
        const MOST: usize = 64;
        let with_slip = |field: &Range<usize>| slips::find(&self.text[field.clone()]).is_some();
        let mut slipped: Vec<Range<usize>> = fields(&self.text);
        slipped.retain(with_slip);
        slipped.truncate(MOST);
        let is_readable = |kept: Option<&Range<usize>>| {
            let taken = slipped.iter().filter(|field| Some(*field) != kept);
            let rest = taken.fold(self.text.to_string(), |text, field| without(&text, field));
            read(&rest).is_ok()
        };
        let blamed: Vec<Range<usize>> = if is_readable(None) {
            let fields = slipped.iter();
            let fields = fields.filter(|field| !is_readable(Some(field)));
            fields.cloned().collect()
        } else {
            Vec::new()
        };
        for field in &blamed {
            let found = slips::find(&self.text[field.clone()]);
            let slip = found.map(|found| self.slip(found.shifted(field.start)));
            self.problems.extend(slip);
        }
        blamed
    }

    /// Reports what the parser stopped at, and finds the field to take out. That is the one without
    /// which the rest can be read, looked for from the parser's place backwards; else one without
    /// which the parser gets further. `None` where there is no such field.
    pub(crate) fn blame(&mut self, error: &serde_yaml::Error) -> Option<Range<usize>> {
        // Each candidate is read once more; what is far away is none.
        const MOST: usize = 64;
        let stopped = stopped_at(&self.text, error);
        let mut fields = fields(&self.text);
        fields.sort_by_key(|field| {
            (
                field.start > stopped.start,
                stopped.start.abs_diff(field.start),
            )
        });
        let outcomes = fields.into_iter().take(MOST).map(|field| {
            let rest = without(&self.text, &field);
            let further = match read(&rest) {
                Ok(_) => usize::MAX,
                Err(error) => stopped_at(&rest, &error).start,
            };
            (field, further)
        });
        let outcomes: Vec<(Range<usize>, usize)> = outcomes.collect();
        let is_cure = |(_, further): &&(Range<usize>, usize)| *further == usize::MAX;
        let helps =
            |(field, further): &&(Range<usize>, usize)| *further > stopped.start.max(field.end);
        let found = outcomes
            .iter()
            .find(is_cure)
            .or_else(|| outcomes.iter().find(helps));
        let field = found.map(|(field, _)| field.clone());
        let problem = self.syntax_problem(field.as_ref(), stopped, error);
        self.problems.push(problem);
        field
    }

    /// Takes out what can no longer be front matter, and reports where its end is missing.
    pub(crate) fn cut_prose(&mut self) -> bool {
        let Some(prose) = front_matter_end(&self.text) else {
            return false;
        };
        let problem = syntax_problems::front_matter_open(&self.place(prose.clone()));
        self.problems.push(problem);
        self.text = Cow::Owned(without(&self.text, &(prose.start..self.text.len())));
        true
    }

    fn slip(&self, found: FoundSlip) -> Diagnostic {
        syntax_problems::slip(&found, |range| self.place(range))
    }

    fn syntax_problem(
        &self,
        field: Option<&Range<usize>>,
        stopped: Range<usize>,
        error: &serde_yaml::Error,
    ) -> Diagnostic {
        let searched = field.cloned().unwrap_or(0..self.text.len());
        if let Some(found) = slips::find(&self.text[searched.clone()]) {
            return self.slip(found.shifted(searched.start));
        }
        let is_inside = searched.contains(&stopped.start);
        let first_line = || {
            let line = self.text[searched.clone()].trim_end().lines().next();
            searched.start..searched.start + line.unwrap_or_default().trim_end().len()
        };
        let range = if is_inside { stopped } else { first_line() };
        syntax_problems::yaml_syntax(&self.place(range), &error.to_string())
    }

    /// Takes a field out of the text; what is left of it are the names that begin its lines, so
    /// that none of them is reported missing.
    pub(crate) fn take_out(&mut self, field: Range<usize>) -> Vec<MapEntry> {
        let mut names = Vec::new();
        let mut at = field.start;
        for line in self.text[field.clone()].split_inclusive('\n') {
            let content = line.trim_start();
            let start = at + line.len() - content.len();
            let end = content.find(|c: char| !(c.is_alphanumeric() || c == '_'));
            let name = &content[..end.unwrap_or(content.len())];
            let span = self.span_of(start..start + name.len());
            at += line.len();
            names.push(MapEntry {
                key: name.to_owned(),
                key_span: span,
                value: Node {
                    span,
                    kind: NodeKind::Unreadable,
                },
            });
        }
        self.text = Cow::Owned(without(&self.text, &field));
        names
    }

    pub(crate) fn place(&self, range: Range<usize>) -> Place {
        Place {
            path: self.path.clone(),
            span: self.span_of(range),
        }
    }

    pub(crate) fn span_of(&self, range: Range<usize>) -> Span {
        Span::new(self.offset + range.start..self.offset + range.end)
    }
}

/// The bytes of the character a parser stopped at; empty where it gives no place.
fn stopped_at(text: &str, error: &serde_yaml::Error) -> Range<usize> {
    let location = error.location();
    location.map_or(0..0, |location| position(text, location))
}

/// The fields of the outermost map, as ranges of whole lines.
fn fields(text: &str) -> Vec<Range<usize>> {
    let mut fields: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begins = line.starts_with(|c: char| !c.is_whitespace() && !"#-]}".contains(c));
        match fields.last_mut() {
            Some(field) if !begins => field.end = at + line.len(),
            _ if line.trim().is_empty() => {}
            _ => fields.push(at..at + line.len()),
        }
        at += line.len();
    }
    fields
}

/// The text with some of its bytes as spaces; lines stay lines.
fn without(text: &str, range: &Range<usize>) -> String {
    let blank = |c: char| match c {
        '\n' | '\r' => c.to_string(),
        _ => " ".repeat(c.len_utf8()),
    };
    let blanks: String = text[range.clone()].chars().map(blank).collect();
    [&text[..range.start], &blanks, &text[range.end..]].concat()
}

/// Where front matter must have ended that nobody closed: at an empty line before a line that is
/// neither a field nor part of one. What follows is the text of the record.
pub(crate) fn front_matter_end(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    let mut is_after_blank = false;
    for line in text.split_inclusive('\n') {
        let plain = line.trim_end();
        let name = plain.split([':', '：']).next().unwrap_or_default();
        let is_field = name.len() < plain.len() && !name.contains(' ');
        let is_prose = !plain.is_empty()
            && !is_field
            && (plain.starts_with("# ")
                || plain.starts_with("## ")
                || !plain.starts_with(['#', '-', ']', '}', ' ', '\t']));
        if is_after_blank && is_prose {
            return Some(at..at + plain.len());
        }
        is_after_blank = plain.is_empty();
        at += line.len();
    }
    None
}
