//! The table of the cases, by title.

use super::cells::{ids, names, texts};
use super::column::ColumnType::{List, Text, Url};
use super::column::{Column, DataTable, column, infos};
use super::declared::{all_values, with_declared};
use crate::content::CaseFacts;
use crate::model::{Case, CaseId, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use serde_json::Value;

/// The cases.
pub(super) const TABLE: DataTable = DataTable {
    name: "cases",
    label: "cases",
    title: ("사례", "Cases"),
    key: &["id"],
    columns: || with_declared(infos(COLUMNS), &CaseFacts::fields()),
    rows: |edition, series| {
        let rows = cases(edition, series).map(|id| Row {
            edition,
            id,
            case: &edition.archive[id],
        });
        all_values(COLUMNS, rows, |row| row.case.facts.values())
    },
    graph: |edition, series| {
        let cases = cases(edition, series);
        cases.map(|id| schema_org::case(edition, id)).collect()
    },
};

/// The cases that rounds of a series showed, or all.
fn cases<'e>(
    edition: &Edition<'e>,
    series: Option<SeriesId>,
) -> impl Iterator<Item = CaseId> + use<'e> {
    let archive = edition.archive;
    let is_of = move |id: &CaseId| {
        let mut events = archive[*id].events.iter();
        series.is_none_or(|series| events.any(|event| archive[*event].series == series))
    };
    archive.cases.ids().filter(is_of)
}

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: CaseId,
    case: &'e Case,
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column("id", Text, "사례의 id", "id of the case", |row| {
        row.case.head.name.id.clone().into()
    }),
    column(
        "url",
        Url,
        "사례의 주소",
        "address of its page",
        |row| row.edition.page_address(Page::Case(row.id)).into(),
    ),
    column("title", Text, "제목", "its title", |row| {
        row.case.head.title.clone().into()
    }),
    column(
        "agencies",
        List,
        "발표한 기관의 당시 이름",
        "who presented it, by the names of that day",
        |row| names(&row.case.agencies),
    ),
    column(
        "agency_ids",
        List,
        "발표한 기관의 id",
        "ids of those agencies",
        |row| ids(row.edition, &row.case.agencies),
    ),
    column(
        "events",
        List,
        "소개한 회차의 id",
        "ids of the rounds that showed it",
        |row| {
            let events = row.case.events.iter();
            let events = events.map(|id| &row.edition.archive[*id]);
            texts(events.map(|event| event.head.name.id.as_str()))
        },
    ),
    column(
        "values",
        List,
        "정부혁신 목표",
        "goals of government innovation",
        |row| texts(row.case.facts.values.iter().map(String::as_str)),
    ),
    column("tags", List, "태그", "tags", |row| {
        let tags = &row.case.head.tags;
        texts(tags.iter().map(String::as_str))
    }),
    column(
        "status",
        Text,
        "planned 예정, running 진행, ended 마침",
        "planned, running, ended",
        |row| row.case.facts.status.map(|it| it.as_str()).into(),
    ),
    column("summary", Text, "요약", "summary", |row| {
        row.case.head.summary.clone().into()
    }),
    column(
        "license",
        Text,
        "기록의 이용 조건",
        "licence of the record",
        |row| {
            let license = row.edition.license_of(&row.case.head);
            license.map(|license| license.code()).into()
        },
    ),
];
