//! An event: one round of a series.

use super::agency::AgencyRef;
use super::baton::{Handover, Passing, Received};
use super::ids::{AgencyId, CaseId, EventId, SeriesId, kind};
use super::programme::{Award, Participant, Presented, ProgramItem, Quote};
use super::record::{Head, Record};
use super::table::Row;
use crate::base::Date;
use crate::content::{
    Attendance, DateBasis, EventDates, EventFacts, EventFormat, EventStatus, Evidence, Role,
};
use jiff::civil;
use std::sync::Arc;

/// An agency at an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The agency, by the name of that day.
    pub agency: AgencyRef,
    /// What it did.
    pub role: Role,
}

/// What had been planned and came otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InsteadOf {
    /// The place.
    pub venue: Option<String>,
    /// How one would have taken part.
    pub format: Option<EventFormat>,
    /// The hosts.
    pub hosts: Vec<AgencyRef>,
    /// The day.
    pub date: Option<Date>,
}

/// What is known of an event as time goes: whether it may be told in the past tense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// It took place.
    Held,
    /// A notice said that it would; nothing is known of what came.
    Noticed,
    /// It is still to come.
    Planned,
    /// It did not take place.
    Off,
}

/// One round of a series.
#[derive(Clone, Debug)]
pub struct Event {
    /// What all records share.
    pub head: Head,
    /// When it took place.
    pub dates: EventDates,
    /// Whether it took place. A record that does not say is of a round that did, unless its day is
    /// still to come.
    pub status: EventStatus,
    /// Its number, as the source counts.
    pub number: Option<u32>,
    /// The fields that need no other record to be understood.
    pub facts: Arc<EventFacts>,
    /// Its series.
    pub series: SeriesId,
    /// The agencies, in the order written.
    pub hosts: Vec<Host>,
    /// The rounds it follows, where the record says so; in the order of rounds. `None` where number
    /// and day say it.
    pub follows: Option<Vec<EventId>>,
    /// What had been planned and came otherwise.
    pub instead_of: Option<InsteadOf>,
    /// The cases presented, in order.
    pub cases: Vec<Presented>,
    /// The programme, in the order written.
    pub program: Vec<ProgramItem>,
    /// Who took part, in the order written.
    pub people: Vec<Participant>,
    /// What was said, in the order written.
    pub quotes: Vec<Quote>,
    /// The prizes, in the order written.
    pub results: Vec<Award>,
    /// What the record says of handing batons on, one for each.
    pub handovers: Vec<Handover>,
    /// What the record says of getting the baton.
    pub received: Option<Received>,
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

