//! The only room with disk, clock and terminal: the machine below, the commands above.

mod build;
mod cli;
mod host;
mod serve;
mod watch;

pub use cli::{run, run_guarded};
