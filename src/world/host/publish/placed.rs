//! A file of the site on its way to its place.

use super::pack::Packing;
use crate::base::SourcePath;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A file of the site whose place holds the right bytes, or that waits in the staging folder.
pub(super) struct PlacedFile {
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) staged: Option<PathBuf>,
    /// The media file it is made from.
    pub(super) source: Option<SourcePath>,
    /// The SHA-256 of its bytes, where the job needs it.
    pub(super) digest: Option<[u8; 32]>,
    /// Whether its name holds a hash of its content, so that it may be cached for ever.
    pub(super) is_lasting: bool,
    /// How it was compressed, where it is the compressed copy of a text.
    pub(super) packing: Option<Packing>,
}

impl PlacedFile {
    /// The path of the text that it was compressed from, or its own.
    pub(super) fn original(&self) -> &str {
        match self.packing {
            Some(packing) => packing.original(&self.path),
            None => &self.path,
        }
    }
}

/// The folders that staged files are moved to; the output itself is the empty path.
pub(super) fn folders_to_fill(placed: &[PlacedFile]) -> BTreeSet<&str> {
    let staged = placed.iter().filter(|file| file.staged.is_some());
    let above = |file| folders_above(file).next().unwrap_or_default();
    staged.map(|file| above(&file.path)).collect()
}

/// The folders that contain a path, the deepest first.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// Whether a file is an HTML page.
pub(super) fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}
