//! The staging folder: files are made here, and held against what their places hold. Moves nothing.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::{Digests, Failure, OWN_FOLDER, Order, Placed, PublishError, deploy, ground, pack};
use crate::base::{Diagnostic, SourcePath};
use crate::content::Target;
use crate::site::{Artifact, Made};
use crate::world::disk::DiskError;
use crate::world::manifest::Manifest;
use crate::world::media_type;
use crate::world::pictures::Unmade;
use hmac_sha256::Hash;
use rayon::prelude::*;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is read at once.
const CHUNK: usize = 64 * 1024;

/// The folder in which changed files wait. It lies on the same disk as their places.
pub(super) struct Stage<'a> {
    pub(super) order: &'a Order<'a>,
    /// What the last build wrote.
    pub(super) before: Manifest,
    folder: PathBuf,
    count: AtomicUsize,
    /// Held while we write; the system lets go of it however a run ends.
    _lock: Option<File>,
}

impl<'a> Stage<'a> {
    /// Makes the folder ready. Refuses an output that another build writes to, and one that others wrote.
    pub(super) fn open(order: &'a Order<'a>) -> Result<Self, PublishError> {
        let output = order.output;
        let own = output.join(OWN_FOLDER);
        let is_no_folder = |path: &Path| fs::metadata(path).is_ok_and(|status| !status.is_dir());
        let is_link = fs::symlink_metadata(&own).is_ok_and(|status| status.is_symlink());
        if is_no_folder(output) {
            return Err(PublishError::InTheWay(output.to_owned()));
        }
        if is_no_folder(&own) || is_link {
            return Err(PublishError::InTheWay(own));
        }
        if !order.is_forced && Manifest::read(output)?.is_empty() {
            ground::refuse_foreign(output)?;
        }
        fs::create_dir_all(&own).map_err(DiskError::at(&own))?;
        // Read under the lock: a build that ended since we looked has written it.
        let lock = lock(&own)?;
        let stage = Self {
            order,
            before: Manifest::read(output)?,
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

    /// Removes the staging folder. The file of the lock stays: another build may be about to take it.
    pub(super) fn clear(self) -> Result<(), DiskError> {
        self.empty()
    }

    /// Stages a file unless its place holds the same bytes already, and with it what it is packed to.
    pub(super) fn place(&self, (path, artifact): Made) -> Vec<Result<Placed, Failure>> {
        assert!(
            is_inside(&path),
            "plan gave the address {path}, which leaves the site"
        );
        self.order.progress.step();
        let mut placed = Vec::new();
        let is_packed = self.order.is_packed && media_type::is_text(&path);
        let file = artifact.map_err(Failure::Problem).and_then(|artifact| {
            let file = self.place_one(&path, &artifact)?;
            if is_packed {
                placed = self.place_packed(&file, &artifact)?;
            }
            Ok(file)
        });
        placed.into_iter().map(Ok).chain([file]).collect()
    }

    fn place_one(&self, path: &str, artifact: &Artifact) -> Result<Placed, Failure> {
        let is_lasting = path.starts_with("assets/");
        let placed = match artifact {
            Artifact::Bytes(bytes) => self.place_bytes(path, bytes)?,
            Artifact::Media(source) => self.place_copy(path, self.on_disk(source))?,
            Artifact::Photo(source, width) => self.place_picture(path, width.is_some(), || {
                let file = self.on_disk(source);
                self.order.pictures.photo(path, source, file, *width)
            })?,
            Artifact::Card(card) => {
                self.place_picture(path, true, || self.order.pictures.card(path, card))?
            }
        };
        let source = match artifact {
            Artifact::Bytes(_) | Artifact::Card(_) => None,
            Artifact::Media(source) | Artifact::Photo(source, _) => Some(source.clone()),
        };
        Ok(Placed {
            source,
            is_lasting: is_lasting || matches!(artifact, Artifact::Photo(_, Some(_))),
            ..placed
        })
    }

    /// Stages a picture, unless its name tells what it was made from and the last build made it.
    fn place_picture(
        &self,
        path: &str,
        is_named: bool,
        make: impl FnOnce() -> Result<Vec<u8>, Unmade>,
    ) -> Result<Placed, Failure> {
        self.order.pictures.note(path);
        let target = self.order.output.join(path);
        let is_kept = is_named && self.before.contains(path);
        let kept = size_of(&target).filter(|size| is_kept && *size > 0);
        match kept {
            Some(bytes) => Ok(self.placed(path, bytes, None, || digest_of(&target))?),
            None => Ok(self.place_bytes(path, &make()?)?),
        }
    }

    /// What a text is packed to. What was packed before is kept where the text is as it was.
    fn place_packed(&self, file: &Placed, artifact: &Artifact) -> Result<Vec<Placed>, Failure> {
        let mut placed = Vec::new();
        for packing in pack::Packing::ALL {
            let path = packing.path(&file.path);
            let target = self.order.output.join(&path);
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
                // Pictures of points are no texts.
                (None, Artifact::Photo(..) | Artifact::Card(_)) => None,
            };
            placed.extend(packed.map(|packed| Placed {
                packing: Some(packing),
                is_lasting: file.is_lasting,
                ..packed
            }));
        }
        Ok(placed)
    }

    /// The list of all files for those who send them to a store.
    pub(super) fn place_manifest(&self, placed: &[Placed]) -> Result<Placed, DiskError> {
        self.place_bytes(deploy::FILE, &deploy::manifest(placed))
    }

    /// Looks whether every file that waits has the bytes it was given: a disk that is full, or a quota,
    /// need not say so at once.
    pub(super) fn verify(&self, placed: &[Placed]) -> Result<(), DiskError> {
        let is_whole = |file: &&Placed| match &file.staged {
            Some(staged) => size_of(staged) == Some(file.bytes),
            None => true,
        };
        match placed.par_iter().find_any(|file| !is_whole(file)) {
            Some(file) => {
                let why = io::Error::from(io::ErrorKind::StorageFull);
                Err(DiskError::at(&self.order.output.join(&file.path))(why))
            }
            None => Ok(()),
        }
    }

    fn on_disk(&self, media: &SourcePath) -> &Path {
        self.order
            .media
            .get(media)
            .expect("every media file was found on the disk")
    }

    fn place_bytes(&self, path: &str, bytes: &[u8]) -> Result<Placed, DiskError> {
        let target = self.order.output.join(path);
        let size = bytes.len() as u64;
        let is_same =
            size_of(&target) == Some(size) && fs::read(&target).is_ok_and(|before| before == bytes);
        let staged = match is_same {
            true => None,
            false => {
                let staged = self.next();
                fs::write(&staged, bytes).map_err(DiskError::at(&staged))?;
                Some(staged)
            }
        };
        self.placed(path, size, staged, || Ok(Hash::hash(bytes)))
    }

    fn place_some(&self, path: &str, bytes: Option<Vec<u8>>) -> Result<Option<Placed>, DiskError> {
        bytes
            .map(|bytes| self.place_bytes(path, &bytes))
            .transpose()
    }

    /// Copies bytes only: `fs::copy` would also copy that a photo from a card may not be replaced.
    fn place_copy(&self, path: &str, source: &Path) -> Result<Placed, DiskError> {
        let target = self.order.output.join(path);
        let mut from = File::open(source).map_err(DiskError::at(source))?;
        let mut size = from.metadata().map_err(DiskError::at(source))?.len();
        let is_same = size_of(&target) == Some(size) && is_same_file(&target, source);
        let staged = match is_same {
            true => None,
            false => {
                let staged = self.next();
                let mut to = File::create(&staged).map_err(DiskError::at(&staged))?;
                size = io::copy(&mut from, &mut to).map_err(DiskError::at(source))?;
                Some(staged)
            }
        };
        self.placed(path, size, staged, || digest_of(source))
    }

    fn placed(
        &self,
        path: &str,
        bytes: u64,
        staged: Option<PathBuf>,
        digest: impl FnOnce() -> Result<[u8; 32], DiskError>,
    ) -> Result<Placed, DiskError> {
        let is_wanted =
            self.order.expected.is_some() || self.order.target.is_some_and(Target::wants_manifest);
        Ok(Placed {
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

/// The SHA-256 of each file as it would be published, packed ones left out; writes nothing.
pub(in crate::world) fn digests(
    order: &Order<'_>,
    artifacts: impl ParallelIterator<Item = Made>,
) -> Result<Digests, PublishError> {
    let digest = |(path, artifact): Made| {
        let on_disk = |source: &SourcePath| &order.media[source];
        let digest = match artifact.map_err(Failure::Problem)? {
            Artifact::Bytes(bytes) => Hash::hash(&bytes),
            Artifact::Media(source) => digest_of(on_disk(&source)).map_err(Failure::Disk)?,
            Artifact::Card(card) => Hash::hash(&order.pictures.card(&path, &card)?),
            Artifact::Photo(source, width) => {
                let file = on_disk(&source);
                Hash::hash(&order.pictures.photo(&path, &source, file, width)?)
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
    match problems.is_empty() {
        true => Ok(digests),
        false => Err(PublishError::Problems(problems)),
    }
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

/// The file that says that a build is writing.
const LOCK: &str = "lock";

/// Takes the lock. None where the disk has no locks; then builds must not meet by other means.
fn lock(own: &Path) -> Result<Option<File>, PublishError> {
    let path = own.join(LOCK);
    let file = File::create(&path).map_err(DiskError::at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(PublishError::Busy(path)),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Whether a path stays below the output, out of our own folder, and on one line of the manifest.
pub(super) fn is_inside(path: &str) -> bool {
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

/// The SHA-256 of a file, which is not loaded whole.
fn digest_of(path: &Path) -> Result<[u8; 32], DiskError> {
    let mut hash = Hashing(Hash::new());
    let mut file = File::open(path).map_err(DiskError::at(path))?;
    io::copy(&mut file, &mut hash).map_err(DiskError::at(path))?;
    Ok(hash.0.finalize())
}

/// A hash that can be written to.
struct Hashing(Hash);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether two files of one size hold the same bytes. Neither is loaded whole.
pub(super) fn is_same_file(a: &Path, b: &Path) -> bool {
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
