//! Reads the folder of a site into memory. Knows what an editor's leftovers look like, not what records say.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use crate::base::SourcePath;
use crate::content::{CONFIG_FILE, MediaFile, SourceFile, Sources};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};
use walkdir::{DirEntry, WalkDir};

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

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.source)
    }
}

/// Reads the site at `root`. A site without `content/` or `themes/` has none of either.
pub(super) fn read(root: &Path) -> Result<Folder, DiskError> {
    let root = root.canonicalize().map_err(DiskError::at(root))?;
    let mut folder = Folder::default();
    let content = files_below(&root, "content", &mut folder.skipped)?;
    let (records, media): (Vec<_>, Vec<_>) = content
        .into_iter()
        .partition(|(path, _)| path.as_str().ends_with(".md"));
    folder.sources.records = load(&records)?;
    folder.sources.theme = load(&files_below(&root, "themes", &mut folder.skipped)?)?;
    let config = root.join(CONFIG_FILE);
    if config.exists() {
        folder.sources.config = load(&[(SourcePath::new(CONFIG_FILE), config)])?.pop();
    }
    for (path, file) in &media {
        let size = fs::metadata(file).map_err(DiskError::at(file))?.len();
        folder.sources.media.push(MediaFile {
            path: path.clone(),
            size,
        });
    }
    folder.media = media.into_iter().collect();
    Ok(folder)
}

/// The files below a folder of the site, in the order of their paths.
fn files_below(
    root: &Path,
    name: &str,
    skipped: &mut Vec<PathBuf>,
) -> Result<Vec<(SourcePath, PathBuf)>, DiskError> {
    let top = root.join(name);
    let mut files = Vec::new();
    if !top.exists() {
        return Ok(files);
    }
    for entry in WalkDir::new(&top)
        .follow_links(true)
        .into_iter()
        .filter_entry(|entry| !is_leftover(entry))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_dead_link(&error) => {
                skipped.extend(error.path().map(Path::to_owned));
                continue;
            }
            Err(error) => {
                let path = error.path().unwrap_or(&top).to_owned();
                return Err(DiskError::at(&path)(error.into()));
            }
        };
        if !entry.file_type().is_file() {
            continue;
        }
        let is_inside = entry
            .path()
            .canonicalize()
            .is_ok_and(|real| real.starts_with(root));
        if is_inside {
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            files.push((SourcePath::new(&below.to_string_lossy()), entry.into_path()));
        } else {
            skipped.push(entry.into_path());
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a link leads nowhere, or back to a folder above it.
fn is_dead_link(error: &walkdir::Error) -> bool {
    let is_missing = error
        .io_error()
        .is_some_and(|error| error.kind() == io::ErrorKind::NotFound);
    let is_link = error
        .path()
        .is_some_and(|path| fs::symlink_metadata(path).is_ok_and(|status| status.is_symlink()));
    error.loop_ancestor().is_some() || (is_missing && is_link)
}

/// Whether an entry is what editors, office programs and systems leave lying about.
fn is_leftover(entry: &DirEntry) -> bool {
    const NAMES: [&str; 3] = ["Thumbs.db", "desktop.ini", "4913"];
    const STARTS: [&str; 3] = [".", "~$", "#"];
    const ENDS: [&str; 5] = ["~", ".swp", ".swx", ".tmp", ".bak"];
    let name = entry.file_name().to_string_lossy();
    let has_mark = STARTS.iter().any(|start| name.starts_with(start))
        || ENDS.iter().any(|end| name.ends_with(end));
    entry.depth() > 0 && (has_mark || NAMES.contains(&&*name))
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
}
