//! One Markdown file in, one document out: front matter, body, places. Knows no other file.

use super::address::{Address, OldAddress, Slug, is_safe_path};
use super::config::{Extra, Language};
use super::days::Moment;
use super::drafts::{AgencyFields, CaseFields, Days, EventFields, SeriesFields, draft};
use super::fields::{Field, Fields, Reader, choices};
use super::license::License;
use super::markdown::{Outline, outline};

use super::checks::{check_body, check_documents, check_media, check_persons};
use super::shape::{FieldShape, Map, Shape};
use super::sources::SourceFile;
use super::translation::{self, Translation};
use super::withdrawal::{self, Withdrawal};
use super::yaml::{self, Node};
use super::{decoded, problems, text_of};
use crate::base::korean::index_key;
use crate::base::{Date, Fix, Located, Outcome, Place, SourcePath, Span};
use std::sync::Arc;

choices! {
    /// What a record is about: the folder below `content/` decides.
    RecordKind {
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
    pub kind: RecordKind,
    /// Its id, in NFC, with `/` between its parts; empty for the home page.
    pub id: String,
}

impl Name {
    /// The name of the file at `path`; `None` for a file outside the folders of records.
    ///
    /// `content/events/gov/2019-07.md`, `content/events/gov/2019-07/index.md` and their translation
    /// `content/events/gov/2019-07.en.md` are all `gov/2019-07`.
    #[must_use]
    pub fn of(path: &SourcePath) -> Option<Self> {
        let (kind, id) = Self::read(path.as_str())?;
        let id = id.to_owned();
        Some(Self { kind, id })
    }

    /// The kind and the id of the file at a path in NFC.
    #[must_use]
    pub fn read(path: &str) -> Option<(RecordKind, &str)> {
        let below = path.strip_prefix("content/")?.strip_suffix(".md")?;
        let below = language_ending(below).map_or(below, |(below, _)| below);
        if below == "index" {
            return Some((RecordKind::Home, ""));
        }
        let (folder, id) = below.split_once('/')?;
        let kind = RecordKind::ALL
            .iter()
            .copied()
            .find(|kind| kind.as_str() == folder && *kind != RecordKind::Home)?;
        Some((kind, id.strip_suffix("/index").unwrap_or(id)))
    }
}

/// The language that a file is a translation into: `2019-07.en.md` is one into English.
#[must_use]
pub fn language_of(path: &SourcePath) -> Option<Language> {
    let stem = path.as_str().strip_suffix(".md")?;
    language_ending(stem).map(|(_, language)| language)
}

/// A path without `.md` as what comes before the code of a language, and the language.
fn language_ending(stem: &str) -> Option<(&str, Language)> {
    let (before, code) = stem.rsplit_once('.')?;
    let mut languages = Language::ALL.iter().copied();
    let language = languages.find(|language| language.as_str() == code)?;
    Some((before, language))
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
        url("url"): optional Located<Address>,
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
    checked by check_media
}

impl Media {
    /// The paths of its files: itself, then what is said in it.
    pub fn files(&self) -> impl Iterator<Item = &Located<String>> {
        std::iter::once(&self.file)
            .chain(&self.transcript)
            .chain(&self.captions)
    }
}

draft! {
    /// The fields every record has.
    Common {
        /// Its title.
        title("title"): required Located<String>,
        /// What it says, in a sentence.
        summary("summary"): optional String,
        /// Whether it is unfinished; then it is not published.
        is_draft("draft"): default bool,
        /// The moment before which it is not published.
        publish_at("publish_at"): optional Moment,
        /// The day it was last changed.
        updated("updated"): optional Date,
        /// The language it is written in, where not the site's.
        language("lang"): optional Language,
        /// Words to find it by.
        tags("tags"): default Vec<String>,
        /// The last part of its address, where not that of its id.
        slug("slug"): optional Slug,
        /// Its licence, where not the site's.
        license("license"): optional License,
        /// Where its facts are from.
        sources("sources"): default Vec<Source>,
        /// The files shown or offered with it.
        media("media"): default Vec<Media>,
        /// Editors' notes.
        notes("notes"): default Vec<String>,
        /// Free values for themes.
        extra("extra"): default Extra,
    }
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
pub enum KindFields {
    /// The text of the home page.
    Home,
    /// A series.
    Series(Arc<SeriesFields>),
    /// An event.
    Event(EventDates, Arc<EventFields>),
    /// A case.
    Case(Arc<CaseFields>),
    /// An agency.
    Agency(Arc<AgencyFields>),
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
    /// What its title is sorted by in a Korean index.
    pub title_key: (u8, String),
    /// Old addresses that lead here; an agency has none, its `aliases` are names.
    pub aliases: Vec<OldAddress>,
    /// Why it is published no more, where it was withdrawn.
    pub withdrawal: Option<Withdrawal>,
    /// What its kind has.
    pub draft: KindFields,
    /// Its text.
    pub body: Arc<Body>,
    /// The language its text was translated into; `None` for the text of the record itself.
    pub body_language: Option<Language>,
}

/// What came of a file.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The record, where it could be made.
    pub document: Option<Arc<Document>>,
    /// What it says of another record in a further language, where it is a translation.
    pub translation: Option<Arc<Translation>>,
    /// The name the file claims, whether or not it could be read; a translation claims none.
    pub claims: Option<Name>,
    /// A record with something in the place of what could not be read: no record of the archive, but what it
    /// names can be looked at all the same.
    pub broken: Option<Arc<Document>>,
    /// What the file holds, where it could not be made a record: nobody is blamed for what it may say.
    pub unread: Option<String>,
}

impl Parsed {
    /// The addresses outside the site that the file names, in its text, its sources, as a homepage.
    #[must_use]
    pub fn external_links(&self) -> Vec<Located<String>> {
        let (path, body, sources, homepage) = match (&self.document, &self.translation) {
            (Some(document), _) => {
                let homepage = match &document.draft {
                    KindFields::Agency(fields) => fields.homepage.as_ref(),
                    _ => None,
                };
                let sources = document.common.sources.as_slice();
                (&document.path, &*document.body, sources, homepage)
            }
            (None, Some(translation)) => (&translation.path, translation.body(), &[][..], None),
            (None, None) => return Vec::new(),
        };
        let named = sources.iter().filter_map(|source| source.url.as_ref());
        let named = named.chain(homepage);
        let named = named.map(|url| url.clone().map(|address| address.0));
        let links = body.outline.references().map(|link| {
            let place = body.place(path, &link.span);
            Located::new(link.target.clone(), place)
        });
        let is_external = |link: &Located<String>| {
            let address = link.value.to_ascii_lowercase();
            address.starts_with("http://") || address.starts_with("https://")
        };
        named.chain(links).filter(is_external).collect()
    }
}

/// Reads a Markdown file below `content/`.
///
/// All that is wrong with it is returned at once. There is no document when a required field is
/// missing or the front matter cannot be read. A file outside the folders of records is refused.
#[must_use]
pub fn parse(file: &SourceFile) -> Outcome<Parsed> {
    let mut reader = Reader::new(&file.path);
    let claims = Name::of(&file.path);
    let language = language_of(&file.path);
    let mut parsed = Parsed::default();
    match (&claims, language) {
        (Some(name), Some(language)) => {
            let translation = translation::read(file, name, language, &mut reader);
            parsed.translation = translation.map(Arc::new);
        }
        (Some(name), None) => match read(file, name, &mut reader) {
            Some((document, true)) => parsed.document = Some(document),
            broken => {
                parsed.broken = broken.map(|(document, _)| document);
                parsed.unread = Some(decoded(&file.bytes).into_owned());
            }
        },
        (None, _) => {
            let place = Place::start_of(&file.path);
            let is_md = file.path.as_str().ends_with(".md");
            reader.report(if is_md {
                problems::no_folder(&place)
            } else {
                problems::not_md(&place)
            });
        }
    }
    parsed.claims = claims.filter(|_| language.is_none());
    check_persons(file, &mut reader);
    Outcome::new(parsed, reader.problems)
}

/// What a file says in a form that could be better: dates not in ISO 8601. The file is UTF-8.
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

/// The record of a file, and whether it is sound: else something stands for what could not be read.
fn read(file: &SourceFile, name: &Name, reader: &mut Reader<'_>) -> Option<(Arc<Document>, bool)> {
    if !is_safe_path(&name.id) && name.kind != RecordKind::Home {
        let place = Place::start_of(&file.path);
        reader.report(problems::unsafe_path(&name.id, &place));
    }
    let cut = cut(file, reader)?;
    let front = front_matter(&cut.front, cut.start, name.kind, reader);
    let body = cut.body();
    check_body(&body, reader);
    let is_sound = front.is_some() && cut.is_whole;
    let front = front.or_else(|| {
        let mut silent = Reader::new(&file.path);
        silent.has_stand_ins = true;
        front_matter(&cut.front, cut.start, name.kind, &mut silent)
    });
    let Front {
        common,
        aliases,
        withdrawal,
        draft,
    } = front?;
    check_documents(&common, &body, reader);
    let document = Document {
        path: file.path.clone(),
        name: name.clone(),
        title_key: index_key(&common.title.value),
        common,
        aliases,
        withdrawal,
        draft,
        body: Arc::new(body),
        body_language: None,
    };
    Some((Arc::new(document), is_sound))
}

/// A file cut into the tree of its fields and the text of its body.
pub(super) struct Cut<'f> {
    pub(super) front: Node,
    /// Whether every field could be read.
    pub(super) is_whole: bool,
    /// Where the front matter begins, for what is missing in it.
    pub(super) start: Span,
    body: &'f str,
    body_offset: usize,
}

