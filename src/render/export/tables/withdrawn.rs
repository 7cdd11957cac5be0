//! The table of the records that were published once and are withdrawn, by kind, then id.

use super::column::ColumnType::{Date, Id, Text, Url};
use super::column::{Column, DataTable, column, infos, of, values};
use crate::content::RecordKind;
use crate::model::{Withdrawn, WithdrawnId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use serde_json::Value;

/// The withdrawn records.
pub(super) const TABLE: DataTable = DataTable {
    name: "withdrawn",
    title: ("공개 중단 기록", "Withdrawn records"),
    about: (
        "공개했다가 중단한 기록마다 한 줄입니다. 다른 표에는 나오지 않습니다.",
        "One row for each record that was published and is no more; no other table has it.",
    ),
    key: &["kind", "id"],
    columns: || infos(COLUMNS),
    rows: |edition| {
        let rows = Row::all(edition);
        rows.map(|row| values(COLUMNS, &row)).collect()
    },
    graph: Some(|edition| {
        let records = edition.archive.withdrawn.ids();
        records
            .map(|id| schema_org::withdrawn(edition, id))
            .collect()
    }),
};

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: WithdrawnId,
    record: &'e Withdrawn,
}

impl<'e> Row<'e> {
    fn all(edition: &'e Edition<'e>) -> impl Iterator<Item = Self> {
        let records = edition.archive.withdrawn.entries();
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
        of("kind", Text, "기록의 종류", "Kind of record").one_of(RecordKind::WORDS),
        |row| row.record.head.name.kind.as_str().into(),
    ),
    column(of("id", Id, "기록 id", "Record id"), |row| {
        row.record.head.name.id.clone().into()
    }),
    column(
        of("url", Url, "주소", "Address").says("까닭을 밝힌 쪽", "the page that says why"),
        |row| row.url().into(),
    ),
    column(
        of("series", Id, "계열 id", "Series id")
            .joins("series")
            .says("회차만", "of a round"),
        |row| {
            let series = row.record.series.map(|id| &row.edition.archive[id]);
            series.map(|series| series.head.name.id.clone()).into()
        },
    ),
    column(of("title", Text, "제목", "Title"), |row| {
        row.record.head.title.clone().into()
    }),
    column(
        of("date", Date, "공개를 중단한 날", "Withdrawn on"),
        |row| row.record.withdrawal.day.to_string().into(),
    ),
    column(of("reason", Text, "까닭", "Reason"), |row| {
        row.record.withdrawal.reason.clone().into()
    }),
];
