//! The table of the records that were published once and are withdrawn, by kind, then id.

use super::column::ColumnType::{Date, Text, Url};
use super::column::{Column, DataTable, column, infos, values};
use crate::model::{SeriesId, Withdrawn, WithdrawnId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use serde_json::Value;

/// The withdrawn records; of one series its rounds alone, for the others belong to none.
pub(super) const TABLE: DataTable = DataTable {
    name: "withdrawn",
    label: "withdrawn_records",
    title: ("공개를 중단한 기록", "Withdrawn records"),
    key: &["kind", "id"],
    columns: || infos(COLUMNS),
    rows: |edition, series| {
        let rows = Row::all(edition, series);
        rows.map(|row| values(COLUMNS, &row)).collect()
    },
    graph: |edition, series| {
        let rows = Row::all(edition, series);
        rows.map(|row| schema_org::withdrawn(edition, row.id))
            .collect()
    },
};

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: WithdrawnId,
    record: &'e Withdrawn,
}

impl<'e> Row<'e> {
    fn all(edition: &'e Edition<'e>, series: Option<SeriesId>) -> impl Iterator<Item = Self> {
        let is_of = move |record: &Withdrawn| series.is_none() || record.series == series;
        let records = edition.archive.withdrawn.entries();
        let records = records.filter(move |(_, record)| is_of(record));
        records.map(move |(id, record)| Self {
            edition,
            id,
            record,
        })
    }

    fn url(&self) -> String {
        self.edition.page_address(Page::Withdrawn(self.id))
    }
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(
        "kind",
        Text,
        "events 회차, cases 사례, pages 일반 쪽",
        "events, cases, pages",
        |row| row.record.head.name.kind.as_str().into(),
    ),
    column("id", Text, "기록의 id", "id of the record", |row| {
        row.record.head.name.id.clone().into()
    }),
    column(
        "url",
        Url,
        "까닭을 밝힌 쪽의 주소",
        "address of the page that says why",
        |row| row.url().into(),
    ),
    column("title", Text, "제목", "its title", |row| {
        row.record.head.title.clone().into()
    }),
    column(
        "date",
        Date,
        "공개를 중단한 날",
        "the day it was withdrawn",
        |row| row.record.withdrawal.day.to_string().into(),
    ),
    column("reason", Text, "까닭", "why", |row| {
        row.record.withdrawal.reason.clone().into()
    }),
];
