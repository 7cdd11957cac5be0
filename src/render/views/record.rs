//! What the pages of all kinds of records have.

use super::body::body;
use super::citation::{CitationView, attribution};
use super::license::LicenseView;
use super::media::{FileView, MediaView};
use super::topic::topic_links;
use crate::content::body::Heading;
use crate::content::{Extra, Language};
use crate::model::{Head, Source, TopicKind};
use crate::plan::Page;
use crate::render::citation::{Citation, identifier_url};
use crate::render::edition::Edition;
use crate::render::labels::{DateView, Labelled, LinkTo};
use serde::Serialize;

/// What all records have.
#[derive(Clone, Debug, Serialize)]
pub struct RecordView {
    /// The summary.
    pub summary: Option<String>,
    /// The text, as HTML.
    pub body: String,
    /// The language of the text, if it is not that of the page.
    pub body_language: Option<&'static str>,
    /// The language of the record, if it is not that of the page.
    pub language: Option<&'static str>,
    /// The original of a translation, if its title differs.
    pub original: Option<OriginalView>,
    /// The headings of the second level.
    pub headings: Vec<HeadingView>,
    /// Tags.
    pub tags: Vec<LinkTo>,
    /// Editors' notes.
    pub notes: Vec<String>,
    /// Its identifiers in other registers, each with the register that resolves it where there is
    /// one.
    pub identifiers: Vec<IdentifierView>,
    /// Sources.
    pub sources: Vec<SourceView>,
    /// Media files.
    pub media: Vec<MediaView>,
    /// The licence of the text.
    pub license: Option<LicenseView>,
    /// The day of the last change.
    pub updated: Option<DateView>,
    /// How to cite the page, in each form, ready to copy.
    pub citations: Vec<CitationView>,
    /// What to write when the text is reused, ready to copy, if its licence requires attribution.
    pub attribution: Option<String>,
    /// Free values for themes.
    pub extra: Extra,
}

/// A heading of a body, for the table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// Its text.
    pub title: String,
    /// Its id.
    pub id: String,
}

/// The record that a page translates.
#[derive(Clone, Debug, Serialize)]
pub struct OriginalView {
    /// Its title.
    pub title: String,
    /// The code of its language.
    pub language: &'static str,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
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
    /// A copy of it in this archive.
    pub file: Option<FileView>,
    /// When it was published.
    pub published: Option<DateView>,
    /// When it was read.
    pub retrieved: Option<DateView>,
    /// What kind of source it is.
    pub kind: Option<Labelled>,
}

impl SourceView {
    fn of(edition: &Edition<'_>, head: &Head, source: &Source) -> Self {
        let file = source.file.as_ref();
        Self {
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            department: source.department.clone(),
            url: source.url.clone(),
            archived: source.archived.clone(),
            file: file.and_then(|path| FileView::of(edition, head, path)),
            published: source.published.map(|date| edition.date(date)),
            retrieved: source.retrieved.map(|date| edition.date(date)),
            kind: source
                .kind
                .map(|kind| edition.labelled("source", kind.as_str())),
        }
    }
}

/// What a record is known by in another register.
#[derive(Clone, Debug, Serialize)]
pub struct IdentifierView {
    /// The register: `DOI`.
    pub register: String,
    /// The identifier.
    pub text: String,
    /// The address that resolves it; missing where that is not known.
    pub url: Option<String>,
}

impl IdentifierView {
    /// The view of an identifier, given with its register.
    #[must_use]
    pub fn of((register, text): (&String, &String)) -> Self {
        Self {
            register: register.to_uppercase(),
            text: text.clone(),
            url: identifier_url(register, text),
        }
    }
}

impl RecordView {
    /// The view of the record that a page shows.
    #[must_use]
    pub fn of(edition: &Edition<'_>, page: Page, head: &Head, cited: &Citation) -> Self {
        let license = edition.license_of(head);
        let sources = head.sources.iter();
        let media = head.media.iter();
        let other = |language: Language| {
            Some(language.as_str()).filter(|_| language != edition.config.language)
        };
        Self {
            summary: head.summary.clone(),
            body: body(edition, page, head),
            body_language: other(body_language(edition, page, head)),
            language: other(edition.language_of(head)),
            original: original(edition, page, head),
            headings: headings(&head.body.outline.headings),
            tags: topic_links(edition, TopicKind::Tag, &head.tags),
            notes: head.notes.clone(),
            identifiers: head.identifier.iter().map(IdentifierView::of).collect(),
            sources: sources
                .map(|it| SourceView::of(edition, head, it))
                .collect(),
            media: media
                .filter_map(|it| MediaView::of(edition, head, it))
                .collect(),
            license: license.map(|license| LicenseView::of(edition, license)),
            updated: head.updated.map(|date| edition.date(date)),
            citations: CitationView::all(edition, cited),
            attribution: attribution(edition, page, head),
            extra: head.extra.clone(),
        }
    }
}

/// The language of the text: a translation may have kept the text of its original.
fn body_language(edition: &Edition<'_>, page: Page, head: &Head) -> Language {
    head.body_language
        .or_else(|| Some(edition.language_of(edition.original(page)?)))
        .unwrap_or_else(|| edition.default_edition().config.language)
}

fn original(edition: &Edition<'_>, page: Page, head: &Head) -> Option<OriginalView> {
    let original = edition.original(page)?;
    let title = &original.title;
    (*title != head.title).then(|| OriginalView {
        title: title.clone(),
        language: edition.language_of(original).as_str(),
    })
}

fn headings(headings: &[Heading]) -> Vec<HeadingView> {
    let view = |heading: &Heading| HeadingView {
        title: heading.text.clone(),
        id: heading.id.clone(),
    };
    let headings = headings.iter().filter(|heading| heading.level == 2);
    headings.map(view).collect()
}