impl Cut<'_> {
    pub(super) fn body(&self) -> Body {
        Body {
            text: self.body.to_owned(),
            offset: self.body_offset,
            outline: outline(self.body),
        }
    }
}

pub(super) fn cut<'f>(file: &'f SourceFile, reader: &mut Reader<'_>) -> Option<Cut<'f>> {
    let (text, offset) = text_of(file, reader)?;
    let parts = split(text, offset, reader)?;
    let front = yaml::parse(parts.front, parts.front_offset, &file.path);
    reader.problems.extend(front.problems);
    Some(Cut {
        front: front.root,
        is_whole: front.is_whole,
        start: Span::new(offset..offset + 3),
        body: parts.body,
        body_offset: parts.body_offset,
    })
}

/// The texts of front matter and body, each with its offset in the file.
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
        let is_toml = text[..end].trim_end() == "+++";
        reader.report(match is_toml {
            true => problems::toml_front_matter(&place),
            false => problems::front_matter_missing(&place),
        });
        return None;
    };
    let Some((close, line)) = lines.find(|(_, line)| fence(line)) else {
        let first = text.find('\n').map_or(text.len(), |end| end + 1);
        let prose = yaml::front_matter_end(&text[first..]);
        let mark = prose.map_or(0..3, |prose| first + prose.start..first + prose.end);
        let place = reader.place(Span::new(offset + mark.start..offset + mark.end));
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

/// The front matter of a record, read.
pub(super) struct Front {
    pub(super) common: Common,
    pub(super) aliases: Vec<OldAddress>,
    pub(super) withdrawal: Option<Withdrawal>,
    pub(super) draft: KindFields,
}

pub(super) fn front_matter(
    node: &Node,
    start: Span,
    kind: RecordKind,
    reader: &mut Reader<'_>,
) -> Option<Front> {
    let mut fields = Fields::of(node, start, reader)?;
    let common = Common::from_fields(&mut fields, reader);
    let aliases = match kind {
        RecordKind::Agency => Vec::new(),
        _ => fields.or_default("aliases", reader),
    };
    let updated = common.as_ref().and_then(|common| common.updated);
    let withdrawal = withdrawal::read(&mut fields, kind, updated, reader);
    let draft = match kind {
        RecordKind::Home => Some(KindFields::Home),
        RecordKind::Page => Some(KindFields::Page),
        RecordKind::Series => SeriesFields::from_fields(&mut fields, reader)
            .map(|draft| KindFields::Series(Arc::new(draft))),
        RecordKind::Case => CaseFields::from_fields(&mut fields, reader)
            .map(|draft| KindFields::Case(Arc::new(draft))),
        RecordKind::Agency => AgencyFields::from_fields(&mut fields, reader)
            .map(|draft| KindFields::Agency(Arc::new(draft))),
        RecordKind::Event => {
            let dates = event_dates(&mut fields, reader);
            let event = EventFields::from_fields(&mut fields, reader);
            dates
                .zip(event)
                .map(|(dates, event)| KindFields::Event(dates, Arc::new(event)))
        }
    };
    fields.finish(reader);
    Some(Front {
        common: common?,
        aliases,
        withdrawal: withdrawal?,
        draft: draft?,
    })
}

/// What the front matter of a kind may hold: the fields that [`front_matter`] reads.
pub(super) fn front_matter_shape(kind: RecordKind) -> Map {
    let field = |owner, key, doc, shape| FieldShape {
        owner,
        key,
        doc,
        is_required: false,
        shape,
    };
    let mut fields = Common::field_shapes();
    if kind != RecordKind::Agency {
        let shape = <Vec<OldAddress>>::shape();
        fields.push(field(
            "Record",
            "aliases",
            " Old addresses that lead here.",
            shape,
        ));
    }
    fields.extend(withdrawal::field_shapes(kind));
    let (name, doc, own) = match kind {
        RecordKind::Home => ("Home", " The text of the home page.", Vec::new()),
        RecordKind::Page => ("Page", " A page that stands for itself.", Vec::new()),
        RecordKind::Series => (
            "Series",
            " A series: one relay.",
            SeriesFields::field_shapes(),
        ),
        RecordKind::Case => ("Case", " An innovation case.", CaseFields::field_shapes()),
        RecordKind::Agency => ("Agency", " An agency.", AgencyFields::field_shapes()),
        RecordKind::Event => (
            "Event",
            " An event: one round of a series.",
            EventFields::field_shapes(),
        ),
    };
    if kind == RecordKind::Event {
        let day = " The day; where there are several, `dates`.";
        fields.push(field("Event", "date", day, Date::shape()));
        let days = " The first and the last of several days.";
        fields.push(field("Event", "dates", days, Days::shape()));
    }
    fields.extend(own);
    Map { name, doc, fields }
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
