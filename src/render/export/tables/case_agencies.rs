//! The table of the agencies that presented a case or took it over.

use super::cells::{agency_id, date, name};
use super::column::ColumnType::{Date, Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_CASE, case_items, with};
use crate::base;
use crate::content::ChoiceWord;
use crate::model::{AgencyRef, Case};
use serde_json::Value;

/// The agencies of cases.
pub(super) const TABLE: DataTable = DataTable {
    name: "case_agencies",
    title: ("사례의 기관", "Agencies of cases"),
    about: (
        "사례를 발표하거나 도입한 기관마다 한 줄입니다.",
        "One row for each agency that presented a case or took it over.",
    ),
    key: &["case_id", "position"],
    columns: || with(OF_CASE, COLUMNS),
    rows: |edition| case_items(edition, COLUMNS, agencies),
    graph: None,
};

/// An agency and what it did.
struct Taken<'e> {
    agency: &'e AgencyRef,
    part: &'static ChoiceWord,
    date: Option<base::Date>,
}

/// Those that presented it, then those that took it over.
fn agencies(case: &Case) -> Vec<Taken<'_>> {
    let presented = case.agencies.iter().map(|agency| Taken {
        agency,
        part: &PARTS[0],
        date: None,
    });
    let adopted = case.adopted_by.iter().map(|adoption| Taken {
        agency: &adoption.agency,
        part: &PARTS[1],
        date: adoption.date,
    });
    presented.chain(adopted).collect()
}

static PARTS: [ChoiceWord; 2] = [
    ChoiceWord {
        word: "presented",
        doc: "It presented the case.",
        ko: "발표",
    },
    ChoiceWord {
        word: "adopted",
        doc: "It took the case over.",
        ko: "도입",
    },
];

type ItemColumn = Column<fn(&Item<'_, Taken<'_>>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("part", Text, "한 일", "What it did").one_of(&PARTS),
        |row| row.it.part.word.into(),
    ),
    column(
        of("agency_id", Id, "기관 id", "Agency id").joins("agencies"),
        |row| agency_id(row.edition, row.it.agency),
    ),
    column(
        of("agency", Text, "당시 기관 이름", "Name of that day"),
        |row| name(Some(row.it.agency)),
    ),
    column(of("date", Date, "도입한 날", "Adopted on"), |row| {
        date(row.it.date)
    }),
];
