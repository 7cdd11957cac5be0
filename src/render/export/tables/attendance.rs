//! The table of how many came to rounds, by source.

use super::cells::{cited, texts};
use super::column::ColumnType::{Boolean, Integer, List};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, SOURCE_POSITION, event_items, with};
use crate::content::Attendance;
use crate::model::{Cited, Event};
use serde_json::Value;

/// Who came.
pub(super) const TABLE: DataTable = DataTable {
    name: "attendance",
    title: ("참석", "Attendance"),
    about: (
        "회차의 참석 인원을 적은 것마다 한 줄입니다. 출처마다 수가 다르면 여러 \
         줄입니다.",
        "One row for each number of those who came; several where sources differ.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| {
        event_items(edition, COLUMNS, |event| {
            let attendance = event.facts.attendance.iter();
            attendance.map(|it| (event, it)).collect()
        })
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, (&Event, &Attendance)>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("count", Integer, "인원", "Number"), |row| {
        row.it.1.count.into()
    }),
    column(
        of("is_about", Boolean, "어림수 여부", "Whether about")
            .says("true면 ‘약’", "true for a number that is about so"),
        |row| row.it.1.is_about.into(),
    ),
    column(
        of("is_planned", Boolean, "예정 인원 여부", "Whether expected").says(
            "true면 열리기 전에 알린 수",
            "true for a number that was told beforehand",
        ),
        |row| row.it.0.expects(row.it.1).into(),
    ),
    column(
        of("groups", List, "참석한 사람들", "Who came"),
        |row| texts(row.it.1.groups.iter().map(String::as_str)),
    ),
    column(SOURCE_POSITION, |row| {
        let (event, attendance) = row.it;
        let source = attendance.source.as_ref();
        let source = source.map(|id| Cited::of(&id.value, &event.head.sources));
        cited(&event.head, source.as_ref()).0.into()
    }),
];
