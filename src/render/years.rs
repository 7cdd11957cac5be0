//! The records of each year, computed once for all pages that count or list by year.

use crate::model::{AgencyId, Archive, CaseId, EventId};
use std::collections::{BTreeMap, BTreeSet};

/// The years with events, each with its records.
#[derive(Clone, Debug, Default)]
pub struct Years(BTreeMap<i16, YearRecords>);

/// The records of a year.
#[derive(Clone, Debug, Default)]
pub struct YearRecords {
    /// The events, in the order of the archive.
    pub events: Vec<EventId>,
    /// How many of them took place.
    pub held: usize,
    /// The cases first shown in the year, by title.
    pub cases: Vec<CaseId>,
    /// The agencies that held its rounds, by title.
    pub hosts: Vec<AgencyId>,
    /// Those of them that held their first round on record in it.
    pub new_hosts: BTreeSet<AgencyId>,
}

impl Years {
    /// Sorts the records of an archive by year.
    #[must_use]
    pub fn of(archive: &Archive) -> Self {
        let mut years: BTreeMap<i16, YearRecords> = BTreeMap::new();
        let first_year = |events: &[EventId]| {
            let first = events.iter().find(|id| archive[**id].is_held())?;
            archive[*first].year()
        };
        for id in archive.events.ids() {
            let event = &archive[id];
            let Some(year) = event.year() else {
                continue;
            };
            let records = years.entry(year).or_default();
            records.events.push(id);
            records.held += usize::from(event.is_held());
        }
        for (agency, event) in archive.first_rounds() {
            if let Some(year) = archive[event].year() {
                years.entry(year).or_default().new_hosts.insert(agency);
            }
        }
        for id in &archive.cases_by_title {
            if let Some(year) = first_year(&archive[*id].events) {
                years.entry(year).or_default().cases.push(*id);
            }
        }
        for (year, records) in &mut years {
            let hosts = archive.hosts_of_year(*year);
            let by_title = archive.agencies_by_title.iter().copied();
            records.hosts = by_title.filter(|id| hosts.contains(id)).collect();
        }
        Self(years)
    }

    /// The years in ascending order, each with its records.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i16, &YearRecords)> {
        self.0.iter().map(|(year, records)| (*year, records))
    }

    /// The records of a year; `None` if it has no event.
    #[must_use]
    pub fn get(&self, year: i16) -> Option<&YearRecords> {
        self.0.get(&year)
    }

    /// The year with events before a year.
    #[must_use]
    pub fn before(&self, year: i16) -> Option<i16> {
        self.0.range(..year).next_back().map(|(year, _)| *year)
    }

    /// The year with events after a year.
    #[must_use]
    pub fn after(&self, year: i16) -> Option<i16> {
        let after = self.0.keys().find(|other| **other > year);
        after.copied()
    }
}
