//! YAML as a tree in which every value knows the bytes it was read from. Knows no field names.

use crate::base::{Diagnostic, Place, SourcePath, Span};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Spanned};
use std::fmt;
use std::ops::Range;

use super::problems;

/// A value and its bytes.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// What a value is. Every scalar is kept as the text the editor wrote, so that `2019-12`, `007` and
/// `1.10` are not taken for numbers before the field that holds them has been asked.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Null,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key of a map with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

/// Reads the YAML `text`, which stands `offset` bytes into the file `path`.
///
/// An empty text is an empty map. On a syntax error the one problem the parser stopped at is
/// returned; a key given twice is told from other errors.
pub(super) fn parse(text: &str, offset: usize, path: &SourcePath) -> Result<Node, Vec<Diagnostic>> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        no_schema: false,
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        with_snippet: false,
    };
    match serde_yaml::from_str_with_options::<Spanned<Value>>(text, options) {
        Ok(value) => {
            let mut builder = Builder {
                text,
                offset,
                path,
                problems: Vec::new(),
            };
            let node = builder.node(value);
            if builder.problems.is_empty() {
                Ok(node)
            } else {
                Err(builder.problems)
            }
        }
        Err(error) => {
            let place = |range: Range<usize>| Place {
                path: path.clone(),
                span: Span::new(offset + range.start..offset + range.end),
            };
            let problem = if let Some(range) = indenting_tab(text) {
                problems::tab(&place(range))
            } else if let Some(range) = full_width_colon(text) {
                problems::full_width_colon(&place(range))
            } else {
                let range = error
                    .location()
                    .map_or(0..0, |location| position(text, location));
                problems::yaml_syntax(&place(range), &error.to_string())
            };
            Err(vec![problem])
        }
    }
}

/// The first tab that indents a line: parsers stop somewhere near it, and say something else.
fn indenting_tab(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let start = at + line.len() - line.trim_start_matches(' ').len();
        at += line.len();
        text[start..].starts_with('\t').then(|| start..start + 1)
    })
}

/// The first full-width colon that stands right after what would be a field's name.
pub(super) fn full_width_colon(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let colon = line.find('：')?;
        let is_name = line[..colon]
            .trim_start_matches(['-', ' '])
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '_');
        is_name.then(|| start + colon..start + colon + '：'.len_utf8())
    })
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
    text: &'a str,
    offset: usize,
    path: &'a SourcePath,
    problems: Vec<Diagnostic>,
}

impl Builder<'_> {
    fn node(&mut self, value: Spanned<Value>) -> Node {
        let range = byte_range(self.text, value.referenced);
        let span = self.span(value.referenced);
        let kind = match value.value {
            Value::Null => Kind::Null,
            Value::Plain => Kind::Scalar(self.text[range].trim().to_owned()),
            Value::Text(text) => Kind::Scalar(text),
            Value::List(items) => {
                Kind::List(items.into_iter().map(|item| self.node(item)).collect())
            }
            Value::Map(entries) => Kind::Map(self.entries(entries)),
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
        let range = byte_range(self.text, location);
        Span::new(self.offset + range.start..self.offset + range.end)
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

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
