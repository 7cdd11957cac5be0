//! Writes a site into its folder: only what changed, and nothing at all when something is wrong.
//! Knows no page; a file is a path and bytes.
//!
//! Changed files wait in a staging folder until every file has been made. Then they are moved into
//! place, and what the last build wrote and this one did not is removed. The folder is never wiped,
//! and what we did not write stays. A run that is killed leaves a staging folder, which the next
//! one clears, and a manifest that names at least every file of ours.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

mod ground;

use super::disk::DiskError;
use super::manifest::Manifest;
use super::photos::{self, Unmade};
use super::report;
use crate::base::{Diagnostic, Place, Rule, SourcePath, Words};
use crate::site::{Artifact, Made};
use ground::Ground;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
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
    let published = stage.publish(artifacts);
    // What went wrong first is what is told.
    let cleared = stage.clear();
    let report = published?;
    cleared?;
    Ok(report)
}

/// A file that is as it should be, or waits to be moved to its place.
struct Placed {
    path: String,
    bytes: u64,
    staged: Option<PathBuf>,
    /// The media file it is made from.
    source: Option<SourcePath>,
}

enum Failure {
    Problem(Box<Diagnostic>),
    Disk(DiskError),
}

impl From<Unmade> for Failure {
    fn from(unmade: Unmade) -> Self {
        match unmade {
            Unmade::Disk(error) => Self::Disk(error),
            Unmade::Broken(problem) => Self::Problem(problem),
        }
    }
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
        problems = conflicts(&placed);
    }
    if problems.is_empty() {
        Ok(placed)
    } else {
        report::sort(&mut problems);
        Err(PublishError::Problems(problems))
    }
}

/// Files that exclude each other: two of one path, or one whose path is a folder of another. A photo
/// beside the records may take the address of a page.
fn conflicts(placed: &[Placed]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<&str, &Placed> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in placed {
        if let Some(other) = first.insert(&file.path, file) {
            problems.push(route_conflict(&file.path, [file, other]));
        }
    }
    for file in placed {
        let above = folders_above(&file.path).find_map(|folder| first.get(folder));
        problems.extend(above.map(|above| route_conflict(&above.path, [above, file])));
    }
    problems
}

fn route_conflict(path: &str, files: [&Placed; 2]) -> Diagnostic {
    let message = Words::new(
        format!("주소 `/{path}`을(를) 쓰려는 쪽이 둘입니다"),
        format!("two files want the address `/{path}`"),
    );
    let problem = Diagnostic::new(Rule::RouteConflict, message).help(Words::new(
        "사진이나 문서의 파일 이름을 바꾸거나 다른 폴더로 옮기세요",
        "rename the photo or document, or move it to another folder",
    ));
    files
        .iter()
        .filter_map(|file| file.source.as_ref())
        .fold(problem, |problem, source| {
            problem.at(&Place::start_of(source), Words::none())
        })
}

/// The folders a path lies in, the deepest first.
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// The folder in which changed files wait. It lies on the same disk as their places.
struct Stage<'a> {
    output: &'a Path,
    /// What the last build wrote.
    before: Manifest,
    media: &'a BTreeMap<SourcePath, PathBuf>,
    folder: PathBuf,
    count: AtomicUsize,
}

impl<'a> Stage<'a> {
    fn open(
        output: &'a Path,
        media: &'a BTreeMap<SourcePath, PathBuf>,
    ) -> Result<Self, PublishError> {
        let own = output.join(OWN_FOLDER);
        let before = Manifest::read(output)?;
        if fs::symlink_metadata(&own).is_ok_and(|status| !status.is_dir()) {
            return Err(PublishError::InTheWay(own));
        }
        let stage = Self {
            output,
            before,
            media,
            folder: own.join("stage"),
            count: AtomicUsize::new(0),
        };
        stage.clear()?;
        fs::create_dir_all(&stage.folder).map_err(DiskError::at(&stage.folder))?;
        Ok(stage)
    }

