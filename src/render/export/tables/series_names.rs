//! The table of the names that series have had.

use super::cells::date;
use super::column::ColumnType::{Date, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_SERIES, series_items, with};
use crate::model::NamePeriod;
use serde_json::Value;

/// The names of series.
pub(super) const TABLE: DataTable = DataTable {
    name: "series_names",
    title: ("계열 이름", "Names of series"),
    about: (
        "계열이 써 온 이름마다 한 줄입니다.",
        "One row for each name that a series has had.",
    ),
    key: &["series_id", "position"],
    columns: || with(OF_SERIES, COLUMNS),
    rows: |edition| series_items(edition, COLUMNS, |series| series.names.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &NamePeriod>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("name", Text, "이름", "Name"), |row| {
        row.it.text.clone().into()
    }),
    column(
        of("from", Date, "쓰기 시작한 날", "In use from"),
        |row| date(row.it.from),
    ),
    column(
        of("until", Date, "마지막으로 쓴 날", "In use until"),
        |row| date(row.it.until),
    ),
];
