//! The tables of the open data, each in one file: its columns, its rows.

mod agencies;
mod cases;
mod cells;
mod column;
mod declared;
mod events;
mod handovers;
mod withdrawn;

pub use column::{ColumnInfo, ColumnType, DataTable};

/// All tables.
pub(super) static TABLES: [DataTable; 5] = [
    events::TABLE,
    cases::TABLE,
    agencies::TABLE,
    handovers::TABLE,
    withdrawn::TABLE,
];
