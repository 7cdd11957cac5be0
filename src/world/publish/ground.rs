//! What stands in the output folder already: what is in the way, what is stale. Knows no bytes of files.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::pack::Packing;
use super::{Placed, PublishError, folders_above, folders_to_fill};
use crate::world::disk::DiskError;
use crate::world::manifest::Manifest;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The output folder as the last build left it. Each folder is looked at once.
pub(super) struct Ground<'a> {
    output: &'a Path,
    real_output: PathBuf,
    before: &'a Manifest,
    /// Folders that lie in the output, or can be made there.
    sound: BTreeSet<String>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(output: &'a Path, before: &'a Manifest) -> Result<Self, DiskError> {
        let real_output = output.canonicalize().map_err(DiskError::at(output))?;
        Ok(Self {
            output,
            real_output,
            before,
            sound: BTreeSet::new(),
        })
    }

    /// Refuses a file that cannot go to its place: for something that is not ours, or because a
    /// link leads out of the output. A file of another hand makes room only if that `is_forced`. Changes nothing.
    pub(super) fn check(&mut self, file: &Placed, is_forced: bool) -> Result<(), PublishError> {
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
        match is_free {
            true => Ok(()),
            false => Err(PublishError::InTheWay(target)),
        }
    }

    /// Whether a path is one of ours in other letters, on a disk that does not tell them apart.
    fn is_renamed(&self, path: &str) -> bool {
        let fold = path.to_lowercase();
        let mut ours = self
            .before
            .paths()
            .filter(|ours| ours.to_lowercase() == fold);
        ours.any(|ours| self.is_same_place(ours, path))
    }

    /// Whether a folder is there, or can be made where nothing or a file of ours stands.
    fn is_sound(&self, folder: &str) -> bool {
        let path = self.output.join(folder);
        match fs::symlink_metadata(&path) {
            Ok(status) if status.is_dir() => true,
            Ok(status) if status.is_symlink() && path.is_dir() => path
                .canonicalize()
                .is_ok_and(|real| real.starts_with(&self.real_output)),
            Ok(_) => self.before.contains(folder),
            // Below a file, whose own turn comes.
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

    /// What the last build wrote and this one did not: first what is in the way of a file or
    /// folder, then the rest.
    pub(super) fn stale(
        &self,
        placed: &[Placed],
        now: &'a Manifest,
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

    /// Refuses a folder that files are to be moved to and that cannot be written: it is better known before the
    /// first of them is moved.
    pub(super) fn check_writable(&self, placed: &[Placed]) -> Result<(), DiskError> {
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

    /// What stands packed beside a file of ours and is not: it would be sent in its place. Only a build that may
    /// replace files of others asks.
    pub(super) fn stale_packed(&self, placed: &[Placed], now: &Manifest) -> Vec<String> {
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

    /// Whether two paths lead to one file, as `A.html` and `a.html` do on Windows and on a Mac.
    fn is_same_place(&self, a: &str, b: &str) -> bool {
        let real = |path: &str| self.output.join(path).canonicalize().ok();
        real(a).is_some_and(|a| real(b) == Some(a))
    }

    /// Removes files of the last build and the folders left empty by that; gives how many files
    /// were there. What lies behind a link that leads out of the output is not ours any more.
    pub(super) fn remove(&self, stale: &[&str]) -> Result<usize, DiskError> {
        let mut removed = 0;
        for path in stale {
            let leads_out = |folder: &str| !self.sound.contains(folder) && !self.is_sound(folder);
            if folders_above(path).any(leads_out) {
                continue;
            }
            let file = self.output.join(path);
            // Something else may have taken the name since, a folder for one.
            if fs::symlink_metadata(&file).is_ok_and(|status| !status.is_dir()) {
                fs::remove_file(&file).map_err(DiskError::at(&file))?;
                removed += 1;
            }
            for folder in folders_above(path) {
                // Refused where something is left in it; then all folders above stay as well.
                if fs::remove_dir(self.output.join(folder)).is_err() {
                    break;
                }
            }
        }
        Ok(removed)
    }
}

/// Refuses a folder with something that neither we nor a host put there: a build into it by mistake would mix with
/// what others keep.
pub(super) fn refuse_foreign(output: &Path) -> Result<(), PublishError> {
    // What git, hosts and systems keep beside a site.
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
