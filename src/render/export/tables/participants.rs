//! The table of the agencies at rounds.

use super::cells::{agency_id, name};
use super::column::ColumnType::{Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::content::Role;
use crate::model::Host;
use serde_json::Value;

/// The agencies at rounds.
pub(super) const TABLE: DataTable = DataTable {
    name: "participants",
    title: ("참여 기관", "Agencies at rounds"),
    about: (
        "회차를 열거나 함께한 기관마다 한 줄입니다.",
        "One row for each agency that held a round or took part in it.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| event_items(edition, COLUMNS, |event| event.hosts.iter().collect()),
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Host>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("agency_id", Id, "기관 id", "Agency id").joins("agencies"),
        |row| agency_id(row.edition, &row.it.agency),
    ),
    column(
        of("agency", Text, "당시 기관 이름", "Name of that day"),
        |row| name(Some(&row.it.agency)),
    ),
    column(
        of("role", Text, "역할", "Role").one_of(Role::WORDS),
        |row| row.it.role.as_str().into(),
    ),
];
