//! The SHA-256 of every file, to check that building twice gives the same bytes.

use super::compare::digest_of;
use super::error::{Failure, PublishError};
use super::job::{Digests, PublishJob};
use super::placed::PlacedFile;
use crate::base::{Diagnostic, SourcePath};
use crate::site::{Artifact, Made};
use hmac_sha256::Hash;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The SHA-256 of each file as it would be published, without compressed copies; writes nothing.
pub(in crate::world) fn digests(
    job: &PublishJob<'_>,
    artifacts: impl ParallelIterator<Item = Made>,
) -> Result<Digests, PublishError> {
    let digest = |(path, artifact): Made| {
        let on_disk = |source: &SourcePath| &job.media[source];
        let digest = match artifact.map_err(Failure::Problem)? {
            Artifact::Bytes(bytes) => Hash::hash(&bytes),
            Artifact::Media(source) => digest_of(on_disk(&source)).map_err(Failure::Disk)?,
            Artifact::Card(card) => Hash::hash(&job.pictures.card(&path, &card)?),
            Artifact::Photo(source, width) => {
                let file = on_disk(&source);
                Hash::hash(&job.pictures.photo(&path, &source, file, width)?)
            }
        };
        Ok((path, digest))
    };
    let made: Vec<Result<(String, [u8; 32]), Failure>> = artifacts.map(digest).collect();
    let mut problems: Vec<Diagnostic> = Vec::new();
    let mut digests = Digests::new();
    for file in made {
        match file {
            Ok((path, digest)) => {
                digests.insert(path, digest);
            }
            Err(Failure::Problem(problem)) => problems.push(*problem),
            Err(Failure::Disk(error)) => return Err(error.into()),
        }
    }
    if problems.is_empty() {
        Ok(digests)
    } else {
        Err(PublishError::Problems(problems))
    }
}

/// Rejects files that differ from the digests of the first time.
pub(super) fn check_digests(expected: &Digests, placed: &[PlacedFile]) -> Result<(), PublishError> {
    // A compressed copy follows from its text.
    let made = placed.iter().filter(|file| file.packing.is_none());
    let now: Digests = made
        .filter_map(|file| Some((file.path.clone(), file.digest?)))
        .collect();
    let paths: BTreeSet<&String> = now.keys().chain(expected.keys()).collect();
    let differ = |path: &&String| now.get(*path) != expected.get(*path);
    let unstable: Vec<String> = paths.into_iter().filter(differ).cloned().collect();
    if unstable.is_empty() {
        Ok(())
    } else {
        Err(PublishError::Unstable(unstable))
    }
}
