//! The table of the agencies of handovers, one row each, for programs that join tables.

use super::cells::{agency_id, name};
use super::column::ColumnType::{Id, Integer, Text};
use super::column::{Column, DataTable, column, infos, of, values};
use super::leg::LegRow;
use crate::content::ChoiceWord;
use crate::model::AgencyRef;
use crate::render::edition::Edition;
use serde_json::Value;

/// The agencies of handovers.
pub(super) const TABLE: DataTable = DataTable {
    name: "handover_agencies",
    title: ("전달한 기관", "Agencies of handovers"),
    about: (
        "전달에서 넘겨주거나 넘겨받은 기관마다 한 줄입니다. 얼마나 확실한지는 \
         handovers의 \
         state에 있습니다.",
        "One row for each agency that gave or received; how sure it is stands in \
         state of \
         handovers.",
    ),
    key: &["handover_id", "position"],
    columns: || infos(COLUMNS),
    rows: |edition| {
        let rows = LegRow::all(edition).flat_map(|leg| Row::all(edition, &leg));
        rows.map(|row| values(COLUMNS, &row)).collect()
    },
    graph: None,
};

struct Row<'e> {
    edition: &'e Edition<'e>,
    handover: String,
    position: u32,
    side: &'static ChoiceWord,
    agency: &'e AgencyRef,
}

impl<'e> Row<'e> {
    fn all(edition: &'e Edition<'e>, leg: &LegRow<'e>) -> Vec<Self> {
        let givers = leg.leg.givers.iter().map(|agency| (&SIDES[0], agency));
        let receivers = leg.leg.receivers.iter().map(|agency| (&SIDES[1], agency));
        let row = |(position, (side, agency))| Self {
            edition,
            handover: leg.id(),
            position,
            side,
            agency,
        };
        (1..).zip(givers.chain(receivers)).map(row).collect()
    }
}

static SIDES: [ChoiceWord; 2] = [
    ChoiceWord {
        word: "giver",
        doc: "It gave.",
        ko: "넘겨준 기관",
    },
    ChoiceWord {
        word: "receiver",
        doc: "It received, or was to.",
        ko: "넘겨받은(받을) 기관",
    },
];

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(
        of("handover_id", Id, "전달 id", "Handover id").joins("handovers"),
        |row| row.handover.clone().into(),
    ),
    column(
        of("position", Integer, "순서", "Position").says("1부터", "from 1"),
        |row| row.position.into(),
    ),
    column(of("side", Text, "쪽", "Side").one_of(&SIDES), |row| {
        row.side.word.into()
    }),
    column(
        of("agency_id", Id, "기관 id", "Agency id").joins("agencies"),
        |row| agency_id(row.edition, row.agency),
    ),
    column(
        of("agency", Text, "당시 기관 이름", "Name of that day"),
        |row| name(Some(row.agency)),
    ),
];
