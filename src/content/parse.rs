//! Reads one file into one document or translation. Knows no other file.

use super::checks::{check_body, check_documents, check_persons};
use super::form::{Mention, MentionKind, Reader, cut};
use super::records::{
    Body, Document, Front, Name, RecordKind, front_matter, language_of, no_folder, not_md,
};
use super::sources::SourceFile;
use super::translation::{self, Translation};
use super::values::{is_safe_path, unsafe_path};
use crate::base::korean::index_key;
use crate::base::{Date, Fix, Located, Outcome, Place};
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
    /// What the front matter of a record names, even where no document could be made of it.
    pub mentions: Vec<Mention>,
    /// The dates of a record whose years have two digits, as they were understood.
    pub short_years: Vec<Located<Date>>,
    /// The text of a record, even where no document could be made of it.
    pub body: Option<Arc<Body>>,
}

impl Parsed {
    /// Whether neither a record nor a translation could be read. The errors are reported; warnings
    /// about the whole archive must wait until the file can be read.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.document.is_none() && self.translation.is_none()
    }

    /// What the front matter of a record names of a kind.
    pub fn named(&self, kind: MentionKind) -> impl Iterator<Item = &Located<String>> {
        let of_kind = move |mention: &&Mention| mention.kind == kind;
        self.mentions.iter().filter(of_kind).map(|it| &it.name)
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
pub fn safe_fixes(file: &SourceFile) -> Vec<Fix> {
    let mut reader = Reader::new(&file.path);
    reader.safe_fixes = Some(Vec::new());
    if let Some(name) = Name::of(&file.path)
        && let Some(cut) = cut(file, &mut reader)
    {
        front_matter(&cut.front, cut.start, name.kind, &mut reader);
    }
    reader.safe_fixes.unwrap_or_default()
}

/// The addresses outside the site that a file names, in its front matter, then in its text. Of a
/// translation only the text counts, because the rest repeats its original.
#[must_use]
pub fn external_links(file: &Parsed) -> Vec<Located<String>> {
    let body = match (&file.document, &file.translation) {
        (Some(document), _) => &*document.body,
        (None, Some(translation)) => translation.body(),
        (None, None) => return Vec::new(),
    };
    let links = body
        .outline
        .references()
        .map(|link| Located::new(link.target.clone(), body.place(&link.span)));
    let is_external = |link: &Located<String>| {
        let address = link.value.to_ascii_lowercase();
        address.starts_with("http://") || address.starts_with("https://")
    };
    let named = file.named(MentionKind::Address).cloned();
    named.chain(links).filter(is_external).collect()
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
        read(file, &name, reader, &mut parsed);
        parsed.mentions = std::mem::take(&mut reader.mentions);
        parsed.short_years = std::mem::take(&mut reader.short_years);
        parsed.claims = Some(name);
    }
    parsed
}

/// Reads the record of a file: its text, and its document where the whole front matter can be read.
fn read(file: &SourceFile, name: &Name, reader: &mut Reader<'_>, parsed: &mut Parsed) {
    if !is_safe_path(&name.id) && name.kind != RecordKind::Home {
        let place = Place::start_of(&file.path);
        reader.report(unsafe_path(&name.id, &place));
    }
    let Some(cut) = cut(file, reader) else { return };
    let front = front_matter(&cut.front, cut.start, name.kind, reader);
    let body = Arc::new(Body::of(&cut, &file.path));
    check_body(&body, reader);
    parsed.body = Some(body.clone());
    let Some(Front {
        common,
        aliases,
        withdrawal,
        own,
        when,
    }) = front
    else {
        return;
    };
    check_documents(&common, &body, reader);
    let document = Document {
        path: file.path.clone(),
        name: name.clone(),
        title_key: index_key(&common.title.value),
        common,
        aliases,
        withdrawal,
        own,
        when: when.map(|span| reader.place(span)),
        body,
        body_language: None,
    };
    parsed.document = cut.is_whole.then(|| Arc::new(document));
}
