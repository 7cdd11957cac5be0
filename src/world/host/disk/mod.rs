//! Reads the folder of a site into memory, once or again and again.

mod error;
mod folder;
mod reader;
mod seen;
mod walk;

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests read and write folders")]
mod tests;

pub(in crate::world) use error::DiskError;
pub(in crate::world) use folder::{Folder, read, read_again, read_settings};
