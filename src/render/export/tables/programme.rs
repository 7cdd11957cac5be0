//! The table of the programmes of rounds.

use super::column::ColumnType::Text;
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::content::{ProgramItem, ProgramKind};
use serde_json::Value;

/// The items of programmes.
pub(super) const TABLE: DataTable = DataTable {
    name: "programme",
    title: ("프로그램", "Programmes"),
    about: (
        "회차의 프로그램 순서마다 한 줄입니다.",
        "One row for each item of the programme of a round.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| {
        event_items(edition, COLUMNS, |event| {
            event.facts.program.iter().collect()
        })
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &ProgramItem>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("kind", Text, "종류", "Kind").one_of(ProgramKind::WORDS),
        |row| row.it.kind.as_str().into(),
    ),
    column(of("title", Text, "제목", "Title"), |row| {
        row.it.title.clone().into()
    }),
    column(of("time", Text, "시작 시각", "Begins at"), |row| {
        row.it.time.map(|time| time.to_string()).into()
    }),
];
