//! The archive as records: front matter, body, and what an archive derives from them.

use crate::front::Front;
use crate::schedule::Schedule;
use crate::{agencies, cases, events, series};

/// A record as a file gives it.
pub(crate) struct Record {
    /// The folder of its kind.
    pub(crate) kind: &'static str,
    /// Its path below that folder, without `.md`.
    pub(crate) id: String,
    /// Its front matter.
    pub(crate) front: Front,
    /// Its body.
    pub(crate) body: String,
    /// Its ties to others.
    pub(crate) ties: Ties,
}

/// What Ondo derives from all records together. A generator that cannot is told it.
#[derive(Default)]
pub(crate) struct Ties {
    /// The first day the date of the record may mean.
    pub(crate) day: Option<String>,
    /// The ids of the agencies it names as hosts or presenters.
    pub(crate) agencies: Vec<String>,
    /// The events that show a case; the rounds before and after an event.
    pub(crate) events: Vec<String>,
}

/// An archive of a number of events, with two cases each.
pub(crate) struct Archive {
    schedule: Schedule,
}

impl Archive {
    /// The archive of `events` events; the same for the same number, always.
    pub(crate) fn new(events: usize) -> Self {
        Self {
            schedule: Schedule::new(events),
        }
    }

    /// All records, each made when it is asked for.
    pub(crate) fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let all = &self.schedule;
        let agencies = (0..all.agencies).map(|at| agencies::record(at, all));
        let events = (0..all.rounds.len()).map(|at| events::record(at, all));
        let cases = (0..all.rounds.len() * 2).map(|at| cases::record(at, all));
        series::records(all)
            .chain(agencies)
            .chain(events)
            .chain(cases)
    }
}

/// Links between records; `up` leads from the folder of the one that links to `content/`.
pub(crate) mod link_to {
    use super::{Schedule, agencies, cases, events};
    use crate::prose::Link;

    /// To an event.
    pub(crate) fn event(schedule: &Schedule, at: usize, up: &str) -> Link {
        let round = &schedule.rounds[at];
        Link {
            words: format!("{}년 제{}회", round.when.day.year(), round.number),
            target: format!("{up}events/{}.md", events::id(round)),
        }
    }

    /// To a case.
    pub(crate) fn case(at: usize, up: &str) -> Link {
        Link {
            words: cases::title(at),
            target: format!("{up}cases/{}.md", cases::id(at)),
        }
    }

    /// To an agency, by what it was called in a year.
    pub(crate) fn agency(at: usize, year: i16, up: &str) -> Link {
        Link {
            words: agencies::name_in(at, year),
            target: format!("{up}agencies/{}.md", agencies::id(at)),
        }
    }
}
