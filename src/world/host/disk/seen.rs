//! What was seen of each file when it was read, to find without reading which files were written
//! since.

use crate::base::SourcePath;
use crate::content::Picture;
use std::fs;
use std::sync::Arc;
use std::time::SystemTime;

/// The files that were read, sorted by path.
pub(super) type SeenFiles = Vec<(SourcePath, Seen)>;

/// Where a file stands among those that were read.
pub(super) fn index_of(files: &[(SourcePath, Seen)], path: &SourcePath) -> Option<usize> {
    files.binary_search_by(|(seen, _)| seen.cmp(path)).ok()
}

/// A file as it was when it was read.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) stamp: Stamp,
    /// Its content; `None` for media, which are not kept in memory.
    pub(super) bytes: Option<Arc<[u8]>>,
    /// Dimensions and digest of a photo.
    pub(super) picture: Picture,
    /// Whether it had been written so shortly before that a coarse clock (FAT counts in steps of
    /// two seconds) could give the next write the same time.
    pub(super) is_young: bool,
}

impl Seen {
    /// Whether the file holds what it held.
    pub(super) fn is_same(&self, then: &Self) -> bool {
        match (&self.bytes, &then.bytes) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            (None, None) => self.stamp == then.stamp && self.picture == then.picture,
            _ => false,
        }
    }
}

/// What differs, without reading the file, when it has been written again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) modified: Option<SystemTime>,
    pub(super) size: u64,
    /// Inode, and when anything about it changed: another file may have been moved to its place
    /// with the old times. Windows has nothing that is as cheap to ask.
    identity: (u64, i64, i64),
}

impl Stamp {
    pub(super) fn of(status: &fs::Metadata) -> Self {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (status.ino(), status.ctime(), status.ctime_nsec())
        };
        #[cfg(not(unix))]
        let identity = (0, 0, 0);
        Self {
            modified: status.modified().ok(),
            size: status.len(),
            identity,
        }
    }
}
