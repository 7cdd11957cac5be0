//! An event: one round of a series.

use super::agency::AgencyRef;
use super::ids::{AgencyId, CaseId, SeriesId, kind};
use super::record::{Head, Record};
use super::table::Row;
use crate::content::{Basis, EventDates, EventFacts, EventStatus, HandoverTime, Role};
use std::sync::Arc;

/// An agency at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The agency, by the name of that day.
    pub agency: AgencyRef,
    /// What it did.
    pub role: Role,
}

/// What somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Who.
    pub speaker: String,
    /// The role held that day.
    pub role: Option<String>,
    /// The agency spoken for, by the name of that day.
    pub agency: Option<AgencyRef>,
    /// What was said.
    pub text: String,
    /// Where it was read.
    pub source: Option<String>,
}

/// What one record knows about the baton.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handover {
    /// Whether the record says anything of it.
    pub is_written: bool,
    /// Who gave it: the holders of the event where the record does not say.
    pub givers: Vec<AgencyRef>,
    /// Who got it; empty where nobody knows.
    pub receivers: Vec<AgencyRef>,
    /// Whether the record says that the relay ended here.
    pub is_end: bool,
    /// How the receivers are known.
    pub basis: Option<Basis>,
    /// When in the event.
    pub time: Option<HandoverTime>,
    /// What the thermometer showed, in degrees.
    pub temperature: Option<f64>,
    /// A remark.
    pub note: Option<String>,
}

/// One round of a series.
#[derive(Clone, Debug)]
pub struct Event {
    /// What all records share.
    pub head: Head,
    /// When it took place.
    pub dates: EventDates,
    /// Its number, as the source counts.
    pub number: Option<u32>,
    /// The fields that need no other record to be understood.
    pub facts: Arc<EventFacts>,
    /// Its series.
    pub series: SeriesId,
    /// The agencies, in the order written.
    pub hosts: Vec<Host>,
    /// The cases presented, in order.
    pub cases: Vec<CaseId>,
    /// What was said, in the order written.
    pub quotes: Vec<Quote>,
    /// What the record knows about the baton.
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

    /// Whether an agency held the event and the baton.
    #[must_use]
    pub fn is_held_by(&self, agency: AgencyId) -> bool {
        self.holders().iter().any(|holder| holder.id == agency)
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

    /// Whether it took place; a record without a status is of a round that did.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.facts.status, None | Some(EventStatus::Held))
    }

    /// Whether it is a link of the chain; a round that did not take place is passed over.
    pub(super) fn carries_baton(&self) -> bool {
        self.is_held() || self.facts.status == Some(EventStatus::Planned)
    }
}

impl Record for Event {
    fn head(&self) -> Option<&Head> {
        Some(&self.head)
    }
}

impl Row for Event {
    type Kind = kind::Event;
}
