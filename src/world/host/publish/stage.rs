//! The staging folder: files are made here and compared with what their places hold. Moves nothing.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::compare::{digest_of, is_same_file, size_of};
use super::error::{Failure, PublishError};
use super::job::PublishJob;
use super::pack::Packing;
use super::placed::PlacedFile;
use super::{deploy, output};
use crate::base::SourcePath;
use crate::content::Target;
use crate::plan::DEPLOY_FILE;
use crate::site::{Artifact, Made};
use crate::world::host::disk::DiskError;
use crate::world::host::manifest::{BuildManifest, OWN_FOLDER};
use crate::world::host::media_type;
use crate::world::host::pictures::PictureError;
use hmac_sha256::Hash;
use rayon::prelude::*;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The folder in which changed files wait. It is on the same disk as their places.
pub(super) struct Stage<'a> {
    pub(super) job: &'a PublishJob<'a>,
    /// What the last build wrote.
    pub(super) before: BuildManifest,
    folder: PathBuf,
    count: AtomicUsize,
    /// Held while we write; the system releases it however a run ends.
    _lock: Option<File>,
}

impl<'a> Stage<'a> {
    /// Prepares the folder. Rejects an output that another build is writing, and a foreign one.
    pub(super) fn open(job: &'a PublishJob<'a>) -> Result<Self, PublishError> {
        let output = job.output;
        let own = output.join(OWN_FOLDER);
        let is_no_folder = |path: &Path| fs::metadata(path).is_ok_and(|status| !status.is_dir());
        let is_link = fs::symlink_metadata(&own).is_ok_and(|status| status.is_symlink());
        if is_no_folder(output) {
            return Err(PublishError::InTheWay(output.to_owned()));
        }
        if is_no_folder(&own) || is_link {
            return Err(PublishError::InTheWay(own));
        }
        if !job.is_forced && BuildManifest::read(output)?.is_empty() {
            output::reject_foreign(output)?;
        }
        fs::create_dir_all(&own).map_err(DiskError::at(&own))?;
        // Read again under the lock: another build may have written it since.
        let lock = lock(&own)?;
        let stage = Self {
            job,
            before: BuildManifest::read(output)?,
            folder: own.join("stage"),
            count: AtomicUsize::new(0),
            _lock: lock,
        };
        stage.empty()?;
        fs::create_dir_all(&stage.folder).map_err(DiskError::at(&stage.folder))?;
        Ok(stage)
    }

