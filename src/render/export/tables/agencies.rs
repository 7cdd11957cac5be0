//! The table of the agencies, by title.

use super::cells::{date, pairs, text};
use super::column::ColumnType::{Date, Id, Integer, List, Text, Url};
use super::column::{Column, DataTable, column, infos, of};
use super::declared::{all_values, with_declared};
use super::record::{head_values, with_head};
use crate::content::{AgencyFacts, AgencyType};
use crate::model::{Agency, AgencyId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::views::held_rounds;
use serde_json::Value;

/// The agencies.
pub(super) const TABLE: DataTable = DataTable {
    name: "agencies",
    title: ("기관", "Agencies"),
    about: (
        "기록에 나오는 기관마다 한 줄입니다.",
        "One row for each agency that a record names.",
    ),
    key: &["id"],
    columns: || with_declared(with_head(infos(COLUMNS)), &AgencyFacts::fields()),
    rows: |edition| {
        let agencies = edition.archive.agencies.entries();
        let rows = agencies.map(|(id, agency)| Row {
            edition,
            id,
            agency,
        });
        all_values(
            COLUMNS,
            rows,
            |row| head_values(edition, row.agency.head.as_ref()),
            |row| row.agency.facts.values(),
        )
    },
    graph: Some(|edition| {
        let agencies = edition.archive.agencies.ids();
        agencies.map(|id| schema_org::agency(edition, id)).collect()
    }),
};

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: AgencyId,
    agency: &'e Agency,
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(of("id", Id, "기관 id", "Agency id"), |row| {
        row.agency.key.clone().into()
    }),
    column(of("url", Url, "주소", "Address"), |row| {
        row.edition.page_address(Page::Agency(row.id)).into()
    }),
    column(
        of("title", Text, "이름", "Name").says("지금의 공식 이름", "its present official name"),
        |row| row.agency.title.clone().into(),
    ),
    column(
        of("names", List, "다른 이름", "Other names").says(
            "줄임말과 옛 이름. 쓰인 기간은 agency_names에 있음",
            "short and former names; when they were in use stands in agency_names",
        ),
        |row| super::cells::texts(row.agency.other_names()),
    ),
    column(
        of("type", Text, "유형", "Type").one_of(AgencyType::WORDS),
        |row| {
            let kind = row.agency.facts.agency_type;
            kind.map(|kind| kind.as_str()).into()
        },
    ),
    column(
        of("parent", Id, "상위 기관 id", "Agency above it").joins("agencies"),
        |row| {
            let parent = row.agency.parent.map(|id| &row.edition.archive[id]);
            parent.map(|parent| parent.key.clone()).into()
        },
    ),
    column(of("region", Text, "시도", "Province or city"), |row| {
        let region = row.agency.facts.region.as_ref();
        region.map(|region| region.text.clone()).into()
    }),
    column(of("homepage", Url, "누리집", "Homepage"), |row| {
        text(row.agency.homepage.as_ref())
    }),
    column(of("closed", Date, "폐지일", "Closed"), |row| {
        date(row.agency.facts.closed)
    }),
    column(
        of("codes", List, "기관 코드", "Codes").says("`체계=코드`", "`register=code`"),
        |row| pairs(&row.agency.facts.codes),
    ),
    column(
        of("rounds", Integer, "연 회차 수", "Rounds held").says(
            "개최 기관으로, 없으면 공동 개최 기관으로 연 회차. 열리지 않은 회차는 \
             세지 않으며, 사전 안내만 확인한 회차는 셈",
            "as host, or as co-host where nobody was host; rounds that were not \
             held do not count, those known from a notice alone do",
        ),
        |row| held_rounds(row.edition, row.id).len().into(),
    ),
    column(
        of("cases", Integer, "발표한 사례 수", "Cases presented"),
        |row| row.agency.cases.len().into(),
    ),
];
