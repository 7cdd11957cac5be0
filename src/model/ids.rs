//! The ids of each kind of record, by which records refer to each other.

use super::table::Id;

/// The kinds of ids. There is no value of any: they only make ids different types.
pub mod kind {
    /// Of an agency.
    pub enum Agency {}
    /// Of a series.
    pub enum Series {}
    /// Of an event.
    pub enum Event {}
    /// Of a case.
    pub enum Case {}
    /// Of a tag or value.
    pub enum Topic {}
    /// Of a person.
    pub enum Person {}
    /// Of a plain page.
    pub enum Plain {}
    /// Of a withdrawn record.
    pub enum Withdrawn {}
}

/// An agency of the archive.
pub type AgencyId = Id<kind::Agency>;
/// A series of the archive.
pub type SeriesId = Id<kind::Series>;
/// An event of the archive.
pub type EventId = Id<kind::Event>;
/// A case of the archive.
pub type CaseId = Id<kind::Case>;
/// A tag or value of the archive.
pub type TopicId = Id<kind::Topic>;
/// A person whom records of the archive name.
pub type PersonId = Id<kind::Person>;
/// A plain page of the archive.
pub type PlainId = Id<kind::Plain>;
/// A withdrawn record of the archive.
pub type WithdrawnId = Id<kind::Withdrawn>;

/// Any record that has a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordId {
    /// A series.
    Series(SeriesId),
    /// An event.
    Event(EventId),
    /// A case.
    Case(CaseId),
    /// An agency with a file.
    Agency(AgencyId),
    /// A plain page.
    Plain(PlainId),
    /// The text of the home page.
    Home,
    /// A withdrawn record.
    Withdrawn(WithdrawnId),
}