    /// Removes the staging folder, and our own folder with it where nothing was ever published.
    fn clear(&self) -> Result<(), DiskError> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(DiskError::at(&self.folder)(error))
            }
            _ => {
                // Refused while the manifest is in it, as it should be.
                let _ = fs::remove_dir(self.output.join(OWN_FOLDER));
                Ok(())
            }
        }
    }

    /// Stages everything, looks whether all of it can go to its place, and only then moves it.
    fn publish(
        &self,
        artifacts: impl ParallelIterator<Item = Made>,
    ) -> Result<Report, PublishError> {
        let made: Vec<Result<Placed, Failure>> = artifacts.map(|made| self.place(made)).collect();
        let placed = sound(made)?;
        let before = &self.before;
        let now = Manifest::of(placed.iter().map(|file| file.path.clone()));
        let mut ground = Ground::new(self.output, before)?;
        for file in &placed {
            ground.check(file)?;
        }
        before.and(&now).write(self.output)?;
        let (in_the_way, stale) = ground.stale(&placed, &now);
        let mut removed = ground.remove(&in_the_way)?;
        move_into_place(self.output, &placed)?;
        removed += ground.remove(&stale)?;
        now.write(self.output)?;
        Ok(Report {
            files: placed.len(),
            bytes: placed.iter().map(|file| file.bytes).sum(),
            written: placed.iter().filter(|file| file.staged.is_some()).count(),
            removed,
        })
    }

    /// Stages a file unless its place holds the same bytes already.
    fn place(&self, (path, artifact): Made) -> Result<Placed, Failure> {
        assert!(
            is_inside(&path),
            "plan gave the address {path}, which leaves the site"
        );
        let target = self.output.join(&path);
        let artifact = artifact.map_err(Failure::Problem)?;
        let (bytes, staged) = match &artifact {
            Artifact::Bytes(bytes) => self.place_bytes(&target, bytes),
            Artifact::Media(source) => self.place_copy(&target, self.on_disk(source)),
            Artifact::Photo(source, width) => match self.kept(&path, *width) {
                Some(size) => Ok((size, None)),
                None => {
                    let made = photos::make(source, self.on_disk(source), *width)?;
                    self.place_bytes(&target, &made)
                }
            },
        }
        .map_err(Failure::Disk)?;
        let source = match artifact {
            Artifact::Bytes(_) => None,
            Artifact::Media(source) | Artifact::Photo(source, _) => Some(source),
        };
        Ok(Placed {
            path,
            bytes,
            staged,
            source,
        })
    }

    /// The size of a photo of a width that the last build made already: its name says so.
    fn kept(&self, path: &str, width: Option<u32>) -> Option<u64> {
        let is_kept = width.is_some() && self.before.contains(path);
        size_of(&self.output.join(path)).filter(|size| is_kept && *size > 0)
    }

    fn on_disk(&self, media: &SourcePath) -> &Path {
        self.media
            .get(media)
            .expect("every media file was found on the disk")
    }

    fn place_bytes(
        &self,
        target: &Path,
        bytes: &[u8],
    ) -> Result<(u64, Option<PathBuf>), DiskError> {
        let size = bytes.len() as u64;
        if size_of(target) == Some(size) && fs::read(target).is_ok_and(|before| before == bytes) {
            return Ok((size, None));
        }
        let staged = self.next();
        fs::write(&staged, bytes).map_err(DiskError::at(&staged))?;
        Ok((size, Some(staged)))
    }

    /// Copies bytes only: `fs::copy` would also copy that a photo from a card may not be replaced.
    fn place_copy(
        &self,
        target: &Path,
        source: &Path,
    ) -> Result<(u64, Option<PathBuf>), DiskError> {
        let mut from = File::open(source).map_err(DiskError::at(source))?;
        let size = from.metadata().map_err(DiskError::at(source))?.len();
        if size_of(target) == Some(size) && is_same_file(target, source) {
            return Ok((size, None));
        }
        let staged = self.next();
        let mut to = File::create(&staged).map_err(DiskError::at(&staged))?;
        let size = io::copy(&mut from, &mut to).map_err(DiskError::at(source))?;
        Ok((size, Some(staged)))
    }

    fn next(&self) -> PathBuf {
        self.folder
            .join(self.count.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

/// Whether a path stays below the output, out of our own folder, and on one line of the manifest.
fn is_inside(path: &str) -> bool {
    let is_plain = |part: &str| {
        let has_mark = part.contains(|c: char| c == '\\' || c.is_control());
        !part.is_empty() && part != "." && part != ".." && !has_mark
    };
    path.split('/').all(is_plain) && path.split('/').next() != Some(OWN_FOLDER)
}

/// The size of a file; `None` where there is none, or a link, which is replaced by a file.
fn size_of(path: &Path) -> Option<u64> {
    let status = fs::symlink_metadata(path).ok()?;
    status.is_file().then_some(status.len())
}

/// Whether two files of one size hold the same bytes. Neither is loaded whole.
fn is_same_file(a: &Path, b: &Path) -> bool {
    const CHUNK: usize = 64 * 1024;
    let (Ok(mut a), Ok(mut b)) = (File::open(a), File::open(b)) else {
        return false;
    };
    let (mut of_a, mut of_b) = (vec![0; CHUNK], vec![0; CHUNK]);
    loop {
        match a.read(&mut of_a) {
            Ok(0) => return true,
            Ok(n) if b.read_exact(&mut of_b[..n]).is_ok() && of_a[..n] == of_b[..n] => {}
            _ => return false,
        }
    }
}

/// Moves what was staged to its place. Each folder is made once.
fn move_into_place(output: &Path, placed: &[Placed]) -> Result<(), DiskError> {
    let mut made: BTreeSet<&str> = BTreeSet::new();
    for file in placed {
        let Some(staged) = &file.staged else { continue };
        let above = folders_above(&file.path).next().unwrap_or_default();
        if made.insert(above) {
            let folder = output.join(above);
            fs::create_dir_all(&folder).map_err(DiskError::at(&folder))?;
        }
        let target = output.join(&file.path);
        fs::rename(staged, &target).map_err(DiskError::at(&target))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
