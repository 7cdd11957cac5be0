//! The table of what became of agencies.

use super::cells::date;
use super::column::ColumnType::{Date, Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_AGENCY, agency_items, with};
use crate::content::RelationKind;
use crate::model::Relation;
use serde_json::Value;

/// What became of agencies.
pub(super) const TABLE: DataTable = DataTable {
    name: "agency_relations",
    title: ("기관 연혁", "What became of agencies"),
    about: (
        "이름을 바꾸거나 합치거나 나눈 일마다 한 줄입니다.",
        "One row for each time an agency was renamed, merged, divided or succeeded.",
    ),
    key: &["agency_id", "position"],
    columns: || with(OF_AGENCY, COLUMNS),
    rows: |edition| agency_items(edition, COLUMNS, |agency| agency.relations.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Relation>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("kind", Text, "변화", "What happened").one_of(RelationKind::WORDS),
        |row| row.it.kind.as_str().into(),
    ),
    column(
        of("other_id", Id, "다른 기관 id", "The other agency").joins("agencies"),
        |row| row.edition.archive[row.it.agency].key.clone().into(),
    ),
    column(of("date", Date, "날짜", "When"), |row| date(row.it.date)),
];
