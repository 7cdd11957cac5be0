//! The tables of the open data, each in one file: its columns, its rows.

mod agencies;
mod agency_names;
mod agency_relations;
mod attendance;
mod case_agencies;
mod cases;
mod cells;
mod column;
mod declared;
mod event_cases;
mod events;
mod handover_agencies;
mod handover_records;
mod handovers;
mod item;
mod leg;
mod links;
mod media;
mod notes;
mod outcomes;
mod participants;
mod people;
mod programme;
mod quotes;
mod record;
mod results;
mod series;
mod series_names;
mod series_relations;
mod sources;
mod topics;
mod venues;
mod withdrawn;

pub use column::{Both, ColumnInfo, ColumnType, DataTable, chosen};
pub(super) use leg::LegRow;

/// All tables: the records, the way of the baton, what records say one by one, what was withdrawn.
pub static TABLES: [DataTable; 27] = [
    events::TABLE,
    cases::TABLE,
    agencies::TABLE,
    series::TABLE,
    handovers::TABLE,
    handover_agencies::TABLE,
    handover_records::TABLE,
    participants::TABLE,
    event_cases::TABLE,
    case_agencies::TABLE,
    people::TABLE,
    quotes::TABLE,
    programme::TABLE,
    attendance::TABLE,
    venues::TABLE,
    results::TABLE,
    outcomes::TABLE,
    topics::TABLE,
    sources::TABLE,
    notes::TABLE,
    media::TABLE,
    links::TABLE,
    agency_names::TABLE,
    agency_relations::TABLE,
    series_names::TABLE,
    series_relations::TABLE,
    withdrawn::TABLE,
];
