//! The folders of one size: the archive, the sites made of it. Writes, counts, removes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder with the site for Ondo.
pub(crate) const ARCHIVE: &str = "archive";
/// The folder with the site for Hugo.
pub(crate) const HUGO_SOURCE: &str = "hugo-source";
/// The folder with the site that Ondo built.
pub(crate) const BY_ONDO: &str = "ondo";
/// The folder with the site that Hugo built.
pub(crate) const BY_HUGO: &str = "hugo";

/// The folders of the archive of one size.
pub(crate) struct Folders(PathBuf);

/// How much a site is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Size {
    /// Files.
    pub(crate) files: usize,
    /// Bytes.
    pub(crate) bytes: u64,
}

impl Folders {
    /// The folders below `dir` for an archive of `events` events.
    pub(crate) fn of(dir: &Path, events: usize) -> io::Result<Self> {
        let folder = dir.join(events.to_string());
        fs::create_dir_all(&folder)?;
        // A builder is started from another folder than ours.
        folder.canonicalize().map(Self)
    }

    /// One of them, empty or not there.
    pub(crate) fn cleared(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.0.join(name);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(folder),
        }
    }

    /// Removes what was generated and built, and nothing else that may lie beside it.
    pub(crate) fn remove(self) -> io::Result<()> {
        for name in [ARCHIVE, BY_ONDO, HUGO_SOURCE, BY_HUGO] {
            self.cleared(name)?;
        }
        fs::remove_dir(self.0)
    }
}

/// Writes a file and the folders it needs.
pub(crate) fn write(file: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    fs::write(file, text)
}

/// How much lies below a folder. What begins with a point is the builder's own.
pub(crate) fn size(folder: &Path) -> io::Result<Size> {
    let mut size = Size::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if kind.is_dir() {
            let below = self::size(&entry.path())?;
            size.files += below.files;
            size.bytes += below.bytes;
        } else {
            size.files += 1;
            size.bytes += entry.metadata()?.len();
        }
    }
    Ok(size)
}

/// Copies a folder with all that lies below it.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
