//! The table of what was said at rounds.

use super::cells::{agency_id, name, text};
use super::column::ColumnType::{Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::model::Quote;
use serde_json::Value;

/// What was said.
pub(super) const TABLE: DataTable = DataTable {
    name: "quotes",
    title: ("발언", "Quotes"),
    about: (
        "회차에서 나온 발언마다 한 줄입니다.",
        "One row for each thing that somebody said at a round.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| event_items(edition, COLUMNS, |event| event.quotes.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Quote>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("speaker", Text, "말한 사람", "Speaker"), |row| {
        row.it.speaker.clone().into()
    }),
    column(
        of("role", Text, "당시 직위", "Office held that day"),
        |row| text(row.it.role.as_ref()),
    ),
    column(
        of("agency_id", Id, "소속 기관 id", "Agency id").joins("agencies"),
        |row| {
            let agency = row.it.agency.as_ref();
            agency.map_or(Value::Null, |agency| agency_id(row.edition, agency))
        },
    ),
    column(
        of(
            "agency",
            Text,
            "당시 기관 이름",
            "Agency by its name of that day",
        ),
        |row| name(row.it.agency.as_ref()),
    ),
    column(of("text", Text, "발언", "What was said"), |row| {
        row.it.text.clone().into()
    }),
    column(of("source", Text, "출처", "Source"), |row| {
        text(row.it.source.as_ref())
    }),
];
