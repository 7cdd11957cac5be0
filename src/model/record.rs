//! What all records share, whatever their kind.

use crate::base::{Date, SourcePath};
use crate::content::{
    self, Body, Document, Extra, Language, License, MediaKind, Name, OldAddress, Slug, SourceKind,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What all records share.
#[derive(Clone, Debug)]
pub struct Head {
    /// The file; in another language that of the translation, where there is one.
    pub path: SourcePath,
    /// Its kind and id.
    pub name: Name,
    /// Its title.
    pub title: String,
    /// What its title is sorted by in a Korean index.
    pub title_key: (u8, String),
    /// What it says, in a sentence.
    pub summary: Option<String>,
    /// Whether it is unfinished; then only a preview shows it.
    pub is_draft: bool,
    /// The moment before which it is not published.
    pub publish_at: Option<jiff::Timestamp>,
    /// The day it was last changed, where the record says so.
    pub updated: Option<Date>,
    /// The language it is written in, where not the site's.
    pub language: Option<Language>,
    /// Words to find it by, in the language of the original.
    pub tags: Vec<String>,
    /// The last part of its address, where not that of its id.
    pub slug: Option<Slug>,
    /// Its licence, where not the site's.
    pub license: Option<License>,
    /// Where its facts are from.
    pub sources: Vec<Source>,
    /// The files shown or offered with it.
    pub media: Vec<Media>,
    /// Editors' notes.
    pub notes: Vec<String>,
    /// Its identifiers in other registers, by register.
    pub identifier: BTreeMap<String, String>,
    /// Free values for themes.
    pub extra: Extra,
    /// Old addresses that redirect to it, the oldest first.
    pub aliases: Vec<OldAddress>,
    /// Its text.
    pub body: Arc<Body>,
    /// The language its text was translated into; `None` for the text of the record itself.
    pub body_language: Option<Language>,
}

/// Where a record has its facts from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name by which facts of the record point to it.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The department that published it.
    pub department: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Where a copy of it is kept.
    pub archived: Option<String>,
    /// The path of a copy in this archive, as written.
    pub file: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was read.
    pub retrieved: Option<Date>,
    /// What kind of source it is.
    pub kind: Option<SourceKind>,
}

/// A file shown or offered with a record. Paths are as written: from the folder of the record, or
/// from `content/` with a `/` before them.
#[derive(Clone, Debug)]
pub struct Media {
    /// Its path.
    pub file: String,
    /// What it is.
    pub kind: MediaKind,
    /// What it shows, in words.
    pub alt: Option<String>,
    /// Whether it shows nothing that matters.
    pub is_decorative: bool,
    /// What stands below it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Its licence, where not the record's.
    pub license: Option<License>,
    /// The path of a transcript.
    pub transcript: Option<String>,
    /// The path of its captions.
    pub captions: Option<String>,
}

/// A record of any kind.
pub trait Record {
    /// What it shares with all others; `None` for an agency without a file.
    fn head(&self) -> Option<&Head>;
}

impl Head {
    pub(super) fn of(document: &Document) -> Self {
        let common = &document.common;
        Self {
            path: document.path.clone(),
            name: document.name.clone(),
            title: common.title.value.clone(),
            title_key: document.title_key.clone(),
            summary: common.summary.clone(),
            is_draft: common.is_draft,
            publish_at: common.publish_at.map(|moment| moment.0),
            updated: common.updated,
            language: common.language,
            tags: common.tags.clone(),
            slug: common.slug.clone(),
            license: common.license,
            sources: common.sources.iter().map(Source::of).collect(),
            media: common.media.iter().map(Media::of).collect(),
            notes: common.notes.clone(),
            identifier: common.identifier.clone(),
            extra: common.extra.clone(),
            aliases: document.aliases.clone(),
            body: document.body.clone(),
            body_language: document.body_language,
        }
    }
}

impl Source {
    fn of(written: &content::Source) -> Self {
        Self {
            id: written.id.as_ref().map(|id| id.value.clone()),
            title: written.title.clone(),
            publisher: written.publisher.clone(),
            department: written.department.clone(),
            url: written.url.as_ref().map(|url| url.value.0.clone()),
            archived: written.archived.as_ref().map(|url| url.value.0.clone()),
            file: written.file.as_ref().map(|file| file.0.value.clone()),
            published: written.published,
            retrieved: written.retrieved,
            kind: written.kind,
        }
    }
}

impl Media {
    fn of(written: &content::Media) -> Self {
        Self {
            file: written.file.0.value.clone(),
            kind: written.kind,
            alt: written.alt.clone(),
            is_decorative: written.is_decorative,
            caption: written.caption.clone(),
            credit: written.credit.clone(),
            license: written.license,
            transcript: written.transcript.as_ref().map(|path| path.0.value.clone()),
            captions: written.captions.as_ref().map(|path| path.0.value.clone()),
        }
    }
}
