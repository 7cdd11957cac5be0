//! The table of the agencies, by title.

use super::cells::texts;
use super::column::ColumnType::{Date, Integer, List, Text, Url};
use super::column::{Column, DataTable, column, infos};
use super::declared::{all_values, with_declared};
use crate::content::AgencyFacts;
use crate::model::{Agency, AgencyId, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::views::held_rounds;
use serde_json::Value;

/// The agencies.
pub(super) const TABLE: DataTable = DataTable {
    name: "agencies",
    label: "agencies",
    title: ("기관", "Agencies"),
    key: &["id"],
    columns: || with_declared(infos(COLUMNS), &AgencyFacts::fields()),
    rows: |edition, series| {
        let rows = agencies(edition, series).map(|id| Row {
            edition,
            id,
            agency: &edition.archive[id],
        });
        all_values(COLUMNS, rows, |row| row.agency.facts.values())
    },
    graph: |edition, series| {
        let agencies = agencies(edition, series);
        agencies.map(|id| schema_org::agency(edition, id)).collect()
    },
};

/// The agencies that took part in rounds of a series or presented cases at them, or all.
fn agencies<'e>(
    edition: &Edition<'e>,
    series: Option<SeriesId>,
) -> impl Iterator<Item = AgencyId> + use<'e> {
    let archive = edition.archive;
    let took_part = move |id: &AgencyId, series: SeriesId| {
        let agency = &archive[*id];
        let mut events = agency.events.iter().map(|(event, _)| event);
        let mut cases = agency.cases.iter().flat_map(|case| &archive[*case].events);
        events.any(|event| archive[*event].series == series)
            || cases.any(|event| archive[*event].series == series)
    };
    let is_of = move |id: &AgencyId| series.is_none_or(|series| took_part(id, series));
    archive.agencies.ids().filter(is_of)
}

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: AgencyId,
    agency: &'e Agency,
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column("id", Text, "기관의 id", "id of the agency", |row| {
        row.agency.key.clone().into()
    }),
    column(
        "url",
        Url,
        "기관의 주소",
        "address of its page",
        |row| row.edition.page_address(Page::Agency(row.id)).into(),
    ),
    column(
        "title",
        Text,
        "지금의 공식 이름",
        "its present official name",
        |row| row.agency.title.clone().into(),
    ),
    column(
        "names",
        List,
        "줄임말과 옛 이름",
        "short and former names",
        |row| texts(row.agency.other_names()),
    ),
    column(
        "type",
        Text,
        "central 중앙행정기관, local 지방자치단체, affiliate 소속 기관, public-corporation 공공기관, \
         education 교육, private 민간, other 그 밖",
        "central, local, affiliate, public-corporation, education, private, other",
        |row| {
            let kind = row.agency.facts.agency_type;
            kind.map(|kind| kind.as_str()).into()
        },
    ),
    column(
        "parent",
        Text,
        "상위 기관의 id",
        "id of the agency above it",
        |row| {
            let parent = row.agency.parent.map(|id| &row.edition.archive[id]);
            parent.map(|parent| parent.key.clone()).into()
        },
    ),
    column("region", Text, "시도", "province or city", |row| {
        row.agency
            .facts
            .region
            .as_ref()
            .map(|it| it.text.clone())
            .into()
    }),
    column("homepage", Url, "누리집", "its own pages", |row| {
        row.agency.homepage.clone().into()
    }),
    column(
        "closed",
        Date,
        "없어진 날",
        "when it ceased to be",
        |row| row.agency.facts.closed.map(|date| date.to_string()).into(),
    ),
    column(
        "rounds",
        Integer,
        "연 회차 수",
        "how many rounds it held",
        |row| held_rounds(row.edition, row.id).len().into(),
    ),
    column(
        "cases",
        Integer,
        "발표한 사례 수",
        "how many cases it presented",
        |row| row.agency.cases.len().into(),
    ),
];
