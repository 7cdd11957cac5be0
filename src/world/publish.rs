//! Writes a site into its folder: only what changed, and nothing at all when something is wrong.
//! Knows no page; a file is a path and bytes.
//!
//! Changed files wait in a staging folder until every file has been made, held against what the host takes,
//! and found whole. Then they are moved into place: first what pages load, then new pages, then the others, then what
//! lists pages; at last, what the last build wrote and this one did not is removed. Each move replaces a file
//! at once, so that a reader gets the old one or the new one. The folder is never wiped, and what we did
//! not write stays. A run that is killed leaves a staging folder, which the next one clears, and a
//! manifest that names at least every file of ours; the next run brings everything to its end.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

mod deploy;
mod ground;
mod limits;
mod pack;
mod stage;

pub(super) use limits::{Limit, Use};

use super::disk::DiskError;
use super::manifest::Manifest;
use super::pictures::{Pictures, Unmade};
use super::progress::Progress;
use super::report;
use crate::base::{Diagnostic, Place, Rule, Severity, SourcePath, Words};
use crate::content::{Limits, Target};
use crate::site::Made;
use ground::Ground;
use pack::Packing;
use rayon::prelude::*;
use stage::Stage;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub(super) use stage::digests;

/// The folder below the output that is ours.
pub(super) const OWN_FOLDER: &str = ".ondo";

/// The SHA-256 of each file, by its path.
pub(super) type Digests = BTreeMap<String, [u8; 32]>;

/// Where and how a site is written.
pub(super) struct Order<'a> {
    /// The folder.
    pub(super) output: &'a Path,
    /// Where each media file really is.
    pub(super) media: &'a BTreeMap<SourcePath, PathBuf>,
    /// What makes pictures, and keeps them.
    pub(super) pictures: &'a Pictures,
    /// The host the site is for; none for a site that opens from a disk.
    pub(super) target: Option<Target>,
    /// What that host takes.
    pub(super) limits: Limits,
    /// What it is to have more than that.
    pub(super) over_limits: Severity,
    /// Whether texts are packed too.
    pub(super) is_packed: bool,
    /// Whether files of another hand may be in the folder at the first build, or be replaced.
    pub(super) is_forced: bool,
    /// What every file must come to, where the site was made before.
    pub(super) expected: Option<&'a Digests>,
    /// Who is told how far the work has come.
    pub(super) progress: &'a Progress,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    /// How many pages the site has.
    pub(super) pages: usize,
    /// How many files it has.
    pub(super) files: usize,
    /// How many bytes they have together.
    pub(super) bytes: u64,
    /// The largest of them, and its bytes.
    pub(super) largest: Option<(String, u64)>,
    /// How many of them were written, being new or changed.
    pub(super) written: usize,
    /// How many files of the last build were removed.
    pub(super) removed: usize,
    /// How much of what the host takes is used.
    pub(super) uses: Vec<Use>,
    /// What the host may not take, where that is no error.
    pub(super) warnings: Vec<Diagnostic>,
    /// How long it took to make the files.
    pub(super) making: Duration,
    /// How long it took to bring them to their places.
    pub(super) placing: Duration,
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
    /// The folder holds this and was never written by us.
    Foreign(PathBuf),
    /// Another build writes there.
    Busy(PathBuf),
    /// These files came out otherwise than the first time.
    Unstable(Vec<String>),
}

