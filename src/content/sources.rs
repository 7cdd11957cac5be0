//! The folder of a site as plain data: the files and where they are. Knows no disk.

use crate::base::{Date, Digest, SourcePath};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text file of the site, as its bytes.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it is, below the root of the site.
    pub path: SourcePath,
    /// Its contents; not necessarily UTF-8. Shared with what is kept for the next run: while a file
    /// has not changed, these are the very same bytes.
    pub bytes: Arc<[u8]>,
}

/// A photo, video or document that lies beside the records. It is copied, never loaded whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFile {
    /// Where it is, below the root of the site.
    pub path: SourcePath,
    /// Its size in bytes.
    pub size: u64,
    /// What it shows.
    pub picture: Picture,
}

/// What a media file shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// No photo: a document, a film, a drawing.
    None,
    /// A photo that cannot be read.
    Broken,
    /// A photo.
    Photo(Photo),
}

/// A photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What its file holds.
    pub digest: Digest,
}

/// The days a file came into the history of the site and was last changed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// The day it came in.
    pub added: Date,
    /// The day of its last change.
    pub changed: Date,
}

/// When each file came and was changed, as far as its history is known.
pub type History = BTreeMap<SourcePath, Lifetime>;

/// Everything a site is made of. Each list is in the order of the paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `ondo.yaml`, where there is one.
    pub config: Option<SourceFile>,
    /// The Markdown files below `content/`.
    pub records: Vec<SourceFile>,
    /// All other files below `content/`.
    pub media: Vec<MediaFile>,
    /// The files below `themes/`, which replace or add to those in the binary.
    pub theme: Vec<SourceFile>,
    /// The history of the records, if the caller asked for it.
    pub history: History,
}

impl Sources {
    /// The text of a file, where it is UTF-8.
    #[must_use]
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        let settings = self.config.as_slice();
        let file = [&self.records, &self.theme, settings]
            .into_iter()
            .find_map(|files| {
                let at = files.binary_search_by(|file| file.path.cmp(path)).ok()?;
                files.get(at)
            })?;
        std::str::from_utf8(&file.bytes).ok()
    }
}

#[cfg(test)]
impl Sources {
    /// A site written as one text: each file begins with a line `== path`.
    pub(crate) fn of(site: &str) -> Self {
        let mut sources = Self::default();
        for part in site.split("== ").skip(1) {
            let (path, text) = part.split_once('\n').expect("a path and a text");
            let file = SourceFile {
                path: SourcePath::new(path.trim()),
                bytes: text.as_bytes().into(),
            };
            match path.trim() {
                "ondo.yaml" => sources.config = Some(file),
                path if path.ends_with(".md") => sources.records.push(file),
                path if path.starts_with("themes/") => sources.theme.push(file),
                _ => sources.media.push(MediaFile {
                    path: file.path,
                    size: text.len() as u64,
                    picture: Picture::None,
                }),
            }
        }
        sources.records.sort_by(|a, b| a.path.cmp(&b.path));
        sources.theme.sort_by(|a, b| a.path.cmp(&b.path));
        sources
    }
}
