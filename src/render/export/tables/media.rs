//! The table of the photos, videos and documents of all records.

use super::cells::text;
use super::column::ColumnType::{Text, Url};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_RECORD, record_items, with};
use crate::content::MediaKind;
use crate::model::{Head, Media};
use crate::plan::published;
use serde_json::Value;

/// Photos, videos and documents.
pub(super) const TABLE: DataTable = DataTable {
    name: "media",
    title: ("사진과 자료", "Photos and files"),
    about: (
        "기록과 함께 보이는 사진, 영상, 문서마다 한 줄입니다.",
        "One row for each photo, video or document shown with a record.",
    ),
    key: &["kind", "record", "position"],
    columns: || with(OF_RECORD, COLUMNS),
    rows: |edition| {
        record_items(edition, COLUMNS, |head| {
            let media = head.media.iter();
            media.map(|media| (head, media)).collect()
        })
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, (&Head, &Media)>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("url", Url, "파일의 주소", "Address of the file"),
        |row| {
            let (head, media) = row.it;
            let file = row.edition.links.file(&head.path, &media.file);
            let url = file.map(|file| row.edition.canonical(&published(&file.path)));
            url.into()
        },
    ),
    column(
        of("media_kind", Text, "자료의 종류", "Kind of file").one_of(MediaKind::WORDS),
        |row| row.it.1.kind.as_str().into(),
    ),
    column(of("alt", Text, "대체 글", "What it shows"), |row| {
        text(row.it.1.alt.as_ref())
    }),
    column(of("caption", Text, "설명", "Caption"), |row| {
        text(row.it.1.caption.as_ref())
    }),
    column(of("credit", Text, "만든 사람", "Credit"), |row| {
        text(row.it.1.credit.as_ref())
    }),
    column(
        of("media_license", Text, "이용 조건", "Licence"),
        |row| {
            let (head, media) = row.it;
            let license = media.license.or_else(|| row.edition.license_of(head));
            license.map(|license| license.code()).into()
        },
    ),
];
