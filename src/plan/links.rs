//! What the links in bodies mean, and which of them lead nowhere.

use super::addresses::Plan;
use super::page::Page;
use super::paths::{is_elsewhere, joined, parts, percent_decoded, published, wanted_id};
use super::problems;
use super::url::Url;
use crate::base::korean::nearest;
use crate::base::{Diagnostic, SourcePath, file_name, normal_path};
use crate::content::body::Reference;
use crate::content::{
    Body, Document, MediaFile, MentionKind, MenuItem, Name, Parsed, Picture, RecordKind,
};
use crate::model::Archive;
use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where a link of a body leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
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
    /// The records of each kind by id, published or not.
    pub(super) records: BTreeMap<RecordKind, HashMap<String, LinkedRecord>>,
    pub(super) addresses: HashMap<Url, Page>,
    /// The files that are neither pages nor media.
    pub(super) files: Vec<Url>,
    pub(super) media: HashMap<SourcePath, MediaFile>,
}

/// What is known of a record that a link may name.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkedRecord {
    /// Its page, where it is published.
    pub(super) page: Option<Page>,
    /// Its body, where it could be read.
    pub(super) body: Option<Arc<Body>>,
    /// The bodies of its translations.
    pub(super) translations: Vec<Arc<Body>>,
}

impl LinkedRecord {
    /// The headings that a link may name, in whichever language.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> + Clone {
        let bodies = self.body.iter().chain(&self.translations);
        bodies.flat_map(|body| headings(body))
    }
}

fn headings(body: &Body) -> impl Iterator<Item = &str> + Clone {
    let headings = body.outline.headings.iter();
    headings.map(|heading| heading.id.as_str())
}

/// The result of following the links of a document.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// Those that lead nowhere.
    pub problems: Vec<Diagnostic>,
    /// The media files it names.
    pub media: Vec<SourcePath>,
    /// The names of files that it names and that are not there.
    pub missing: Vec<String>,
    /// Whether it is published. Otherwise its files are not: they may belong to a draft, or were
    /// withdrawn.
    pub is_published: bool,
}

