//! The table of what was said at rounds.

use super::cells::{cited, maybe_agency_id, name, text};
use super::column::ColumnType::{Boolean, Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, SOURCE_POSITION, event_items, with};
use crate::model::{Event, Quote};
use serde_json::Value;

/// What was said.
pub(super) const TABLE: DataTable = DataTable {
    name: "quotes",
    title: ("발언", "Quotes"),
    about: (
        "회차에서 나온 발언마다 한 줄입니다.",
        "One row for each thing that somebody said at a round.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| {
        event_items(edition, COLUMNS, |event| {
            event.quotes.iter().map(|it| (event, it)).collect()
        })
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, (&Event, &Quote)>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("speaker", Text, "말한 사람", "Speaker").says(
            "이름을 내린 사람은 비어 있음",
            "empty for a person whose name was withdrawn",
        ),
        |row| {
            let person = row.it.1.speaker.person.as_ref();
            person.map(|person| person.name.clone()).into()
        },
    ),
    column(
        of("role", Text, "당시 직위", "Office held that day"),
        |row| text(row.it.1.speaker.role.as_ref()),
    ),
    column(
        of("agency_id", Id, "소속 기관 id", "Agency id").joins("agencies"),
        |row| maybe_agency_id(row.edition, row.it.1.speaker.agency.as_ref()),
    ),
    column(
        of("agency", Text, "소속 기관", "Agency").says("당시 이름", "by its name of that day"),
        |row| name(row.it.1.speaker.agency.as_ref()),
    ),
    column(of("text", Text, "발언", "What was said"), |row| {
        row.it.1.text.clone().into()
    }),
    column(
        of(
            "is_verbatim",
            Boolean,
            "말한 그대로인지",
            "Whether verbatim",
        )
        .says(
            "false면 뜻을 옮긴 것",
            "false for what was meant, in other words",
        ),
        |row| row.it.1.is_verbatim.into(),
    ),
    column(SOURCE_POSITION, |row| {
        let (event, quote) = row.it;
        cited(&event.head, quote.source.as_ref()).0.into()
    }),
    column(
        of("source", Text, "출처", "Source").says(
            "sources 표에 없는 출처",
            "one that is not in the table sources",
        ),
        |row| {
            let (event, quote) = row.it;
            cited(&event.head, quote.source.as_ref()).1.into()
        },
    ),
];
