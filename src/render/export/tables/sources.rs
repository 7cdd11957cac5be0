//! The table of the sources of all records.

use super::cells::{date, text};
use super::column::ColumnType::{Date, Text, Url};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_RECORD, record_items, with};
use crate::content::SourceKind;
use crate::model::{Head, Source};
use crate::plan::published;
use serde_json::Value;

/// The sources.
pub(super) const TABLE: DataTable = DataTable {
    name: "sources",
    title: ("출처", "Sources"),
    about: (
        "기록의 출처마다 한 줄입니다. 다른 표의 source_position은 여기의 \
         position입니다.",
        "One row for each source of a record; source_position of other tables is \
         position here.",
    ),
    key: &["kind", "record", "position"],
    columns: || with(OF_RECORD, COLUMNS),
    rows: |edition| {
        record_items(edition, COLUMNS, |head| {
            head.sources.iter().map(|it| (head, it)).collect()
        })
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, (&Head, &Source)>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("name", Text, "출처의 이름", "Name of the source").says(
            "기록 안에서 이 출처를 가리키는 말",
            "by which the record points to it",
        ),
        |row| text(row.it.1.id.as_ref()),
    ),
    column(of("title", Text, "제목", "Title"), |row| {
        row.it.1.title.clone().into()
    }),
    column(of("publisher", Text, "펴낸 곳", "Publisher"), |row| {
        text(row.it.1.publisher.as_ref())
    }),
    column(of("department", Text, "부서", "Department"), |row| {
        text(row.it.1.department.as_ref())
    }),
    column(of("url", Url, "주소", "Address"), |row| {
        text(row.it.1.url.as_ref())
    }),
    column(
        of("archived", Url, "보존한 주소", "Archived at"),
        |row| text(row.it.1.archived.as_ref()),
    ),
    column(
        of("file", Url, "이 기록관의 사본", "Copy in this archive"),
        |row| {
            let (head, source) = row.it;
            let path = source.file.as_ref();
            let file = path.and_then(|path| row.edition.links.file(&head.path, path));
            file.map(|file| row.edition.canonical(&published(&file.path)))
                .into()
        },
    ),
    column(of("published", Date, "나온 날", "Published"), |row| {
        date(row.it.1.published)
    }),
    column(of("retrieved", Date, "확인한 날", "Read on"), |row| {
        date(row.it.1.retrieved)
    }),
    column(
        of("source_kind", Text, "출처의 종류", "Kind of source").one_of(SourceKind::WORDS),
        |row| row.it.1.kind.map(|kind| kind.as_str()).into(),
    ),
];
