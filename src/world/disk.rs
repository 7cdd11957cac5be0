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
    folder.seen.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(folder)
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
mod tests {
    use super::*;

    #[test]
    fn what_was_not_written_keeps_its_bytes_and_what_changed_is_named() {
        let folder = site(&["ondo.yaml", "content/a.md", "content/b.md", "content/c.jpg"]);
        let write = |name: &str, text: &str| {
            fs::write(folder.path().join(name), text).expect("a file can be written");
        };
        let first = read(folder.path()).expect("readable");
        let again = read_again(folder.path(), &first).expect("readable");
        assert!(again.changes(&first).is_empty());
        let bytes = |folder: &Folder| folder.sources.records[0].bytes.clone();
        assert!(Arc::ptr_eq(&bytes(&first), &bytes(&again)));
        // The same words again are no change; others of the same length at once are one.
        write("content/a.md", "content/a.md");
        write("content/b.md", "content/B.md");
        write("content/c.jpg", "a longer photo");
        write("content/d.md", "");
        fs::remove_file(folder.path().join("ondo.yaml")).expect("a file can be removed");
        let changed = read_again(folder.path(), &again).expect("readable");
        let changes = changed.changes(&again);
        assert_eq!(
            changes.iter().map(SourcePath::as_str).collect::<Vec<_>>(),
            ["content/b.md", "content/c.jpg", "content/d.md", "ondo.yaml"]
        );
        assert!(Arc::ptr_eq(&bytes(&first), &bytes(&changed)));
        // A look at what is said to have changed finds the same, where that is a text we know.
        let root = folder.path().canonicalize().expect("a folder");
        let look = |names: &[&str]| {
            let files: Vec<PathBuf> = names.iter().map(|name| root.join(name)).collect();
            Some(changed.with(&root, &files)?.1)
        };
        write("content/a.md", "other words");
        assert_eq!(
            look(&["content/.a.md.swp", "content/a.md"]),
            Some(vec![SourcePath::new("content/a.md")])
        );
        for name in ["content/e.md", "content/c.jpg", "content", "ondo.yaml"] {
            assert_eq!(look(&[name]), None, "{name}");
        }
    }