    fn empty(&self) -> Result<(), DiskError> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(DiskError::at(&self.folder)(error))
            }
            _ => Ok(()),
        }
    }

    /// Removes the staging folder. The lock file stays: another build may be about to lock it.
    pub(super) fn clear(self) -> Result<(), DiskError> {
        self.empty()
    }

    /// Stages a file and its compressed copies, unless their places hold the same bytes already.
    pub(super) fn place(&self, (path, artifact): Made) -> Vec<Result<PlacedFile, Failure>> {
        assert!(
            is_inside(&path),
            "plan gave the address {path}, which leaves the site"
        );
        (self.job.on_file)();
        let mut placed = Vec::new();
        let is_packed = self.job.is_packed && media_type::is_text(&path);
        let file = artifact.map_err(Failure::Problem).and_then(|artifact| {
            let file = self.place_one(&path, &artifact)?;
            if is_packed {
                placed = self.place_packed(&file, &artifact)?;
            }
            Ok(file)
        });
        placed.into_iter().map(Ok).chain([file]).collect()
    }

    fn place_one(&self, path: &str, artifact: &Artifact) -> Result<PlacedFile, Failure> {
        let is_lasting = path.starts_with("assets/");
        let placed = match artifact {
            Artifact::Bytes(bytes) => self.place_bytes(path, bytes)?,
            Artifact::Media(source) => self.place_copy(path, self.on_disk(source))?,
            Artifact::Photo(source, width) => self.place_picture(path, width.is_some(), || {
                let file = self.on_disk(source);
                self.job.pictures.photo(path, source, file, *width)
            })?,
            Artifact::Card(card) => {
                self.place_picture(path, true, || self.job.pictures.card(path, card))?
            }
        };
        let source = match artifact {
            Artifact::Bytes(_) | Artifact::Card(_) => None,
            Artifact::Media(source) | Artifact::Photo(source, _) => Some(source.clone()),
        };
        Ok(PlacedFile {
            source,
            is_lasting: is_lasting || matches!(artifact, Artifact::Photo(_, Some(_))),
            ..placed
        })
    }

    /// Stages a picture, unless its name holds a hash and the last build made it.
    fn place_picture(
        &self,
        path: &str,
        is_named: bool,
        make: impl FnOnce() -> Result<Vec<u8>, PictureError>,
    ) -> Result<PlacedFile, Failure> {
        self.job.pictures.note(path);
        let target = self.job.output.join(path);
        let is_kept = is_named && self.before.contains(path);
        let kept = size_of(&target).filter(|size| is_kept && *size > 0);
        match kept {
            Some(bytes) => Ok(self.placed(path, bytes, None, || digest_of(&target))?),
            None => Ok(self.place_bytes(path, &make()?)?),
        }
    }

    /// Stages the compressed copies of a text. Existing ones are kept where the text did not
    /// change.
    fn place_packed(
        &self,
        file: &PlacedFile,
        artifact: &Artifact,
    ) -> Result<Vec<PlacedFile>, Failure> {
        let mut placed = Vec::new();
        for packing in Packing::ALL {
            let path = packing.path(&file.path);
            let target = self.job.output.join(&path);
            let is_kept = file.staged.is_none() && self.before.contains(&path);
            let kept = size_of(&target).filter(|size| is_kept && *size > 0);
            let packed = match (kept, artifact) {
                (Some(bytes), _) => Some(self.placed(&path, bytes, None, || digest_of(&target))?),
                (None, Artifact::Bytes(bytes)) => self.place_some(&path, packing.pack(bytes))?,
                (None, Artifact::Media(source)) => {
                    let source = self.on_disk(source);
                    let bytes = fs::read(source).map_err(DiskError::at(source))?;
                    self.place_some(&path, packing.pack(&bytes))?
                }
                // Pictures are compressed already.
                (None, Artifact::Photo(..) | Artifact::Card(_)) => None,
            };
            placed.extend(packed.map(|packed| PlacedFile {
                packing: Some(packing),
                is_lasting: file.is_lasting,
                ..packed
            }));
        }
        Ok(placed)
    }

    /// Stages `deploy-manifest.json`.
    pub(super) fn place_manifest(&self, placed: &[PlacedFile]) -> Result<PlacedFile, DiskError> {
        self.place_bytes(DEPLOY_FILE, &deploy::manifest(placed))
    }

    /// Checks that every staged file has its full size: a full disk or a quota may be reported
    /// late.
    pub(super) fn verify(&self, placed: &[PlacedFile]) -> Result<(), DiskError> {
        let is_whole = |file: &&PlacedFile| match &file.staged {
            Some(staged) => size_of(staged) == Some(file.bytes),
            None => true,
        };
        match placed.par_iter().find_any(|file| !is_whole(file)) {
            Some(file) => {
                let why = io::Error::from(io::ErrorKind::StorageFull);
                Err(DiskError::at(&self.job.output.join(&file.path))(why))
            }
            None => Ok(()),
        }
    }

    fn on_disk(&self, media: &SourcePath) -> &Path {
        self.job
            .media
            .get(media)
            .expect("every media file was found on the disk")
    }

    fn place_bytes(&self, path: &str, bytes: &[u8]) -> Result<PlacedFile, DiskError> {
        let target = self.job.output.join(path);
        let size = bytes.len() as u64;
        let is_same =
            size_of(&target) == Some(size) && fs::read(&target).is_ok_and(|before| before == bytes);
        let staged = if is_same {
            None
        } else {
            let staged = self.next();
            fs::write(&staged, bytes).map_err(DiskError::at(&staged))?;
            Some(staged)
        };
        self.placed(path, size, staged, || Ok(Hash::hash(bytes)))
    }

    fn place_some(
        &self,
        path: &str,
        bytes: Option<Vec<u8>>,
    ) -> Result<Option<PlacedFile>, DiskError> {
        bytes
            .map(|bytes| self.place_bytes(path, &bytes))
            .transpose()
    }

    /// Copies bytes only: `fs::copy` would also copy that a file is read-only.
    fn place_copy(&self, path: &str, source: &Path) -> Result<PlacedFile, DiskError> {
        let target = self.job.output.join(path);
        let mut from = File::open(source).map_err(DiskError::at(source))?;
        let mut size = from.metadata().map_err(DiskError::at(source))?.len();
        let is_same = size_of(&target) == Some(size) && is_same_file(&target, source);
        let staged = if is_same {
            None
        } else {
            let staged = self.next();
            let mut to = File::create(&staged).map_err(DiskError::at(&staged))?;
            size = io::copy(&mut from, &mut to).map_err(DiskError::at(source))?;
            Some(staged)
        };
        self.placed(path, size, staged, || digest_of(source))
    }

    fn placed(
        &self,
        path: &str,
        bytes: u64,
        staged: Option<PathBuf>,
        digest: impl FnOnce() -> Result<[u8; 32], DiskError>,
    ) -> Result<PlacedFile, DiskError> {
        let is_wanted =
            self.job.expected.is_some() || self.job.target.is_some_and(Target::wants_manifest);
        Ok(PlacedFile {
            path: path.to_owned(),
            bytes,
            staged,
            source: None,
            digest: is_wanted.then(digest).transpose()?,
            is_lasting: false,
            packing: None,
        })
    }

    fn next(&self) -> PathBuf {
        self.folder
            .join(self.count.fetch_add(1, Ordering::Relaxed).to_string())
    }
}

/// The file that is locked while a build writes.
const LOCK: &str = "lock";

/// Takes the lock; `None` where the disk has no locks.
fn lock(own: &Path) -> Result<Option<File>, PublishError> {
    let path = own.join(LOCK);
    let file = File::create(&path).map_err(DiskError::at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(PublishError::Busy(path)),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Whether a path is below the output, outside our own folder, and fits on one line of the
/// manifest.
pub(super) fn is_inside(path: &str) -> bool {
    let is_plain = |part: &str| {
        let has_mark = part.contains(|c: char| c == '\\' || c.is_control());
        !part.is_empty() && part != "." && part != ".." && !has_mark
    };
    path.split('/').all(is_plain) && path.split('/').next() != Some(OWN_FOLDER)
}
