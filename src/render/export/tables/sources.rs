//! The table of the sources of all records.

use super::cells::{date, text};
use super::column::ColumnType::{Date, Text, Url};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_RECORD, record_items, with};
use crate::content::SourceKind;
use crate::model::Source;
use serde_json::Value;

/// The sources.
pub(super) const TABLE: DataTable = DataTable {
    name: "sources",
    title: ("출처", "Sources"),
    about: (
        "기록의 출처마다 한 줄입니다.",
        "One row for each source of a record.",
    ),
    key: &["kind", "record", "position"],
    columns: || with(OF_RECORD, COLUMNS),
    rows: |edition| record_items(edition, COLUMNS, |head| head.sources.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Source>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("title", Text, "제목", "Title"), |row| {
        row.it.title.clone().into()
    }),
    column(of("publisher", Text, "펴낸 곳", "Publisher"), |row| {
        text(row.it.publisher.as_ref())
    }),
    column(of("url", Url, "주소", "Address"), |row| {
        text(row.it.url.as_ref())
    }),
    column(of("published", Date, "나온 날", "Published"), |row| {
        date(row.it.published)
    }),
    column(of("retrieved", Date, "확인한 날", "Read on"), |row| {
        date(row.it.retrieved)
    }),
    column(
        of("source_kind", Text, "출처의 종류", "Kind of source").one_of(SourceKind::WORDS),
        |row| row.it.kind.map(|kind| kind.as_str()).into(),
    ),
];
