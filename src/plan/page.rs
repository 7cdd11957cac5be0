//! The pages of a site: one for each record, and those that are derived.

use crate::model::{
    AgencyId, Archive, CaseId, EventId, Head, PersonId, PlainId, RecordId, Region, SeriesId,
    TopicId, TopicKind, WithdrawnId,
};

/// How many records a page of a long list holds.
pub const PER_PAGE: usize = 200;

/// A page of the site. Long lists have several, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The home page.
    Home,
    /// All series.
    SeriesList,
    /// One series.
    Series(SeriesId),
    /// All events, newest first.
    Events(usize),
    /// The events of a year.
    Year(i16),
    /// One event.
    Event(EventId),
    /// All cases, by title.
    Cases(usize),
    /// One case.
    Case(CaseId),
    /// All agencies.
    Agencies,
    /// One agency.
    Agency(AgencyId),
    /// All tags, or all values.
    Topics(TopicKind),
    /// One tag or value.
    Topic(TopicId),
    /// All people whom events name; only where there are any.
    People,
    /// A person whom two events or more name.
    Person(PersonId),
    /// The way of the thermometer through all series.
    Thermometer,
    /// What can be counted.
    Figures,
    /// The open data: what each table holds, and its files.
    Data,
    /// All provinces and cities.
    Regions,
    /// A province or city with rounds or agencies.
    Region(Region),
    /// Where readers look for words.
    Search,
    /// A plain page.
    Plain(PlainId),
    /// What stands in the place of a withdrawn record.
    Withdrawn(WithdrawnId),
    /// What is shown where there is no page.
    NotFound,
}

impl Page {
    /// The pages that every site has once and that no record makes, each with its address.
    pub(super) const SINGLE: &[(Self, &'static str)] = &[
        (Self::Thermometer, "thermometer"),
        (Self::Figures, "figures"),
        (Self::Data, "data"),
        (Self::Regions, "regions"),
        (Self::Search, "search"),
        (Self::SeriesList, "series"),
        (Self::Agencies, "agencies"),
    ];

    /// Whether search engines may index the page.
    #[must_use]
    pub fn is_indexed(self) -> bool {
        !matches!(self, Self::NotFound | Self::Withdrawn(_))
    }

    /// The page of a record.
    #[must_use]
    pub fn of(record: RecordId) -> Self {
        match record {
            RecordId::Series(id) => Self::Series(id),
            RecordId::Event(id) => Self::Event(id),
            RecordId::Case(id) => Self::Case(id),
            RecordId::Agency(id) => Self::Agency(id),
            RecordId::Plain(id) => Self::Plain(id),
            RecordId::Home => Self::Home,
            RecordId::Withdrawn(id) => Self::Withdrawn(id),
        }
    }

    /// The record that the page is made from; `None` for one that is derived from many.
    #[must_use]
    pub fn record(self) -> Option<RecordId> {
        Some(match self {
            Self::Series(id) => RecordId::Series(id),
            Self::Event(id) => RecordId::Event(id),
            Self::Case(id) => RecordId::Case(id),
            Self::Agency(id) => RecordId::Agency(id),
            Self::Plain(id) => RecordId::Plain(id),
            Self::Home => RecordId::Home,
            Self::Withdrawn(id) => RecordId::Withdrawn(id),
            _ => return None,
        })
    }

    /// What the record of the page shares with all others, where the page has a file.
    #[must_use]
    pub fn head(self, archive: &Archive) -> Option<&Head> {
        archive.head(self.record()?)
    }
}
