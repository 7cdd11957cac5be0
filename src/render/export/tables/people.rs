//! The table of people: one row for each time a round names one.

use super::cells::{agency_id, name, text};
use super::column::ColumnType::{Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::content::ChoiceWord;
use crate::model::{AgencyRef, Event, Quote};
use serde_json::Value;

/// People at rounds.
pub(super) const TABLE: DataTable = DataTable {
    name: "people",
    title: ("사람", "People"),
    about: (
        "회차가 사람을 적은 자리마다 한 줄입니다. 발언한 사람도 있습니다.",
        "One row for each time a round names a person; who was quoted is among them.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| event_items(edition, COLUMNS, mentions),
    graph: None,
};

/// A person where a record names one.
struct Mentioned<'e> {
    name: &'e str,
    role: Option<&'e String>,
    agency: Option<&'e AgencyRef>,
    part: &'static str,
}

fn mentions(event: &Event) -> Vec<Mentioned<'_>> {
    event.quotes.iter().map(Mentioned::quoted).collect()
}

impl<'e> Mentioned<'e> {
    fn quoted(quote: &'e Quote) -> Self {
        Self {
            name: &quote.speaker,
            role: quote.role.as_ref(),
            agency: quote.agency.as_ref(),
            part: PARTS[0].word,
        }
    }
}

static PARTS: [ChoiceWord; 1] = [ChoiceWord {
    word: "quoted",
    doc: "The record quotes the person.",
    ko: "발언",
}];

type ItemColumn = Column<fn(&Item<'_, Mentioned<'_>>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("name", Text, "이름", "Name"), |row| row.it.name.into()),
    column(
        of("role", Text, "당시 직위", "Office held that day"),
        |row| text(row.it.role),
    ),
    column(
        of("agency_id", Id, "소속 기관 id", "Agency id").joins("agencies"),
        |row| {
            let agency = row.it.agency;
            agency.map_or(Value::Null, |agency| agency_id(row.edition, agency))
        },
    ),
    column(
        of(
            "agency",
            Text,
            "당시 기관 이름",
            "Agency by its name of that day",
        ),
        |row| name(row.it.agency),
    ),
    column(
        of("part", Text, "맡은 일", "Part").one_of(&PARTS),
        |row| row.it.part.into(),
    ),
];