impl From<DiskError> for PublishError {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

/// Writes `artifacts` as `order` says.
pub(super) fn publish(
    order: &Order<'_>,
    artifacts: impl ParallelIterator<Item = Made>,
) -> Result<Report, PublishError> {
    let stage = Stage::open(order)?;
    let published = stage_and_place(&stage, artifacts);
    // What went wrong first is what is told.
    let clearing = Instant::now();
    let cleared = stage.clear();
    let mut report = published?;
    cleared?;
    report.placing += clearing.elapsed();
    Ok(report)
}

/// Stages everything, looks whether all of it can go to its place, and only then moves it.
fn stage_and_place(
    stage: &Stage<'_>,
    artifacts: impl ParallelIterator<Item = Made>,
) -> Result<Report, PublishError> {
    let order = stage.order;
    let started = Instant::now();
    let mut placed = sound(artifacts.flat_map_iter(|made| stage.place(made)).collect())?;
    if let Some(expected) = order.expected {
        same_as(expected, &placed)?;
    }
    if order.target.is_some_and(Target::wants_manifest) {
        placed.push(stage.place_manifest(&placed)?);
    }
    let (uses, warnings) = limits::check(order, &placed)?;
    stage.verify(&placed)?;
    let making = started.elapsed();
    let started = Instant::now();
    let removed = bring_to_place(stage, &mut placed)?;
    Ok(Report {
        pages: placed.iter().filter(|file| is_page(&file.path)).count(),
        files: placed.len(),
        bytes: placed.iter().map(|file| file.bytes).sum(),
        largest: limits::largest(&placed).map(|file| (file.path.clone(), file.bytes)),
        written: placed.iter().filter(|file| file.staged.is_some()).count(),
        removed,
        uses,
        warnings,
        making,
        placing: started.elapsed(),
    })
}

/// Moves what was staged, and removes what is no longer part of the site; gives how many files that were.
fn bring_to_place(stage: &Stage<'_>, placed: &mut [Placed]) -> Result<usize, PublishError> {
    let order = stage.order;
    let before = &stage.before;
    let now = Manifest::of(placed.iter().map(|file| file.path.clone()));
    let mut ground = Ground::new(order.output, before)?;
    for file in &*placed {
        ground.check(file, order.is_forced)?;
    }
    ground.check_writable(placed)?;
    before.and(&now).write(order.output)?;
    let (in_the_way, stale) = ground.stale(placed, &now);
    make_folders(order.output, placed)?;
    let mut removed = ground.remove(&in_the_way)?;
    let outdated = outdated_packed(placed, before, &now);
    ground.remove(&outdated.iter().map(String::as_str).collect::<Vec<_>>())?;
    put_in_turn(order.output, placed);
    move_into_place(order.output, placed)?;
    if order.is_forced {
        let packed = ground.stale_packed(placed, &now);
        let packed: Vec<&str> = packed.iter().map(String::as_str).collect();
        removed += ground.remove(&packed)?;
    }
    let is_retired = |path: &&str| is_of_theme(path) && before.has_in_site(path);
    let (retired, stale): (Vec<&str>, Vec<&str>) = stale.into_iter().partition(is_retired);
    removed += ground.remove(&stale)?;
    let now = now.clone().with_retired(retired.into_iter());
    now.write(order.output)?;
    Ok(removed)
}

/// A file that is as it should be, or waits to be moved to its place.
struct Placed {
    path: String,
    bytes: u64,
    staged: Option<PathBuf>,
    /// The media file it is made from.
    source: Option<SourcePath>,
    /// The SHA-256 of its bytes, where somebody wants to know.
    digest: Option<[u8; 32]>,
    /// Whether its name tells its content, so that it may be kept for ever.
    is_lasting: bool,
    /// How it is packed, where it is a text that we packed.
    packing: Option<Packing>,
}

impl Placed {
    /// The path of the text that it was packed from, or its own.
    fn original(&self) -> &str {
        match self.packing {
            Some(packing) => packing.original(&self.path),
            None => &self.path,
        }
    }
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

/// Refuses files that came out otherwise than they did before.
fn same_as(expected: &Digests, placed: &[Placed]) -> Result<(), PublishError> {
    // What a file is packed to follows from it.
    let made = placed.iter().filter(|file| file.packing.is_none());
    let now: Digests = made
        .filter_map(|file| Some((file.path.clone(), file.digest?)))
        .collect();
    let paths: BTreeSet<&String> = now.keys().chain(expected.keys()).collect();
    let differ = |path: &&String| now.get(*path) != expected.get(*path);
    let unstable: Vec<String> = paths.into_iter().filter(differ).cloned().collect();
    match unstable.is_empty() {
        true => Ok(()),
        false => Err(PublishError::Unstable(unstable)),
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

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Whether a file is one of the theme: its name tells its content, and pages that were opened before load it still.
/// Cards are none, because a record that was withdrawn must not be seen on one.
fn is_of_theme(path: &str) -> bool {
    path.starts_with("assets/") && !path.starts_with("assets/cards/")
}

/// Puts files in the order in which they are moved into place.
fn put_in_turn(output: &Path, placed: &mut [Placed]) {
    placed.sort_by_cached_key(|file| {
        // The list may name what a build that was killed had removed already. What a text is packed to follows it.
        let text = file.original();
        let is_new = fs::symlink_metadata(output.join(text)).is_err();
        (turn(text, is_new), file.path.clone())
    });
}

/// When a file is moved into place: what pages load first, then new pages, then pages that may lead to them, then
/// what lists pages, so that nothing leads to what is not there yet.
fn turn(path: &str, is_new: bool) -> u8 {
    let lists_pages = [".xml", ".ics"].iter().any(|end| path.ends_with(end))
        || path.starts_with("data/")
        || path.ends_with("search/manifest.bin")
        || !path.contains('/');
    match () {
        () if is_page(path) && is_new => 1,
        () if is_page(path) => 2,
        () if lists_pages => 3,
        () => 0,
    }
}

/// The folders that staged files are moved to; the output itself is an empty path.
fn folders_to_fill(placed: &[Placed]) -> BTreeSet<&str> {
    let staged = placed.iter().filter(|file| file.staged.is_some());
    let above = |file| folders_above(file).next().unwrap_or_default();
    staged.map(|file| above(&file.path)).collect()
}

/// What the last build packed texts to that are about to be replaced, and will be packed anew. It goes before them: were
/// the run killed between the two, a host would send it in their place.
fn outdated_packed(placed: &[Placed], before: &Manifest, now: &Manifest) -> Vec<String> {
    let staged = placed.iter().filter(|file| file.staged.is_some());
    let packed = staged.flat_map(|file| Packing::ALL.map(|packing| packing.path(&file.path)));
    packed
        .filter(|path| before.contains(path) && now.contains(path))
        .collect()
}

/// Makes the folders that files are moved to, but those where a file of ours is in the way.
fn make_folders(output: &Path, placed: &[Placed]) -> Result<(), DiskError> {
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

/// Moves what was staged to its place. All folders are made before the first file is moved.
fn move_into_place(output: &Path, placed: &[Placed]) -> Result<(), DiskError> {
    for folder in folders_to_fill(placed) {
        let folder = output.join(folder);
        fs::create_dir_all(&folder).map_err(DiskError::at(&folder))?;
    }
    for file in placed {
        let Some(staged) = &file.staged else { continue };
        let target = output.join(&file.path);
        fs::rename(staged, &target).map_err(DiskError::at(&target))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
