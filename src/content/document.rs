//! One Markdown file in, one document out: front matter, body, places. Knows no other file.

use super::config::Extra;
use super::days::Moment;
use super::drafts::{AgencyDraft, CaseDraft, Days, EventDraft, SeriesDraft, draft};
use super::fields::{Field, Fields, Reader, choices};
use super::license::License;
use super::markdown::{Outline, outline};
use super::sources::SourceFile;
use super::yaml::{self, Node};
use super::{problems, text_of};
use crate::base::{Date, Located, Outcome, Place, SourcePath, Span};
use std::sync::Arc;

/// The schemes of addresses that can do no harm in a link.
pub const LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

choices! {
    /// What a record is about: the folder below `content/` decides.
    Kind {
        /// The text of the home page.
        Home = "home",
        /// A relay with its own numbering and baton.
        Series = "series",
        /// One round of a series.
        Event = "events",
        /// An innovation case.
        Case = "cases",
        /// An agency.
        Agency = "agencies",
        /// A page that stands for itself.
        Page = "pages",
    }
}

/// What a file is called in the archive: its kind and its path below the folder of that kind.
///
/// A file that cannot be read still claims its name, so that records which point at it are not
/// blamed as well.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// What it is about.
    pub kind: Kind,
    /// Its id, in NFC, with `/` between its parts; empty for the home page.
    pub id: String,
}

impl Name {
    /// The name of the file at `path`; `None` for a file outside the folders of records.
    ///
    /// `content/events/gov/2019-07.md` and `content/events/gov/2019-07/index.md` are both `gov/2019-07`.
    #[must_use]
    pub fn of(path: &SourcePath) -> Option<Self> {
        let below = path
            .as_str()
            .strip_prefix("content/")?
            .strip_suffix(".md")?;
        if below == "index" {
            return Some(Self {
                kind: Kind::Home,
                id: String::new(),
            });
        }
        let (folder, id) = below.split_once('/')?;
        let kind = Kind::ALL
            .iter()
            .copied()
            .find(|kind| kind.as_str() == folder && *kind != Kind::Home)?;
        let id = id.strip_suffix("/index").unwrap_or(id);
        Some(Self {
            kind,
            id: id.to_owned(),
        })
    }
}

choices! {
    /// What kind of source a record was written from.
    SourceKind {
        /// A press release.
        PressRelease = "press-release",
        /// A news report.
        News = "news",
        /// A report or study.
        Report = "report",
        /// Anything else.
        Other = "other",
    }
}

draft! {
    /// Where a record has its facts from.
    Source {
        /// Its title.
        title("title"): required String,
        /// Who published it.
        publisher("publisher"): optional String,
        /// Where it can be read.
        url("url"): optional Located<String>,
        /// When it was published.
        published("published"): optional Date,
        /// When it was read.
        retrieved("retrieved"): optional Date,
        /// What kind of source it is.
        kind("kind"): optional SourceKind,
    }
}

choices! {
    /// What a media file is.
    MediaKind {
        /// A photo.
        Photo = "photo",
        /// A video.
        Video = "video",
        /// A document.
        Document = "document",
        /// A recording.
        Audio = "audio",
    }
}

draft! {
    /// A file shown or offered with a record.
    Media {
        /// Its path, from the folder of the record, or from `content/` with a `/` before it.
        file("file"): required Located<String>,
        /// What it is.
        kind("kind"): required MediaKind,
        /// What it shows, in words.
        alt("alt"): optional String,
        /// Whether it shows nothing that matters.
        is_decorative("decorative"): default bool,
        /// What stands below it.
        caption("caption"): optional String,
        /// Who made it.
        credit("credit"): optional String,
        /// Its licence, where not the record's.
        license("license"): optional License,
        /// A file with what is said in it.
        transcript("transcript"): optional Located<String>,
        /// A file with its captions.
        captions("captions"): optional Located<String>,
    }
}

impl Media {
    /// The paths of its files: itself, then what is said in it.
    pub fn files(&self) -> impl Iterator<Item = &Located<String>> {
        std::iter::once(&self.file)
            .chain(&self.transcript)
            .chain(&self.captions)
    }
}

/// The fields every record has.
#[derive(Clone, Debug)]
pub struct Common {
    /// Its title.
    pub title: Located<String>,
    /// What it says, in a sentence.
    pub summary: Option<String>,
    /// Whether it is unfinished; then it is not published.
    pub is_draft: bool,
    /// The moment before which it is not published.
    pub publish_at: Option<Moment>,
    /// The day it was last changed.
    pub updated: Option<Date>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The last part of its address, where not that of its id.
    pub slug: Option<Located<String>>,
    /// Old addresses that lead here; an agency has none, its `aliases` are names.
    pub aliases: Vec<Located<String>>,
    /// Its licence, where not the site's.
    pub license: Option<License>,
    /// Where its facts are from.
    pub sources: Vec<Source>,
    /// The files shown or offered with it.
    pub media: Vec<Media>,
    /// Editors' notes.
    pub notes: Vec<String>,
    /// Free values for themes.
    pub extra: Extra,
}

