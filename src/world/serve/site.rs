//! A site as the preview shows it: files made when they are asked for, pages with the live script.

use crate::base::{Diagnostic, SourcePath};
use crate::site::{Artifact, Prepared, Unpublished};
use crate::world::host::photo_cache::PhotoCache;
use crate::world::host::pictures;
use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A whole site. It never changes: the next one replaces it.
pub(super) struct Site {
    prepared: Prepared,
    root: PathBuf,
    media: BTreeMap<SourcePath, PathBuf>,
    session: Session,
    version: u64,
    /// Files that were made already, by path.
    made: Mutex<HashMap<String, Arc<[u8]>>>,
}

/// What all sites of one preview share.
#[derive(Clone)]
pub(super) struct Session {
    /// Photos that were made already, for this site or one before.
    pub(super) photos: Arc<PhotoCache>,
    /// The secret that pages send to be notified of changes.
    pub(super) token: String,
}

/// What a path of the site is.
pub(super) enum SiteFile {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// A file of the disk, inside the folder of the site.
    Disk(PathBuf),
    /// The message of a template that failed on this page only.
    Failed(String),
}

impl Site {
    /// The site of number `version` that was prepared from the folder `root`.
    pub(super) fn new(
        prepared: Prepared,
        (root, media): (&Path, BTreeMap<SourcePath, PathBuf>),
        session: Session,
        version: u64,
    ) -> Self {
        Self {
            prepared,
            root: root.to_owned(),
            media,
            session,
            version,
            made: Mutex::default(),
        }
    }

    /// The path the site lies under, with `/` at both ends.
    pub(super) fn path(&self) -> &str {
        self.prepared.config().base_url.path()
    }

    /// The number of this site, counted from 1.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// The path, in a browser, of the page that a file of the sources makes.
    pub(super) fn href_of(&self, source: &SourcePath) -> Option<String> {
        let url = self.prepared.url_of(source)?;
        Some(format!("{}{}", self.path(), url.encoded()))
    }

    /// The paths, in a browser, of all style sheets.
    pub(super) fn styles(&self) -> Vec<String> {
        let styles = self
            .prepared
            .asset_paths()
            .filter(|path| path.ends_with(".css"));
        styles
            .map(|path| format!("{}{path}", self.path()))
            .collect()
    }

    /// The file at a path below the site; `None` where there is none.
    pub(super) fn file(&self, path: &str) -> Option<SiteFile> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = made.get(path) {
            return Some(SiteFile::Bytes(bytes.clone()));
        }
        drop(made);
        let bytes = match self.prepared.artifact(path)? {
            Ok(Artifact::Bytes(bytes)) => bytes,
            Ok(Artifact::Media(source)) => return self.on_disk(&source).map(SiteFile::Disk),
            Ok(Artifact::Photo(source, width)) => {
                return self.photo(path, &source, width);
            }
            Ok(Artifact::Card(card)) => match card.png() {
                Ok(bytes) => bytes,
                Err(problem) => return Some(failed(&problem)),
            },
            Err(problem) => return Some(failed(&problem)),
        };
        let bytes: Arc<[u8]> = if path.ends_with(".html") {
            self.live(path, &bytes).into()
        } else {
            bytes.into()
        };
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(path.to_owned(), bytes.clone());
        Some(SiteFile::Bytes(bytes))
    }

    /// A photo, made when it is asked for; where it cannot be made, its file as it is.
    fn photo(&self, path: &str, source: &SourcePath, width: Option<u32>) -> Option<SiteFile> {
        let made = self.session.photos.get(path).filter(|_| width.is_some());
        if let Some(bytes) = made {
            return Some(SiteFile::Bytes(bytes));
        }
        let file = self.on_disk(source)?;
        let Ok(bytes) = pictures::make(source, &file, width) else {
            return Some(SiteFile::Disk(file));
        };
        let bytes: Arc<[u8]> = bytes.into();
        if width.is_some() {
            self.session.photos.keep(path, bytes.clone());
        }
        Some(SiteFile::Bytes(bytes))
    }

    /// The path on disk of a media file, unless a link leads out of the site since it was read.
    fn on_disk(&self, source: &SourcePath) -> Option<PathBuf> {
        let real = self.media.get(source)?.canonicalize().ok()?;
        let root = self.root.canonicalize().ok()?;
        real.starts_with(root).then_some(real)
    }

    /// The page for an unknown address, with the addresses most like it.
    pub(super) fn not_found(&self, address: &str) -> Vec<u8> {
        let Some(SiteFile::Bytes(page)) = self.file("404.html") else {
            return Vec::new();
        };
        let near = self.prepared.near(address);
        let link = |url: &&crate::plan::Url| {
            let shown = ammonia::clean_text(&format!("{}{url}", self.path()));
            format!(
                "<li><a href=\"{}{}\">{shown}</a></li>\n",
                self.path(),
                url.encoded()
            )
        };
        let list: String = near.iter().map(link).collect();
        let list = format!("<ul class=\"near\">\n{list}</ul>\n");
        insert(&page, "</main>", &list)
    }

    /// A page with the script that updates it.
    fn live(&self, path: &str, page: &[u8]) -> Vec<u8> {
        let mark = match self.prepared.unpublished(path) {
            Some(Unpublished::Draft) => " data-draft".to_owned(),
            Some(Unpublished::Embargoed(until)) => format!(" data-embargo=\"{until}\""),
            None => String::new(),
        };
        insert(
            page,
            "</head>",
            &script(self.path(), &self.session.token, self.version, &mark),
        )
    }
}

/// The answer where a file could not be made.
fn failed(problem: &Diagnostic) -> SiteFile {
    let message = &problem.message;
    SiteFile::Failed(format!("{}\n{}\n", message.ko, message.en))
}

/// The script of a page of the site of number `version`.
pub(super) fn script(path: &str, token: &str, version: u64, mark: &str) -> String {
    format!(
        "<script src=\"{path}_ondo/preview.js\" data-live=\"{path}_ondo/live?{token}\" \
         data-style=\"{path}_ondo/preview.css\" data-version=\"{version}\"{mark} defer></script>\n"
    )
}

/// A page with `more` inserted before the first `tag`, or at its end where a theme has none.
fn insert(page: &[u8], tag: &str, more: &str) -> Vec<u8> {
    let at = page
        .windows(tag.len())
        .position(|part| part == tag.as_bytes());
    let at = at.unwrap_or(page.len());
    [&page[..at], more.as_bytes(), &page[at..]].concat()
}
