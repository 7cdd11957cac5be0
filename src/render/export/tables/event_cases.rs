//! The table of the cases that rounds presented.

use super::cells::{case_id, ids, names, people, text};
use super::column::ColumnType::{Id, Ids, List, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::model::Presented;
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
    rows: |edition| event_items(edition, COLUMNS, |event| event.cases.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Presented>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("case_id", Id, "사례 id", "Case id").joins("cases"),
        |row| case_id(row.edition, row.it.case),
    ),
    column(of("part", Text, "부", "Part"), |row| {
        text(row.it.part.as_ref())
    }),
    column(
        of("presenters", List, "발표 기관", "Presented by").says(
            "당시 이름. 비어 있으면 case_agencies에 있는 기관",
            "by the names of that day; where it is empty, those in case_agencies",
        ),
        |row| names(&row.it.agencies),
    ),
    column(
        of(
            "presenter_ids",
            Ids,
            "발표 기관 id",
            "Ids of the presenters",
        ),
        |row| ids(row.edition, &row.it.agencies),
    ),
    column(of("people", List, "발표한 사람", "People"), |row| {
        people(&row.it.people)
    }),
];
