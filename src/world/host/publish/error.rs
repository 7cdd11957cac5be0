//! Why a site was not published, and why one file of it could not be made.

use crate::base::Diagnostic;
use crate::world::host::disk::DiskError;
use crate::world::host::pictures::PictureError;
use std::path::PathBuf;

/// Why nothing was published.
#[derive(Debug)]
pub(in crate::world) enum PublishError {
    /// Some files could not be made.
    Problems(Vec<Diagnostic>),
    /// The disk refused.
    Disk(DiskError),
    /// A file or folder that Ondo did not write is in the way.
    InTheWay(PathBuf),
    /// The folder holds this and was not written by Ondo.
    Foreign(PathBuf),
    /// Another build writes there.
    Busy(PathBuf),
    /// These files differ from the first time they were made (`--verify`).
    Unstable(Vec<String>),
}

impl From<DiskError> for PublishError {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

/// Why one file could not be made.
pub(super) enum Failure {
    Problem(Box<Diagnostic>),
    Disk(DiskError),
}

impl From<PictureError> for Failure {
    fn from(error: PictureError) -> Self {
        match error {
            PictureError::Disk(error) => Self::Disk(error),
            PictureError::Broken(problem) => Self::Problem(problem),
        }
    }
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}
