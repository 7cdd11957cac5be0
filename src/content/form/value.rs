//! The value of a field as plain data, for search and open data.

use super::shape::FieldInfo;
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
