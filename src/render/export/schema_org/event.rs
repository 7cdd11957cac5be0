//! A round.

use super::agency::agency_links;
use super::handover::handover;
use super::people::{participant, quotation};
use super::place::locations;
use super::thing::{Thing, reference};
use crate::base::Date;
use crate::content::{Clock, EventFormat, EventStatus, Part, Role};
use crate::model::{Event, EventId, Participant};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::Occasion;
use serde_json::{Value, json};

/// An event. How many came is left out, for schema.org cannot say that a number is only about so.
#[must_use]
pub fn event(edition: &Edition<'_>, id: EventId) -> Value {
    let event = &edition.archive[id];
    let head = &event.head;
    let in_roles = |roles: &[Role]| {
        let hosts = event.hosts.iter().filter(|host| roles.contains(&host.role));
        agency_links(edition, hosts.map(|host| &host.agency))
    };
    let on_stage = |who: &&Participant| {
        let part = who.part;
        matches!(part, Some(Part::Speaker | Part::Presenter))
    };
    let (speakers, others): (Vec<_>, Vec<_>) = event.people.iter().partition(on_stage);
    let mut contributors = in_roles(&[Role::Guest]);
    let others = others.into_iter();
    contributors.extend(others.map(|who| participant(edition, "contributor", who)));
    let cases = event.case_ids();
    let cases = cases.map(|case| reference(edition, Page::Case(case)));
    let quotations = event.quotes.iter();
    let quotations = quotations.filter_map(|quote| quotation(edition, quote));
    let format = event.facts.format;
    let mut node = Thing::of_record("Event", edition, Page::Event(id), head);
    node.put("name", head.title.clone());
    node.put("description", head.summary.clone());
    node.put(
        "disambiguatingDescription",
        Occasion::of(edition, id).line(),
    );
    put_dates(&mut node, event);
    node.put("eventAttendanceMode", format.map(attendance_mode));
    node.put("location", locations(edition, event));
    node.put(
        "organizer",
        in_roles(&[Role::Host, Role::CoHost, Role::Organizer]),
    );
    node.put("sponsor", in_roles(&[Role::Sponsor]));
    let speakers = speakers.into_iter();
    let speakers = speakers.map(|who| participant(edition, "performer", who));
    node.put("performer", speakers.collect::<Vec<_>>());
    node.put("contributor", contributors);
    node.put("superEvent", larger_events(edition, event));
    node.put("workFeatured", cases.collect::<Vec<_>>());
    node.put("subjectOf", quotations.collect::<Vec<_>>());
    node.value()
}

/// The handovers that a round is at either end of, each told by one round: that which handed on, else
/// that which received.
pub fn handovers_of(edition: &Edition<'_>, id: EventId) -> impl Iterator<Item = Value> {
    let chain = &edition.archive[edition.archive[id].series].chain;
    let received = chain.legs_to(id).filter(|leg| leg.from.is_none());
    let legs = received.chain(chain.legs_from(id));
    legs.filter_map(|leg| handover(edition, leg))
}

/// When it was. A day that no source states is left out: schema.org cannot mark it as a guess.
fn put_dates(node: &mut Thing, event: &Event) {
    let facts = &event.facts;
    let dates = event.dates;
    if !event.is_date_inferred() {
        let start = facts.time.map(|hours| hours.start);
        let end = facts.time.and_then(|hours| hours.end);
        let last = dates.end().or(dates.first().filter(|_| end.is_some()));
        node.put("startDate", dates.first().map(|date| moment(date, start)));
        node.put("endDate", last.map(|date| moment(date, end)));
    }
    let postponed_from = facts.postponed_from;
    node.put(
        "previousStartDate",
        postponed_from.map(|date| date.to_string()),
    );
    node.put("eventStatus", event_status(event));
}

/// A date, with the time of day where both are known.
fn moment(date: Date, time: Option<Clock>) -> String {
    match time.filter(|_| date.day().is_some()) {
        None => date.to_string(),
        Some(time) => {
            let (time, offset) = (time.hour_and_minute(), time.iso_offset());
            format!("{date}T{time}:00{offset}")
        }
    }
}

fn event_status(event: &Event) -> &'static str {
    match event.status {
        EventStatus::Cancelled => "https://schema.org/EventCancelled",
        EventStatus::Postponed => "https://schema.org/EventPostponed",
        _ if event.facts.postponed_from.is_some() => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    }
}

fn attendance_mode(format: EventFormat) -> &'static str {
    match format {
        EventFormat::Onsite => "https://schema.org/OfflineEventAttendanceMode",
        EventFormat::Online => "https://schema.org/OnlineEventAttendanceMode",
        EventFormat::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    }
}

/// Its series, and the event it was a part of.
fn larger_events(edition: &Edition<'_>, event: &Event) -> Vec<Value> {
    let series = reference(edition, Page::Series(event.series));
    let outer = event.facts.part_of.as_ref();
    let outer = outer.map(|name| json!({"@type": "Event", "name": name}));
    [series].into_iter().chain(outer).collect()
}
