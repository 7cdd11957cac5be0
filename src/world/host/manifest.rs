//! The list of the files that a build wrote, so that the next one removes those and no others. A
//! file of the theme that was replaced by one with another name stays for one more build, because
//! pages that were opened before still load it.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::disk::DiskError;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::{fs, io};

/// The folder below the output that is ours.
pub(super) const OWN_FOLDER: &str = ".ondo";

/// The first line: what the file is, and the version of its format.
const HEADER: &str = "ondo manifest 1";

/// The prefix of a file that stays for one more build; no path contains it.
const RETIRED: char = '\t';

/// Paths below the output, separated by `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BuildManifest {
    /// The files of the site.
    site: BTreeSet<String>,
    /// The files that stay for one more build.
    retired: BTreeSet<String>,
}

impl BuildManifest {
    /// Makes a manifest of the files of a site.
    pub(super) fn of(paths: impl Iterator<Item = String>) -> Self {
        Self {
            site: paths.collect(),
            retired: BTreeSet::new(),
        }
    }

    /// Reads the manifest of the last build; empty where there is none or its format is unknown.
    pub(super) fn read(output: &Path) -> Result<Self, DiskError> {
        let path = output.join(OWN_FOLDER).join("manifest");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(DiskError::at(&path)(error)),
        };
        let mut lines = text.lines();
        let is_known = lines.next() == Some(HEADER);
        let mut manifest = Self::default();
        for line in lines.filter(|_| is_known) {
            let (list, path) = match line.strip_prefix(RETIRED) {
                Some(path) => (&mut manifest.retired, path),
                None => (&mut manifest.site, line),
            };
            if is_below(path) {
                list.insert(path.to_owned());
            }
        }
        Ok(manifest)
    }

    /// Writes the manifest if it changed, in one step.
    pub(super) fn write(&self, output: &Path) -> Result<(), DiskError> {
        let folder = output.join(OWN_FOLDER);
        let (path, new) = (folder.join("manifest"), folder.join("manifest.new"));
        let retired = self.retired.iter().map(|path| format!("{RETIRED}{path}"));
        let lines = std::iter::once(HEADER.to_owned()).chain(self.site.iter().cloned());
        let lines = lines.chain(retired).map(|line| line + "\n");
        let text: String = lines.collect();
        if fs::read_to_string(&path).is_ok_and(|before| before == text) {
            return Ok(());
        }
        fs::create_dir_all(&folder).map_err(DiskError::at(&folder))?;
        let write = || {
            let mut file = fs::File::create(&new)?;
            file.write_all(text.as_bytes())?;
            // After a power cut, an empty list would make all files of the site foreign.
            file.sync_all()
        };
        write().map_err(DiskError::at(&new))?;
        fs::rename(&new, &path).map_err(DiskError::at(&path))
    }

    /// Whether it lists no file.
    pub(super) fn is_empty(&self) -> bool {
        self.paths().next().is_none()
    }

    /// The files of both, all as files of the site.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self::of(self.paths().chain(other.paths()).map(str::to_owned))
    }

    /// The files that `other` does not have.
    pub(super) fn without<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        self.paths().filter(|path| !other.contains(path))
    }

    /// Whether a file was part of the site, not only kept for one more build.
    pub(super) fn has_in_site(&self, path: &str) -> bool {
        self.site.contains(path)
    }

    /// The same, with files that stay for one more build.
    pub(super) fn with_retired<'a>(self, paths: impl Iterator<Item = &'a str>) -> Self {
        Self {
            retired: paths.map(str::to_owned).collect(),
            ..self
        }
    }

    /// All paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.site.iter().chain(&self.retired).map(String::as_str)
    }

    /// The paths below a folder.
    pub(super) fn below(&self, folder: &str) -> impl Iterator<Item = &str> {
        let start = format!("{folder}/");
        self.paths().filter(move |path| path.starts_with(&start))
    }

    /// Whether Ondo wrote the file of this path.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.site.contains(path) || self.retired.contains(path)
    }
}

/// Whether a line is a path below the output: a manifest may have been edited by hand.
fn is_below(line: &str) -> bool {
    !line.is_empty()
        && line
            .split('/')
            .all(|part| !part.is_empty() && part != ".." && !part.contains('\\'))
}
