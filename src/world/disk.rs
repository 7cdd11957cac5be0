//! Reads the folder of a site into memory, once or again and again. Knows what an editor's leftovers look like, not what records say.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use crate::base::{Digest, SourcePath};
use crate::content::{CONFIG_FILE, MediaFile, Photo, Picture, SourceFile, Sources};
use crate::render::photo;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use std::{fmt, fs, io};
use walkdir::WalkDir;

/// A site as it lies on the disk.
#[derive(Clone, Debug, Default)]
pub(super) struct Folder {
    /// What it holds.
    pub(super) sources: Sources,
    /// Where each media file really is; its name on the disk may be in NFD.
    pub(super) media: BTreeMap<SourcePath, PathBuf>,
    /// Where each record and the settings really are.
    pub(super) records: BTreeMap<SourcePath, PathBuf>,
    /// Links that lead out of the site or nowhere; they are left out.
    pub(super) skipped: Vec<PathBuf>,
    /// Every file, in the order of the paths, as it was when it was read.
    seen: Vec<(SourcePath, Seen)>,
}

/// A file as it was when it was read.
#[derive(Clone, Debug)]
struct Seen {
    stamp: Stamp,
    /// What it held; nothing of media, which are not kept.
    bytes: Option<Arc<[u8]>>,
    /// What is seen in it.
    picture: Picture,
    /// Whether it had been written so shortly before that a clock of coarse steps (FAT counts two
    /// seconds) could give the next writing the same time.
    is_young: bool,
}

/// Whether a file holds what it held.
fn is_same(now: &Seen, then: &Seen) -> bool {
    match (&now.bytes, &then.bytes) {
        (Some(now), Some(then)) => Arc::ptr_eq(now, then),
        (None, None) => now.stamp == then.stamp && now.picture == then.picture,
        _ => false,
    }
}

/// What tells, without reading, that a file has been written again.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    /// Which file of the disk it is, and when anything about it changed: another file may have been
    /// moved to its place with the old times. Windows has nothing that is as cheap to ask.
    identity: (u64, i64, i64),
}

impl Stamp {
    fn of(status: &fs::Metadata) -> Self {
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

impl Folder {
    fn seen(&self, path: &SourcePath) -> Option<&Seen> {
        let at = self.seen.binary_search_by(|(seen, _)| seen.cmp(path));
        at.ok().map(|at| &self.seen[at].1)
    }

    /// Whether a file is a text without a letter.
    pub(super) fn is_empty(&self, path: &SourcePath) -> bool {
        let bytes = self.seen(path).and_then(|seen| seen.bytes.as_ref());
        bytes.is_some_and(|bytes| bytes.is_empty())
    }

    /// The folder with these files read again and all others as they were, and which of them changed.
    /// `None` unless they are texts that were there before.
    pub(super) fn with(&self, root: &Path, files: &[PathBuf]) -> Option<(Self, Vec<SourcePath>)> {
        let reader = Reader {
            before: self,
            now: SystemTime::now(),
        };
        let (mut folder, mut changes) = (self.clone(), BTreeSet::new());
        for file in files.iter().filter(|file| !is_leftover(file)) {
            let path = source_path(root, file).ok()?;
            let at = self.seen.binary_search_by(|(seen, _)| seen.cmp(&path));
            let at = at.ok().filter(|at| self.seen[*at].1.bytes.is_some())?;
            if !fs::symlink_metadata(file).ok()?.is_file() {
                return None;
            }
            let mut seen = Vec::new();
            let read = reader.load(&[(path.clone(), file.clone())], &mut seen);
            let bytes = read.ok()?.pop()?.bytes;
            if !is_same(&seen[0].1, &self.seen[at].1) {
                changes.insert(path.clone());
            }
            folder.seen[at] = seen.pop()?;
            let Sources {
                config,
                records,
                theme,
                ..
            } = &mut folder.sources;
            let mut texts = records.iter_mut().chain(theme).chain(config);
            texts.find(|text| text.path == path)?.bytes = bytes;
        }
        Some((folder, changes.into_iter().collect()))
    }

    /// The files that came, went or changed since `before`, in the order of their paths.
    pub(super) fn changes(&self, before: &Self) -> Vec<SourcePath> {
        let came = self.seen.iter().filter(|(path, now)| {
            let then = before.seen(path);
            !then.is_some_and(|then| is_same(now, then))
        });
        let went = before
            .seen
            .iter()
            .filter(|(path, _)| self.seen(path).is_none());
        let mut changes: Vec<SourcePath> = came.chain(went).map(|(path, _)| path.clone()).collect();
        changes.sort();
        changes
    }
}

/// A file or folder that could not be read or written, and why.
#[derive(Debug)]
pub(super) struct DiskError {
    path: PathBuf,
    source: io::Error,
}

impl DiskError {
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self { path, source }
    }
}

/// In plain words of both languages where the machine's would be its own.
impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path.display())?;
        f.write_str(match self.source.kind() {
            io::ErrorKind::NotFound => "찾을 수 없습니다 / not found",
            io::ErrorKind::PermissionDenied => "읽거나 쓸 권한이 없습니다 / no permission",
            io::ErrorKind::StorageFull => "저장 공간이 모자랍니다 / the disk is full",
            io::ErrorKind::ReadOnlyFilesystem => {
                "쓸 수 없는 디스크입니다 / the disk cannot be written"
            }
            io::ErrorKind::NotADirectory => "폴더여야 합니다 / must be a folder",
            io::ErrorKind::IsADirectory => "파일이어야 합니다 / must be a file",
            _ => return self.source.fmt(f),
        })
    }
}

