//! Reads the folder of a site into memory. Knows what an editor's leftovers look like, not what records say.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use crate::base::SourcePath;
use crate::content::{CONFIG_FILE, MediaFile, SourceFile, Sources};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use walkdir::WalkDir;

/// A site as it lies on the disk.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// What it holds.
    pub(super) sources: Sources,
    /// Where each media file really is; its name on the disk may be in NFD.
    pub(super) media: BTreeMap<SourcePath, PathBuf>,
    /// Links that lead out of the site or nowhere; they are left out.
    pub(super) skipped: Vec<PathBuf>,
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
    let root = root.canonicalize().map_err(DiskError::at(root))?;
    let mut folder = Folder::default();
    let content = files_below(&root, "content", &mut folder.skipped)?;
    let (records, media): (Vec<_>, Vec<_>) =
        content.into_iter().partition(|(path, _)| is_markdown(path));
    folder.sources.records = load(&records)?;
    let theme = files_below(&root, "themes", &mut folder.skipped)?;
    folder.sources.theme = load(&theme)?;
    folder.sources.config = read_config(&root, &mut folder.skipped)?;
    folder.sources.media = measure(&media)?;
    folder.media = media.into_iter().collect();
    Ok(folder)
}

/// Whether a file looks like a record. One with another ending than `.md` is told so when it is read.
fn is_markdown(path: &SourcePath) -> bool {
    let name = path.as_str().to_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

fn read_config(root: &Path, skipped: &mut Vec<PathBuf>) -> Result<Option<SourceFile>, DiskError> {
    let file = root.join(CONFIG_FILE);
    match fs::symlink_metadata(&file) {
        Ok(status) if status.is_symlink() && !is_inside(root, &file) => {
            skipped.push(file);
            Ok(None)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        _ => Ok(load(&[(SourcePath::new(CONFIG_FILE), file)])?.pop()),
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

/// Looks how large media files are, without reading them.
fn measure(files: &[(SourcePath, PathBuf)]) -> Result<Vec<MediaFile>, DiskError> {
    let measure = |(path, file): &(SourcePath, PathBuf)| {
        let status = fs::metadata(file).map_err(DiskError::at(file))?;
        Ok(MediaFile {
            path: path.clone(),
            size: status.len(),
        })
    };
    files.par_iter().map(measure).collect()
}

fn load(files: &[(SourcePath, PathBuf)]) -> Result<Vec<SourceFile>, DiskError> {
    let load = |(path, file): &(SourcePath, PathBuf)| {
        let bytes = fs::read(file).map_err(DiskError::at(file))?;
        Ok(SourceFile {
            path: path.clone(),
            bytes,
        })
    };
    files.par_iter().map(load).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
