//! Parses YAML into a tree in which every value knows its bytes.

use super::node::{MapEntry, Node, NodeKind};
use super::problems;
use super::repair::YamlText;
use super::slips;
use super::syntax_problems;
use super::yaml_value::{Value, byte_range, read};
use crate::base::{Diagnostic, Place, SourcePath, Span};
use serde_yaml::{Location, Spanned};
use std::borrow::Cow;
use std::ops::Range;

/// The tree of a text, and what kept parts of it from being read.
pub(crate) struct Tree {
    pub(crate) root: Node,
    pub(crate) problems: Vec<Diagnostic>,
    /// Whether every field could be read.
    pub(crate) is_whole: bool,
}

/// Reads the YAML `text`, which stands `offset` bytes into the file `path`.
///
/// An empty text is an empty map. A parser stops at the first syntax error; here the field that
/// holds it is reported and taken out, and the rest is read again, so that one broken field hides
/// no other.
pub(crate) fn parse(text: &str, offset: usize, path: &SourcePath) -> Tree {
    let mut builder = YamlText {
        text: Cow::Borrowed(text),
        offset,
        path,
        problems: Vec::new(),
    };
    let mut broken: Vec<MapEntry> = Vec::new();
    let mut is_whole = true;
    let value = loop {
        match read(&builder.text) {
            Ok(value) => break Some(value),
            Err(error) => {
                if builder.cut_prose() {
                    is_whole = false;
                    continue;
                }
                let slipped = builder.slipped();
                if !slipped.is_empty() {
                    slipped
                        .into_iter()
                        .for_each(|field| broken.extend(builder.take_out(field)));
                    continue;
                }
                match builder.blame(&error) {
                    Some(field) => broken.extend(builder.take_out(field)),
                    None => break None,
                }
            }
        }
    };
    let is_whole = is_whole && broken.is_empty() && value.is_some();
    let root = value.map(|value| builder.node(value));
    let mut root = root.unwrap_or_else(|| Node {
        span: builder.span_of(0..0),
        kind: NodeKind::Unreadable,
    });
    if !broken.is_empty() {
        match &mut root.kind {
            NodeKind::Map(entries) => entries.extend(broken),
            kind => *kind = NodeKind::Map(broken),
        }
    }
    Tree {
        root,
        problems: builder.problems,
        is_whole,
    }
}

