//! The table of the series, in the order of the archive.

use super::cells::{date, maybe_agency_id, name};
use super::column::ColumnType::{Date, Id, Integer, Text, Url};
use super::column::{Column, DataTable, column, infos, of};
use super::declared::{all_values, with_declared};
use super::record::{head_values, with_head};
use crate::content::{Scope, SeriesFacts};
use crate::model::{EventId, Series, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use serde_json::Value;

/// The series.
pub(super) const TABLE: DataTable = DataTable {
    name: "series",
    title: ("계열", "Series"),
    about: (
        "번호와 바통이 따로 있는 이어달리기마다 한 줄입니다.",
        "One row for each relay with its own numbering and baton.",
    ),
    key: &["id"],
    columns: || with_declared(with_head(infos(COLUMNS)), &SeriesFacts::fields()),
    rows: |edition| {
        let series = edition.archive.series.entries();
        let rows = series.map(|(id, series)| Row {
            edition,
            id,
            series,
        });
        all_values(
            COLUMNS,
            rows,
            |row| head_values(edition, Some(&row.series.head)),
            |row| row.series.facts.values(),
        )
    },
    graph: Some(|edition| {
        let series = edition.archive.series.ids();
        series.map(|id| schema_org::series(edition, id)).collect()
    }),
};

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: SeriesId,
    series: &'e Series,
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(of("id", Id, "계열 id", "Series id"), |row| {
        row.series.head.name.id.clone().into()
    }),
    column(of("url", Url, "주소", "Address"), |row| {
        row.edition.page_address(Page::Series(row.id)).into()
    }),
    column(
        of("title", Text, "이름", "Name").says(
            "바뀐 이름은 series_names에 있음",
            "the names it has had stand in series_names",
        ),
        |row| row.series.head.title.clone().into(),
    ),
    column(
        of("scope", Text, "범위", "Scope").one_of(Scope::WORDS),
        |row| row.series.facts.scope.map(|scope| scope.as_str()).into(),
    ),
    column(
        of("organizer_id", Id, "주관 기관 id", "Organiser id").joins("agencies"),
        |row| maybe_agency_id(row.edition, row.series.organizer.as_ref()),
    ),
    column(of("organizer", Text, "주관 기관", "Organiser"), |row| {
        name(row.series.organizer.as_ref())
    }),
    column(
        of("baton", Text, "바통", "Baton").says(
            "비어 있으면 바통이 없거나 알려지지 않은 계열이며, 회차의 순서만 뜻이 있음",
            "where it is empty there is none, or none is known: only the order of \
         rounds has a meaning",
        ),
        |row| {
            let baton = row.series.facts.baton.as_ref();
            baton.map(|baton| baton.name.clone()).into()
        },
    ),
    column(
        of("baton_description", Text, "바통 설명", "About the baton"),
        |row| {
            let baton = row.series.facts.baton.as_ref();
            baton.and_then(|baton| baton.description.clone()).into()
        },
    ),
    column(
        of("continues", Id, "앞선 계열 id", "Series it goes on from").joins("series"),
        |row| {
            let before = row.series.continues.map(|id| &row.edition.archive[id]);
            before.map(|series| series.head.name.id.clone()).into()
        },
    ),
    column(
        of("first_round", Integer, "첫 번호", "First number").says(
            "이 기록관이 간직하는 첫 회차",
            "of the first round that this archive keeps",
        ),
        |row| row.series.facts.first_round.into(),
    ),
    column(of("ended", Date, "끝난 날", "Ended"), |row| {
        date(row.series.facts.ended)
    }),
    column(
        of("rounds", Integer, "연 회차 수", "Rounds held").says(
            "기록에 있는 것만. 사전 안내만 확인한 회차도 셈",
            "those on record, also where only a notice is known",
        ),
        |row| {
            let rounds = row.series.chain.rounds.iter();
            let is_held = |id: &&EventId| row.edition.archive[**id].is_held();
            rounds.filter(is_held).count().into()
        },
    ),
];
