//! The table of the handovers: the legs of the baton, series by series.

use super::cells::{ids, names};
use super::column::ColumnType::{Boolean, Date, Id, Ids, Integer, List, Number, Text};
use super::column::{Column, DataTable, column, infos, of, values};
use super::leg::{LegRow, STATES};
use crate::content::{Basis, HandoverTime};
use crate::model::LegState;
use crate::render::export::schema_org;
use serde_json::Value;

/// The handovers.
pub(super) const TABLE: DataTable = DataTable {
    name: "handovers",
    title: ("전달", "Handovers"),
    about: (
        "계열마다 한 회차에서 다음 회차로 가는 길마다 한 줄입니다. 앞뒤 기록을 견주어 \
         얼마나 확실한지를 state에 적었습니다.",
        "One row for each way from a round of a series to the next; state says how \
         sure it is, \
         from the records of both.",
    ),
    key: &["id"],
    columns: || infos(COLUMNS),
    rows: |edition| {
        let rows = LegRow::all(edition);
        rows.map(|row| values(COLUMNS, &row)).collect()
    },
    graph: Some(|edition| {
        let legs = LegRow::all(edition);
        legs.filter_map(|row| schema_org::handover(edition, row.leg))
            .collect()
    }),
};

type RowColumn = Column<fn(&LegRow<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(
        of("id", Id, "전달 id", "Handover id").says(
            "앞 회차와 뒤 회차의 id",
            "the ids of the rounds before and behind",
        ),
        |row| row.id().into(),
    ),
    column(
        of("series", Id, "계열 id", "Series id").joins("series"),
        |row| row.series_id().into(),
    ),
    column(
        of("from_event", Id, "앞 회차 id", "Round before").joins("events"),
        |row| row.round_id(row.leg.from).into(),
    ),
    column(
        of("to_event", Id, "뒤 회차 id", "Round behind").joins("events"),
        |row| row.round_id(row.leg.to).into(),
    ),
    column(
        of("baton", Text, "바통", "Baton").says(
            "비어 있으면 바통 없이 회차의 순서만 있는 계열",
            "where it is empty the series hands nothing on: its rounds only follow each \
         other",
        ),
        |row| row.baton().into(),
    ),
    column(
        of("givers", List, "넘겨준 기관", "Givers").says(
            "당시 이름. 기록에 없으면 앞 회차를 연 기관",
            "by the names of that day; the hosts of the round before where no record \
         says others",
        ),
        |row| names(&row.leg.givers),
    ),
    column(
        of("giver_ids", Ids, "넘겨준 기관 id", "Ids of the givers"),
        |row| ids(row.edition, &row.leg.givers),
    ),
    column(
        of("receivers", List, "넘겨받은 기관", "Receivers").says(
            "당시 이름. 기록이 말하는 만큼만 있으며, 실제로 받았는지는 state를 보아야 함",
            "by the names of that day, as far as a record says; whether they got it \
         stands in state",
        ),
        |row| names(&row.leg.receivers),
    ),
    column(
        of(
            "receiver_ids",
            Ids,
            "넘겨받은 기관 id",
            "Ids of the receivers",
        ),
        |row| ids(row.edition, &row.leg.receivers),
    ),
    column(of("state", Text, "상태", "State").one_of(&STATES), |row| {
        row.leg.state.as_str().into()
    }),
    column(
        of("is_inferred", Boolean, "추정 여부", "Whether inferred"),
        |row| (row.leg.state == LegState::Inferred).into(),
    ),
    column(
        of("basis", Text, "근거", "Basis").one_of(Basis::WORDS),
        |row| row.leg.basis.map(|basis| basis.as_str()).into(),
    ),
    column(
        of("date", Date, "바뀐 날", "Changed hands on").says(
            "확인된 전달이고 그날이 알려졌을 때만",
            "only of a confirmed handover whose day is known",
        ),
        |row| row.day().into(),
    ),
    column(
        of("moment", Text, "행사 중 때", "When in the event").one_of(HandoverTime::WORDS),
        |row| row.moment().map(|time| time.as_str()).into(),
    ),
    column(
        of(
            "temperature",
            Number,
            "혁신온도(℃)",
            "Degrees of the thermometer",
        ),
        |row| row.temperature().into(),
    ),
    column(
        of("missing_rounds", Integer, "빈 회차 수", "Rounds missing").says(
            "사이에 있으나 기록에 없는 회차",
            "rounds in between without a record",
        ),
        |row| row.leg.missing.len().into(),
    ),
    column(
        of(
            "withdrawn_rounds",
            Integer,
            "중단한 회차 수",
            "Rounds withdrawn",
        ),
        |row| row.leg.withdrawn.len().into(),
    ),
    column(of("note", Text, "설명", "Note"), |row| {
        let notes = row.notes();
        (!notes.is_empty()).then(|| notes.join("\n")).into()
    }),
];
