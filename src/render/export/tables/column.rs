//! A table of the open data and its columns: a column is one row of its table's list.

use crate::model::SeriesId;
use crate::render::edition::Edition;
use serde_json::Value;

/// A table of the open data.
#[derive(Clone, Copy, Debug)]
pub struct DataTable {
    /// The name of its files.
    pub name: &'static str,
    /// The word of the theme for what it lists.
    pub label: &'static str,
    /// Its title in Korean and in English.
    pub title: (&'static str, &'static str),
    /// The columns that identify a row.
    pub key: &'static [&'static str],
    /// Its columns.
    pub columns: fn() -> Vec<ColumnInfo>,
    /// Its rows, of one series or of all; each has a value for every column.
    pub rows: fn(&Edition<'_>, Option<SeriesId>) -> Vec<Vec<Value>>,
    /// The same as nodes of schema.org, as far as that has terms.
    pub graph: fn(&Edition<'_>, Option<SeriesId>) -> Vec<Value>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// A text.
    Text,
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
}

/// The description of a column.
#[derive(Clone, Copy, Debug)]
pub struct ColumnInfo {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnType,
    /// What it means, in Korean.
    pub ko: &'static str,
    /// What it means, in English.
    pub en: &'static str,
}

/// A column, with the function that gives its value for a row.
pub(super) struct Column<F> {
    info: ColumnInfo,
    value: F,
}

pub(super) const fn column<F: Copy>(
    name: &'static str,
    kind: ColumnType,
    ko: &'static str,
    en: &'static str,
    value: F,
) -> Column<F> {
    let info = ColumnInfo { name, kind, ko, en };
    Column { info, value }
}

pub(super) fn infos<F>(columns: &[Column<F>]) -> Vec<ColumnInfo> {
    columns.iter().map(|column| column.info).collect()
}

/// The values of a row, in the order of the columns.
pub(super) fn values<R, F: Fn(&R) -> Value>(columns: &[Column<F>], row: &R) -> Vec<Value> {
    columns.iter().map(|column| (column.value)(row)).collect()
}