/// Reads the site at `root`. A site without `content/` or `themes/` has none of either.
pub(super) fn read(root: &Path) -> Result<Folder, DiskError> {
    read_again(root, &Folder::default())
}

/// Reads the site at `root`, but not the files that have not been written since `before`: they keep
/// the very bytes they have there. So do files that were written and hold what they held.
pub(super) fn read_again(root: &Path, before: &Folder) -> Result<Folder, DiskError> {
    let root = root.canonicalize().map_err(DiskError::at(root))?;
    let reader = Reader {
        before,
        now: SystemTime::now(),
    };
    let mut folder = Folder::default();
    let content = files_below(&root, "content", &mut folder.skipped)?;
    let (records, media): (Vec<_>, Vec<_>) =
        content.into_iter().partition(|(path, _)| is_markdown(path));
    let theme = files_below(&root, "themes", &mut folder.skipped)?;
    let config = config_file(&root, &mut folder.skipped);
    folder.sources.records = reader.load(&records, &mut folder.seen)?;
    folder.sources.theme = reader.load(&theme, &mut folder.seen)?;
    folder.sources.config = reader.load(&config, &mut folder.seen)?.pop();
    folder.sources.media = reader.measure(&media, &mut folder.seen)?;
    folder.media = media.into_iter().collect();
    folder.records = records.into_iter().chain(config).collect();
    folder.seen.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(folder)
}

/// The settings of the site at `root` alone.
pub(super) fn read_settings(root: &Path) -> Option<SourceFile> {
    let bytes = fs::read(root.join(CONFIG_FILE)).ok()?;
    Some(SourceFile {
        path: SourcePath::new(CONFIG_FILE),
        bytes: bytes.into(),
    })
}

/// Whether a file looks like a record. One with another ending than `.md` is told so when it is read.
fn is_markdown(path: &SourcePath) -> bool {
    let name = path.as_str().to_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

/// `ondo.yaml`, where there is one.
fn config_file(root: &Path, skipped: &mut Vec<PathBuf>) -> Vec<(SourcePath, PathBuf)> {
    let file = root.join(CONFIG_FILE);
    match fs::symlink_metadata(&file) {
        Ok(status) if status.is_symlink() && !is_inside(root, &file) => {
            skipped.push(file);
            Vec::new()
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        _ => vec![(SourcePath::new(CONFIG_FILE), file)],
    }
}

/// The files below a folder of the site, in the order of their paths.
fn files_below(
    root: &Path,
    name: &str,
    skipped: &mut Vec<PathBuf>,
) -> Result<Vec<(SourcePath, PathBuf)>, DiskError> {
    let top = root.join(name);
    let mut files = BTreeMap::new();
    if fs::symlink_metadata(&top).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(Vec::new());
    }
    let mut walk = WalkDir::new(&top).follow_links(true).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                skipped.extend(dead_link(error, &top)?);
                continue;
            }
        };
        let is_outside = entry.path_is_symlink() && !is_inside(root, entry.path());
        if is_outside || is_leftover(entry.path()) {
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            if !is_leftover(entry.path()) {
                skipped.push(entry.into_path());
            }
        } else if entry.file_type().is_file() {
            let path = source_path(root, entry.path())?;
            if files.insert(path, entry.path().to_owned()).is_some() {
                let why = "같은 이름의 파일이 둘입니다. 글자를 저장하는 방식만 다르니 하나를 지우세요 / \
                           two files have this name, stored in different ways; delete one";
                return Err(DiskError::at(entry.path())(io::Error::other(why)));
            }
        }
    }
    if files.contains_key(&SourcePath::new(name)) {
        return Err(DiskError::at(&top)(io::ErrorKind::NotADirectory.into()));
    }
    Ok(files.into_iter().collect())
}

