//! A table of the open data and its columns: a column is one row of its table's list.

use crate::content::{ChoiceWord, Language};
use crate::render::edition::Edition;
use serde_json::Value;

/// A text in Korean and in English.
pub type Both = (&'static str, &'static str);

/// A table of the open data.
#[derive(Clone, Copy, Debug)]
pub struct DataTable {
    /// The name of its files.
    pub name: &'static str,
    /// Its title.
    pub title: Both,
    /// What one of its rows is.
    pub about: Both,
    /// The columns that identify a row.
    pub key: &'static [&'static str],
    /// Its columns.
    pub columns: fn() -> Vec<ColumnInfo>,
    /// Its rows; each has a value for every column.
    pub rows: fn(&Edition<'_>) -> Vec<Vec<Value>>,
    /// The same as nodes of schema.org, where that has terms.
    pub graph: Option<fn(&Edition<'_>) -> Vec<Value>>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// A text.
    Text,
    /// The id of a record.
    Id,
    /// A day, month or year in ISO 8601.
    Date,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A full address.
    Url,
    /// Texts; in CSV with `; ` between them.
    List,
    /// Ids of records; in CSV with `; ` between them.
    Ids,
}

impl ColumnType {
    /// What it holds, in words.
    #[must_use]
    pub fn words(self) -> Both {
        match self {
            Self::Text => ("글", "text"),
            Self::Id => ("id", "id"),
            Self::Date => ("날짜", "date"),
            Self::Integer => ("정수", "whole number"),
            Self::Number => ("수", "number"),
            Self::Boolean => ("true·false", "true or false"),
            Self::Url => ("주소", "address"),
            Self::List => ("글의 목록", "list of texts"),
            Self::Ids => ("id의 목록", "list of ids"),
        }
    }

    /// Whether it is a list, whose items a cell of CSV parts.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self, Self::List | Self::Ids)
    }
}

/// The description of a column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnInfo {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnType,
    /// Its title.
    pub title: Both,
    /// What its title does not say; empty where that says all.
    pub meaning: Both,
    /// The table whose `id` it holds.
    pub joins: Option<&'static str>,
    /// The words it may hold, where there is a set of them.
    pub words: &'static [ChoiceWord],
}

impl ColumnInfo {
    /// The same column with what its title does not say.
    pub(super) const fn says(self, ko: &'static str, en: &'static str) -> Self {
        Self {
            meaning: (ko, en),
            ..self
        }
    }

    /// The same column, holding ids of a table.
    pub(super) const fn joins(self, table: &'static str) -> Self {
        Self {
            joins: Some(table),
            ..self
        }
    }

    /// The same column, holding one of these words.
    pub(super) const fn one_of(self, words: &'static [ChoiceWord]) -> Self {
        Self { words, ..self }
    }

    /// What it means in a language, with the words it may hold.
    #[must_use]
    pub fn description(&self, language: Language) -> String {
        let meaning = chosen(self.meaning, language).to_owned();
        let words = self.words.iter().map(|word| meant(word, language));
        let words = words.collect::<Vec<String>>().join("; ");
        let parts = [meaning, words].into_iter();
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(". ")
    }
}

/// A word with its meaning: `planned: it is still to come`.
fn meant(word: &ChoiceWord, language: Language) -> String {
    let meaning = match language {
        Language::Korean => word.ko.to_owned(),
        Language::English => {
            let mut letters = word.doc.trim_end_matches('.').chars();
            let first = letters.next().map(|letter| letter.to_ascii_lowercase());
            first.into_iter().chain(letters).collect()
        }
    };
    format!("{}: {meaning}", word.word)
}

/// A text in one of the languages.
#[must_use]
pub fn chosen((ko, en): Both, language: Language) -> &'static str {
    match language {
        Language::Korean => ko,
        Language::English => en,
    }
}

/// A column, with the function that gives its value for a row.
pub(super) struct Column<F> {
    info: ColumnInfo,
    value: F,
}

/// The description of a column whose title says all.
pub(super) const fn of(
    name: &'static str,
    kind: ColumnType,
    ko: &'static str,
    en: &'static str,
) -> ColumnInfo {
    ColumnInfo {
        name,
        kind,
        title: (ko, en),
        meaning: ("", ""),
        joins: None,
        words: &[],
    }
}

pub(super) const fn column<F: Copy>(info: ColumnInfo, value: F) -> Column<F> {
    Column { info, value }
}

pub(super) fn infos<F>(columns: &[Column<F>]) -> Vec<ColumnInfo> {
    columns.iter().map(|column| column.info).collect()
}

/// The values of a row, in the order of the columns.
pub(super) fn values<R, F: Fn(&R) -> Value>(columns: &[Column<F>], row: &R) -> Vec<Value> {
    columns.iter().map(|column| (column.value)(row)).collect()
}
