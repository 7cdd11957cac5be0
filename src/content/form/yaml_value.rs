//! The YAML parser's own tree and locations.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Spanned};
use std::fmt;
use std::ops::Range;

/// A value as the parser gives it: the tree with the parser's own locations.
pub(crate) enum Value {
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

pub(crate) fn read(text: &str) -> Result<Spanned<Value>, serde_yaml::Error> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        no_schema: false,
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        with_snippet: false,
    };
    serde_yaml::from_str_with_options::<Spanned<Value>>(text, options)
}

/// The bytes a location covers, without white space at the end, inside `text`.
pub(crate) fn byte_range(text: &str, location: Location) -> Range<usize> {
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

/// The bytes of the character an error points at. A syntax error has line and column only, both
/// counted from 1, the column in characters.
pub(crate) fn position(text: &str, location: Location) -> Range<usize> {
    let index = |n: u64| usize::try_from(n).unwrap_or(1).saturating_sub(1);
    let end = text.trim_end().len();
    let Some(line) = text.split_inclusive('\n').nth(index(location.line())) else {
        return end..end;
    };
    let start = line.as_ptr().addr() - text.as_ptr().addr();
    let character = line.trim_end().char_indices().nth(index(location.column()));
    let (at, width) = character.map_or((line.trim_end().len(), 0), |(at, character)| {
        (at, character.len_utf8())
    });
    start + at..start + at + width
}

fn floor_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