/// Where a file lies in the site. Refuses a name that no address and no link can spell.
fn source_path(root: &Path, file: &Path) -> Result<SourcePath, DiskError> {
    let below = file.strip_prefix(root).unwrap_or(file);
    let has_mark = |name: &str| {
        let is_mark = |c: char| c.is_control() || (c == '\\' && !cfg!(windows));
        name.contains(is_mark)
    };
    let name = below.to_str().filter(|name| !has_mark(name));
    let why = "파일 이름에 쓸 수 없는 글자가 있습니다. 이름을 바꾸세요 / \
               the name has letters that cannot be used; rename the file";
    name.map(SourcePath::new)
        .ok_or_else(|| DiskError::at(file)(io::Error::other(why)))
}

/// Whether a link leads to something in the site.
fn is_inside(root: &Path, link: &Path) -> bool {
    link.canonicalize().is_ok_and(|real| real.starts_with(root))
}

/// The link that leads nowhere, or back to a folder above it, unless an editor left it there
/// (the locks of Emacs are such links). An error where the disk failed.
fn dead_link(error: walkdir::Error, top: &Path) -> Result<Option<PathBuf>, DiskError> {
    let path = error.path().unwrap_or(top).to_owned();
    if fs::symlink_metadata(&path).is_ok_and(|status| status.is_symlink()) {
        Ok(Some(path).filter(|path| !is_leftover(path)))
    } else {
        Err(DiskError::at(&path)(error.into()))
    }
}

/// Whether a file or folder is what editors, office programs and systems leave lying about.
fn is_leftover(path: &Path) -> bool {
    const NAMES: [&str; 3] = ["Thumbs.db", "desktop.ini", "4913"];
    const STARTS: [&str; 2] = [".", "~$"];
    const ENDS: [&str; 4] = ["~", ".swp", ".swx", ".tmp"];
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    NAMES.contains(&&*name)
        || STARTS.iter().any(|start| name.starts_with(start))
        || ENDS.iter().any(|end| name.ends_with(end))
        || (name.starts_with('#') && name.ends_with('#'))
}

/// Reads files, unless they are as they were before.
struct Reader<'b> {
    before: &'b Folder,
    now: SystemTime,
}

impl Reader<'_> {
    fn load(
        &self,
        files: &[(SourcePath, PathBuf)],
        seen: &mut Vec<(SourcePath, Seen)>,
    ) -> Result<Vec<SourceFile>, DiskError> {
        let look = |(path, file): &(SourcePath, PathBuf)| {
            let status = fs::metadata(file).map_err(DiskError::at(file))?;
            let stamp = Stamp::of(&status);
            let before = self.before.seen(path);
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
        let found: Vec<(SourcePath, Seen)> = files
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

    /// Looks how large media files are, without reading them; photos are read, and let go again.
    fn measure(
        &self,
        files: &[(SourcePath, PathBuf)],
        seen: &mut Vec<(SourcePath, Seen)>,
    ) -> Result<Vec<MediaFile>, DiskError> {
        let look = |(path, file): &(SourcePath, PathBuf)| {
            let status = fs::metadata(file).map_err(DiskError::at(file))?;
            let mut seen = self.seen(Stamp::of(&status), None);
            let before = self.before.seen(path);
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
        let found: Vec<(SourcePath, Seen)> = files
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

/// What is seen in the file of a photo.
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

#[cfg(test)]
mod tests;
