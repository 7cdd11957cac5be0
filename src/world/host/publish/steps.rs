//! The steps of publishing, in their order.
//!
//! Changed files wait in a staging folder until every file has been made and checked against the
//! limits of the host. Then they are moved into place: first what pages load, then new pages, then
//! other pages, then what lists pages; at last, files that only the last build wrote are removed.
//! Each move replaces a file at once, so that a reader gets the old one or the new one. The folder
//! is never emptied, and files that Ondo did not write stay. A run that is killed leaves a staging
//! folder, which the next run clears, and a manifest that names at least every file of ours; the
//! next run completes the work.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::conflicts::sound;
use super::digests::check_digests;
use super::error::PublishError;
use super::job::PublishJob;
use super::limits::{self, LimitUse};
use super::moves::{is_of_theme, make_folders, move_into_place, sort_moves};
use super::output::OutputFolder;
use super::pack::Packing;
use super::placed::{PlacedFile, is_page};
use super::stage::Stage;
use crate::base::Diagnostic;
use crate::content::Target;
use crate::site::Made;
use crate::world::host::manifest::BuildManifest;
use rayon::prelude::*;
use std::time::{Duration, Instant};

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::world) struct Published {
    /// How many pages the site has.
    pub(in crate::world) pages: usize,
    /// How many files it has.
    pub(in crate::world) files: usize,
    /// How many bytes they have together.
    pub(in crate::world) bytes: u64,
    /// The largest of them, and its bytes.
    pub(in crate::world) largest: Option<(String, u64)>,
    /// How many of them were written, being new or changed.
    pub(in crate::world) written: usize,
    /// How many files of the last build were removed.
    pub(in crate::world) removed: usize,
    /// How much of the limits of the host is used.
    pub(in crate::world) uses: Vec<LimitUse>,
    /// Exceeded limits of the host, where they are only warnings.
    pub(in crate::world) warnings: Vec<Diagnostic>,
    /// How long it took to make the files.
    pub(in crate::world) making: Duration,
    /// How long it took to move them into place.
    pub(in crate::world) placing: Duration,
}

/// Writes a site as `job` says.
pub(in crate::world) fn publish(
    job: &PublishJob<'_>,
    artifacts: impl ParallelIterator<Item = Made>,
) -> Result<Published, PublishError> {
    let stage = Stage::open(job)?;
    let published = stage_and_place(&stage, artifacts);
    // The first error is the one to report.
    let clearing = Instant::now();
    let cleared = stage.clear();
    let mut report = published?;
    cleared?;
    report.placing += clearing.elapsed();
    Ok(report)
}

/// Stages everything, checks that all of it can be moved, and only then moves it.
fn stage_and_place(
    stage: &Stage<'_>,
    artifacts: impl ParallelIterator<Item = Made>,
) -> Result<Published, PublishError> {
    let job = stage.job;
    let started = Instant::now();
    let mut placed = sound(artifacts.flat_map_iter(|made| stage.place(made)).collect())?;
    if let Some(expected) = job.expected {
        check_digests(expected, &placed)?;
    }
    if job.target.is_some_and(Target::wants_manifest) {
        placed.push(stage.place_manifest(&placed)?);
    }
    let (uses, warnings) = limits::check(job, &placed)?;
    stage.verify(&placed)?;
    let making = started.elapsed();
    let started = Instant::now();
    let removed = move_and_remove(stage, &mut placed)?;
    Ok(Published {
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

/// Moves what was staged and removes what is no longer part of the site; returns how many files
/// were removed.
fn move_and_remove(stage: &Stage<'_>, placed: &mut [PlacedFile]) -> Result<usize, PublishError> {
    let job = stage.job;
    let before = &stage.before;
    let now = BuildManifest::of(placed.iter().map(|file| file.path.clone()));
    let mut folder = OutputFolder::new(job.output, before)?;
    for file in &*placed {
        folder.check(file, job.is_forced)?;
    }
    folder.check_writable(placed)?;
    before.and(&now).write(job.output)?;
    let (in_the_way, stale) = folder.stale(placed, &now);
    make_folders(job.output, placed)?;
    let mut removed = folder.remove(&in_the_way)?;
    let outdated = outdated_packed(placed, before, &now);
    folder.remove(&outdated.iter().map(String::as_str).collect::<Vec<_>>())?;
    sort_moves(job.output, placed);
    move_into_place(job.output, placed)?;
    if job.is_forced {
        let packed = folder.stale_packed(placed, &now);
        let packed: Vec<&str> = packed.iter().map(String::as_str).collect();
        removed += folder.remove(&packed)?;
    }
    let is_retired = |path: &&str| is_of_theme(path) && before.has_in_site(path);
    let (retired, stale): (Vec<&str>, Vec<&str>) = stale.into_iter().partition(is_retired);
    removed += folder.remove(&stale)?;
    let now = now.clone().with_retired(retired.into_iter());
    now.write(job.output)?;
    Ok(removed)
}

/// Compressed copies of texts that are about to be replaced. They are removed before: were the run
/// killed in between, a host would send the old copy in place of the new text.
fn outdated_packed(
    placed: &[PlacedFile],
    before: &BuildManifest,
    now: &BuildManifest,
) -> Vec<String> {
    let staged = placed.iter().filter(|file| file.staged.is_some());
    let packed = staged.flat_map(|file| Packing::ALL.map(|packing| packing.path(&file.path)));
    packed
        .filter(|path| before.contains(path) && now.contains(path))
        .collect()
}