impl YamlText<'_> {
    fn node(&mut self, value: Spanned<Value>) -> Node {
        let range = byte_range(&self.text, value.referenced);
        let span = self.span_of(range.clone());
        if let Value::Plain | Value::Text(_) = &value.value {
            self.check_comment(&range);
            self.check_item(&range);
        }
        let kind = match value.value {
            Value::Null => NodeKind::Null,
            Value::Plain => NodeKind::Scalar(self.text[range].trim().to_owned()),
            Value::Text(text) => NodeKind::Scalar(text),
            Value::List(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                self.check_numbers(&items);
                NodeKind::List(items)
            }
            Value::Map(entries) => NodeKind::Map(self.entries(entries)),
        };
        Node { span, kind }
    }

    fn entries(&mut self, entries: Vec<(Spanned<String>, Spanned<Value>)>) -> Vec<MapEntry> {
        let mut result: Vec<MapEntry> = Vec::with_capacity(entries.len());
        let mut cut = Vec::new();
        for (key, value) in entries {
            let key_span = self.span(key.referenced);
            if matches!(value.value, Value::Null)
                && let Some(last) = result.last_mut()
                && self.is_cut_at(last.value.span, key_span)
            {
                let (start, end) = (last.value.span.range().start, key_span.range().end);
                last.value = Node {
                    span: Span::new(start..end),
                    kind: NodeKind::Unreadable,
                };
                join(&mut cut, start - self.offset..end - self.offset);
                continue;
            }
            if let Some(first) = result.iter().find(|entry| entry.key == key.value) {
                let place = |span| Place {
                    path: self.path.clone(),
                    span,
                };
                let problem =
                    problems::duplicate_key(&key.value, &place(key_span), &place(first.key_span));
                self.problems.push(problem);
            }
            result.push(MapEntry {
                key: key.value,
                key_span,
                value: self.node(value),
            });
        }
        for whole in cut {
            let place = self.place(whole.clone());
            let problem = syntax_problems::cut_value(&self.text[whole], &place);
            self.problems.push(problem);
        }
        result
    }

    fn span(&self, location: Location) -> Span {
        self.span_of(byte_range(&self.text, location))
    }

    /// Reports an item of a list that became part of a text, because it is indented otherwise.
    fn check_item(&mut self, value: &Range<usize>) {
        let text = &self.text[value.clone()];
        if text.starts_with(['"', '\'', '|', '>']) {
            return;
        }
        let mut at = value.start;
        for line in text.split_inclusive('\n') {
            let content = line.trim_start();
            let start = at + line.len() - content.len();
            if at > value.start && content.starts_with("- ") {
                let problem = syntax_problems::item_in_text(&self.place(start..start + 1));
                self.problems.push(problem);
                return;
            }
            at += line.len();
        }
    }

    /// Whether nothing but the comma of a number such as `7,500` stands between two values.
    fn is_cut_at(&self, first: Span, second: Span) -> bool {
        let (end, start) = (
            first.range().end - self.offset,
            second.range().start - self.offset,
        );
        self.text.get(end..start) == Some(",")
            && is_cut_number(&self.text[..end], &self.text[start..])
    }

    /// Reports numbers that became two items of a list.
    fn check_numbers(&mut self, items: &[Node]) {
        let is_text = |node: &Node| matches!(node.kind, NodeKind::Scalar(_));
        let mut cut = Vec::new();
        for pair in items.windows(2) {
            let (first, second) = (pair[0].span, pair[1].span);
            if !pair.iter().all(is_text) || !self.is_cut_at(first, second) {
                continue;
            }
            let range = first.range().start - self.offset..second.range().end - self.offset;
            join(&mut cut, range);
        }
        for whole in cut {
            let place = self.place(whole.clone());
            let problem = syntax_problems::cut_number(&self.text[whole], &place);
            self.problems.push(problem);
        }
    }

    /// Reports what stands behind a value as `#3`: YAML takes it for a comment, and nobody would
    /// see it.
    fn check_comment(&mut self, value: &Range<usize>) {
        let behind = self.text[value.end..].lines().next().unwrap_or_default();
        let comment = behind.trim_start();
        let is_cut = comment.len() < behind.len()
            && comment.starts_with('#')
            && !comment[1..].starts_with([' ', '\t', '#'])
            && comment.len() > 1;
        if !is_cut || self.text[value.clone()].starts_with(['"', '\'']) {
            return;
        }
        let start = value.end + behind.len() - comment.len();
        let whole = slips::quoted(&self.text[value.start..value.end + behind.len()]);
        let mark = start..start + comment.trim_end().len();
        let problem = syntax_problems::cut_by_comment(&self.place(mark), &whole);
        self.problems.push(problem);
    }
}

/// Whether a comma between two texts is one inside a number: one to three digits stand before it,
/// and three behind it.
fn is_cut_number(before: &str, behind: &str) -> bool {
    let is_digit = |c: &char| c.is_ascii_digit();
    let (first, second) = (
        before.chars().rev().take_while(is_digit).count(),
        behind.chars().take_while(is_digit).count(),
    );
    (1..=3).contains(&first) && second == 3
}

/// Adds what a comma cut to what others cut before: a million has two.
fn join(cut: &mut Vec<Range<usize>>, more: Range<usize>) {
    match cut.last_mut() {
        Some(last) if last.end > more.start => last.end = more.end,
        _ => cut.push(more),
    }
}
