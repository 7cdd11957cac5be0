//! Writes a site into its folder: only what changed, and nothing at all when something is wrong.
//! Knows no page; a file is a path and bytes.

mod compare;
mod conflicts;
mod deploy;
mod digests;
mod error;
mod job;
mod limits;
mod moves;
mod output;
mod pack;
mod placed;
mod stage;
mod steps;

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests read and write folders")]
mod tests;

pub(in crate::world) use digests::digests;
pub(in crate::world) use error::PublishError;
pub(in crate::world) use job::{Digests, PublishJob};
pub(in crate::world) use limits::{Limit, LimitUse};
pub(in crate::world) use steps::{Published, publish};
