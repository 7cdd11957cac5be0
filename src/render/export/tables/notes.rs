//! The table of the editors' notes of all records.

use super::column::ColumnType::Text;
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_RECORD, record_items, with};
use serde_json::Value;

/// The notes.
pub(super) const TABLE: DataTable = DataTable {
    name: "notes",
    title: ("편집자 주", "Editors' notes"),
    about: (
        "기록에 붙인 편집자 주마다 한 줄입니다.",
        "One row for each note that editors put to a record.",
    ),
    key: &["kind", "record", "position"],
    columns: || with(OF_RECORD, COLUMNS),
    rows: |edition| record_items(edition, COLUMNS, |head| head.notes.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &String>) -> Value>;

const COLUMNS: &[ItemColumn] = &[column(of("note", Text, "편집자 주", "Note"), |row| {
    row.it.clone().into()
})];
