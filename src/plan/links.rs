//! What the links in bodies mean, and which of them lead nowhere.

use super::page::{Page, Plan, documents};
use super::problems;
use super::url::Url;
use crate::base::korean::nearest;
use crate::base::{Diagnostic, SourcePath};
use crate::content::markdown::Reference;
use crate::content::{Document, Kind, MediaFile, Name};
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
    records: BTreeMap<Name, Page>,
    headings: BTreeMap<Page, BTreeSet<String>>,
    media: BTreeSet<SourcePath>,
    claimed: BTreeSet<Name>,
    addresses: BTreeMap<String, Page>,
}

impl Links {
    /// Collects what there is. `claimed` are the names of all files, broken and hidden ones too.
    #[must_use]
    pub fn new<'a>(
        archive: &Archive,
        plan: &Plan,
        media: &[MediaFile],
        claimed: impl Iterator<Item = &'a Name>,
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
            records: documents(archive)
                .map(|(page, document)| (document.name.clone(), page))
                .collect(),
            headings: documents(archive)
                .map(|(page, document)| (page, headings(document)))
                .collect(),
            media: media.iter().map(|file| file.path.clone()).collect(),
            claimed: claimed.cloned().collect(),
            addresses: plan
                .pages()
                .map(|(page, url)| (url.as_str().to_owned(), page))
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
        if target.starts_with('#')
            || target
                .split(['/', '?', '#'])
                .next()
                .is_some_and(|part| part.contains(':'))
        {
            return Some(Target::Elsewhere);
        }
        let decoded = percent_decoded(target);
        let (path, anchor) = match decoded.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor.to_owned())),
            None => (decoded.as_str(), None),
        };
        let file = joined(document.path.folder(), path);
        if let Some(file) = file.as_ref().filter(|file| self.media.contains(*file)) {
            return Some(Target::File(published(file)));
        }
        let from_file = || file.as_ref().and_then(Name::of);
        let from_id = || {
            Name::of(&SourcePath::new(&format!(
                "content/{}.md",
                path.trim_matches('/')
            )))
        };
        let name = if path.ends_with(".md") {
            from_file()
        } else {
            from_id()
        };
        if let Some(page) = name.as_ref().and_then(|name| self.records.get(name)) {
            return Some(Target::Page(*page, anchor));
        }
        if name.is_some_and(|name| self.claimed.contains(&name)) {
            return Some(Target::Hidden);
        }
        let address = path.strip_prefix('/')?;
        let page = self
            .addresses
            .get(address)
            .or_else(|| self.addresses.get(&format!("{address}/")))?;
        Some(Target::Page(*page, anchor))
    }

    /// The file a media path of `document` names; `None` when there is none.
    #[must_use]
    pub fn media(&self, document: &Document, path: &str) -> Option<Url> {
        let file = joined(document.path.folder(), path)?;
        self.media.contains(&file).then(|| published(&file))
    }

    /// Reports every link, image and media file of the archive that leads nowhere.
    #[must_use]
    pub fn check(&self, archive: &Archive) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for (page, document) in documents(archive) {
            let outline = &document.body.outline;
            for link in outline.links.iter().chain(&outline.images) {
                problems.extend(self.check_link(page, document, link));
            }
            for media in &document.common.media {
                let files = [
                    Some(&media.file),
                    media.transcript.as_ref(),
                    media.captions.as_ref(),
                ];
                for file in files.into_iter().flatten() {
                    if self.media(document, &file.value).is_none() {
                        problems.push(problems::missing_media(&file.value, &file.place));
                    }
                }
            }
        }
        problems
    }

    fn check_link(&self, page: Page, document: &Document, link: &Reference) -> Option<Diagnostic> {
        let place = document.body.place(&document.path, &link.span);
        let (page, anchor) = match self.resolve(document, &link.target) {
            None => {
                let ids = self.records.keys().map(|name| name.id.as_str());
                let wanted = wanted_id(&link.target);
                let near = nearest(&wanted, ids).map(|near| link.target.replace(&wanted, near));
                return Some(problems::broken_link(&link.target, &place, near.as_deref()));
            }
            Some(Target::Page(page, Some(anchor))) => (page, anchor),
            Some(Target::Elsewhere) if link.target.starts_with('#') => {
                (page, percent_decoded(&link.target[1..]))
            }
            Some(_) => return None,
        };
        let headings = self.headings.get(&page)?;
        if anchor.is_empty() || headings.contains(&anchor) {
            return None;
        }
        Some(problems::broken_anchor(
            &anchor,
            &place,
            nearest(&anchor, headings.iter().map(String::as_str)),
        ))
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

/// The address at which a media file is published.
pub(super) fn published(file: &SourcePath) -> Url {
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
