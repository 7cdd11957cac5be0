//! Tags and values, and the records that bear them.

use super::ids::{CaseId, EventId, kind};
use super::table::Row;

/// What a topic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TopicKind {
    /// A word to find records by.
    Tag,
    /// A goal of government innovation.
    Value,
}

/// A tag or value, and what bears it.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Tag or value.
    pub kind: TopicKind,
    /// The word, as records write it.
    pub key: String,
    /// The word in the language of the archive.
    pub name: String,
    /// The cases that bear it, by title.
    pub cases: Vec<CaseId>,
    /// The events that bear it, in the order of rounds.
    pub events: Vec<EventId>,
}

impl Row for Topic {
    type Kind = kind::Topic;
}
