//! Makes the published photos and cards of a build, and caches them on the disk for the next one.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::disk::DiskError;
use crate::base::{Diagnostic, Place, Rule, SourcePath, Words};
use crate::render::photo;
use crate::render::theme::Card;
use hmac_sha256::Hash;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Why a picture could not be made.
pub(in crate::world) enum PictureError {
    /// The disk refused.
    Disk(DiskError),
    /// The photo is damaged after its header, or the template of the card has an error.
    Broken(Box<Diagnostic>),
}

/// The published form of a photo: without metadata, or as WebP of a width in pixels. `source` is
/// its path in the site, for diagnostics.
pub(in crate::world) fn make(
    source: &SourcePath,
    file: &Path,
    width: Option<u32>,
) -> Result<Vec<u8>, PictureError> {
    let bytes = fs::read(file).map_err(|error| PictureError::Disk(DiskError::at(file)(error)))?;
    let made = match width {
        Some(width) => photo::webp(&bytes, width),
        None => photo::stripped(&bytes),
    };
    made.map_err(|_| PictureError::Broken(Box::new(broken(source))))
}

fn broken(source: &SourcePath) -> Diagnostic {
    let message = Words::new(
        "사진 파일이 중간에 깨져 있습니다",
        "the photo file is damaged",
    );
    Diagnostic::new(Rule::InvalidMedia, message)
        .at(&Place::start_of(source), Words::none())
        .help(Words::new(
            "원본을 다시 복사하거나, 사진 프로그램에서 열어 다시 저장하세요",
            "copy the original again, or open it in a photo program and save it again",
        ))
}

/// The file that marks a folder as a cache (<https://bford.info/cachedir/>); backup programs skip
/// such folders.
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# Pictures that Ondo made. What is not used goes.\n";

/// The lock file by which builds that share a cache know of each other.
const LOCK: &str = "lock";

/// Why a folder cannot be the cache.
pub(in crate::world) enum CacheError {
    /// It holds this file, which Ondo did not write; unused files of a cache are removed.
    Foreign(PathBuf),
    /// The disk refused.
    Disk(DiskError),
}

/// Makes pictures for builds. With a cache, a picture whose name holds a hash of what it was made
/// from is made only once.
#[derive(Default)]
pub(in crate::world) struct Pictures {
    kept_in: Option<PathBuf>,
    /// A shared lock, held while this build uses the cache.
    lock: Option<File>,
    /// The paths of the pictures of the site that is being built.
    used: Mutex<BTreeSet<String>>,
}

impl Pictures {
    /// Uses a folder as the cache: one that Ondo made, an empty one, or one that does not exist
    /// yet.
    pub(in crate::world) fn kept_in(folder: PathBuf) -> Result<Self, CacheError> {
        let tag = folder.join(TAG);
        let is_ours = fs::read_to_string(&tag).is_ok_and(|text| text == TAG_TEXT);
        if !is_ours {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            if let Some(found) = entries.map(|entry| entry.path()).min() {
                return Err(CacheError::Foreign(found));
            }
            fs::create_dir_all(&folder)
                .and_then(|()| whole_or_not(&tag, &[TAG_TEXT.as_bytes()]))
                .map_err(|error| CacheError::Disk(DiskError::at(&tag)(error)))?;
        }
        // None where the disk has no locks; then nothing is removed.
        let lock = File::create(folder.join(LOCK)).ok();
        Ok(Self {
            lock: lock.filter(|file| file.lock_shared().is_ok()),
            kept_in: Some(folder),
            used: Mutex::default(),
        })
    }

    /// A photo as it is published at a path; see [`make`].
    pub(in crate::world) fn photo(
        &self,
        path: &str,
        source: &SourcePath,
        file: &Path,
        width: Option<u32>,
    ) -> Result<Vec<u8>, PictureError> {
        let make = || make(source, file, width);
        match width {
            Some(_) => self.cached(path, make),
            None => make(),
        }
    }

    /// A card as it is published at a path.
    pub(in crate::world) fn card(&self, path: &str, card: &Card) -> Result<Vec<u8>, PictureError> {
        self.cached(path, || card.png().map_err(PictureError::Broken))
    }

    /// The cached picture of a path; where there is none, it is made and cached.
    fn cached(
        &self,
        path: &str,
        make: impl FnOnce() -> Result<Vec<u8>, PictureError>,
    ) -> Result<Vec<u8>, PictureError> {
        let Some(folder) = &self.kept_in else {
            return make();
        };
        let kept = folder.join(path);
        if let Some(bytes) = fs::read(&kept).ok().and_then(whole) {
            return Ok(bytes);
        }
        let bytes = make()?;
        let folder = kept.parent().unwrap_or(folder);
        fs::create_dir_all(folder)
            .and_then(|()| whole_or_not(&kept, &[&Hash::hash(&bytes), &bytes]))
            .map_err(|error| PictureError::Disk(DiskError::at(&kept)(error)))?;
        Ok(bytes)
    }

    /// Notes that a picture is part of the site.
    pub(in crate::world) fn note(&self, path: &str) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(path.to_owned());
    }

    /// Removes cached pictures that are not part of the site, so that the cache does not grow for
    /// ever; not while another build uses it. Pictures made from now on belong to another site.
    pub(in crate::world) fn forget_others(&self) {
        let used = std::mem::take(&mut *self.used.lock().unwrap_or_else(PoisonError::into_inner));
        let (Some(folder), Some(lock)) = (&self.kept_in, &self.lock) else {
            return;
        };
        if lock.unlock().is_ok() && lock.try_lock().is_ok() {
            forget(folder, &used);
        }
        // Where this fails, nothing is removed the next time.
        let _ = lock.unlock().and_then(|()| lock.lock_shared());
    }
}

/// Removes the files of a cache that are not among those used.
fn forget(folder: &Path, used: &BTreeSet<String>) {
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = below.to_string_lossy().replace('\\', "/");
        let is_ours = path == TAG || path == LOCK || used.contains(&path);
        if entry.file_type().is_file() && !is_ours {
            // A file that cannot be removed only takes space.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The length of the SHA-256 before each cached picture, in bytes.
const SUM: usize = 32;

/// A cached picture, unless its file is damaged.
fn whole(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let picture = file.split_off(SUM.min(file.len()));
    (file == Hash::hash(&picture)).then_some(picture)
}

/// Writes a file of these parts, all of it or nothing.
fn whole_or_not(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(path))?;
    for part in parts {
        file.write_all(part)?;
    }
    file.persist(path)?;
    Ok(())
}
