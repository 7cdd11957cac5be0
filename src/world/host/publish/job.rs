//! What `publish` needs to know beside the files themselves.

use crate::base::{Severity, SourcePath};
use crate::content::{Limits, Target};
use crate::world::host::pictures::Pictures;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The SHA-256 of each file, by its path.
pub(in crate::world) type Digests = BTreeMap<String, [u8; 32]>;

/// Where and how a site is written.
pub(in crate::world) struct PublishJob<'a> {
    /// The folder.
    pub(in crate::world) output: &'a Path,
    /// The path on disk of each media file.
    pub(in crate::world) media: &'a BTreeMap<SourcePath, PathBuf>,
    /// Makes pictures, and caches them.
    pub(in crate::world) pictures: &'a Pictures,
    /// The host the site is for; none for a site that opens from a disk.
    pub(in crate::world) target: Option<Target>,
    /// The limits of that host.
    pub(in crate::world) limits: Limits,
    /// Whether exceeding a limit is an error or a warning.
    pub(in crate::world) over_limits: Severity,
    /// Whether text files are compressed too.
    pub(in crate::world) is_packed: bool,
    /// Whether the folder may hold files that Ondo did not write, which may be replaced
    /// (`--force`).
    pub(in crate::world) is_forced: bool,
    /// The digests that every file must have, where the site was made once before (`--verify`).
    pub(in crate::world) expected: Option<&'a Digests>,
    /// Called once for each file that was made, to show progress.
    pub(in crate::world) on_file: &'a (dyn Fn() + Sync),
}
