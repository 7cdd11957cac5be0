//! The linked archive: every record checked, every reference an id that resolves.

use super::agency::{Agency, AgencyRef};
use super::handover::{Chain, Handover};
use crate::content::Withdrawal;
use crate::content::document::{Document, EventDates};
use crate::content::drafts::{CaseFields, EventFields, Role, SeriesFields};
use std::sync::Arc;

/// Declares an index into a list of the archive. Only this room makes one, so it always resolves.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            pub(super) fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("an archive has fewer than four billion records"))
            }

            /// The position in the archive's list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(/// An agency of the archive.
    AgencyId);
id!(/// A series of the archive.
    SeriesId);
id!(/// An event of the archive.
    EventId);
id!(/// A case of the archive.
    CaseId);
id!(/// A tag or value of the archive.
    TopicId);

/// A relay: its rounds and the path of its baton.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its file.
    pub document: Arc<Document>,
    /// Its own fields.
    pub fields: Arc<SeriesFields>,
    /// Who organises it.
    pub organizer: Option<AgencyRef>,
    /// The series it goes on from.
    pub continues: Option<SeriesId>,
    /// Its rounds in order, and how the baton went from one to the next.
    pub chain: Chain,
}

/// An agency at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The agency, by the name of that day.
    pub agency: AgencyRef,
    /// What it did.
    pub role: Role,
}

/// Who said what `EventFields::quotes` has at the same position, where it spoke for an agency.
pub type Quoted = Option<AgencyRef>;

/// One round of a series.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its file.
    pub document: Arc<Document>,
    /// Its own fields; the references in them are resolved below.
    pub fields: Arc<EventFields>,
    /// When it took place.
    pub dates: EventDates,
    /// Its series.
    pub series: SeriesId,
    /// The agencies, in the order written.
    pub hosts: Vec<Host>,
    /// The cases presented, in order.
    pub cases: Vec<CaseId>,
    /// Who the quotes are from, one for each.
    pub quoted: Vec<Quoted>,
    /// What the record says of the baton.
    pub handover: Handover,
}

impl Event {
    /// The agencies that held the event and the baton: those with the role host, or all co-hosts
    /// where nobody has that role.
    #[must_use]
    pub fn holders(&self) -> Vec<&AgencyRef> {
        let hosts: Vec<_> = self.in_role(Role::Host).collect();
        if hosts.is_empty() {
            self.in_role(Role::CoHost).collect()
        } else {
            hosts
        }
    }

    /// The agencies that held the event together: the hosts, then the co-hosts.
    pub fn hosted_by(&self) -> impl Iterator<Item = &AgencyRef> {
        let roles = [Role::Host, Role::CoHost].into_iter();
        roles.flat_map(|role| self.in_role(role))
    }

    fn in_role(&self, role: Role) -> impl Iterator<Item = &AgencyRef> {
        let hosts = self.hosts.iter().filter(move |host| host.role == role);
        hosts.map(|host| &host.agency)
    }
}

/// An innovation case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its file.
    pub document: Arc<Document>,
    /// Its own fields; the references in them are resolved below.
    pub fields: Arc<CaseFields>,
    /// Who presented it; the holders of its first event where the record does not say.
    pub agencies: Vec<AgencyRef>,
    /// The events that showed it, in order of time.
    pub events: Vec<EventId>,
    /// Who took it over, one for each of `CaseFields::adopted_by`.
    pub adopted_by: Vec<AgencyRef>,
    /// The cases it names as like it.
    pub related: Vec<CaseId>,
    /// The cases that name it as like them.
    pub named_by: Vec<CaseId>,
}

/// A page that stands for itself, or the text of the home page.
#[derive(Clone, Debug)]
pub struct Plain {
    /// Its file.
    pub document: Arc<Document>,
}

/// A record that is published no more. Nothing counts it, lists it or finds it; it has a page that says why.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Its file.
    pub document: Arc<Document>,
    /// Why and since when.
    pub withdrawal: Withdrawal,
    /// The series of a round.
    pub series: Option<SeriesId>,
}

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
    /// The events that bear it, in order of time.
    pub events: Vec<EventId>,
}

/// Everything the records say, linked. Lists that start empty are full once `link` returns.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The relays, by their `order`, then id.
    pub series: Vec<Series>,
    /// The events in order of time; partial dates after the full ones they cover, then by id.
    pub events: Vec<Event>,
    /// The cases, by their original titles.
    pub cases: Vec<Case>,
    /// The agencies, by their original titles.
    pub agencies: Vec<Agency>,
    /// Tags, then values, each by their key.
    pub topics: Vec<Topic>,
    /// The plain pages, by id.
    pub pages: Vec<Plain>,
    /// The text of the home page.
    pub home: Option<Plain>,
    /// The events, cases and pages that were withdrawn, by kind, then id.
    pub withdrawn: Vec<Withdrawn>,
    /// The cases by title; in the language of the records, their own order.
    pub cases_by_title: Vec<CaseId>,
    /// The agencies by title; in the language of the records, their own order.
    pub agencies_by_title: Vec<AgencyId>,
}

/// Declares how an id is looked up.
macro_rules! lookup {
    ($($list:ident, $id:ident => $item:ident),+ $(,)?) => {
        $(
            impl std::ops::Index<$id> for Archive {
                type Output = $item;

                fn index(&self, id: $id) -> &$item {
                    &self.$list[id.index()]
                }
            }
        )+
    };
}

lookup!(series, SeriesId => Series, events, EventId => Event, cases, CaseId => Case, agencies, AgencyId => Agency, topics, TopicId => Topic);

impl Archive {
    /// The ids of all series, in order.
    pub fn series_ids(&self) -> impl Iterator<Item = SeriesId> + use<> {
        (0..self.series.len()).map(SeriesId::new)
    }

    /// The ids of all events, in order of time.
    pub fn event_ids(&self) -> impl DoubleEndedIterator<Item = EventId> + use<> {
        (0..self.events.len()).map(EventId::new)
    }

    /// The ids of all cases, by their original titles.
    pub fn case_ids(&self) -> impl Iterator<Item = CaseId> + use<> {
        (0..self.cases.len()).map(CaseId::new)
    }

    /// The ids of all agencies, by their original titles.
    pub fn agency_ids(&self) -> impl Iterator<Item = AgencyId> + use<> {
        (0..self.agencies.len()).map(AgencyId::new)
    }

    /// The ids of all tags and values.
    pub fn topic_ids(&self) -> impl Iterator<Item = TopicId> + use<> {
        (0..self.topics.len()).map(TopicId::new)
    }

    /// The tag or value of a word, as records write it.
    #[must_use]
    pub fn topic(&self, kind: TopicKind, word: &str) -> Option<TopicId> {
        let key = |topic: &Topic| (topic.kind, topic.key.as_str()).cmp(&(kind, word));
        self.topics.binary_search_by(key).ok().map(TopicId::new)
    }

    /// The years in which events took place, from the first to the last.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self
            .events
            .iter()
            .map(|event| event.dates.first.year())
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}
