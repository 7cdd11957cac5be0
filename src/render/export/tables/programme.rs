//! The table of the programmes of rounds.

use super::cells::{case_id, date, maybe_agency_id, name, people};
use super::column::ColumnType::{Date, Id, List, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::content::ProgramKind;
use crate::model::ProgramItem;
use serde_json::Value;

/// The items of programmes.
pub(super) const TABLE: DataTable = DataTable {
    name: "programme",
    title: ("프로그램", "Programmes"),
    about: (
        "회차의 프로그램 순서마다 한 줄입니다. 사전 안내만 확인한 회차(events의 \
         evidence가 \
         notice)와 \
         열리지 않은 회차에서는 계획한 순서입니다.",
        "One row for each item of the programme of a round: what was planned, where \
         evidence in \
         events is notice or the round was not held.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| event_items(edition, COLUMNS, |event| event.program.iter().collect()),
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
    column(
        of("day", Date, "날짜", "Day").says("여러 날 열린 회차만", "of a round of several days"),
        |row| date(row.it.day),
    ),
    column(of("time", Text, "시작 시각", "Begins at"), |row| {
        row.it.time.map(|time| time.to_string()).into()
    }),
    column(of("end", Text, "끝난 시각", "Ends at"), |row| {
        row.it.end.map(|time| time.to_string()).into()
    }),
    column(
        of("agency_id", Id, "맡은 기관 id", "Agency id").joins("agencies"),
        |row| maybe_agency_id(row.edition, row.it.agency.as_ref()),
    ),
    column(
        of("agency", Text, "맡은 기관", "Agency").says("당시 이름", "by its name of that day"),
        |row| name(row.it.agency.as_ref()),
    ),
    column(
        of("case_id", Id, "사례 id", "Case id").joins("cases"),
        |row| {
            row.it
                .case
                .map_or(Value::Null, |case| case_id(row.edition, case))
        },
    ),
    column(of("people", List, "말한 사람", "Speakers"), |row| {
        people(&row.it.people)
    }),
];
