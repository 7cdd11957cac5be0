//! The table of the cases that rounds presented.

use super::cells::case_id;
use super::column::ColumnType::Id;
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::model::CaseId;
use serde_json::Value;

/// The cases that rounds presented.
pub(super) const TABLE: DataTable = DataTable {
    name: "event_cases",
    title: ("회차의 사례", "Cases of rounds"),
    about: (
        "회차에서 소개한 사례마다 발표 순서대로 한 줄입니다.",
        "One row for each case that a round presented, in order.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| event_items(edition, COLUMNS, |event| event.cases.clone()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, CaseId>) -> Value>;

const COLUMNS: &[ItemColumn] = &[column(
    of("case_id", Id, "사례 id", "Case id").joins("cases"),
    |row| case_id(row.edition, row.it),
)];
