//! The linked archive: every record checked, every reference an id that resolves.

use super::agency::Agency;
use super::case::Case;
use super::event::Event;
use super::ids::{AgencyId, CaseId, PersonId, RecordId, TopicId, kind};
use super::page::{Plain, Withdrawn};
use super::people::Person;
use super::record::{Head, Record};
use super::series::Series;
use super::table::{Id, Row, Table};
use super::topic::{Topic, TopicKind};
use std::ops::Index;

/// Everything the records say, linked.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The relays, by their `order`, then id.
    pub series: Table<Series>,
    /// The events in the order of rounds, see `model/order.rs`.
    pub events: Table<Event>,
    /// The cases, by their original titles.
    pub cases: Table<Case>,
    /// The agencies, by their original titles.
    pub agencies: Table<Agency>,
    /// Tags, then values, each by their key.
    pub topics: Table<Topic>,
    /// The people whom events name, by name.
    pub people: Table<Person>,
    /// The plain pages, by id.
    pub pages: Table<Plain>,
    /// The text of the home page.
    pub home: Option<Plain>,
    /// The events, cases and pages that were withdrawn, by kind, then id.
    pub withdrawn: Table<Withdrawn>,
    /// The cases by title; in the language of the records, their own order.
    pub cases_by_title: Vec<CaseId>,
    /// The agencies by title; in the language of the records, their own order.
    pub agencies_by_title: Vec<AgencyId>,
}

/// A kind of ids, and the table they resolve in.
pub trait Kind {
    /// What an id of the kind resolves to.
    type Row: Row<Kind = Self>;

    /// The table of the kind.
    fn table(archive: &Archive) -> &Table<Self::Row>;
}

impl<K: Kind> Index<Id<K>> for Archive {
    type Output = K::Row;

    fn index(&self, id: Id<K>) -> &K::Row {
        &K::table(self)[id]
    }
}

impl Kind for kind::Series {
    type Row = Series;

    fn table(archive: &Archive) -> &Table<Series> {
        &archive.series
    }
}

impl Kind for kind::Event {
    type Row = Event;

    fn table(archive: &Archive) -> &Table<Event> {
        &archive.events
    }
}

impl Kind for kind::Case {
    type Row = Case;

    fn table(archive: &Archive) -> &Table<Case> {
        &archive.cases
    }
}

impl Kind for kind::Agency {
    type Row = Agency;

    fn table(archive: &Archive) -> &Table<Agency> {
        &archive.agencies
    }
}

impl Kind for kind::Topic {
    type Row = Topic;

    fn table(archive: &Archive) -> &Table<Topic> {
        &archive.topics
    }
}

impl Kind for kind::Person {
    type Row = Person;

    fn table(archive: &Archive) -> &Table<Person> {
        &archive.people
    }
}

impl Kind for kind::Plain {
    type Row = Plain;

    fn table(archive: &Archive) -> &Table<Plain> {
        &archive.pages
    }
}

impl Kind for kind::Withdrawn {
    type Row = Withdrawn;

    fn table(archive: &Archive) -> &Table<Withdrawn> {
        &archive.withdrawn
    }
}

impl Archive {
    /// Every record that has a file, kind by kind, withdrawn ones last.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &Head)> {
        let home = self.home.iter();
        let home = home.map(|home| (RecordId::Home, &home.head));
        heads(&self.series, RecordId::Series)
            .chain(heads(&self.events, RecordId::Event))
            .chain(heads(&self.cases, RecordId::Case))
            .chain(heads(&self.agencies, RecordId::Agency))
            .chain(heads(&self.pages, RecordId::Plain))
            .chain(home)
            .chain(heads(&self.withdrawn, RecordId::Withdrawn))
    }

    /// What a record shares with all others; `None` for an agency without a file, and where the
    /// home page has no text.
    #[must_use]
    pub fn head(&self, id: RecordId) -> Option<&Head> {
        match id {
            RecordId::Series(id) => self[id].head(),
            RecordId::Event(id) => self[id].head(),
            RecordId::Case(id) => self[id].head(),
            RecordId::Agency(id) => self[id].head(),
            RecordId::Plain(id) => self[id].head(),
            RecordId::Home => self.home.as_ref().map(|home| &home.head),
            RecordId::Withdrawn(id) => self[id].head(),
        }
    }

    /// The tag or value of a word, as records write it.
    #[must_use]
    pub fn topic(&self, kind: TopicKind, word: &str) -> Option<TopicId> {
        self.topics
            .by_key(|topic| (topic.kind, topic.key.as_str()).cmp(&(kind, word)))
    }

    /// The person of a name, as the original has it.
    #[must_use]
    pub fn person(&self, key: &str) -> Option<PersonId> {
        self.people.by_key(|person| person.key.as_str().cmp(key))
    }

    /// The years under which events are listed, from the first to the last.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.events.iter().filter_map(Event::year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

/// The rows of a table that have a file.
fn heads<T: Row + Record>(
    table: &Table<T>,
    id: fn(Id<T::Kind>) -> RecordId,
) -> impl Iterator<Item = (RecordId, &Head)> {
    let rows = table.entries();
    rows.filter_map(move |(row, record)| Some((id(row), record.head()?)))
}
