//! The command line: what can be asked for, one file for each command, and how it answers.

mod args;
mod build;
mod check;
mod exit;
mod explain;
mod explanations;
mod fix;
mod init;
mod open;
mod progress;
mod report;
mod run;
mod schema;
mod serve;
mod status_line;
mod terminal;
mod watch;
mod words;

pub use run::{run, run_guarded};