/// The date of an event: a day, or the first and the last of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDates {
    /// The day, or the first.
    pub first: Date,
    /// The last, where there are several.
    pub last: Option<Date>,
}

/// The fields that only one kind of record has.
#[derive(Clone, Debug)]
pub enum Draft {
    /// The text of the home page.
    Home,
    /// A series.
    Series(Arc<SeriesDraft>),
    /// An event.
    Event(EventDates, Arc<EventDraft>),
    /// A case.
    Case(Arc<CaseDraft>),
    /// An agency.
    Agency(Arc<AgencyDraft>),
    /// A plain page.
    Page,
}

/// The text below the front matter.
#[derive(Debug)]
pub struct Body {
    /// The Markdown.
    pub text: String,
    /// Where it begins in its file, in bytes.
    pub offset: usize,
    /// Its headings, links and images, counted from its own start.
    pub outline: Outline,
}

impl Body {
    /// The place in the file of a range of the body.
    #[must_use]
    pub fn place(&self, path: &SourcePath, range: &std::ops::Range<usize>) -> Place {
        Place {
            path: path.clone(),
            span: Span::new(self.offset + range.start..self.offset + range.end),
        }
    }
}

/// A record as one file gives it.
#[derive(Debug)]
pub struct Document {
    /// The file.
    pub path: SourcePath,
    /// Its name.
    pub name: Name,
    /// What all records have.
    pub common: Common,
    /// What its kind has.
    pub draft: Draft,
    /// Its text.
    pub body: Body,
}

/// What came of a file.
#[derive(Debug)]
pub struct Parsed {
    /// The record, where it could be made.
    pub document: Option<Arc<Document>>,
    /// The name the file claims, whether or not it could be read.
    pub claims: Option<Name>,
}

/// Reads a Markdown file below `content/`.
///
/// All that is wrong with it is returned at once. There is no document when a required field is
/// missing or the front matter cannot be read. A file outside the folders of records is refused.
#[must_use]
pub fn parse(file: &SourceFile) -> Outcome<Parsed> {
    let mut reader = Reader::new(&file.path);
    let claims = Name::of(&file.path);
    let document = match &claims {
        Some(name) => read(file, name, &mut reader),
        None => {
            let place = Place::start_of(&file.path);
            let is_md = file.path.as_str().ends_with(".md");
            reader.report(if is_md {
                problems::no_folder(&place)
            } else {
                problems::not_md(&place)
            });
            None
        }
    };
    Outcome::new(Parsed { document, claims }, reader.problems)
}

fn read(file: &SourceFile, name: &Name, reader: &mut Reader<'_>) -> Option<Arc<Document>> {
    if !is_safe_path(&name.id) && name.kind != Kind::Home {
        let place = Place::start_of(&file.path);
        reader.report(problems::unsafe_path(&name.id, &place));
    }
    let (text, offset) = text_of(file, reader)?;
    let parts = split(text, offset, reader)?;
    let (node, start) = match yaml::parse(parts.front, parts.front_offset, &file.path) {
        Ok(node) => (node, Span::new(offset..offset + 3)),
        Err(problems) => {
            reader.problems.extend(problems);
            return None;
        }
    };
    let front = front_matter(&node, start, name.kind, reader);
    let body = Body {
        text: parts.body.to_owned(),
        offset: parts.body_offset,
        outline: outline(parts.body),
    };
    check_addresses(&body, reader);
    let (common, draft) = front?;
    Some(Arc::new(Document {
        path: file.path.clone(),
        name: name.clone(),
        common,
        draft,
        body,
    }))
}

/// A file cut into front matter and body, each with its offset in the file.
struct Parts<'t> {
    front: &'t str,
    front_offset: usize,
    body: &'t str,
    body_offset: usize,
}

fn split<'t>(text: &'t str, offset: usize, reader: &mut Reader<'_>) -> Option<Parts<'t>> {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    let fence = |line: &str| line.trim_end() == "---";
    let Some((_, first)) = lines.next().filter(|(_, line)| fence(line)) else {
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        let place = reader.place(Span::new(offset..offset + end));
        reader.report(problems::front_matter_missing(&place));
        return None;
    };
    let Some((close, line)) = lines.find(|(_, line)| fence(line)) else {
        let place = reader.place(Span::new(offset..offset + 3));
        reader.report(problems::front_matter_open(&place));
        return None;
    };
    let body = close + line.len();
    Some(Parts {
        front: &text[first.len()..close],
        front_offset: offset + first.len(),
        body: &text[body..],
        body_offset: offset + body,
    })
}

