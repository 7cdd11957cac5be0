//! Kinds and names of records: read from the path of a file.

use crate::base::SourcePath;
use crate::content::declare::choices;
use crate::content::form::ChoiceWord;
use crate::content::values::Language;

choices! {
    /// What a record is about: the folder below `content/` decides.
    RecordKind("기록의 종류") {
        /// The text of the home page.
        Home("home", "첫 화면 글"),
        /// A series: one relay.
        Series("series", "계열"),
        /// An event: one round of a series.
        Event("events", "회차"),
        /// An innovation case.
        Case("cases", "사례"),
        /// An agency.
        Agency("agencies", "기관"),
        /// A page that stands for itself.
        Page("pages", "안내 글"),
    }
}

impl RecordKind {
    /// What it is, in English and Korean, and the name of its type in schemas.
    pub(crate) fn words(self) -> (&'static str, ChoiceWord) {
        let name = match self {
            Self::Home => "Home",
            Self::Series => "Series",
            Self::Event => "Event",
            Self::Case => "Case",
            Self::Agency => "Agency",
            Self::Page => "Page",
        };
        (name, Self::CHOICE.words[self as usize])
    }
}

/// What a file is called in the archive: its kind and its path below the folder of that kind.
///
/// A file that cannot be read still claims its name, so that records which name it are not
/// reported as well.
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
