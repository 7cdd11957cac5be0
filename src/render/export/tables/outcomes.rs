//! The table of what cases and rounds brought, in figures.

use super::cells::text;
use super::column::ColumnType::{Number, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT_OR_CASE, event_and_case_items, with};
use crate::content::Outcome;
use serde_json::Value;

/// Outcomes in figures.
pub(super) const TABLE: DataTable = DataTable {
    name: "outcomes",
    title: ("성과", "Outcomes"),
    about: (
        "사례와 회차가 거둔 성과를 수로 적은 것마다 한 줄입니다.",
        "One row for each figure of what a case or a round brought.",
    ),
    key: &["event_id", "case_id", "position"],
    columns: || with(OF_EVENT_OR_CASE, COLUMNS),
    rows: |edition| {
        event_and_case_items(
            edition,
            COLUMNS,
            |event| event.facts.outcomes.iter().collect(),
            |case| case.facts.outcomes.iter().collect(),
        )
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Outcome>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("label", Text, "항목", "What is counted"), |row| {
        row.it.label.clone().into()
    }),
    column(of("before", Number, "이전", "Before"), |row| {
        row.it.before.into()
    }),
    column(of("after", Number, "이후", "After"), |row| {
        row.it.after.into()
    }),
    column(of("unit", Text, "단위", "Unit"), |row| {
        text(row.it.unit.as_ref())
    }),
];
