//! Reads one file into one document or translation. Knows no other file.

use super::checks::{check_body, check_documents, check_persons};
use super::form::{Reader, cut};
use super::records::{
    Body, Document, Front, Name, RecordKind, front_matter, language_of, no_folder, not_md,
};
use super::sources::SourceFile;
use super::translation::{self, Translation};
use super::values::{is_safe_path, unsafe_path};
use crate::base::korean::index_key;
use crate::base::{Fix, Located, Outcome, Place};
use std::sync::Arc;

/// Result of reading one file.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The record; `None` where it could not be read.
    pub document: Option<Arc<Document>>,
    /// The translation, where the file is one.
    pub translation: Option<Arc<Translation>>,
    /// The name the file claims, whether or not it could be read; a translation claims none.
    pub claims: Option<Name>,
    /// A record with something in the place of required fields that could not be read: no record of
    /// the archive, but the names and links in it are checked.
    pub broken: Option<Arc<Document>>,
}

impl Parsed {
    /// Whether neither a record nor a translation could be read. The errors are reported; warnings
    /// about the whole archive must wait until the file can be read.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.document.is_none() && self.translation.is_none()
    }
}

/// Reads a Markdown file below `content/`.
///
/// All that is wrong with it is returned at once. There is no document when a required field is
/// missing or the front matter cannot be read. A file outside the folders of records is rejected.
#[must_use]
pub fn parse(file: &SourceFile) -> Outcome<Parsed> {
    let mut reader = Reader::new(&file.path);
    let parsed = parse_with(file, &mut reader);
    check_persons(file, &mut reader);
    Outcome::new(parsed, reader.problems)
}

/// The values of a file that could be written in a better form: dates not in ISO 8601. The file is
/// UTF-8.
#[must_use]
pub fn mends(file: &SourceFile) -> Vec<Fix> {
    let mut reader = Reader::new(&file.path);
    reader.mends = Some(Vec::new());
    if let Some(name) = Name::of(&file.path)
        && let Some(cut) = cut(file, &mut reader)
    {
        front_matter(&cut.front, cut.start, name.kind, &mut reader);
    }
    reader.mends.unwrap_or_default()
}

/// The addresses outside the site that a file names, in its front matter, then in its text.
/// `parsed` is what was read of the file: of a translation only the text counts, because the rest
/// repeats its original.
#[must_use]
pub fn external_links(file: &SourceFile, parsed: &Parsed) -> Vec<Located<String>> {
    let (named, body) = match (&parsed.document, &parsed.translation) {
        (Some(document), _) => (named_addresses(file, document), &*document.body),
        (None, Some(translation)) => (Vec::new(), translation.body()),
        (None, None) => return Vec::new(),
    };
    let links = body.outline.references().map(|link| {
        let place = body.place(&file.path, &link.span);
        Located::new(link.target.clone(), place)
    });
    let is_external = |link: &Located<String>| {
        let address = link.value.to_ascii_lowercase();
        address.starts_with("http://") || address.starts_with("https://")
    };
    named.into_iter().chain(links).filter(is_external).collect()
}

/// The addresses in the front matter of a record.
fn named_addresses(file: &SourceFile, document: &Document) -> Vec<Located<String>> {
    let mut reader = Reader::new(&file.path);
    reader.addresses = Some(Vec::new());
    if let Some(cut) = cut(file, &mut reader) {
        front_matter(&cut.front, cut.start, document.name.kind, &mut reader);
    }
    reader.addresses.unwrap_or_default()
}

fn parse_with(file: &SourceFile, reader: &mut Reader<'_>) -> Parsed {
    let mut parsed = Parsed::default();
    let Some(name) = Name::of(&file.path) else {
        let place = Place::start_of(&file.path);
        let is_md = file.path.as_str().ends_with(".md");
        reader.report(if is_md {
            no_folder(&place)
        } else {
            not_md(&place)
        });
        return parsed;
    };
    if let Some(language) = language_of(&file.path) {
        let translation = translation::read(file, &name, language, reader);
        parsed.translation = translation.map(Arc::new);
    } else {
        match read(file, &name, reader) {
            Some((document, true)) => parsed.document = Some(Arc::new(document)),
            broken => parsed.broken = broken.map(|(document, _)| Arc::new(document)),
        }
        parsed.claims = Some(name);
    }
    parsed
}

/// Reads the record of a file, and whether it is whole: else something stands for what could not be
/// read.
fn read(file: &SourceFile, name: &Name, reader: &mut Reader<'_>) -> Option<(Document, bool)> {
    if !is_safe_path(&name.id) && name.kind != RecordKind::Home {
        let place = Place::start_of(&file.path);
        reader.report(unsafe_path(&name.id, &place));
    }
    let cut = cut(file, reader)?;
    let front = front_matter(&cut.front, cut.start, name.kind, reader);
    let body = Body::of(&cut);
    check_body(&body, reader);
    let is_whole = front.is_some() && cut.is_whole;
    let front = front.or_else(|| {
        let mut silent = Reader::new(&file.path);
        silent.has_stand_ins = true;
        front_matter(&cut.front, cut.start, name.kind, &mut silent)
    });
    let Front {
        common,
        aliases,
        withdrawal,
        own,
    } = front?;
    check_documents(&common, &body, reader);
    let document = Document {
        path: file.path.clone(),
        name: name.clone(),
        title_key: index_key(&common.title.value),
        common,
        aliases,
        withdrawal,
        draft: own,
        body: Arc::new(body),
        body_language: None,
    };
    Some((document, is_whole))
}
