//! The timeline with its legend: which rounds a drawing shows, and the words in it.

use super::agency::AgencyView;
use super::event::round_link;
use super::handover::shown_legs;
use super::relay::series_link;
use crate::content::{AgencyType, EventDates};
use crate::model::{AgencyRef, Event, EventId, Leg, SeriesId};
use crate::plan::Page;
use crate::render::draw::timeline::{
    Drawing, MAX_HOSTS, Round, RoundLeg, RoundWords, SeriesRow, Time, Timeline, draw,
};
use crate::render::edition::Edition;
use crate::render::labels::{Labelled, LinkTo};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A drawing of the timeline with its legend.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// The drawing.
    pub drawing: Drawing,
    /// The states of the legs in it.
    pub states: Vec<Labelled>,
    /// What else is marked in it.
    pub marks: Vec<Labelled>,
    /// The types of the agencies that held its rounds.
    pub types: Vec<Labelled>,
}

impl TimelineView {
    /// The timeline of the rounds that are wanted, a lane for each series that has some.
    #[must_use]
    pub fn of(edition: &Edition<'_>, is_wanted: impl Fn(EventId) -> bool) -> Self {
        let series = edition.archive.series.ids();
        let years = edition.years.iter();
        let drawing = draw(&Timeline {
            series: series.map(|id| row(edition, id, &is_wanted)).collect(),
            years: years
                .map(|(year, _)| (year, edition.href(Page::Year(year))))
                .collect(),
        });
        let labelled = |prefix: &str, codes: &[&'static str]| {
            let codes = codes.iter();
            codes.map(|code| edition.labelled(prefix, code)).collect()
        };
        let nodes = drawing.lanes.iter().flat_map(|lane| &lane.nodes);
        let present: BTreeSet<&str> = nodes.flat_map(|node| node.types.iter().copied()).collect();
        let types = AgencyType::ALL.iter().map(|kind| kind.as_str());
        let types: Vec<&'static str> = types.filter(|code| present.contains(code)).collect();
        Self {
            types: labelled("agency_type", &types),
            states: labelled("handover", &drawing.states),
            marks: labelled("mark", &drawing.marks),
            drawing,
        }
    }
}

fn row(edition: &Edition<'_>, id: SeriesId, is_wanted: &dyn Fn(EventId) -> bool) -> SeriesRow {
    let series = &edition.archive[id];
    let rounds = series.chain.rounds.iter().copied();
    let rounds: Vec<EventId> = rounds.filter(|id| is_wanted(*id)).collect();
    let positions = rounds.iter().copied().zip(0..).collect();
    let LinkTo { title, url } = series_link(edition, id);
    let rounds = rounds.iter();
    SeriesRow {
        id: series.head.name.id.clone(),
        title,
        url,
        rounds: rounds
            .map(|id| drawn_round(edition, *id, &positions))
            .collect(),
    }
}

/// A round as it is drawn beside those at `positions`.
fn drawn_round(edition: &Edition<'_>, id: EventId, positions: &BTreeMap<EventId, usize>) -> Round {
    let event = &edition.archive[id];
    let is_order = !edition.archive[event.series].has_baton();
    let [to, from] = shown_legs(edition, id);
    let leg = |leg: &Leg, other: Option<EventId>| RoundLeg {
        state: leg.state,
        is_order,
        other: other.and_then(|other| positions.get(&other).copied()),
        receivers: leg.receivers.len(),
        missing: Some(leg.missing.len())
            .filter(|count| *count > 0)
            .map(|count| rounds_missing(edition, count)),
    };
    Round {
        time: time(event),
        year: event.year(),
        postponed_from: event.facts.postponed_from,
        status: event.mark(),
        is_nested: event.facts.part_of.is_some(),
        types: types_of(edition, &event.holders()),
        words: round_words(edition, id, [&to, &from]),
        arrivals: to.iter().map(|to| leg(to, to.from)).collect(),
        departures: from.iter().map(|from| leg(from, from.to)).collect(),
    }
}

/// When a round was, as the axis needs it; of one that did not take place, when it was to be.
fn time(event: &Event) -> Time {
    match event.dates {
        EventDates::Span { first, last } if first.day().and(last.day()).is_some() => Time::Days {
            first: first.first_day(),
            last: last.last_day(),
        },
        EventDates::Span { first, last }
        | EventDates::Window {
            after: first,
            before: last,
        } => Time::Within {
            first: first.first_day(),
            last: last.last_day(),
        },
        EventDates::On(_) | EventDates::Unset => match event.anchor() {
            Some(date) if date.day().is_some() => Time::Days {
                first: date.first_day(),
                last: date.last_day(),
            },
            Some(date) => Time::Within {
                first: date.first_day(),
                last: date.last_day(),
            },
            None => Time::Unknown,
        },
    }
}

/// The texts of a round, given the legs to it and from it.
fn round_words(edition: &Edition<'_>, id: EventId, legs: [&[&Leg]; 2]) -> RoundWords {
    let event = &edition.archive[id];
    let holders = event.holders();
    let others = holders.len().saturating_sub(MAX_HOSTS);
    let hosts = AgencyView::all(edition, holders.into_iter().take(MAX_HOSTS));
    let fill_others = || {
        let others = others.to_string();
        edition.strings.fill("and_others", &[("n", &others)])
    };
    RoundWords {
        number: number(event),
        hosts: hosts.into_iter().map(|agency| agency.short).collect(),
        others: (others > 0).then(fill_others),
        date: edition.when(event).short,
        title: sentence(edition, id, legs),
        url: edition.href(Page::Event(id)),
    }
}

/// What stands above a round: its label, else its number.
fn number(event: &Event) -> String {
    let number = event.number.map(|number| number.to_string());
    let label = event.facts.label.clone();
    label.or(number).unwrap_or_else(|| "–".to_owned())
}

/// All that the drawing shows of a round, for screen readers.
fn sentence(edition: &Edition<'_>, id: EventId, legs: [&[&Leg]; 2]) -> String {
    let event = &edition.archive[id];
    let title = round_link(edition, id).title;
    let mut sentence = format!("{title}, {}", edition.when(event).text);
    let mark = event.mark();
    if mark != "held" {
        sentence += &format!(", {}", edition.strings.word("mark", mark));
    }
    let has_baton = edition.archive[event.series].has_baton();
    for (key, legs) in ["received", "passed"].into_iter().zip(legs) {
        for leg in legs.iter().filter(|_| has_baton) {
            let label = edition.strings.word("handover", leg.state.as_str());
            let other = if key == "received" { leg.from } else { leg.to };
            let other = other.filter(|_| legs.len() > 1);
            let other = other.map(|id| round_link(edition, id).title);
            let other = other.unwrap_or_default();
            sentence += &format!(", {} {label}", edition.strings.text(key));
            if !other.is_empty() {
                sentence += &format!(" ({other})");
            }
        }
    }
    sentence
}

/// The types of agencies, each once, in order of their codes.
fn types_of(edition: &Edition<'_>, agencies: &[&AgencyRef]) -> Vec<&'static str> {
    let code = |agency: &&AgencyRef| {
        let kind = edition.archive[agency.id].facts.agency_type?;
        Some(kind.as_str())
    };
    let codes: BTreeSet<&'static str> = agencies.iter().filter_map(code).collect();
    codes.into_iter().collect()
}

/// How many rounds are missing: `2회 없음`.
#[must_use]
pub fn rounds_missing(edition: &Edition<'_>, count: u32) -> String {
    let count = count.to_string();
    edition.strings.fill("rounds_missing", &[("n", &count)])
}
