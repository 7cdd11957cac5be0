//! The value of a field as plain data, for search, open data and templates.

use super::shape::FieldInfo;
use serde_json::Value as Json;
use std::borrow::Cow;

/// A field with its value.
pub type FieldOf<'a> = (&'static FieldInfo, FieldValue<'a>);

/// A value without its type.
#[derive(Clone, Debug)]
pub enum FieldValue<'a> {
    /// Nothing was written.
    Missing,
    /// A text, a date, an address, or a word of a set.
    Text(Cow<'a, str>),
    /// A whole number, 0 or more.
    Count(u32),
    /// Any number.
    Number(f64),
    /// `true` or `false`.
    Truth(bool),
    /// Several values, in the order written.
    List(Vec<Self>),
    /// The fields of a map.
    Fields(Vec<FieldOf<'a>>),
}

impl<'a> FieldValue<'a> {
    /// A text that is made of a value.
    pub(crate) fn of(value: &impl ToString) -> Self {
        Self::Text(Cow::Owned(value.to_string()))
    }

    fn texts(self, texts: &mut Vec<Cow<'a, str>>) {
        match self {
            Self::Text(text) => texts.push(text),
            Self::List(items) => items.into_iter().for_each(|item| item.texts(texts)),
            Self::Fields(fields) => texts.extend(searchable_texts(fields)),
            Self::Missing | Self::Count(_) | Self::Number(_) | Self::Truth(_) => {}
        }
    }
}

/// Nothing is `null`; the fields of a map are under their names in YAML.
impl From<FieldValue<'_>> for Json {
    fn from(value: FieldValue<'_>) -> Self {
        match value {
            FieldValue::Missing => Self::Null,
            FieldValue::Text(text) => text.into(),
            FieldValue::Count(count) => count.into(),
            FieldValue::Number(number) => number.into(),
            FieldValue::Truth(truth) => truth.into(),
            FieldValue::List(items) => items.into_iter().map(Self::from).collect(),
            FieldValue::Fields(fields) => {
                let fields = fields.into_iter();
                let fields = fields.map(|(field, value)| (field.key.to_owned(), value.into()));
                Self::Object(fields.collect())
            }
        }
    }
}

/// The texts of the fields that are declared `searchable`, in the order of the declarations; of a
/// map inside them the texts of its own fields that are.
#[must_use]
pub fn searchable_texts(fields: Vec<FieldOf<'_>>) -> Vec<Cow<'_, str>> {
    let mut texts = Vec::new();
    for (info, value) in fields {
        if info.roles.is_searchable {
            value.texts(&mut texts);
        }
    }
    texts
}
