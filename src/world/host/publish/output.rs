//! What is in the output folder already: what is in the way, what is stale. Reads no file.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::error::PublishError;
use super::pack::Packing;
use super::placed::{PlacedFile, folders_above, folders_to_fill};
use crate::world::host::disk::DiskError;
use crate::world::host::manifest::BuildManifest;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The output folder as the last build left it. Each folder below is checked once.
pub(super) struct OutputFolder<'a> {
    output: &'a Path,
    real_output: PathBuf,
    before: &'a BuildManifest,
    /// Folders that are in the output or can be created there.
    sound: BTreeSet<String>,
}

impl<'a> OutputFolder<'a> {
    pub(super) fn new(output: &'a Path, before: &'a BuildManifest) -> Result<Self, DiskError> {
        let real_output = output.canonicalize().map_err(DiskError::at(output))?;
        Ok(Self {
            output,
            real_output,
            before,
            sound: BTreeSet::new(),
        })
    }

    /// Rejects a file that cannot be moved to its place: something that Ondo did not write is
    /// there, or a link leads out of the output. With `is_forced`, a foreign file may be replaced,
    /// a folder never. Changes nothing.
    pub(super) fn check(&mut self, file: &PlacedFile, is_forced: bool) -> Result<(), PublishError> {
        for folder in folders_above(&file.path) {
            if self.sound.contains(folder) {
                break;
            }
            if !self.is_sound(folder) {
                return Err(PublishError::InTheWay(self.output.join(folder)));
            }
        }
        self.sound
            .extend(folders_above(&file.path).map(str::to_owned));
        let target = self.output.join(&file.path);
        let is_free = match fs::symlink_metadata(&target) {
            Ok(status) if status.is_dir() => self.is_ours(&file.path),
            Ok(_) => {
                is_forced
                    || file.staged.is_none()
                    || self.before.contains(&file.path)
                    || self.is_renamed(&file.path)
            }
            Err(_) => true,
        };
        if is_free {
            Ok(())
        } else {
            Err(PublishError::InTheWay(target))
        }
    }

    /// Whether a path is one of ours in other case, on a disk that ignores case.
    fn is_renamed(&self, path: &str) -> bool {
        let fold = path.to_lowercase();
        let mut ours = self
            .before
            .paths()
            .filter(|ours| ours.to_lowercase() == fold);
        ours.any(|ours| self.is_same_place(ours, path))
    }

