//! Writes a site into its folder: only what changed, and nothing at all when something is wrong.
//! Knows no page; a file is a path and bytes.
//!
//! Changed files wait in a staging folder until every file has been made. Then they are moved into
//! place, and what the last build wrote and this one did not is removed. The folder is never wiped,
//! and what we did not write stays. A run that is killed leaves a staging folder, which the next
//! one clears, and a manifest that names at least every file of ours.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::disk::DiskError;
use super::manifest::Manifest;
use crate::base::{Diagnostic, SourcePath};
use crate::site::{Artifact, Made};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The folder below the output that is ours.
pub(super) const OWN_FOLDER: &str = ".ondo";

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    /// How many files the site has.
    pub(super) files: usize,
    /// How many bytes they have together.
    pub(super) bytes: u64,
    /// How many of them were written, being new or changed.
    pub(super) written: usize,
    /// How many files of the last build were removed.
    pub(super) removed: usize,
}

/// Why nothing was published.
#[derive(Debug)]
pub(super) enum PublishError {
    /// Pages could not be made.
    Problems(Vec<Diagnostic>),
    /// The disk refused.
    Disk(DiskError),
    /// A file or folder that is not ours is in the way.
    InTheWay(PathBuf),
}

impl From<DiskError> for PublishError {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

/// Writes `artifacts` below `output`. `media` says where each media file really is.
pub(super) fn publish(
    output: &Path,
    media: &BTreeMap<SourcePath, PathBuf>,
    artifacts: impl ParallelIterator<Item = Made>,
) -> Result<Report, PublishError> {
    let stage = Stage::open(output, media)?;
    let made: Vec<Result<Placed, Failure>> = artifacts.map(|made| stage.place(made)).collect();
    let placed = match sound(made) {
        Ok(placed) => placed,
        Err(error) => {
            stage.clear()?;
            return Err(error);
        }
    };
    let before = Manifest::read(output)?;
    let now = Manifest::of(placed.iter().map(|file| file.path.clone()));
    before.and(&now).write(output)?;
    let mut folders = Folders::new(output)?;
    for file in &placed {
        if let Some(staged) = &file.staged {
            folders.make_way(&file.path, &before)?;
            let target = output.join(&file.path);
            fs::rename(staged, &target).map_err(DiskError::at(&target))?;
        }
    }
    let removed = remove_stale(output, &before, &now)?;
    now.write(output)?;
    stage.clear()?;
    Ok(Report {
        files: placed.len(),
        bytes: placed.iter().map(|file| file.bytes).sum(),
        written: placed.iter().filter(|file| file.staged.is_some()).count(),
        removed,
    })
}

/// A file that is as it should be, or waits to be moved to its place.
struct Placed {
    path: String,
    bytes: u64,
    staged: Option<PathBuf>,
}

enum Failure {
    Problem(Box<Diagnostic>),
    Disk(DiskError),
}

/// All files, or everything that is wrong with them.
fn sound(made: Vec<Result<Placed, Failure>>) -> Result<Vec<Placed>, PublishError> {
    let mut placed = Vec::with_capacity(made.len());
    let mut problems = Vec::new();
    for file in made {
        match file {
            Ok(file) => placed.push(file),
            Err(Failure::Problem(problem)) => problems.push(*problem),
            Err(Failure::Disk(error)) => return Err(error.into()),
        }
    }
    if problems.is_empty() {
        Ok(placed)
    } else {
        Err(PublishError::Problems(problems))
    }
}

/// The folder in which changed files wait. It lies on the same disk as their places.
struct Stage<'a> {
    output: &'a Path,
    media: &'a BTreeMap<SourcePath, PathBuf>,
    folder: PathBuf,
    count: AtomicUsize,
}

impl<'a> Stage<'a> {
    fn open(output: &'a Path, media: &'a BTreeMap<SourcePath, PathBuf>) -> Result<Self, DiskError> {
        let stage = Self {
            output,
            media,
            folder: output.join(OWN_FOLDER).join("stage"),
            count: AtomicUsize::new(0),
        };
        stage.clear()?;
        fs::create_dir_all(&stage.folder).map_err(DiskError::at(&stage.folder))?;
        Ok(stage)
    }

