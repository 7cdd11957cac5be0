//! Days that cannot be, seen from the day of the build.

use super::resolver::Resolver;
use crate::base::{Date, Diagnostic, Place};
use crate::content::{Document, EventStatus, KindFields, Parsed, RecordKind};
use crate::model::round_problems as problems;
use jiff::civil;
use rustc_hash::FxHashSet as HashSet;

/// What is wrong with days, and the events whose days are doubtful.
#[derive(Default)]
pub(super) struct Timing<'a> {
    pub(super) problems: Vec<Diagnostic>,
    /// The paths of events that are told as past and lie ahead: nothing that follows from their
    /// days is reported too.
    pub(super) doubtful: HashSet<&'a str>,
}

/// Looks at the days of all events, and at every year of two digits.
pub(super) fn timing<'a>(records: &Resolver<'a>, files: &[&'a Parsed]) -> Timing<'a> {
    let today = records.today();
    let mut timing = Timing::default();
    let mut told: HashSet<&Place> = HashSet::default();
    for file in files {
        let document = file.document.as_deref();
        if document.is_some_and(|document| !records.is_shown(document)) {
            continue;
        }
        let limit = latest_likely(document, today);
        for date in file
            .short_years
            .iter()
            .filter(|it| it.value.first_day() > limit)
        {
            let century_before = Date::new(
                date.value.year() - 100,
                date.value.month(),
                date.value.day(),
            );
            timing
                .problems
                .push(problems::short_year_ahead(date, century_before));
            told.insert(&date.place);
        }
    }
    for document in records.of_kind(RecordKind::Event) {
        let KindFields::Event(dates, event) = &document.own else {
            continue;
        };
        let Some(place) = &document.when else {
            continue;
        };
        let is_ahead = dates
            .earliest()
            .is_some_and(|date| date.first_day() > today);
        let is_over = dates.latest().is_some_and(|date| date.last_day() < today);
        match event.facts.status {
            status @ (None | Some(EventStatus::Held)) if is_ahead => {
                timing.doubtful.insert(document.path.as_str());
                if !told.contains(place) {
                    let problem = problems::held_ahead(place, status.is_some());
                    timing.problems.push(problem);
                }
            }
            Some(EventStatus::Planned) if is_over => {
                timing.problems.push(problems::planned_before(place));
            }
            _ => {}
        }
    }
    timing
}

/// The last day that a year of two digits is believed: today, or a year ahead where an event is
/// planned.
fn latest_likely(document: Option<&Document>, today: civil::Date) -> civil::Date {
    let own = document.map(|document| &document.own);
    match own {
        Some(KindFields::Event(_, event)) if event.facts.status == Some(EventStatus::Planned) => {
            today
                .checked_add(jiff::Span::new().years(1))
                .unwrap_or(today)
        }
        _ => today,
    }
}