/// What a target was found to mean.
enum Resolved<'l> {
    Elsewhere,
    File(&'l MediaFile),
    Made(&'l Url),
    Record(&'l LinkedRecord),
    Page(Page),
}

impl Links {
    /// Collects what there is. `files` are all files, broken and hidden ones too: a link to one of
    /// those is no mistake of the one who wrote the link. `translations` are those of the records.
    #[must_use]
    pub fn new<'a, 't>(
        archive: &Archive,
        plan: &Plan,
        media: &[MediaFile],
        files: impl Iterator<Item = &'a Parsed>,
        translations: impl Iterator<Item = &'t Arc<Document>>,
    ) -> Self {
        let mut records: BTreeMap<RecordKind, HashMap<String, LinkedRecord>> = BTreeMap::new();
        for file in files {
            let Some(name) = &file.claims else { continue };
            let record = LinkedRecord {
                page: None,
                body: file.document.as_ref().map(|document| document.body.clone()),
                translations: Vec::new(),
            };
            let of_kind = records.entry(name.kind).or_default();
            of_kind.insert(name.id.clone(), record);
        }
        for (id, head) in archive.records() {
            let of_kind = records.get_mut(&head.name.kind);
            if let Some(record) = of_kind.and_then(|records| records.get_mut(&head.name.id)) {
                record.page = Some(Page::of(id));
            }
        }
        for document in translations {
            let of_kind = records.get_mut(&document.name.kind);
            if let Some(record) = of_kind.and_then(|records| records.get_mut(&document.name.id)) {
                record.translations.push(document.body.clone());
            }
        }
        Self {
            records,
            addresses: plan
                .pages()
                .map(|(page, url)| (url.clone(), page))
                .collect(),
            files: plan.files().to_vec(),
            media: media
                .iter()
                .map(|file| (file.path.clone(), file.clone()))
                .collect(),
        }
    }

    /// What `target` means when it is written in the file `from`; `None` when it leads nowhere.
    ///
    /// A target is an address with a scheme; the path of a record (`../cases/a.md`) or a media
    /// file, from the folder of that file or, with a `/` before it, from `content/`; the kind and
    /// id of a record (`cases/a`); or an address of the site (`/thermometer/`). `#` names a
    /// heading.
    #[must_use]
    pub fn resolve(&self, from: &SourcePath, target: &str) -> Option<LinkTarget> {
        let (path, anchor) = parts(target);
        let page = match self.find(from, target, &path)? {
            Resolved::Elsewhere => return Some(LinkTarget::Elsewhere),
            Resolved::File(file) => return Some(LinkTarget::File(published(&file.path))),
            Resolved::Made(url) => return Some(LinkTarget::File(url.clone())),
            Resolved::Record(record) => record.page,
            Resolved::Page(page) => Some(page),
        };
        Some(page.map_or(LinkTarget::Hidden, |page| {
            LinkTarget::Page(page, anchor.map(Cow::into_owned))
        }))
    }

    fn find(&self, from: &SourcePath, target: &str, path: &str) -> Option<Resolved<'_>> {
        if is_elsewhere(target) {
            return Some(Resolved::Elsewhere);
        }
        if let Some(file) = self.file(from, path) {
            return Some(Resolved::File(file));
        }
        if let Some(record) = self.record(from, path) {
            return Some(Resolved::Record(record));
        }
        self.at(path.strip_prefix('/')?)
    }

    /// What stands at an address of the site, with or without a `/` at its end.
    fn at(&self, address: &str) -> Option<Resolved<'_>> {
        let page = self.addresses.get(address);
        let page = page.or_else(|| self.addresses.get(&*format!("{address}/")));
        let file = || self.files.iter().find(|url| url.as_str() == address);
        let page = page.map(|page| Resolved::Page(*page));
        page.or_else(|| file().map(Resolved::Made))
    }

    /// The items of a menu that lead nowhere.
    #[must_use]
    pub fn follow_menu(&self, menu: &[MenuItem]) -> Vec<Diagnostic> {
        let path = |item: &MenuItem| {
            let path = item.path.value.split(['?', '#']).next();
            percent_decoded(path.unwrap_or_default()).into_owned()
        };
        let is_broken =
            |item: &&MenuItem| !is_elsewhere(&item.path.value) && self.at(&path(item)).is_none();
        let broken = menu.iter().filter(is_broken);
        let problem = |item: &MenuItem| problems::broken_menu(&item.path.value, &item.path.place);
        broken.map(problem).collect()
    }

    /// The record a path or an id names, whether or not it is published.
    fn record(&self, from: &SourcePath, path: &str) -> Option<&LinkedRecord> {
        let path = match path.ends_with(".md") {
            true => joined(from.folder(), path)?,
            false => normal_path(&format!("content/{}.md", path.trim_matches('/'))).into_owned(),
        };
        let (kind, id) = Name::read(&path)?;
        self.records.get(&kind)?.get(id)
    }

    /// The media file that a link or image of a body leads to, where it is one.
    #[must_use]
    pub fn photo(&self, from: &SourcePath, target: &str) -> Option<&MediaFile> {
        self.file(from, &parts(target).0)
    }

    /// The media file that a path written in the file `from` names; `None` when there is none.
    #[must_use]
    pub fn file(&self, from: &SourcePath, path: &str) -> Option<&MediaFile> {
        // Most links name records, and no record is a media file.
        if path.ends_with(".md") || self.media.is_empty() {
            return None;
        }
        self.media.get(&*joined(from.folder(), path)?)
    }

    /// Follows every link, image and media file of a record, even where no document could be made
    /// of it.
    #[must_use]
    pub fn follow(&self, file: &Parsed) -> Followed {
        let mut followed = Followed::default();
        let Some(body) = &file.body else {
            return followed;
        };
        self.follow_body(body, &mut followed);
        for name in file.named(MentionKind::File) {
            match self.file(&body.path, &name.value) {
                Some(found) => {
                    followed.media.push(found.path.clone());
                    if found.picture == Picture::Broken {
                        let problem = problems::broken_photo(&name.value, &name.place);
                        followed.problems.push(problem);
                    }
                }
                None => {
                    let problem = problems::missing_media(&name.value, &name.place);
                    followed.problems.push(problem);
                    followed.missing.push(file_name(&name.value).to_owned());
                }
            }
        }
        let document = file.document.as_deref();
        followed.is_published = document.is_some_and(|document| self.is_published(document));
        followed
    }

    /// Follows every link and image of a translated body. The rest came from two files, and its
    /// media are checked with the original.
    #[must_use]
    pub fn follow_translation(&self, document: &Document) -> Followed {
        let mut followed = Followed::default();
        if document.body_language.is_some() {
            self.follow_body(&document.body, &mut followed);
            followed.is_published = self.is_published(document);
        }
        followed
    }

    fn follow_body(&self, body: &Body, followed: &mut Followed) {
        for link in body.outline.references() {
            match self.check_link(body, link) {
                Ok(file) => followed.media.extend(file.cloned()),
                Err(problem) => {
                    followed.problems.push(*problem);
                    followed.missing.push(file_name(&link.target).to_owned());
                }
            }
        }
    }

    fn is_published(&self, document: &Document) -> bool {
        let of_kind = self.records.get(&document.name.kind);
        let record = of_kind.and_then(|records| records.get(&document.name.id));
        let page = record.and_then(|record| record.page);
        page.is_some() && document.withdrawal.is_none()
    }

    /// The media file a link leads to, if it is one.
    fn check_link(
        &self,
        body: &Body,
        link: &Reference,
    ) -> Result<Option<&SourcePath>, Box<Diagnostic>> {
        let place = || body.place(&link.span);
        let (path, anchor) = parts(&link.target);
        let found = self.find(&body.path, &link.target, &path);
        let Some(found) = found else {
            let wanted = wanted_id(&link.target);
            let near = nearest(&wanted, self.ids().into_iter());
            let near = near.map(|near| link.target.replace(&wanted, near));
            let problem = problems::broken_link(&link.target, &place(), near.as_deref());
            return Err(Box::new(problem));
        };
        if let Resolved::File(file) = found {
            return match file.picture {
                Picture::Broken => Err(Box::new(problems::broken_photo(&path, &place()))),
                Picture::None | Picture::Photo(_) => Ok(Some(&file.path)),
            };
        }
        let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else {
            return Ok(None);
        };
        let headings: Vec<&str> = match found {
            Resolved::Elsewhere if path.is_empty() => headings(body).collect(),
            Resolved::Record(record) if record.page.is_some() && record.body.is_some() => {
                record.headings().collect()
            }
            _ => return Ok(None),
        };
        if headings.contains(&&*anchor) {
            return Ok(None);
        }
        let near = nearest(&anchor, sorted(&mut headings.iter().copied()).into_iter());
        let problem = problems::broken_anchor(&anchor, &place(), near, &headings);
        Err(Box::new(problem))
    }

    /// The ids of all records, kind by kind, each kind in order.
    fn ids(&self) -> Vec<&str> {
        let kinds = self.records.values();
        kinds
            .flat_map(|records| sorted(&mut records.keys().map(String::as_str)))
            .collect()
    }
}

/// Texts in order, so that of two near ones always the same is named.
fn sorted<'t>(texts: &mut dyn Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    texts
}
