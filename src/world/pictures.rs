//! Makes published pictures, and keeps those that were made: on the disk for the next build, in memory for
//! the preview.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::disk::DiskError;
use crate::base::{Diagnostic, Place, Rule, SourcePath, Words};
use crate::render::photo;
use crate::render::theme::Card;
use hmac_sha256::Hash;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Why a picture was not made.
pub(super) enum Unmade {
    /// The disk refused.
    Disk(DiskError),
    /// The file of the photo is damaged behind its head, or the template of the card makes none.
    Broken(Box<Diagnostic>),
}

/// The photo in a file as it is published: whole, or as WebP of a width. `source` is what it is called
/// in the site.
pub(super) fn make(
    source: &SourcePath,
    file: &Path,
    width: Option<u32>,
) -> Result<Vec<u8>, Unmade> {
    let bytes = fs::read(file).map_err(|error| Unmade::Disk(DiskError::at(file)(error)))?;
    let made = match width {
        Some(width) => photo::webp(&bytes, width),
        None => photo::stripped(&bytes),
    };
    made.map_err(|_| Unmade::Broken(Box::new(broken(source))))
}

fn broken(source: &SourcePath) -> Diagnostic {
    let message = Words::new(
        "사진 파일이 중간에 깨져 있습니다",
        "the file of the photo is damaged",
    );
    Diagnostic::new(Rule::InvalidMedia, message)
        .at(&Place::start_of(source), Words::none())
        .help(Words::new(
            "원본을 다시 복사하거나, 사진 프로그램에서 열어 다시 저장하세요",
            "copy the original again, or open it in a photo program and save it anew",
        ))
}

/// The file by which a folder is known as one of pictures that are kept, as <https://bford.info/cachedir/> says; programs
/// that save folders leave it out.
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# Pictures that Ondo made. What is not used goes.\n";

/// The file by which builds that keep pictures in one folder know of each other.
const LOCK: &str = "lock";

/// Why pictures are not kept in a folder.
pub(super) enum Unkept {
    /// It holds this, which is not ours: what is not used would be removed.
    Foreign(PathBuf),
    /// The disk refused.
    Disk(DiskError),
}

/// Makes pictures for builds. With a folder to keep them in, one whose name tells what it was made from is
/// made once only.
#[derive(Default)]
pub(super) struct Pictures {
    kept_in: Option<PathBuf>,
    /// Held while we keep pictures there, together with other builds.
    lock: Option<File>,
    /// The paths of those that are part of the site that is made.
    used: Mutex<BTreeSet<String>>,
}

impl Pictures {
    /// Keeps pictures in a folder that is ours, empty, or not there yet.
    pub(super) fn kept_in(folder: PathBuf) -> Result<Self, Unkept> {
        let tag = folder.join(TAG);
        let is_ours = fs::read_to_string(&tag).is_ok_and(|text| text == TAG_TEXT);
        if !is_ours {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            if let Some(found) = entries.map(|entry| entry.path()).min() {
                return Err(Unkept::Foreign(found));
            }
            fs::create_dir_all(&folder)
                .and_then(|()| whole_or_not(&tag, &[TAG_TEXT.as_bytes()]))
                .map_err(|error| Unkept::Disk(DiskError::at(&tag)(error)))?;
        }
        // None where the disk has no locks; then nothing is forgotten.
        let lock = File::create(folder.join(LOCK)).ok();
        Ok(Self {
            lock: lock.filter(|file| file.lock_shared().is_ok()),
            kept_in: Some(folder),
            used: Mutex::default(),
        })
    }

    /// A photo as it is published at a path; see [`make`].
    pub(super) fn photo(
        &self,
        path: &str,
        source: &SourcePath,
        file: &Path,
        width: Option<u32>,
    ) -> Result<Vec<u8>, Unmade> {
        let make = || make(source, file, width);
        match width {
            Some(_) => self.kept(path, make),
            None => make(),
        }
    }

    /// A card as it is published at a path.
    pub(super) fn card(&self, path: &str, card: &Card) -> Result<Vec<u8>, Unmade> {
        self.kept(path, || card.png().map_err(Unmade::Broken))
    }

    /// The picture kept for a path, else that which is made, and kept.
    fn kept(
        &self,
        path: &str,
        make: impl FnOnce() -> Result<Vec<u8>, Unmade>,
    ) -> Result<Vec<u8>, Unmade> {
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
            .map_err(|error| Unmade::Disk(DiskError::at(&kept)(error)))?;
        Ok(bytes)
    }

    /// Notes that a picture is part of the site.
    pub(super) fn note(&self, path: &str) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(path.to_owned());
    }

    /// Removes what is kept and no longer part of the site, so that the folder does not grow for ever; not while another
    /// build keeps its pictures there. What is made from now on belongs to another site.
    pub(super) fn forget_others(&self) {
        let used = std::mem::take(&mut *self.used.lock().unwrap_or_else(PoisonError::into_inner));
        let (Some(folder), Some(lock)) = (&self.kept_in, &self.lock) else {
            return;
        };
        if lock.unlock().is_ok() && lock.try_lock().is_ok() {
            forget(folder, &used);
        }
        // Where this fails, nothing is forgotten the next time.
        let _ = lock.unlock().and_then(|()| lock.lock_shared());
    }
}

/// Removes the pictures of a folder that are not among those used.
fn forget(folder: &Path, used: &BTreeSet<String>) {
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = below.to_string_lossy().replace('\\', "/");
        let is_ours = path == TAG || path == LOCK || used.contains(&path);
        if entry.file_type().is_file() && !is_ours {
            // What stays costs room, nothing else.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How many bytes the SHA-256 of a kept picture has, which stands before it.
const SUM: usize = 32;

/// A picture that was kept, unless its file is damaged.
fn whole(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let picture = file.split_off(SUM.min(file.len()));
    (file == Hash::hash(&picture)).then_some(picture)
}

/// Writes a file, whole or not at all, of these parts.
fn whole_or_not(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap_or(path))?;
    for part in parts {
        file.write_all(part)?;
    }
    file.persist(path)?;
    Ok(())
}

/// The sizes of photos made so far, by their paths: the name of each tells what it was made from, so
/// one that was made for a site is good for the next.
#[derive(Default)]
pub(super) struct Photos(Mutex<BTreeMap<String, Arc<[u8]>>>);

impl Photos {
    /// More are forgotten together; they are made again when they are asked for.
    const MOST: usize = 500;

    pub(super) fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        let made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        made.get(path).cloned()
    }

    pub(super) fn keep(&self, path: &str, bytes: Arc<[u8]>) {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= Self::MOST {
            made.clear();
        }
        made.insert(path.to_owned(), bytes);
    }
}