    /// Whether a folder exists, or can be created where there is nothing or a file of ours.
    fn is_sound(&self, folder: &str) -> bool {
        let path = self.output.join(folder);
        match fs::symlink_metadata(&path) {
            Ok(status) if status.is_dir() => true,
            Ok(status) if status.is_symlink() && path.is_dir() => path
                .canonicalize()
                .is_ok_and(|real| real.starts_with(&self.real_output)),
            Ok(_) => self.before.contains(folder),
            // Below a file, which is checked itself.
            Err(error) => matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ),
        }
    }

    /// Whether the last build wrote everything below a folder.
    fn is_ours(&self, folder: &str) -> bool {
        let files: BTreeSet<&str> = self.before.below(folder).collect();
        let folders: BTreeSet<&str> = files.iter().flat_map(|path| folders_above(path)).collect();
        let is_ours = |entry: walkdir::DirEntry| {
            let below = entry.path().strip_prefix(self.output);
            let path = below.map(|path| path.to_string_lossy().replace('\\', "/"));
            let ours = if entry.file_type().is_dir() {
                &folders
            } else {
                &files
            };
            path.is_ok_and(|path| ours.contains(path.as_str()))
        };
        let mut entries = walkdir::WalkDir::new(self.output.join(folder)).into_iter();
        entries.all(|entry| entry.is_ok_and(is_ours))
    }

    /// Files that only the last build wrote: first those in the way of a file or folder, then the
    /// rest.
    pub(super) fn stale(
        &self,
        placed: &[PlacedFile],
        now: &'a BuildManifest,
    ) -> (Vec<&'a str>, Vec<&'a str>) {
        let folders: BTreeSet<&str> = placed
            .iter()
            .flat_map(|file| folders_above(&file.path))
            .collect();
        let is_in_the_way = |path: &&str| {
            folders.contains(path) || folders_above(path).any(|folder| now.contains(folder))
        };
        let fold = |path: &str| path.to_lowercase();
        let by_fold: BTreeMap<String, &str> = placed
            .iter()
            .map(|file| (fold(&file.path), file.path.as_str()))
            .collect();
        let stale = self.before.without(now).filter(|path| {
            by_fold
                .get(&fold(path))
                .is_none_or(|kept| !self.is_same_place(path, kept))
        });
        stale.partition(is_in_the_way)
    }

    /// Rejects a folder that files are to be moved to and that cannot be written, before the first
    /// file is moved.
    pub(super) fn check_writable(&self, placed: &[PlacedFile]) -> Result<(), DiskError> {
        let there = folders_to_fill(placed).into_iter().filter_map(|folder| {
            let path = self.output.join(folder);
            let mut ancestors = path.ancestors();
            ancestors.find(|path| path.is_dir()).map(Path::to_owned)
        });
        let there: BTreeSet<PathBuf> = there.collect();
        let write = |folder: &PathBuf| {
            let tried = tempfile::tempfile_in(folder);
            tried.map(|_| ()).map_err(DiskError::at(folder))
        };
        there.iter().try_for_each(write)
    }

    /// Foreign compressed files beside a file of ours, which a host would send in its place. For
    /// builds that may replace foreign files.
    pub(super) fn stale_packed(&self, placed: &[PlacedFile], now: &BuildManifest) -> Vec<String> {
        let packed = placed.iter().flat_map(|file| {
            let packings = Packing::ALL.into_iter();
            packings.map(|packing| packing.path(&file.path))
        });
        let is_stale = |path: &String| {
            let status = fs::symlink_metadata(self.output.join(path));
            !now.contains(path) && status.is_ok_and(|status| status.is_file())
        };
        packed.filter(is_stale).collect()
    }

    /// Whether two paths are one file, as `A.html` and `a.html` are on Windows and macOS.
    fn is_same_place(&self, a: &str, b: &str) -> bool {
        let real = |path: &str| self.output.join(path).canonicalize().ok();
        real(a).is_some_and(|a| real(b) == Some(a))
    }

    /// Removes files of the last build and the folders that this leaves empty; returns how many
    /// files there were. Files behind a link that leads out of the output are not ours any more.
    pub(super) fn remove(&self, stale: &[&str]) -> Result<usize, DiskError> {
        let mut removed = 0;
        for path in stale {
            let leads_out = |folder: &str| !self.sound.contains(folder) && !self.is_sound(folder);
            if folders_above(path).any(leads_out) {
                continue;
            }
            let file = self.output.join(path);
            // The name may be something else by now, such as a folder.
            if fs::symlink_metadata(&file).is_ok_and(|status| !status.is_dir()) {
                fs::remove_file(&file).map_err(DiskError::at(&file))?;
                removed += 1;
            }
            for folder in folders_above(path) {
                // Fails where something is left in it; then all folders above stay too.
                if fs::remove_dir(self.output.join(folder)).is_err() {
                    break;
                }
            }
        }
        Ok(removed)
    }
}

/// Rejects a folder with files that neither Ondo nor a host put there: a build into it by mistake
/// would mix with them.
pub(super) fn reject_foreign(output: &Path) -> Result<(), PublishError> {
    // Files that git, hosts and systems keep beside a site.
    const OF_HOSTS: [&str; 12] = [
        ".DS_Store",
        ".domains",
        ".git",
        ".gitattributes",
        ".gitignore",
        ".gitkeep",
        ".htaccess",
        ".nojekyll",
        ".ondo",
        ".well-known",
        "CNAME",
        "desktop.ini",
    ];
    let Ok(entries) = fs::read_dir(output) else {
        return Ok(());
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    match names.filter(|name| !OF_HOSTS.contains(&&**name)).min() {
        Some(first) => Err(PublishError::Foreign(output.join(first))),
        None => Ok(()),
    }
}
