//! The table of prizes and votes.

use super::cells::{case_id, cited, maybe_agency_id, name, text};
use super::column::ColumnType::{Id, Integer, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, SOURCE_POSITION, event_items, with};
use crate::model::{Award, AwardSubject, Event};
use serde_json::Value;

/// Prizes.
pub(super) const TABLE: DataTable = DataTable {
    name: "results",
    title: ("수상과 투표", "Prizes and votes"),
    about: (
        "회차에서 준 상이나 투표 결과마다 한 줄입니다.",
        "One row for each prize or place in a vote of a round.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| {
        event_items(edition, COLUMNS, |event| {
            event.results.iter().map(|it| (event, it)).collect()
        })
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, (&Event, &Award)>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("case_id", Id, "사례 id", "Case id").joins("cases"),
        |row| match &row.it.1.subject {
            AwardSubject::Case(case) => case_id(row.edition, *case),
            AwardSubject::Named(_) => Value::Null,
        },
    ),
    column(
        of("title", Text, "받은 것", "What it was for"),
        |row| match &row.it.1.subject {
            AwardSubject::Case(case) => row.edition.archive[*case].head.title.clone().into(),
            AwardSubject::Named(name) => name.clone().into(),
        },
    ),
    column(of("prize", Text, "상", "Prize"), |row| {
        row.it.1.prize.clone().into()
    }),
    column(of("rank", Integer, "순위", "Rank"), |row| {
        row.it.1.rank.into()
    }),
    column(of("votes", Integer, "득표", "Votes"), |row| {
        row.it.1.votes.into()
    }),
    column(of("amount", Text, "상금", "Prize money"), |row| {
        text(row.it.1.amount.as_ref())
    }),
    column(
        of("agency_id", Id, "받은 기관 id", "Winner id").joins("agencies"),
        |row| maybe_agency_id(row.edition, row.it.1.agency.as_ref()),
    ),
    column(
        of("agency", Text, "받은 기관", "Winner").says("당시 이름", "by its name of that day"),
        |row| name(row.it.1.agency.as_ref()),
    ),
    column(SOURCE_POSITION, |row| {
        let (event, award) = row.it;
        cited(&event.head, award.source.as_ref()).0.into()
    }),
];
