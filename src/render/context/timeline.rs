//! The timelines that pages have: what they draw, with the words of the page, and their legends.

use super::Edition;
use super::views::{Labelled, LinkTo};
use crate::base::Date;
use crate::content::Language;
use crate::content::drafts::{AgencyType, EventStatus};
use crate::model::{AgencyId, AgencyRef, Event, EventId, Leg, SeriesId};
use crate::plan::Page;
use crate::render::draw::timeline::{
    Drawing, MAX_HOSTS, Round, RoundLeg, RoundWords, SeriesRow, Timeline, draw,
};
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

impl Edition<'_> {
    /// The timeline of all series.
    pub(super) fn timeline(&self) -> TimelineView {
        self.timeline_of(&|_| true)
    }

    /// The timeline of one series.
    pub(super) fn timeline_of_series(&self, series: SeriesId) -> TimelineView {
        self.timeline_of(&|id| self.archive[id].series == series)
    }

    /// The timeline of a year.
    pub(super) fn timeline_of_year(&self, year: i16) -> TimelineView {
        self.timeline_of(&|id| self.archive[id].dates.first.year() == year)
    }

    /// The timeline of the rounds that an agency held.
    pub(super) fn timeline_of_agency(&self, agency: AgencyId) -> TimelineView {
        let held: Vec<EventId> = self.holdings(agency).map(|(event, _)| event).collect();
        self.timeline_of(&|id| held.binary_search(&id).is_ok())
    }

    fn timeline_of(&self, is_wanted: &dyn Fn(EventId) -> bool) -> TimelineView {
        let series = self.archive.series_ids();
        let timeline = Timeline {
            series: series.map(|id| self.series_row(id, is_wanted)).collect(),
            years: self.year_addresses(),
        };
        let drawing = draw(&timeline);
        let labelled = |prefix: &str, codes: &[&'static str]| {
            let labels = codes.iter().map(|code| self.labelled(prefix, code));
            labels.collect()
        };
        let nodes = drawing.lanes.iter().flat_map(|lane| &lane.nodes);
        let present: BTreeSet<&str> = nodes.flat_map(|node| node.types.iter().copied()).collect();
        let types = AgencyType::ALL.iter().map(|of| of.as_str());
        let types: Vec<&'static str> = types.filter(|code| present.contains(code)).collect();
        TimelineView {
            types: labelled("agency_type", &types),
            states: labelled("handover", &drawing.states),
            marks: labelled("mark", &drawing.marks),
            drawing,
        }
    }

    fn series_row(&self, id: SeriesId, is_wanted: &dyn Fn(EventId) -> bool) -> SeriesRow {
        let series = &self.archive[id];
        let rounds = series.chain.rounds.iter().copied();
        let rounds: Vec<EventId> = rounds.filter(|id| is_wanted(*id)).collect();
        let positions = rounds.iter().copied().zip(0..).collect();
        let LinkTo { title, url } = self.series_link(id);
        SeriesRow {
            id: series.document.name.id.clone(),
            title,
            url,
            rounds: rounds
                .iter()
                .map(|id| self.drawn_round(*id, &positions))
                .collect(),
        }
    }

    /// A round as it is drawn beside those at `positions`.
    fn drawn_round(&self, id: EventId, positions: &BTreeMap<EventId, usize>) -> Round {
        let event = &self.archive[id];
        let fields = &event.fields;
        let chain = &self.archive[event.series].chain;
        let (to, from) = (chain.link_to(id), chain.link_from(id));
        let leg = |leg: &Leg, other: Option<EventId>| RoundLeg {
            state: leg.state,
            other: other.and_then(|other| positions.get(&other).copied()),
            receivers: leg.receivers.len(),
            missing: Some(leg.missing.len())
                .filter(|count| *count > 0)
                .map(|count| self.rounds_missing(count)),
        };
        Round {
            date: event.dates.first,
            postponed_from: fields.postponed_from,
            status: status(event).as_str(),
            is_nested: fields.part_of.is_some(),
            types: self.types_of(&event.holders()),
            words: self.round_words(id, [to, from]),
            arrival: to.map(|to| leg(to, to.from)),
            departure: from.map(|from| leg(from, from.to)),
        }
    }

    /// The texts of a round, given the legs to it and from it.
    fn round_words(&self, id: EventId, [to, from]: [Option<&Leg>; 2]) -> RoundWords {
        let event = &self.archive[id];
        let holders = event.holders();
        let others = holders.len().saturating_sub(MAX_HOSTS);
        let LinkTo { title, url } = self.round_link(id);
        let mut title = format!("{title}, {}", self.date(event.dates.first).text);
        let status = status(event);
        if status != EventStatus::Held {
            title += &format!(", {}", self.strings.word("status", status.as_str()));
        }
        for (key, leg) in [("received", to), ("passed", from)] {
            if let Some(leg) = leg {
                let label = self.strings.word("handover", leg.state.as_str());
                title += &format!(", {} {label}", self.strings.text(key));
            }
        }
        let number = event.fields.round.as_ref();
        let hosts = holders.iter().take(MAX_HOSTS);
        RoundWords {
            number: number.map_or_else(|| "–".to_owned(), |round| round.value.to_string()),
            hosts: hosts.map(|agency| self.agency(agency).short).collect(),
            others: (others > 0).then(|| {
                self.strings
                    .fill("and_others", &[("n", &others.to_string())])
            }),
            date: self.short_date(event.dates.first),
            title,
            url,
        }
    }

    /// The types of some agencies by their codes, each once; none of those that have no record.
    fn types_of(&self, agencies: &[&AgencyRef]) -> Vec<&'static str> {
        let code = |agency: &&AgencyRef| {
            let fields = self.archive[agency.id].fields.as_deref()?;
            Some(fields.agency_type?.as_str())
        };
        let codes: BTreeSet<&'static str> = agencies.iter().filter_map(code).collect();
        codes.into_iter().collect()
    }

    /// The addresses of the pages of the years.
    fn year_addresses(&self) -> BTreeMap<i16, String> {
        let address = |year| (year, self.href(Page::Year(year)));
        self.archive.years().into_iter().map(address).collect()
    }

    /// `2회 없음`: how many rounds are not on record.
    pub(super) fn rounds_missing(&self, count: u32) -> String {
        let count = count.to_string();
        self.strings.fill("rounds_missing", &[("n", &count)])
    }

    /// A day without its year, for narrow places.
    fn short_date(&self, date: Date) -> String {
        match (self.config.language, date.month(), date.day()) {
            (_, None, _) => self.strings.text("day_unknown").to_owned(),
            (Language::Korean, Some(month), None) => format!("{month}월"),
            (Language::Korean, Some(month), Some(day)) => format!("{month}. {day}."),
            (Language::English, Some(month), day) => {
                let day = day.map(|day| format!("{day} ")).unwrap_or_default();
                format!("{day}{}", super::views::short_month(month))
            }
        }
    }
}

fn status(event: &Event) -> EventStatus {
    event.fields.status.unwrap_or(EventStatus::Held)
}
