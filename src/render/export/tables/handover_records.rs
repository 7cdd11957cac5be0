//! The table of what each record says of handing batons on and of getting them, before the two
//! sides are held against each other.

use super::cells::{cited, date, ids, names, text};
use super::column::ColumnType::{Boolean, Date, Ids, List, Number, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, SOURCE_POSITION, event_items, with};
use crate::content::{Basis, ChoiceWord, HandoverTime};
use crate::model::{Event, Handover, Received};
use serde_json::Value;

/// What records say of handovers.
pub(super) const TABLE: DataTable = DataTable {
    name: "handover_records",
    title: ("전달에 관한 기록", "Records of handovers"),
    about: (
        "회차의 기록이 바통을 건네거나 받은 일을 적은 것마다 한 줄입니다. 앞뒤를 \
         견준 결과는 \
         handovers에 있습니다.",
        "One row for each thing a round says of handing on or of getting a baton; \
         handovers has \
         what both sides together say.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| event_items(edition, COLUMNS, said),
    graph: None,
};

/// What a record says of one handover.
enum Said<'e> {
    Gave(&'e Event, &'e Handover),
    Got(&'e Event, &'e Received),
}

/// What it got, then what it gave.
fn said(event: &Event) -> Vec<Said<'_>> {
    let got = event.received.iter().map(|it| Said::Got(event, it));
    let gave = event.handovers.iter().map(|it| Said::Gave(event, it));
    got.chain(gave).collect()
}

impl<'e> Said<'e> {
    fn handover(&self) -> Option<&'e Handover> {
        match self {
            Self::Gave(_, handover) => Some(handover),
            Self::Got(..) => None,
        }
    }

    fn source(&self) -> (Option<usize>, Option<&'e str>) {
        match self {
            Self::Gave(event, it) => cited(&event.head, it.source.as_ref()),
            Self::Got(event, it) => cited(&event.head, it.source.as_ref()),
        }
    }
}

static SIDES: [ChoiceWord; 2] = [
    ChoiceWord {
        word: "gave",
        doc: "The round handed it on.",
        ko: "이 회차가 건넴",
    },
    ChoiceWord {
        word: "got",
        doc: "The round received it.",
        ko: "이 회차가 받음",
    },
];

type ItemColumn = Column<fn(&Item<'_, Said<'_>>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("side", Text, "쪽", "Side").one_of(&SIDES), |row| {
        SIDES[usize::from(row.it.handover().is_none())].word.into()
    }),
    column(
        of("baton", Text, "바통", "Baton")
            .says("여럿일 때 그 이름", "which, where there are several"),
        |row| text(row.it.handover().and_then(|it| it.baton.as_ref())),
    ),
    column(
        of("givers", List, "건넨 기관", "Givers"),
        |row| match row.it {
            Said::Gave(_, it) => names(&it.givers),
            Said::Got(_, it) => names(&it.givers),
        },
    ),
    column(
        of("giver_ids", Ids, "건넨 기관 id", "Ids of the givers"),
        |row| match row.it {
            Said::Gave(_, it) => ids(row.edition, &it.givers),
            Said::Got(_, it) => ids(row.edition, &it.givers),
        },
    ),
    column(
        of("receivers", List, "받은 기관", "Receivers"),
        |row| match row.it {
            Said::Gave(_, it) => names(&it.receivers),
            Said::Got(event, _) => names(event.holders()),
        },
    ),
    column(
        of("receiver_ids", Ids, "받은 기관 id", "Ids of the receivers"),
        |row| match row.it {
            Said::Gave(_, it) => ids(row.edition, &it.receivers),
            Said::Got(event, _) => ids(row.edition, event.holders()),
        },
    ),
    column(
        of("through", List, "사이에서 전한 기관", "Passed on by"),
        |row| {
            row.it
                .handover()
                .map_or(Value::Null, |it| names(&it.through))
        },
    ),
    column(
        of("through_ids", Ids, "사이에서 전한 기관 id", "Ids of those"),
        |row| {
            let handover = row.it.handover();
            handover.map_or(Value::Null, |it| ids(row.edition, &it.through))
        },
    ),
    column(
        of("is_end", Boolean, "끝 여부", "Whether the relay ended"),
        |row| row.it.handover().map(|it| it.is_end).into(),
    ),
    column(
        of("basis", Text, "근거", "Basis").one_of(Basis::WORDS),
        |row| {
            let basis = match row.it {
                Said::Gave(_, it) => it.basis,
                Said::Got(_, it) => Some(it.basis),
            };
            basis.map(|basis| basis.as_str()).into()
        },
    ),
    column(
        of("date", Date, "날짜", "Day")
            .says("회차의 날과 다를 때만", "where not that of the round"),
        |row| date(row.it.handover().and_then(|it| it.date)),
    ),
    column(
        of("moment", Text, "행사 중 때", "When in the event").one_of(HandoverTime::WORDS),
        |row| {
            let time = match row.it {
                Said::Gave(_, it) => it.time,
                Said::Got(_, it) => it.time,
            };
            time.map(|time| time.as_str()).into()
        },
    ),
    column(
        of("place", Text, "장소", "Place")
            .says("회차의 장소와 다를 때만", "where not that of the round"),
        |row| text(row.it.handover().and_then(|it| it.place.as_ref())),
    ),
    column(
        of(
            "temperature",
            Number,
            "혁신온도(℃)",
            "Degrees of the thermometer",
        ),
        |row| row.it.handover().and_then(|it| it.temperature).into(),
    ),
    column(of("note", Text, "설명", "Note"), |row| match row.it {
        Said::Gave(_, it) => text(it.note.as_ref()),
        Said::Got(_, it) => text(it.note.as_ref()),
    }),
    column(SOURCE_POSITION, |row| row.it.source().0.into()),
];
