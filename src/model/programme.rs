//! What happened at an event: who took part, what was said, presented and won.

use super::agency::AgencyRef;
use super::ids::CaseId;
use super::record::Source;
use crate::base::Date;
use crate::content::{Clock, Part, ProgramKind};

/// The name of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// As the original has it, by which it is known in all records.
    pub key: String,
    /// In this language.
    pub name: String,
}

/// Somebody who took part in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The name; `None` where the person asked for it to be withdrawn.
    pub person: Option<PersonName>,
    /// The office held that day.
    pub role: Option<String>,
    /// The agency, by the name of that day.
    pub agency: Option<AgencyRef>,
    /// What the person did.
    pub part: Option<Part>,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Who.
    pub speaker: Participant,
    /// What was said.
    pub text: String,
    /// Where it was read.
    pub source: Option<Cited>,
    /// Whether these are the very words; else they are what was meant.
    pub is_verbatim: bool,
}

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cited {
    /// In the source of the record at this index.
    Source(usize),
    /// In something else, in words.
    Words(String),
}

impl Cited {
    /// What an id means among the sources of a record: one of them, else words.
    #[must_use]
    pub fn of(id: &str, sources: &[Source]) -> Self {
        let source = sources
            .iter()
            .position(|source| source.id.as_deref() == Some(id));
        source.map_or_else(|| Self::Words(id.to_owned()), Self::Source)
    }
}

/// A case at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    /// The case.
    pub case: CaseId,
    /// The part of the event.
    pub part: Option<String>,
    /// Who presented it here, where the record says.
    pub agencies: Vec<AgencyRef>,
    /// The people who presented it here.
    pub people: Vec<PersonName>,
}

/// An item of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramItem {
    /// What it is.
    pub kind: ProgramKind,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub time: Option<Clock>,
    /// When it ends.
    pub end: Option<Clock>,
    /// The day, where the event took several.
    pub day: Option<Date>,
    /// Whose item it is.
    pub agency: Option<AgencyRef>,
    /// The case presented.
    pub case: Option<CaseId>,
    /// Who spoke.
    pub people: Vec<PersonName>,
}

/// A prize, or a place in a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// What it was for.
    pub subject: AwardSubject,
    /// The prize.
    pub prize: String,
    /// The place.
    pub rank: Option<u32>,
    /// The votes.
    pub votes: Option<u32>,
    /// The prize money, in words.
    pub amount: Option<String>,
    /// Who won it.
    pub agency: Option<AgencyRef>,
    /// Where it was read.
    pub source: Option<Cited>,
}

/// What a prize was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardSubject {
    /// A case of the archive.
    Case(CaseId),
    /// Something else, by name.
    Named(String),
}
