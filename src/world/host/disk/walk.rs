//! Lists the files of a site. Leaves out what editors leave behind and links that lead out of the
//! site.

use super::error::DiskError;
use crate::base::{SourcePath, Words};
use crate::content::CONFIG_FILE;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};
use walkdir::WalkDir;

/// Whether a file looks like a record. One with another extension than `.md` is reported when it is
/// read.
pub(super) fn is_markdown(path: &SourcePath) -> bool {
    let name = path.as_str().to_lowercase();
    name.ends_with(".md") || name.ends_with(".markdown")
}

/// `ondo.yaml`, where there is one.
pub(super) fn config_file(root: &Path, skipped: &mut Vec<PathBuf>) -> Vec<(SourcePath, PathBuf)> {
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
pub(super) fn files_below(
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
                return Err(DiskError::because(entry.path(), same_name()));
            }
        }
    }
    if files.contains_key(&SourcePath::new(name)) {
        return Err(DiskError::at(&top)(io::ErrorKind::NotADirectory.into()));
    }
    Ok(files.into_iter().collect())
}

/// The path of a file in the site. Rejects a name that no address and no link can spell.
pub(super) fn source_path(root: &Path, file: &Path) -> Result<SourcePath, DiskError> {
    let below = file.strip_prefix(root).unwrap_or(file);
    let has_mark = |name: &str| {
        let is_mark = |c: char| c.is_control() || (c == '\\' && !cfg!(windows));
        name.contains(is_mark)
    };
    let name = below.to_str().filter(|name| !has_mark(name));
    name.map(SourcePath::new)
        .ok_or_else(|| DiskError::because(file, unusable_name()))
}

/// Whether a link leads to something in the site.
fn is_inside(root: &Path, link: &Path) -> bool {
    link.canonicalize().is_ok_and(|real| real.starts_with(root))
}

/// The symbolic link that is broken or leads back to a folder above it, unless an editor left it
/// there (the locks of Emacs are such links). An error where the disk failed.
fn dead_link(error: walkdir::Error, top: &Path) -> Result<Option<PathBuf>, DiskError> {
    let path = error.path().unwrap_or(top).to_owned();
    if fs::symlink_metadata(&path).is_ok_and(|status| status.is_symlink()) {
        Ok(Some(path).filter(|path| !is_leftover(path)))
    } else {
        Err(DiskError::at(&path)(error.into()))
    }
}

/// Whether a file or folder is a leftover of an editor, an office program or the system.
pub(super) fn is_leftover(path: &Path) -> bool {
    const NAMES: [&str; 3] = ["Thumbs.db", "desktop.ini", "4913"];
    const STARTS: [&str; 2] = [".", "~$"];
    const ENDS: [&str; 4] = ["~", ".swp", ".swx", ".tmp"];
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    NAMES.contains(&&*name)
        || STARTS.iter().any(|start| name.starts_with(start))
        || ENDS.iter().any(|end| name.ends_with(end))
        || (name.starts_with('#') && name.ends_with('#'))
}

fn same_name() -> Words {
    Words::new(
        "같은 이름의 파일이 둘입니다. 글자를 저장하는 방식만 다르니 하나를 지우세요",
        "two files have this name in different Unicode forms; delete one",
    )
}

fn unusable_name() -> Words {
    Words::new(
        "파일 이름에 쓸 수 없는 글자가 있습니다. 이름을 바꾸세요",
        "the name has characters that cannot be used; rename the file",
    )
}
