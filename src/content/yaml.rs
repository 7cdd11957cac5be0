//! YAML as a tree in which every value knows the bytes it was read from. Knows no field names.

use super::slips::{self, Found};
use crate::base::{Diagnostic, Place, SourcePath, Span};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Spanned};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::problems;

/// A value and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: NodeKind,
}

/// What a value is. Every scalar is kept as the text the editor wrote, so that `2019-12`, `007` and
/// `1.10` are not taken for numbers before the field that holds them has been asked.
#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    Null,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
    /// No YAML; that has been told.
    Unreadable,
}

/// A key of a map with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

/// The tree of a text, and what kept parts of it from being read.
pub(super) struct Tree {
    pub(super) root: Node,
    pub(super) problems: Vec<Diagnostic>,
    /// Whether every field could be read.
    pub(super) is_whole: bool,
}

/// Reads the YAML `text`, which stands `offset` bytes into the file `path`.
///
/// An empty text is an empty map. A parser stops at the first thing that is no YAML; here the field that
/// holds it is told and taken out, and the rest is read again, so that one broken field hides no other.
pub(super) fn parse(text: &str, offset: usize, path: &SourcePath) -> Tree {
    let mut builder = Builder {
        text: Cow::Borrowed(text),
        offset,
        path,
        problems: Vec::new(),
    };
    let mut broken: Vec<Entry> = Vec::new();
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

fn read(text: &str) -> Result<Spanned<Value>, serde_yaml::Error> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        no_schema: false,
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options::<Spanned<Value>>(text, options)
}

/// The byte a parser stopped at, and how much further it is than nothing at all.
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
    let blank = |letter: char| match letter {
        '\n' | '\r' => letter.to_string(),
        _ => " ".repeat(letter.len_utf8()),
    };
    let blanks: String = text[range.clone()].chars().map(blank).collect();
    [&text[..range.start], &blanks, &text[range.end..]].concat()
}

/// What serde hands over: the tree with the parser's own locations.
enum Value {
    Null,
    /// A plain scalar that looks like a number or a truth value: its text is taken from the source.
    Plain,
    Text(String),
    List(Vec<Spanned<Value>>),
    Map(Vec<(Spanned<String>, Spanned<Value>)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Map(entries))
    }
}

/// Turns the parser's locations into spans of the file, and finds keys given twice.
struct Builder<'a> {
    /// The text as far as it can be read.
    text: Cow<'a, str>,
    offset: usize,
    path: &'a SourcePath,
    problems: Vec<Diagnostic>,
}

