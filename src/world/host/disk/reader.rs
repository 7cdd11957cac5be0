//! Reads files in parallel, but not those that have not been written since they were last read.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::error::DiskError;
use super::seen::{Seen, SeenFiles, Stamp, index_of};
use crate::base::{Digest, SourcePath};
use crate::content::{MediaFile, Photo, Picture, SourceFile};
use crate::render::photo;
use rayon::prelude::*;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Reads files, unless they are as they were before.
pub(super) struct FileReader<'b> {
    before: &'b [(SourcePath, Seen)],
    now: SystemTime,
}

impl<'b> FileReader<'b> {
    /// A reader that keeps the bytes of files that were not written since `before`, sorted by path.
    pub(super) fn new(before: &'b [(SourcePath, Seen)]) -> Self {
        Self {
            before,
            now: SystemTime::now(),
        }
    }

    fn before(&self, path: &SourcePath) -> Option<&Seen> {
        index_of(self.before, path).map(|at| &self.before[at].1)
    }

    /// Reads text files and adds what was seen of them to `seen`.
    pub(super) fn load(
        &self,
        files: &[(SourcePath, PathBuf)],
        seen: &mut SeenFiles,
    ) -> Result<Vec<SourceFile>, DiskError> {
        let look = |(path, file): &(SourcePath, PathBuf)| {
            let status = fs::metadata(file).map_err(DiskError::at(file))?;
            let stamp = Stamp::of(&status);
            let before = self.before(path);
            let kept = before.and_then(|before| before.bytes.as_ref().zip(Some(before)));
            let bytes = match kept {
                Some((bytes, before)) if before.stamp == stamp && !before.is_young => bytes.clone(),
                _ => {
                    let read = fs::read(file).map_err(DiskError::at(file))?;
                    let same = kept.filter(|(bytes, _)| ***bytes == *read);
                    same.map_or_else(|| read.into(), |(bytes, _)| bytes.clone())
                }
            };
            Ok((path.clone(), self.seen(stamp, Some(bytes))))
        };
        let found: SeenFiles = files
            .par_iter()
            .map(look)
            .collect::<Result<_, DiskError>>()?;
        let file = |(path, seen): &(SourcePath, Seen)| SourceFile {
            path: path.clone(),
            bytes: seen.bytes.clone().unwrap_or_default(),
        };
        let files = found.iter().map(file).collect();
        seen.extend(found);
        Ok(files)
    }

    /// Looks up the sizes of media files without reading them. Photos are read for their
    /// dimensions, not kept.
    pub(super) fn measure(
        &self,
        files: &[(SourcePath, PathBuf)],
        seen: &mut SeenFiles,
    ) -> Result<Vec<MediaFile>, DiskError> {
        let look = |(path, file): &(SourcePath, PathBuf)| {
            let status = fs::metadata(file).map_err(DiskError::at(file))?;
            let mut seen = self.seen(Stamp::of(&status), None);
            let before = self.before(path);
            let before = before.filter(|before| before.stamp == seen.stamp && !before.is_young);
            seen.picture = match before {
                Some(before) => before.picture.clone(),
                None if photo::is_photo(path.as_str()) => {
                    picture(&fs::read(file).map_err(DiskError::at(file))?)
                }
                None => Picture::None,
            };
            Ok((path.clone(), seen))
        };
        let found: SeenFiles = files
            .par_iter()
            .map(look)
            .collect::<Result<_, DiskError>>()?;
        let file = |(path, seen): &(SourcePath, Seen)| MediaFile {
            path: path.clone(),
            size: seen.stamp.size,
            picture: seen.picture.clone(),
        };
        let files = found.iter().map(file).collect();
        seen.extend(found);
        Ok(files)
    }

    fn seen(&self, stamp: Stamp, bytes: Option<Arc<[u8]>>) -> Seen {
        const YOUNG: Duration = Duration::from_secs(2);
        let is_old = |modified| {
            self.now
                .duration_since(modified)
                .is_ok_and(|age| age > YOUNG)
        };
        Seen {
            is_young: !stamp.modified.is_some_and(is_old),
            stamp,
            bytes,
            picture: Picture::None,
        }
    }
}

/// The dimensions and digest of a photo.
fn picture(bytes: &[u8]) -> Picture {
    match photo::size(bytes) {
        Ok((width, height)) => Picture::Photo(Photo {
            width,
            height,
            digest: Digest::of(&[bytes]),
        }),
        Err(_) => Picture::Broken,
    }
}
