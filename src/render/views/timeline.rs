//! The timeline with its legend: which rounds a drawing shows, and the words in it.

use super::agency::AgencyView;
use super::event::round_link;
use super::series::series_link;
use crate::base::Date;
use crate::content::{AgencyType, EventStatus};
use crate::model::{AgencyRef, Event, EventId, Leg, SeriesId};
use crate::plan::Page;
use crate::render::draw::timeline::{
    Drawing, MAX_HOSTS, Round, RoundLeg, RoundWords, SeriesRow, Timeline, draw,
};
use crate::render::edition::Edition;
use crate::render::labels::{Labelled, LinkTo, short_date};
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
    let chain = &edition.archive[event.series].chain;
    let (to, from) = (chain.legs_to(id).next(), chain.legs_from(id).next());
    let leg = |leg: &Leg, other: Option<EventId>| RoundLeg {
        state: leg.state,
        other: other.and_then(|other| positions.get(&other).copied()),
        receivers: leg.receivers.len(),
        missing: Some(leg.missing.len())
            .filter(|count| *count > 0)
            .map(|count| rounds_missing(edition, count)),
    };
    Round {
        date: event.anchor().unwrap_or(Date::LAST),
        postponed_from: event.facts.postponed_from,
        status: status(event).as_str(),
        is_nested: event.facts.part_of.is_some(),
        types: types_of(edition, &event.holders()),
        words: round_words(edition, id, [to, from]),
        arrival: to.map(|to| leg(to, to.from)),
        departure: from.map(|from| leg(from, from.to)),
    }
}

/// The texts of a round, given the legs to it and from it.
fn round_words(edition: &Edition<'_>, id: EventId, legs: [Option<&Leg>; 2]) -> RoundWords {
    let event = &edition.archive[id];
    let number = event.number;
    let holders = event.holders();
    let others = holders.len().saturating_sub(MAX_HOSTS);
    let hosts = AgencyView::all(edition, holders.into_iter().take(MAX_HOSTS));
    let fill_others = || {
        let others = others.to_string();
        edition.strings.fill("and_others", &[("n", &others)])
    };
    RoundWords {
        number: number.map_or_else(|| "–".to_owned(), |number| number.to_string()),
        hosts: hosts.into_iter().map(|agency| agency.short).collect(),
        others: (others > 0).then(fill_others),
        date: event
            .anchor()
            .map_or_else(String::new, |date| day_of_year(edition, date)),
        title: sentence(edition, id, legs),
        url: edition.href(Page::Event(id)),
    }
}

/// All that the drawing shows of a round, for screen readers.
fn sentence(edition: &Edition<'_>, id: EventId, [to, from]: [Option<&Leg>; 2]) -> String {
    let event = &edition.archive[id];
    let title = round_link(edition, id).title;
    let mut sentence = format!("{title}, {}", edition.when(event).text);
    let status = status(event);
    if status != EventStatus::Held {
        sentence += &format!(", {}", edition.strings.word("status", status.as_str()));
    }
    for (key, leg) in [("received", to), ("passed", from)] {
        if let Some(leg) = leg {
            let label = edition.strings.word("handover", leg.state.as_str());
            sentence += &format!(", {} {label}", edition.strings.text(key));
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

fn status(event: &Event) -> EventStatus {
    event.facts.status.unwrap_or(EventStatus::Held)
}

/// A date without its year, for narrow places.
fn day_of_year(edition: &Edition<'_>, date: Date) -> String {
    let short = short_date(date, edition.config.language);
    short.unwrap_or_else(|| edition.strings.text("day_unknown").to_owned())
}

/// How many rounds are missing: `2회 없음`.
#[must_use]
pub fn rounds_missing(edition: &Edition<'_>, count: u32) -> String {
    let count = count.to_string();
    edition.strings.fill("rounds_missing", &[("n", &count)])
}
