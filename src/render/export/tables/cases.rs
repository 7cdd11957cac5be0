//! The table of the cases, by title.

use super::cells::{ids, names, texts};
use super::column::ColumnType::{Id, Ids, List, Text, Url};
use super::column::{Column, DataTable, column, infos, of};
use super::declared::{all_values, with_declared};
use super::record::{head_values, with_head};
use crate::content::{CaseFacts, CaseStatus};
use crate::model::{Case, CaseId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use serde_json::Value;

/// The cases.
pub(super) const TABLE: DataTable = DataTable {
    name: "cases",
    title: ("사례", "Cases"),
    about: (
        "혁신 사례마다 한 줄입니다.",
        "One row for each innovation case.",
    ),
    key: &["id"],
    columns: || with_declared(with_head(infos(COLUMNS)), &CaseFacts::fields()),
    rows: |edition| {
        let cases = edition.archive.cases.entries();
        let rows = cases.map(|(id, case)| Row { edition, id, case });
        all_values(
            COLUMNS,
            rows,
            |row| head_values(edition, Some(&row.case.head)),
            |row| row.case.facts.values(),
        )
    },
    graph: Some(|edition| {
        let cases = edition.archive.cases.ids();
        cases.map(|id| schema_org::case(edition, id)).collect()
    }),
};

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: CaseId,
    case: &'e Case,
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(of("id", Id, "사례 id", "Case id"), |row| {
        row.case.head.name.id.clone().into()
    }),
    column(of("url", Url, "주소", "Address"), |row| {
        row.edition.page_address(Page::Case(row.id)).into()
    }),
    column(of("title", Text, "제목", "Title"), |row| {
        row.case.head.title.clone().into()
    }),
    column(
        of("alternate_titles", List, "다른 제목", "Other titles"),
        |row| texts(row.case.facts.alternate_titles.iter().map(String::as_str)),
    ),
    column(
        of("agencies", List, "발표 기관", "Presented by")
            .says("당시 이름", "by the names of that day"),
        |row| names(&row.case.agencies),
    ),
    column(
        of("agency_ids", Ids, "발표 기관 id", "Ids of the presenters"),
        |row| ids(row.edition, &row.case.agencies),
    ),
    column(
        of("adopted_by", List, "도입 기관", "Adopted by").says(
            "도입한 날은 case_agencies에 있음",
            "the days stand in case_agencies",
        ),
        |row| names(row.case.adopted_by.iter().map(|adoption| &adoption.agency)),
    ),
    column(
        of("events", Ids, "소개한 회차 id", "Rounds that showed it"),
        |row| {
            let events = row.case.events.iter();
            let events = events.map(|id| &row.edition.archive[*id]);
            texts(events.map(|event| event.head.name.id.as_str()))
        },
    ),
    column(
        of(
            "values",
            List,
            "정부혁신 목표",
            "Goals of government innovation",
        ),
        |row| texts(row.case.facts.values.iter().map(String::as_str)),
    ),
    column(
        of("related", Ids, "관련 사례 id", "Related cases")
            .says("기록에 적힌 것만", "those that the record names"),
        |row| {
            let related = row.case.related.iter();
            let related = related.map(|id| &row.edition.archive[*id]);
            texts(related.map(|case| case.head.name.id.as_str()))
        },
    ),
    column(
        of("status", Text, "추진 상태", "State").one_of(CaseStatus::WORDS),
        |row| row.case.facts.status.map(|it| it.as_str()).into(),
    ),
];