    fn clear(&self) -> Result<(), DiskError> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(DiskError::at(&self.folder)(error))
            }
            _ => Ok(()),
        }
    }

    /// Stages a file unless its place holds the same bytes already.
    fn place(&self, (path, artifact): Made) -> Result<Placed, Failure> {
        assert!(
            is_inside(&path),
            "plan gave the address {path}, which leaves the site"
        );
        let target = self.output.join(&path);
        match artifact.map_err(Failure::Problem)? {
            Artifact::Bytes(bytes) => self.place_bytes(path, &target, &bytes),
            Artifact::Media(source) => {
                let source = self
                    .media
                    .get(&source)
                    .expect("every media file was found on the disk");
                self.place_copy(path, &target, source)
            }
        }
        .map_err(Failure::Disk)
    }

    fn place_bytes(&self, path: String, target: &Path, bytes: &[u8]) -> Result<Placed, DiskError> {
        let size = bytes.len() as u64;
        let is_same = fs::metadata(target)
            .is_ok_and(|status| status.is_file() && status.len() == size)
            && fs::read(target).is_ok_and(|before| before == bytes);
        let mut staged = None;
        if !is_same {
            let file = self.next();
            fs::write(&file, bytes).map_err(DiskError::at(&file))?;
            staged = Some(file);
        }
        Ok(Placed {
            path,
            bytes: size,
            staged,
        })
    }

    fn place_copy(&self, path: String, target: &Path, source: &Path) -> Result<Placed, DiskError> {
        let mut staged = None;
        if !is_same_file(target, source) {
            let file = self.next();
            fs::copy(source, &file).map_err(DiskError::at(source))?;
            staged = Some(file);
        }
        let bytes = fs::metadata(source).map_err(DiskError::at(source))?.len();
        Ok(Placed {
            path,
            bytes,
            staged,
        })
    }

    fn next(&self) -> PathBuf {
        self.folder
            .join(self.count.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

/// Whether a path stays below the output and out of our own folder.
fn is_inside(path: &str) -> bool {
    let is_plain =
        |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains('\\');
    path.split('/').all(is_plain) && !path.starts_with(OWN_FOLDER)
}

/// Whether two files hold the same bytes. Neither is loaded whole.
fn is_same_file(a: &Path, b: &Path) -> bool {
    const CHUNK: usize = 64 * 1024;
    let size = |path: &Path| {
        fs::metadata(path)
            .ok()
            .filter(fs::Metadata::is_file)
            .map(|status| status.len())
    };
    if size(a).is_none() || size(a) != size(b) {
        return false;
    }
    let (Ok(a), Ok(b)) = (File::open(a), File::open(b)) else {
        return false;
    };
    let (a, b) = (
        BufReader::with_capacity(CHUNK, a),
        BufReader::with_capacity(CHUNK, b),
    );
    let mut pairs = a.bytes().zip(b.bytes());
    pairs.all(|pair| matches!(pair, (Ok(a), Ok(b)) if a == b))
}

/// The folders that were made or seen, so that each is looked at once.
struct Folders<'a> {
    output: &'a Path,
    real_output: PathBuf,
    seen: BTreeSet<PathBuf>,
}

impl<'a> Folders<'a> {
    fn new(output: &'a Path) -> Result<Self, DiskError> {
        let real_output = output.canonicalize().map_err(DiskError::at(output))?;
        Ok(Self {
            output,
            real_output,
            seen: BTreeSet::new(),
        })
    }

    /// Makes the folder a file goes to, and removes what we left in its way: a file where a folder
    /// must be, or a folder where the file must be.
    fn make_way(&mut self, path: &str, ours: &Manifest) -> Result<(), PublishError> {
        let target = self.output.join(path);
        if target.is_dir() {
            for stale in ours.below(path) {
                remove_file(&self.output.join(stale))?;
                remove_empty_folders(self.output, stale);
            }
            if target.is_dir() {
                return Err(PublishError::InTheWay(target));
            }
        }
        let folder = target.parent().unwrap_or(self.output).to_owned();
        if self.seen.contains(&folder) {
            return Ok(());
        }
        for (at, _) in path.match_indices('/') {
            let above = self.output.join(&path[..at]);
            if above.is_file() {
                if !ours.contains(&path[..at]) {
                    return Err(PublishError::InTheWay(above));
                }
                remove_file(&above)?;
            }
        }
        fs::create_dir_all(&folder).map_err(DiskError::at(&folder))?;
        let real = folder.canonicalize().map_err(DiskError::at(&folder))?;
        if !real.starts_with(&self.real_output) {
            return Err(PublishError::InTheWay(folder));
        }
        self.seen.insert(folder);
        Ok(())
    }
}

/// Removes what the last build wrote and this one did not; gives how many files that were.
fn remove_stale(output: &Path, before: &Manifest, now: &Manifest) -> Result<usize, DiskError> {
    let mut removed = 0;
    for path in before.without(now) {
        let file = output.join(path);
        // A folder may have taken the place of a file of that name.
        if file.is_file() {
            remove_file(&file)?;
            removed += 1;
        }
        remove_empty_folders(output, path);
    }
    Ok(removed)
}

fn remove_file(path: &Path) -> Result<(), DiskError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DiskError::at(path)(error)),
        _ => Ok(()),
    }
}

/// Removes the folders above a removed file as far as they are empty; a folder that is not stays.
fn remove_empty_folders(output: &Path, path: &str) {
    for (at, _) in path.rmatch_indices('/') {
        if fs::remove_dir(output.join(&path[..at])).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
