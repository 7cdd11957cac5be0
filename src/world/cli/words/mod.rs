//! What commands say, in Korean and English. Each function returns both; `terminal` chooses.

mod build;
mod change;
mod command;
mod problems;
mod refusal;

pub(super) use build::{built, left_out, look, verified, with_drafts};
pub(super) use change::{built_again, cannot_open, checked_again, no_records, other_port, serving};
pub(super) use command::{BROKEN, Stored, created, editor_ready, fixed, no_such_rule, usage};
pub(super) use problems::{
    example_titles, help_label, how_to_see_all, more_of_rule, more_problems, severity, summary,
};
pub(super) use refusal::{
    cache_in_site, cannot_listen, example_address, git_refused, no_cache, no_fonts, no_moment,
    nothing_to_build, output_among_sources, shallow, skipped, taken, unpublished,
};
