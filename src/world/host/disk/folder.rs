//! The folder of a site as sources in memory. Knows nothing of what records say.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::error::DiskError;
use super::reader::FileReader;
use super::seen::{Seen, SeenFiles, index_of};
use super::walk::{config_file, files_below, is_leftover, is_markdown, source_path};
use crate::base::SourcePath;
use crate::content::{CONFIG_FILE, SourceFile, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A site as it is on the disk.
#[derive(Clone, Debug, Default)]
pub(in crate::world) struct Folder {
    /// What it holds.
    pub(in crate::world) sources: Sources,
    /// The path on disk of each media file, where its name may be in NFD.
    pub(in crate::world) media: BTreeMap<SourcePath, PathBuf>,
    /// The path on disk of each record and of the settings.
    pub(in crate::world) records: BTreeMap<SourcePath, PathBuf>,
    /// Symbolic links that are broken or lead out of the site; they are left out.
    pub(in crate::world) skipped: Vec<PathBuf>,
    /// Every file as it was when it was read, sorted by path.
    seen: SeenFiles,
}

impl Folder {
    fn seen(&self, path: &SourcePath) -> Option<&Seen> {
        index_of(&self.seen, path).map(|at| &self.seen[at].1)
    }

    /// Whether a file is an empty text.
    pub(in crate::world) fn is_empty(&self, path: &SourcePath) -> bool {
        let bytes = self.seen(path).and_then(|seen| seen.bytes.as_ref());
        bytes.is_some_and(|bytes| bytes.is_empty())
    }

    /// The folder with only these files read again, and which of them changed. `None` unless all
    /// are texts that were there before.
    pub(in crate::world) fn with(
        &self,
        root: &Path,
        files: &[PathBuf],
    ) -> Option<(Self, Vec<SourcePath>)> {
        let reader = FileReader::new(&self.seen);
        let (mut folder, mut changes) = (self.clone(), BTreeSet::new());
        for file in files.iter().filter(|file| !is_leftover(file)) {
            let path = source_path(root, file).ok()?;
            let at = index_of(&self.seen, &path);
            let at = at.filter(|at| self.seen[*at].1.bytes.is_some())?;
            if !fs::symlink_metadata(file).ok()?.is_file() {
                return None;
            }
            let mut seen = SeenFiles::new();
            let read = reader.load(&[(path.clone(), file.clone())], &mut seen);
            let bytes = read.ok()?.pop()?.bytes;
            if !seen[0].1.is_same(&self.seen[at].1) {
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

    /// The files that were added, removed or changed since `before`, sorted by path.
    pub(in crate::world) fn changes(&self, before: &Self) -> Vec<SourcePath> {
        let came = self.seen.iter().filter(|(path, now)| {
            let then = before.seen(path);
            !then.is_some_and(|then| now.is_same(then))
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

/// Reads the site at `root`. A site without `content/` or `themes/` has none of either.
pub(in crate::world) fn read(root: &Path) -> Result<Folder, DiskError> {
    read_again(root, &Folder::default())
}

/// Reads the site at `root`, except files that have not been written since `before`: they keep
/// their allocation of bytes. So do files that were written with the same content.
pub(in crate::world) fn read_again(root: &Path, before: &Folder) -> Result<Folder, DiskError> {
    let root = root.canonicalize().map_err(DiskError::at(root))?;
    let reader = FileReader::new(&before.seen);
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

/// Reads only the settings of the site at `root`.
pub(in crate::world) fn read_settings(root: &Path) -> Option<SourceFile> {
    let bytes = fs::read(root.join(CONFIG_FILE)).ok()?;
    Some(SourceFile {
        path: SourcePath::new(CONFIG_FILE),
        bytes: bytes.into(),
    })
}