    fn site(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
            fs::write(path, name).expect("a file can be written");
        }
        folder
    }

    fn records(folder: &Path) -> Vec<String> {
        read(folder)
            .expect("readable")
            .sources
            .records
            .iter()
            .map(|file| file.path.to_string())
            .collect()
    }

    #[test]
    fn leftovers_of_editors_are_no_records() {
        let folder = site(&[
            "content/cases/a.md",
            "content/cases/.#a.md",
            "content/cases/a.md~",
            "content/cases/~$a.md",
            "content/cases/.a.md.swp",
            "content/.git/b.md",
            "content/cases/4913",
        ]);
        assert_eq!(records(folder.path()), ["content/cases/a.md"]);
        assert!(read(folder.path()).expect("readable").media.is_empty());
    }

    #[test]
    fn a_name_in_nfd_is_found_in_nfc_with_its_real_place() {
        let folder = site(&["content/cases/사진.jpg"]);
        let media = read(folder.path()).expect("readable").media;
        let (path, file) = media.first_key_value().expect("one file");
        assert_eq!(path.as_str(), "content/cases/사진.jpg");
        assert!(file.exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leaves_the_site_is_left_out_and_named() {
        let (folder, outside) = (site(&["content/cases/a.md"]), site(&["secret.md"]));
        std::os::unix::fs::symlink(
            outside.path().join("secret.md"),
            folder.path().join("content/cases/b.md"),
        )
        .expect("a link");
        std::os::unix::fs::symlink("nowhere.md", folder.path().join("content/cases/c.md"))
            .expect("a link");
        std::os::unix::fs::symlink("a.md", folder.path().join("content/cases/d.md"))
            .expect("a link");
        assert_eq!(
            records(folder.path()),
            ["content/cases/a.md", "content/cases/d.md"]
        );
        assert_eq!(read(folder.path()).expect("readable").skipped.len(), 2);
    }

    #[test]
    fn a_site_without_content_is_empty_and_no_folder_is_an_error() {
        let folder = site(&["ondo.yaml"]);
        let found = read(folder.path()).expect("readable");
        assert!(found.sources.config.is_some() && found.sources.records.is_empty());
        assert!(read(&folder.path().join("nowhere")).is_err());
    }

    #[test]
    fn a_photo_named_by_a_number_is_kept() {
        let folder = site(&["content/#1 사진.jpg", "content/#a.md#", "content/b.bak"]);
        let media = read(folder.path()).expect("readable").media;
        assert_eq!(
            media.keys().map(SourcePath::as_str).collect::<Vec<_>>(),
            ["content/#1 사진.jpg", "content/b.bak"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_of_emacs_is_left_out_without_a_word() {
        let folder = site(&["content/a.md"]);
        std::os::unix::fs::symlink("me@host.1:2", folder.path().join("content/.#a.md"))
            .expect("a link");
        assert!(read(folder.path()).expect("readable").skipped.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_folder_outside_is_not_entered_and_named_once() {
        let (folder, outside) = (site(&["content/a.md"]), site(&["x/1.md", "2.md"]));
        std::os::unix::fs::symlink(outside.path(), folder.path().join("content/out"))
            .expect("a link");
        let found = read(folder.path()).expect("readable");
        assert_eq!((found.sources.records.len(), found.skipped.len()), (1, 1));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_itself_or_through_a_file_is_left_out() {
        let folder = site(&["content/a.md"]);
        std::os::unix::fs::symlink("self.md", folder.path().join("content/self.md"))
            .expect("a link");
        std::os::unix::fs::symlink("a.md/x", folder.path().join("content/x.md")).expect("a link");
        assert_eq!(read(folder.path()).expect("readable").skipped.len(), 2);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_saved_in_both_forms_is_told_rather_than_guessed() {
        use unicode_normalization::UnicodeNormalization;
        let nfd: String = "content/사진.jpg".nfd().collect();
        let folder = site(&[&nfd]);
        let found = read(folder.path()).expect("readable");
        let (path, file) = found.media.first_key_value().expect("one file");
        assert_eq!(path.as_str(), "content/사진.jpg");
        assert!(file.ends_with(&nfd));
        fs::write(folder.path().join("content/사진.jpg"), "").expect("a file");
        assert!(read(folder.path()).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_no_link_can_spell_is_told_with_the_file() {
        use std::os::unix::ffi::OsStrExt;
        for name in [b"a\nb.md".as_slice(), b"a\\b.md", b"\xbb\xe7\xc1\xf8.jpg"] {
            let folder = site(&["content/a.md"]);
            let name = std::ffi::OsStr::from_bytes(name);
            fs::write(folder.path().join("content").join(name), "").expect("a file");
            let error = read(folder.path()).expect_err("a name").to_string();
            assert!(error.contains("이름을 바꾸세요"), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn settings_and_content_behind_a_link_to_outside_are_left_out_and_named() {
        let (folder, outside) = (site(&[]), site(&["ondo.yaml", "content/a.md"]));
        for name in ["ondo.yaml", "content"] {
            std::os::unix::fs::symlink(outside.path().join(name), folder.path().join(name))
                .expect("a link");
        }
        let found = read(folder.path()).expect("readable");
        assert!(found.sources.config.is_none() && found.sources.records.is_empty());
        assert_eq!(found.skipped.len(), 2);
    }

    #[test]
    fn a_file_in_the_place_of_content_is_told() {
        let folder = site(&["content"]);
        let error = read(folder.path()).expect_err("no folder").to_string();
        assert!(
            error.ends_with("content: 폴더여야 합니다 / must be a folder"),
            "{error}"
        );
    }
}
