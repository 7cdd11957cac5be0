//! Makes an event from its document.

use super::lookup::Lookup;
use super::passing::{handovers, received};
use super::programme::{Told, awards, participants, presented, program, quotes};
use crate::base::{Diagnostic, Place};
use crate::content::{Document, EventDates, EventFields, EventStatus, Follows, KindFields};
use crate::model::archive::Archive;
use crate::model::event::{Event, Host, InsteadOf, anchor};
use crate::model::problems;
use crate::model::record::Head;
use jiff::civil;
use rustc_hash::FxHashMap as HashMap;

/// Makes an event, with the fields it was made from. `None` where its series is not known. Which
/// rounds it follows is not yet known.
pub(super) fn event<'l>(
    names: &mut Lookup<'l>,
    document: &'l Document,
) -> Option<(Event, &'l EventFields)> {
    let KindFields::Event(dates, fields) = &document.own else {
        return None;
    };
    let words = names.words(document);
    let KindFields::Event(_, said) = &words.own else {
        return None;
    };
    let planned = fields.instead_of.as_ref().and_then(|it| it.date);
    let day = anchor(*dates, &fields.facts, planned);
    let series = names.series_of(&fields.series.0);
    let hosts = fields.hosts.value.iter().filter_map(|host| {
        Some(Host {
            agency: names.agency(&host.agency.0, day)?,
            role: host.role,
        })
    });
    let hosts: Vec<Host> = hosts.collect();
    if fields.hosts.value.is_empty() {
        let problem = problems::no_holder(&fields.hosts.place);
        names.problems.push(problem);
    }
    if let Some(Follows::Events(ids)) = fields.follows.as_ref().map(|follows| &follows.value) {
        ids.iter().for_each(|id| names.check_event(&id.0));
    }
    let head = Head::of(words);
    let told = &Told {
        fields,
        said,
        day,
        sources: &head.sources.clone(),
    };
    let mut event = Event {
        head,
        dates: *dates,
        status: status(fields.facts.status, *dates, names.today()),
        number: fields.round.as_ref().map(|round| round.value),
        facts: said.facts.clone(),
        hosts,
        follows: None,
        instead_of: instead_of(names, told),
        cases: presented(names, told),
        program: program(names, told),
        people: participants(names, told),
        quotes: quotes(names, told),
        results: awards(names, told),
        handovers: Vec::new(),
        received: None,
        // Last, so that an unknown series hides no other name that is wrong.
        series: series?,
    };
    event.handovers = handovers(names, &event, told);
    event.received = received(names, &event, told);
    Some((event, fields))
}

/// The status of an event: what its record says; else it was held, unless its day is still to come.
fn status(written: Option<EventStatus>, dates: EventDates, today: civil::Date) -> EventStatus {
    let is_ahead = dates.earliest().is_some_and(|day| day.first_day() > today);
    let unwritten = if is_ahead {
        EventStatus::Planned
    } else {
        EventStatus::Held
    };
    written.unwrap_or(unwritten)
}

fn instead_of(names: &mut Lookup<'_>, told: &Told<'_>) -> Option<InsteadOf> {
    let (written, said) = told
        .fields
        .instead_of
        .as_ref()
        .zip(told.said.instead_of.as_ref())?;
    Some(InsteadOf {
        venue: said.venue.clone(),
        format: written.format,
        hosts: names.agencies_of(&written.host, told.day),
        date: written.date,
    })
}

/// Reports rounds of one series that have the same number in the same season. `written` are the
/// fields of the events, by their ids.
pub(super) fn check_numbers(
    archive: &Archive,
    written: &[&EventFields],
    found: &mut Vec<Diagnostic>,
) {
    let mut seen: HashMap<_, &Place> = HashMap::default();
    for (event, fields) in archive.events.iter().zip(written) {
        let Some(round) = &fields.round else {
            continue;
        };
        let key = (event.series, fields.facts.season, round.value);
        match seen.get(&key) {
            Some(first) => {
                found.push(problems::duplicate_round(&round.place, first, round.value));
            }
            None => {
                seen.insert(key, &round.place);
            }
        }
    }
}
