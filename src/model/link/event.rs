//! Makes an event from its document.

use super::lookup::Lookup;
use crate::base::{Diagnostic, Place};
use crate::content::{Document, EventDates, EventFields, KindFields, Receiver};
use crate::model::archive::Archive;
use crate::model::event::{Event, Handover, Host, Quote};
use crate::model::problems;
use crate::model::record::Head;
use rustc_hash::FxHashMap as HashMap;

/// Makes an event, with the fields it was made from. `None` where its series is not known.
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
    let day = Some(dates.first);
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
    let cases = names.cases_of(&fields.cases);
    let quotes = fields.quotes.iter().zip(&said.quotes);
    let quotes = quotes.map(|(written, said)| Quote {
        speaker: said.speaker.clone(),
        role: said.role.clone(),
        agency: written
            .agency
            .as_ref()
            .and_then(|name| names.agency(&name.0, day)),
        text: said.text.clone(),
        source: said.source.clone(),
    });
    let quotes = quotes.collect();
    let handover = handover(names, fields, said, *dates);
    let mut event = Event {
        head: Head::of(words),
        dates: *dates,
        number: fields.round.as_ref().map(|round| round.value),
        facts: said.facts.clone(),
        series: series?,
        hosts,
        cases,
        quotes,
        handover,
    };
    if event.handover.givers.is_empty() {
        event.handover.givers = event.holders().into_iter().cloned().collect();
    }
    Some((event, fields))
}

fn handover(
    names: &mut Lookup<'_>,
    fields: &EventFields,
    said: &EventFields,
    dates: EventDates,
) -> Handover {
    let (Some(written), Some(said)) = (&fields.handover, &said.handover) else {
        return Handover::default();
    };
    let day = Some(dates.last.unwrap_or(dates.first));
    let givers = names.agencies_of(&written.from, day);
    let (receivers, is_end) = match written.to.as_ref().map(|to| &to.value) {
        Some(Receiver::Agencies(to)) => (names.agencies_of(to, day), false),
        Some(Receiver::End) => (Vec::new(), true),
        None => (Vec::new(), false),
    };
    Handover {
        is_written: true,
        givers,
        receivers,
        is_end,
        basis: written.basis.as_ref().map(|basis| basis.value),
        time: said.time,
        temperature: said.temperature,
        note: said.note.clone(),
    }
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
