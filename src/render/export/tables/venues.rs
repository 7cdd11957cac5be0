//! The table of the places of rounds.

use super::cells::text;
use super::column::ColumnType::Text;
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::content::{Venue, VenueRole};
use serde_json::Value;

/// The places.
pub(super) const TABLE: DataTable = DataTable {
    name: "venues",
    title: ("장소", "Places"),
    about: (
        "회차를 연 곳마다 한 줄입니다. 여러 곳에서 연 회차는 여러 줄입니다.",
        "One row for each place of a round; several for one in several places.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| {
        event_items(edition, COLUMNS, |event| {
            event.facts.venues.iter().collect()
        })
    },
    graph: None,
};

type ItemColumn = Column<fn(&Item<'_, &Venue>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(of("venue", Text, "장소", "Place"), |row| {
        row.it.name.clone().into()
    }),
    column(of("address", Text, "주소", "Address"), |row| {
        text(row.it.address.as_ref())
    }),
    column(of("region", Text, "시도", "Province or city"), |row| {
        row.it
            .region
            .as_ref()
            .map(|region| region.text.clone())
            .into()
    }),
    column(
        of("country", Text, "나라", "Country").says("한국이 아닐 때만", "where not Korea"),
        |row| text(row.it.country.as_ref()),
    ),
    column(
        of("role", Text, "구실", "Role").one_of(VenueRole::WORDS),
        |row| row.it.role.map(|role| role.as_str()).into(),
    ),
];
