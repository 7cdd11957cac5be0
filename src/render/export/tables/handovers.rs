//! The table of the handovers: the legs of the baton, series by series.

use super::cells::names;
use super::column::ColumnType::{Boolean, Date, Integer, List, Number, Text};
use super::column::{Column, DataTable, column, infos, values};
use crate::model::{AgencyRef, Event, EventId, Leg, LegState, SeriesId};
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use serde_json::Value;

/// The handovers.
pub(super) const TABLE: DataTable = DataTable {
    name: "handovers",
    label: "handover",
    title: ("전달", "Handovers"),
    key: &["id"],
    columns: || infos(COLUMNS),
    rows: |edition, series| {
        let rows = Row::all(edition, series);
        rows.map(|row| values(COLUMNS, &row)).collect()
    },
    graph: |edition, series| {
        let node = |row: Row<'_>| schema_org::handover(edition, row.leg);
        Row::all(edition, series).filter_map(node).collect()
    },
};

struct Row<'e> {
    edition: &'e Edition<'e>,
    series: SeriesId,
    leg: &'e Leg,
    /// The round that handed on.
    from: Option<&'e Event>,
}

impl<'e> Row<'e> {
    fn all(edition: &'e Edition<'e>, series: Option<SeriesId>) -> impl Iterator<Item = Self> {
        let archive = edition.archive;
        let is_of = move |id: &SeriesId| series.is_none_or(|series| *id == series);
        let ids = archive.series.ids().filter(is_of);
        ids.flat_map(move |series| {
            let legs = archive[series].chain.legs.iter();
            legs.map(move |leg| Self {
                edition,
                series,
                leg,
                from: leg.from.map(|id| &archive[id]),
            })
        })
    }

    /// The ids of both rounds; an open end has none.
    fn id(&self) -> String {
        let ends = [self.leg.from, self.leg.to];
        let ends = ends.map(|end| self.round_id(end).unwrap_or_default());
        ends.join(" → ")
    }

    fn round_id(&self, round: Option<EventId>) -> Option<&'e str> {
        Some(&self.edition.archive[round?].head.name.id)
    }

    fn givers(&self) -> &'e [AgencyRef] {
        &self.leg.givers
    }

    /// The day the baton changed hands, where that is known.
    fn date(&self) -> Option<String> {
        self.leg.day.map(|date| date.to_string())
    }
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(
        "id",
        Text,
        "앞 회차와 뒤 회차의 id",
        "ids of the rounds before and behind",
        |row| row.id().into(),
    ),
    column("series", Text, "계열의 id", "id of the series", |row| {
        let series = &row.edition.archive[row.series];
        series.head.name.id.clone().into()
    }),
    column(
        "from_event",
        Text,
        "넘겨준 회차의 id",
        "id of the round that handed on",
        |row| row.round_id(row.leg.from).into(),
    ),
    column(
        "to_event",
        Text,
        "넘겨받은 회차의 id",
        "id of the round that received",
        |row| row.round_id(row.leg.to).into(),
    ),
    column("givers", List, "넘겨준 기관", "who handed on", |row| {
        names(row.givers())
    }),
    column(
        "receivers",
        List,
        "넘겨받은 기관",
        "who received",
        |row| names(&row.leg.receivers),
    ),
    column(
        "state",
        Text,
        "confirmed 확인, stated 명시, inferred 추정, unknown 모름, broken 어긋남, gap 빈 회차, ended 끝",
        "confirmed, stated, inferred, unknown, broken, gap, ended",
        |row| row.leg.state.as_str().into(),
    ),
    column(
        "is_inferred",
        Boolean,
        "추정한 전달인지",
        "whether it is inferred",
        |row| (row.leg.state == LegState::Inferred).into(),
    ),
    column(
        "basis",
        Text,
        "stated 명시, announced 예고, inferred 추정",
        "stated, announced, inferred",
        |row| row.leg.basis.map(|basis| basis.as_str()).into(),
    ),
    column(
        "date",
        Date,
        "넘겨준 날",
        "when it was handed on",
        |row| row.date().into(),
    ),
    column(
        "temperature",
        Number,
        "혁신온도(도)",
        "degrees of the thermometer",
        |row| {
            let temperature = row
                .from
                .and_then(|event| event.handovers.iter().find_map(|it| it.temperature));
            temperature.into()
        },
    ),
    column(
        "missing_rounds",
        Integer,
        "사이에 기록이 없는 회차 수",
        "rounds without a record in between",
        |row| row.leg.missing.len().into(),
    ),
];