fn front_matter(
    node: &Node,
    start: Span,
    kind: Kind,
    reader: &mut Reader<'_>,
) -> Option<(Common, Draft)> {
    let mut fields = Fields::of(node, start, reader)?;
    let common = common(&mut fields, kind, reader);
    let draft = match kind {
        Kind::Home => Some(Draft::Home),
        Kind::Page => Some(Draft::Page),
        Kind::Series => SeriesDraft::from_fields(&mut fields, reader)
            .map(|draft| Draft::Series(Arc::new(draft))),
        Kind::Case => {
            CaseDraft::from_fields(&mut fields, reader).map(|draft| Draft::Case(Arc::new(draft)))
        }
        Kind::Agency => AgencyDraft::from_fields(&mut fields, reader)
            .map(|draft| Draft::Agency(Arc::new(draft))),
        Kind::Event => {
            let dates = event_dates(&mut fields, reader);
            let event = EventDraft::from_fields(&mut fields, reader);
            dates
                .zip(event)
                .map(|(dates, event)| Draft::Event(dates, Arc::new(event)))
        }
    };
    if let Some(Draft::Agency(agency)) = &draft {
        check_address(agency.homepage.as_ref(), reader);
    }
    fields.finish(reader);
    Some((common?, draft?))
}

fn common(fields: &mut Fields<'_>, kind: Kind, reader: &mut Reader<'_>) -> Option<Common> {
    let title = fields.required("title", reader);
    let common = Common {
        title: Located::new(String::new(), Place::start_of(reader.path)),
        summary: fields.optional("summary", reader),
        is_draft: fields.or_default("draft", reader),
        publish_at: fields.optional("publish_at", reader),
        updated: fields.optional("updated", reader),
        tags: fields.or_default("tags", reader),
        slug: fields.optional("slug", reader),
        aliases: if kind == Kind::Agency {
            Vec::new()
        } else {
            fields.or_default("aliases", reader)
        },
        license: fields.optional("license", reader),
        sources: fields.or_default("sources", reader),
        media: fields.or_default("media", reader),
        notes: fields.or_default("notes", reader),
        extra: fields.or_default("extra", reader),
    };
    for source in &common.sources {
        check_address(source.url.as_ref(), reader);
    }
    for media in &common.media {
        check_media(media, reader);
    }
    if let Some(slug) = common
        .slug
        .as_ref()
        .filter(|slug| slug.value.contains('/') || !is_safe_path(&slug.value))
    {
        reader.report(problems::unsafe_path(&slug.value, &slug.place));
    }
    for alias in &common.aliases {
        if !is_safe_path(alias.value.trim_matches('/')) {
            reader.report(problems::unsafe_path(&alias.value, &alias.place));
        }
    }
    Some(Common {
        title: title?,
        ..common
    })
}

fn event_dates(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<EventDates> {
    match fields.optional::<Days>("dates", reader) {
        Some(days) => Some(EventDates {
            first: days.from,
            last: Some(days.to),
        }),
        None => fields
            .required("date", reader)
            .map(|first| EventDates { first, last: None }),
    }
}

fn check_media(media: &Media, reader: &mut Reader<'_>) {
    match media.kind {
        MediaKind::Photo if media.alt.is_none() && !media.is_decorative => {
            reader.report(problems::missing_alt(&media.file.place));
        }
        MediaKind::Video if media.captions.is_none() && media.transcript.is_none() => {
            reader.report(problems::missing_captions(&media.file.place));
        }
        _ => {}
    }
}

fn check_addresses(body: &Body, reader: &mut Reader<'_>) {
    for link in body.outline.references() {
        if !has_allowed_scheme(&link.target) {
            let problem =
                problems::refused_address(&link.target, &body.place(reader.path, &link.span));
            reader.report(problem);
        }
    }
}

fn check_address(url: Option<&Located<String>>, reader: &mut Reader<'_>) {
    if let Some(url) = url.filter(|url| !has_allowed_scheme(&url.value)) {
        reader.report(problems::refused_address(&url.value, &url.place));
    }
}

/// Whether a link may be followed: no scheme at all, or one that can do no harm.
fn has_allowed_scheme(target: &str) -> bool {
    let plain: String = target
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    match plain.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            LINK_SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
        }
        _ => true,
    }
}

/// Whether every part of a path can be a folder of the site and a part of an address.
fn is_safe_path(path: &str) -> bool {
    let bad = |c: char| c.is_control() || c.is_whitespace() || r#"\?#%*:|"<>&'"#.contains(c);
    path.split('/').all(|part| {
        !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains(bad)
    })
}