impl Builder<'_> {
    /// Finds and tells the fields whose slips keep the rest from being read: each that cannot be read
    /// where all others with slips are taken out.
    fn slipped(&mut self) -> Vec<Range<usize>> {
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
        let blamed: Vec<Range<usize>> = match is_readable(None) {
            true => slipped
                .iter()
                .filter(|field| !is_readable(Some(field)))
                .cloned()
                .collect(),
            false => Vec::new(),
        };
        for field in &blamed {
            let found = slips::find(&self.text[field.clone()]);
            let told = found.map(|found| self.slip(found.further(field.start)));
            self.problems.extend(told);
        }
        blamed
    }

    /// Tells what the parser stopped at, and finds the field to take out. That is the one without which the
    /// rest can be read, looked for from the parser's place backwards; else one without which the parser
    /// comes further. `None` where there is no such field.
    fn blame(&mut self, error: &serde_yaml::Error) -> Option<Range<usize>> {
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
        let mends = |(_, further): &&(Range<usize>, usize)| *further == usize::MAX;
        let helps =
            |(field, further): &&(Range<usize>, usize)| *further > stopped.start.max(field.end);
        let found = outcomes
            .iter()
            .find(mends)
            .or_else(|| outcomes.iter().find(helps));
        let field = found.map(|(field, _)| field.clone());
        let problem = self.syntax_problem(field.as_ref(), stopped, error);
        self.problems.push(problem);
        field
    }

    /// Takes out what can no longer be front matter, and tells where its end is missing.
    fn cut_prose(&mut self) -> bool {
        let Some(prose) = front_matter_end(&self.text) else {
            return false;
        };
        let problem = problems::front_matter_open(&self.place(prose.clone()));
        self.problems.push(problem);
        self.text = Cow::Owned(without(&self.text, &(prose.start..self.text.len())));
        true
    }

    fn slip(&self, found: Found) -> Diagnostic {
        problems::slip(&found, |range| self.place(range))
    }

    fn syntax_problem(
        &self,
        field: Option<&Range<usize>>,
        stopped: Range<usize>,
        error: &serde_yaml::Error,
    ) -> Diagnostic {
        let searched = field.cloned().unwrap_or(0..self.text.len());
        if let Some(found) = slips::find(&self.text[searched.clone()]) {
            return self.slip(found.further(searched.start));
        }
        let is_inside = searched.contains(&stopped.start);
        let first_line = || {
            let line = self.text[searched.clone()].trim_end().lines().next();
            searched.start..searched.start + line.unwrap_or_default().trim_end().len()
        };
        let range = if is_inside { stopped } else { first_line() };
        problems::yaml_syntax(&self.place(range), &error.to_string())
    }

    /// Takes a field out of the text; what is left of it are the names that begin its lines, so that none
    /// of them is said to be missing.
    fn take_out(&mut self, field: Range<usize>) -> Vec<Entry> {
        let mut names = Vec::new();
        let mut at = field.start;
        for line in self.text[field.clone()].split_inclusive('\n') {
            let content = line.trim_start();
            let start = at + line.len() - content.len();
            let end = content.find(|c: char| !(c.is_alphanumeric() || c == '_'));
            let name = &content[..end.unwrap_or(content.len())];
            let span = self.span_of(start..start + name.len());
            at += line.len();
            names.push(Entry {
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

    fn place(&self, range: Range<usize>) -> Place {
        Place {
            path: self.path.clone(),
            span: self.span_of(range),
        }
    }

    fn span_of(&self, range: Range<usize>) -> Span {
        Span::new(self.offset + range.start..self.offset + range.end)
    }

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
                NodeKind::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            Value::Map(entries) => NodeKind::Map(self.entries(entries)),
        };
        Node { span, kind }
    }

    fn entries(&mut self, entries: Vec<(Spanned<String>, Spanned<Value>)>) -> Vec<Entry> {
        let mut result: Vec<Entry> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let key_span = self.span(key.referenced);
            if let Some(first) = result.iter().find(|entry| entry.key == key.value) {
                let place = |span| Place {
                    path: self.path.clone(),
                    span,
                };
                let problem =
                    problems::duplicate_key(&key.value, &place(key_span), &place(first.key_span));
                self.problems.push(problem);
            }
            result.push(Entry {
                key: key.value,
                key_span,
                value: self.node(value),
            });
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
                let problem = problems::item_in_text(&self.place(start..start + 1));
                self.problems.push(problem);
                return;
            }
            at += line.len();
        }
    }

    /// Reports what stands behind a value as `#3`: YAML takes it for a comment, and nobody would see it.
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
        let problem = problems::cut_by_comment(&self.place(mark), &whole);
        self.problems.push(problem);
    }
}

/// The bytes a location covers, without white space at the end, inside `text`.
fn byte_range(text: &str, location: Location) -> Range<usize> {
    let clamp = |n: Option<u64>| {
        n.and_then(|n| usize::try_from(n).ok())
            .unwrap_or(0)
            .min(text.len())
    };
    let start = floor_boundary(text, clamp(location.span().byte_offset()));
    let end = floor_boundary(
        text,
        (start + clamp(location.span().byte_len())).min(text.len()),
    );
    start..start + text[start..end].trim_end().len()
}

/// The bytes of the letter an error points at. A syntax error has line and column only, both
/// counted from 1, the column in letters.
fn position(text: &str, location: Location) -> Range<usize> {
    let index = |n: u64| usize::try_from(n).unwrap_or(1).saturating_sub(1);
    let end = text.trim_end().len();
    let Some(line) = text.split_inclusive('\n').nth(index(location.line())) else {
        return end..end;
    };
    let start = line.as_ptr().addr() - text.as_ptr().addr();
    let letter = line.trim_end().char_indices().nth(index(location.column()));
    let (at, width) = letter.map_or((line.trim_end().len(), 0), |(at, letter)| {
        (at, letter.len_utf8())
    });
    start + at..start + at + width
}

/// Where front matter must have ended that nobody closed: at an empty line before a line that is neither
/// a field nor part of one. What follows is the text of the record.
pub(super) fn front_matter_end(text: &str) -> Option<Range<usize>> {
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

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
