//! Which folders lie in which: the output and the cache must not mix with the sources.

use std::path::{Path, PathBuf};

/// Whether `folder` would lie among the sources, or be the folder of the site itself: the next
/// build would read what this one wrote.
pub(in crate::world) fn is_among_sources(root: &Path, folder: &Path) -> bool {
    let is_root = root.canonicalize().ok() == folder.canonicalize().ok();
    let mut sources = ["content", "themes"].iter();
    let is_below = sources.any(|source| is_below(folder, &root.join(source)));
    (is_root && folder.exists()) || is_below
}

/// Whether a folder is another or lies in it. One that does not exist is judged by the part of its
/// path that does.
pub(in crate::world) fn is_below(folder: &Path, other: &Path) -> bool {
    real(folder).starts_with(real(other))
}

/// Where a folder really is, or would be.
fn real(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let existing = absolute
        .ancestors()
        .find_map(|above| Some((above, above.canonicalize().ok()?)));
    match existing {
        Some((above, real)) => real.join(absolute.strip_prefix(above).unwrap_or(Path::new(""))),
        None => absolute,
    }
}
