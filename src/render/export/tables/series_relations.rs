//! The table of what became of series.

use super::cells::date;
use super::column::ColumnType::{Date, Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_SERIES, series_items, with};
use crate::content::RelationKind;
use crate::model::SeriesRelation;
use serde_json::Value;

/// What became of series.
pub(super) const TABLE: DataTable = DataTable {
    name: "series_relations",
    title: ("계열 연혁", "What became of series"),
    about: (
        "계열을 잇거나 합치거나 나눈 일마다 한 줄입니다.",
        "One row for each time a series was renamed, merged, divided or continued.",
    ),
    key: &["series_id", "position"],
    columns: || with(OF_SERIES, COLUMNS),
    rows: |edition| series_items(edition, COLUMNS, |series| series.relations.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &SeriesRelation>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("kind", Text, "변화", "What happened").one_of(RelationKind::WORDS),
        |row| row.it.kind.as_str().into(),
    ),
    column(
        of("other_id", Id, "다른 계열 id", "The other series").joins("series"),
        |row| {
            row.edition.archive[row.it.series]
                .head
                .name
                .id
                .clone()
                .into()
        },
    ),
    column(of("date", Date, "날짜", "When"), |row| date(row.it.date)),
];
