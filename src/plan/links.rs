//! What the links in bodies mean, and which of them lead nowhere.

use super::page::{Page, Plan, documents};
use super::problems;
use super::url::Url;
use crate::base::korean::nearest;
use crate::base::{Diagnostic, SourcePath};
use crate::content::document::Media;
use crate::content::markdown::Reference;
use crate::content::{Document, Kind, MediaFile, Name, Parsed};
use crate::model::Archive;
use std::collections::{BTreeMap, BTreeSet};

/// Where a link of a body leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a page of the site, and perhaps to a place on it.
    Page(Page, Option<String>),
    /// To a file that is copied.
    File(Url),
    /// To a record that is not published: the words stay, the link goes.
    Hidden,
    /// Out of the site, or to a place on the same page.
    Elsewhere,
}

/// Everything a link can lead to.
#[derive(Clone, Debug)]
pub struct Links {
    pages: BTreeMap<Name, Page>,
    addresses: BTreeMap<String, Page>,
    media: BTreeSet<SourcePath>,
    /// The name of every file, with the ids of its headings where it could be read.
    headings: BTreeMap<Name, Option<BTreeSet<String>>>,
}

impl Links {
    /// Collects what there is. `files` are all files, broken and hidden ones too: a link to one of
    /// those is no mistake of the one who wrote the link.
    #[must_use]
    pub fn new<'a>(
        archive: &Archive,
        plan: &Plan,
        media: &[MediaFile],
        files: impl Iterator<Item = &'a Parsed>,
    ) -> Self {
        let headings = |document: &Document| {
            document
                .body
                .outline
                .headings
                .iter()
                .map(|heading| heading.id.clone())
                .collect()
        };
        Self {
            pages: documents(archive)
                .map(|(page, document)| (document.name.clone(), page))
                .collect(),
            addresses: plan
                .pages()
                .map(|(page, url)| (url.as_str().to_owned(), page))
                .collect(),
            media: media.iter().map(|file| file.path.clone()).collect(),
            headings: files
                .filter_map(|file| {
                    Some((file.claims.clone()?, file.document.as_deref().map(headings)))
                })
                .collect(),
        }
    }

    /// What `target` means when it is written in `document`; `None` when it leads nowhere.
    ///
    /// A target is an address with a scheme; the path of a record (`../cases/a.md`) or a media file,
    /// from the folder of the document or, with a `/` before it, from `content/`; the kind and id
    /// of a record (`cases/a`); or an address of the site (`/thermometer/`). `#` names a heading.
    #[must_use]
    pub fn resolve(&self, document: &Document, target: &str) -> Option<Target> {
        if is_elsewhere(target) {
            return Some(Target::Elsewhere);
        }
        let (path, anchor) = parts(target);
        if let Some(file) = self.media(document, &path) {
            return Some(Target::File(file));
        }
        if let Some(name) = self.record(document, &path) {
            return Some(
                self.pages
                    .get(&name)
                    .map_or(Target::Hidden, |page| Target::Page(*page, anchor)),
            );
        }
        let address = path.strip_prefix('/')?;
        let page = self
            .addresses
            .get(address)
            .or_else(|| self.addresses.get(&format!("{address}/")))?;
        Some(Target::Page(*page, anchor))
    }

    /// The record a path or an id names, whether or not it is published.
    fn record(&self, document: &Document, path: &str) -> Option<Name> {
        let name = if path.ends_with(".md") {
            Name::of(&joined(document.path.folder(), path)?)
        } else {
            Name::of(&SourcePath::new(&format!(
                "content/{}.md",
                path.trim_matches('/')
            )))
        };
        name.filter(|name| self.headings.contains_key(name))
    }

    /// The address of the file a media path of `document` names; `None` when there is none.
    #[must_use]
    pub fn media(&self, document: &Document, path: &str) -> Option<Url> {
        self.file(document, path).map(published)
    }

    /// The media file a path of `document` names; `None` when there is none.
    fn file(&self, document: &Document, path: &str) -> Option<&SourcePath> {
        self.media.get(&joined(document.path.folder(), path)?)
    }

    /// The media files that published records name. Others stay home: they may belong to a draft.
    #[must_use]
    pub fn named_media(&self, archive: &Archive) -> Vec<SourcePath> {
        let named = documents(archive).flat_map(|(_, document)| {
            let linked = document.body.outline.references();
            let linked = linked.filter_map(|link| self.file(document, &parts(&link.target).0));
            let shown = document.common.media.iter().flat_map(Media::files);
            linked.chain(shown.filter_map(|file| self.file(document, &file.value)))
        });
        named
            .collect::<BTreeSet<_>>()
            .into_iter()
            .cloned()
            .collect()
    }

    /// Reports every link, image and media file of these documents that leads nowhere.
    pub fn check<'a>(&self, documents: impl Iterator<Item = &'a Document>) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for document in documents {
            let links = document.body.outline.references();
            problems.extend(links.filter_map(|link| self.check_link(document, link)));
            let files = document.common.media.iter().flat_map(Media::files);
            let missing = files.filter(|file| self.file(document, &file.value).is_none());
            problems.extend(missing.map(|file| problems::missing_media(&file.value, &file.place)));
        }
        problems
    }

    fn check_link(&self, document: &Document, link: &Reference) -> Option<Diagnostic> {
        let place = || document.body.place(&document.path, &link.span);
        let (path, anchor) = parts(&link.target);
        let name = match self.resolve(document, &link.target) {
            None => {
                let ids = self.headings.keys().map(|name| name.id.as_str());
                let wanted = wanted_id(&link.target);
                let near = nearest(&wanted, ids).map(|near| link.target.replace(&wanted, near));
                return Some(problems::broken_link(
                    &link.target,
                    &place(),
                    near.as_deref(),
                ));
            }
            Some(Target::Elsewhere) if path.is_empty() => document.name.clone(),
            Some(Target::Page(..)) => self.record(document, &path)?,
            Some(_) => return None,
        };
        let anchor = anchor.filter(|anchor| !anchor.is_empty())?;
        let headings = self
            .headings
            .get(&name)?
            .as_ref()
            .filter(|headings| !headings.contains(&anchor))?;
        Some(problems::broken_anchor(
            &anchor,
            &place(),
            nearest(&anchor, headings.iter().map(String::as_str)),
        ))
    }
}

