//! The table of films and pages about rounds on other sites.

use super::cells::text;
use super::column::ColumnType::{Text, Url};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::content::{Link, LinkKind};
use serde_json::Value;

/// Films and pages elsewhere.
pub(super) const TABLE: DataTable = DataTable {
    name: "links",
    title: ("영상과 관련 누리집", "Films and pages elsewhere"),
    about: (
        "다른 누리집에 있는 영상, 사진첩, 자료의 링크마다 한 줄입니다.",
        "One row for each link to a film, an album or a page about a round on \
         another site.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| event_items(edition, COLUMNS, |event| event.facts.links.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Link>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("url", Url, "주소", "Address"), |row| {
        row.it.url.value.0.clone().into()
    }),
    column(
        of("kind", Text, "종류", "Kind").one_of(LinkKind::WORDS),
        |row| row.it.kind.as_str().into(),
    ),
    column(of("title", Text, "제목", "Title"), |row| {
        text(row.it.title.as_ref())
    }),
];
