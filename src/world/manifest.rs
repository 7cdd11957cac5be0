//! The list of the files that a build wrote, so that the next one removes those and no others.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::disk::DiskError;
use super::publish::OWN_FOLDER;
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// The first line: what the file is, and the version of its form.
const HEADER: &str = "ondo manifest 1";

/// Paths below the output, with `/` between their parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeSet<String>);

impl Manifest {
    /// Makes a manifest of paths.
    pub(super) fn of(paths: impl Iterator<Item = String>) -> Self {
        Self(paths.collect())
    }

    /// Reads the manifest of the last build; empty where there is none or its form is not known.
    pub(super) fn read(output: &Path) -> Result<Self, DiskError> {
        let path = output.join(OWN_FOLDER).join("manifest");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(DiskError::at(&path)(error)),
        };
        let mut lines = text.lines();
        let is_known = lines.next() == Some(HEADER);
        Ok(Self(
            lines
                .filter(|line| is_known && is_below(line))
                .map(str::to_owned)
                .collect(),
        ))
    }

    /// Writes the manifest, unless it is there already: beside it, then over it.
    pub(super) fn write(&self, output: &Path) -> Result<(), DiskError> {
        let folder = output.join(OWN_FOLDER);
        let (path, new) = (folder.join("manifest"), folder.join("manifest.new"));
        let mut text = String::from(HEADER);
        for line in &self.0 {
            text.push('\n');
            text.push_str(line);
        }
        text.push('\n');
        if fs::read_to_string(&path).is_ok_and(|before| before == text) {
            return Ok(());
        }
        fs::create_dir_all(&folder).map_err(DiskError::at(&folder))?;
        fs::write(&new, text).map_err(DiskError::at(&new))?;
        fs::rename(&new, &path).map_err(DiskError::at(&path))
    }

    /// Whether nothing is known to be ours.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The paths of both.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// The paths that `other` does not have.
    pub(super) fn without<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a str> {
        self.0.difference(&other.0).map(String::as_str)
    }

    /// All paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The paths below a folder.
    pub(super) fn below(&self, folder: &str) -> impl Iterator<Item = &str> {
        let start = format!("{folder}/");
        self.0
            .iter()
            .map(String::as_str)
            .filter(move |path| path.starts_with(&start))
    }

    /// Whether a file of this path is ours.
    pub(super) fn contains(&self, path: &str) -> bool {
        self.0.contains(path)
    }
}

/// Whether a line names a file below the output; a manifest may have been edited by hand.
fn is_below(line: &str) -> bool {
    !line.is_empty()
        && line
            .split('/')
            .all(|part| !part.is_empty() && part != ".." && !part.contains('\\'))
}
