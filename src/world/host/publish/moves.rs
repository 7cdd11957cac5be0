//! Moves staged files to their places, in an order that never leaves a page without what it loads.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::placed::{PlacedFile, folders_to_fill, is_page};
use crate::content::Language;
use crate::world::host::disk::DiskError;
use std::path::Path;
use std::{env, fs, process};

/// Whether a file belongs to the theme: its name holds a hash, and pages that were opened before
/// still load it. Cards do not, because a withdrawn record must disappear at once.
pub(super) fn is_of_theme(path: &str) -> bool {
    path.starts_with("assets/") && !path.starts_with("assets/cards/")
}

/// Sorts files into the order in which they are moved into place.
pub(super) fn sort_moves(output: &Path, placed: &mut [PlacedFile]) {
    placed.sort_by_cached_key(|file| {
        // The manifest may name files that a killed build had removed already. A compressed copy
        // follows its text.
        let text = file.original();
        let is_new = fs::symlink_metadata(output.join(text)).is_err();
        (turn(text, is_new), file.path.clone())
    });
}

/// When a file is moved into place: first what pages load, then new pages, then pages that may link
/// to them, then what lists pages, so that no link leads to a page that is not there yet.
pub(super) fn turn(path: &str, is_new: bool) -> u8 {
    let lists_pages = [".xml", ".ics"].iter().any(|end| path.ends_with(end))
        || is_of_data(path)
        || path.ends_with("search/manifest.bin")
        || !path.contains('/');
    if is_page(path) {
        if is_new { 1 } else { 2 }
    } else if lists_pages {
        3
    } else {
        0
    }
}

/// Whether a file is of the open data, which each language has in its own folder.
fn is_of_data(path: &str) -> bool {
    let mut languages = Language::ALL.iter();
    let own = path.split_once('/').filter(|(folder, _)| {
        let is_language = |language: &Language| language.as_str() == *folder;
        languages.any(is_language)
    });
    own.map_or(path, |(_, below)| below).starts_with("data/")
}

/// Creates the folders that files are moved to, except where a file of ours is in the way.
pub(super) fn make_folders(output: &Path, placed: &[PlacedFile]) -> Result<(), DiskError> {
    use std::io::ErrorKind::{AlreadyExists, NotADirectory};
    for folder in folders_to_fill(placed) {
        let folder = output.join(folder);
        match fs::create_dir_all(&folder) {
            Err(error) if !matches!(error.kind(), AlreadyExists | NotADirectory) => {
                return Err(DiskError::at(&folder)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Moves staged files into place. All folders are created before the first file is moved.
pub(super) fn move_into_place(output: &Path, placed: &[PlacedFile]) -> Result<(), DiskError> {
    for folder in folders_to_fill(placed) {
        let folder = output.join(folder);
        fs::create_dir_all(&folder).map_err(DiskError::at(&folder))?;
    }
    let staged = placed
        .iter()
        .filter_map(|file| Some((file, file.staged.as_ref()?)));
    for (moved, (file, staged)) in staged.enumerate() {
        if cfg!(debug_assertions) {
            abort_if_asked(moved);
        }
        let target = output.join(&file.path);
        fs::rename(staged, &target).map_err(DiskError::at(&target))?;
    }
    Ok(())
}

/// Ends a debug build of the program after `ONDO_ABORT_AFTER` moves, as a power cut would: tests
/// check what a killed build leaves behind, and cannot hit an exact moment from outside.
fn abort_if_asked(moved: usize) {
    if env::var("ONDO_ABORT_AFTER").is_ok_and(|after| after == moved.to_string()) {
        process::abort();
    }
}