/// Whether a target leads out of the site or to a place on the same page.
fn is_elsewhere(target: &str) -> bool {
    target.starts_with('#')
        || target
            .split(['/', '?', '#'])
            .next()
            .is_some_and(|part| part.contains(':'))
}

/// A target as path and anchor, both without percent signs.
fn parts(target: &str) -> (String, Option<String>) {
    match target.split_once('#') {
        Some((path, anchor)) => (percent_decoded(path), Some(percent_decoded(anchor))),
        None => (percent_decoded(target), None),
    }
}

/// The part of a broken target that is compared with the ids there are.
fn wanted_id(target: &str) -> String {
    let path = target.split('#').next().unwrap_or(target);
    let path = path.trim_end_matches(".md").trim_start_matches(['.', '/']);
    let folder = Kind::ALL
        .iter()
        .find_map(|kind| path.strip_prefix(kind.as_str())?.strip_prefix('/'));
    folder.unwrap_or(path).to_owned()
}

/// The address at which a media file is published: its path below `content/`.
#[must_use]
pub fn published(file: &SourcePath) -> Url {
    Url::file(
        file.as_str()
            .strip_prefix("content/")
            .unwrap_or(file.as_str()),
    )
}

/// A path written in a file of `folder`; `None` when it leaves `content/`.
fn joined(folder: &str, path: &str) -> Option<SourcePath> {
    let (start, path) = match path.strip_prefix('/') {
        Some(path) => ("content", path),
        None => (folder, path),
    };
    let mut parts: Vec<&str> = start.split('/').collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    (parts.first() == Some(&"content")).then(|| SourcePath::new(&parts.join("/")))
}

fn percent_decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}