    /// Whether it took place.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.status == EventStatus::Held
    }

    /// Whether all that is known of it was written before the day.
    #[must_use]
    pub fn is_noticed(&self) -> bool {
        self.facts.evidence == Some(Evidence::Notice)
    }

    /// In which tense it may be told.
    #[must_use]
    pub fn tense(&self) -> Tense {
        match self.status {
            EventStatus::Held if self.is_noticed() => Tense::Noticed,
            EventStatus::Held => Tense::Held,
            EventStatus::Planned => Tense::Planned,
            EventStatus::Postponed | EventStatus::Cancelled => Tense::Off,
        }
    }

    /// How its node is drawn: `held`, `noticed`, `planned`, `postponed`, `cancelled`.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        match self.status {
            _ if self.tense() == Tense::Noticed => "noticed",
            status => status.as_str(),
        }
    }

    /// Whether so many were only expected: the record says so, the round is known from a notice alone,
    /// or it was not held.
    #[must_use]
    pub fn expects(&self, attendance: &Attendance) -> bool {
        attendance.is_planned || self.tense() != Tense::Held
    }

    /// Whether no source states its day: it is inferred.
    #[must_use]
    pub fn is_date_inferred(&self) -> bool {
        self.facts.date_basis == Some(DateBasis::Inferred)
    }

    /// Whether it is a link of the chain; a round that did not take place is passed over.
    #[must_use]
    pub fn is_link(&self) -> bool {
        self.tense() != Tense::Off
    }

    /// The date it is sorted and listed by, and by which agencies are named: its first day, the
    /// first of its window, or the day it was to be on where it has no other. `None` where the record
    /// gives no date at all.
    #[must_use]
    pub fn anchor(&self) -> Option<Date> {
        anchor(
            self.dates,
            &self.facts,
            self.instead_of.as_ref().and_then(|it| it.date),
        )
    }

    /// The date it is sorted by: its first day, or the middle of its window.
    pub(super) fn sort_date(&self) -> Option<Date> {
        let EventDates::Window { after, before } = self.dates else {
            return self.anchor();
        };
        let (first, last) = (after.first_day(), before.last_day());
        let half = first.until(last).map_or(0, |span| span.get_days() / 2);
        let middle = first.checked_add(jiff::Span::new().days(half));
        Some(middle.map_or(after, Date::from))
    }

    /// The days it may have been on, where its day is not known.
    pub(super) fn possible_days(&self) -> Option<(civil::Date, civil::Date)> {
        let Some(earliest) = self.anchor() else {
            return Some((civil::Date::MIN, civil::Date::MAX));
        };
        let latest = match self.dates {
            EventDates::Window { before, .. } => before,
            _ => earliest,
        };
        let is_known = earliest.day().is_some() && latest == earliest;
        (!is_known).then(|| (earliest.first_day(), latest.last_day()))
    }

    /// The date by which lists without words may name it: what a source states, as far as it does.
    /// `None` of one that did not take place, and where the day is only inferred.
    #[must_use]
    pub fn shown_date(&self) -> Option<Date> {
        if !self.is_link() || self.is_date_inferred() {
            return None;
        }
        let of_year = || self.year().and_then(|year| Date::new(year, None, None));
        self.dates.first().or_else(of_year)
    }

    /// The year it is listed under; `None` where a window reaches over two, and where there is no
    /// date.
    #[must_use]
    pub fn year(&self) -> Option<i16> {
        match self.dates {
            EventDates::Window { after, before } => {
                (after.year() == before.year()).then(|| after.year())
            }
            _ => self.anchor().map(Date::year),
        }
    }

    /// Whether the day is known to the day, and stated.
    #[must_use]
    pub fn has_sure_day(&self) -> bool {
        let is_day = |date: Option<Date>| date.is_some_and(|date| date.day().is_some());
        is_day(self.dates.first()) && is_day(self.dates.last()) && !self.is_date_inferred()
    }

    /// The cases presented, in order.
    pub fn case_ids(&self) -> impl Iterator<Item = CaseId> {
        self.cases.iter().map(|presented| presented.case)
    }

    /// What its handovers say together.
    #[must_use]
    pub fn passing(&self) -> Passing {
        self.passing_of(|_| true)
    }

    /// What those of its handovers say that name one of some agencies; all of them where none does.
    pub(super) fn passing_to(&self, agencies: &[&AgencyRef]) -> Passing {
        let is_one = |agency: &AgencyRef| agencies.iter().any(|it| it.id == agency.id);
        let names_one = |handover: &Handover| handover.receivers.iter().any(is_one);
        if self.handovers.iter().any(names_one) {
            self.passing_of(names_one)
        } else {
            self.passing()
        }
    }

    fn passing_of(&self, is_wanted: impl Fn(&Handover) -> bool) -> Passing {
        let mut passing = Passing::default();
        let wanted = || self.handovers.iter().filter(|handover| is_wanted(handover));
        for handover in wanted() {
            passing.through.extend(handover.through.iter().cloned());
            passing.givers.extend(handover.givers.iter().cloned());
            passing.receivers.extend(handover.receivers.iter().cloned());
            passing.basis = passing.basis.max(handover.basis);
            passing.date = passing.date.or(handover.date);
            passing.time = passing.time.or(handover.time);
        }
        passing.is_end = wanted().next().is_some() && wanted().all(|it| it.is_end);
        if passing.givers.is_empty() {
            passing.givers = self.holders().into_iter().cloned().collect();
        }
        passing
    }
}

/// See [`Event::anchor`]; `planned` is the day that came otherwise.
pub(super) fn anchor(dates: EventDates, facts: &EventFacts, planned: Option<Date>) -> Option<Date> {
    dates.earliest().or(planned).or(facts.postponed_from)
}

impl Record for Event {
    fn head(&self) -> Option<&Head> {
        Some(&self.head)
    }
}

impl Row for Event {
    type Kind = kind::Event;
}
