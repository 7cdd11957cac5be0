//! `ondo schema`: what files may hold, for editor programs and other tools.

use super::args::Schema;
use super::{End, answer, report};

/// Prints a schema.
pub(super) fn schema(command: &Schema) -> End {
    match command.of {
        Subject::Diagnostics => answer(report::SCHEMA.trim_end()),
    }
    End::Fine
}

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Subject {
    /// `ondo check --format json`
    Diagnostics,
}
