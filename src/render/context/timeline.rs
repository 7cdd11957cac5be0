//! The words of the timeline, and the drawings of it that pages have.

use super::Edition;
use super::views::{Labelled, LinkTo};
use crate::base::Date;
use crate::content::Language;
use crate::content::drafts::{AgencyType, EventStatus};
use crate::model::{AgencyId, EventId, SeriesId};
use crate::plan::Page;
use crate::render::timeline::{self, Drawing, RoundWords, Words};
use serde::Serialize;
use std::collections::BTreeSet;

/// A drawing of the timeline with its legend.
#[derive(Clone, Debug, Serialize)]
pub struct TimelineView {
    /// The drawing.
    pub drawing: Drawing,
    /// The states of the links in it.
    pub states: Vec<Labelled>,
    /// What else is marked in it.
    pub marks: Vec<Labelled>,
    /// The kinds of agencies that held its rounds.
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
        let rows: Vec<(SeriesId, Vec<EventId>)> = self
            .archive
            .series
            .ids()
            .map(|series| {
                let rounds = self.archive[series].chain.rounds.iter().copied();
                (series, rounds.filter(|id| is_wanted(*id)).collect())
            })
            .collect();
        let drawing = timeline::draw(self.archive, &rows, self);
        let labelled = |prefix: &str, codes: &[&'static str]| {
            codes
                .iter()
                .map(|code| self.labelled(prefix, code))
                .collect()
        };
        let nodes = drawing.lanes.iter().flat_map(|lane| &lane.nodes);
        let types: BTreeSet<&str> = nodes.flat_map(|node| node.types.iter().copied()).collect();
        let types = AgencyType::ALL
            .iter()
            .map(|kind| kind.as_str())
            .filter(|kind| types.contains(kind));
        TimelineView {
            types: types
                .map(|kind| self.labelled("agency_type", kind))
                .collect(),
            states: labelled("handover", &drawing.states),
            marks: labelled("mark", &drawing.marks),
            drawing,
        }
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

impl Words for Edition<'_> {
    fn round(&self, id: EventId) -> RoundWords {
        let event = &self.archive[id];
        let holders = event.holders();
        let chain = &self.archive[event.series].chain;
        let number = event.number;
        let LinkTo { title, url } = self.round_link(id);
        let mut title = format!("{title}, {}", self.date(event.dates.first).text);
        let status = event.facts.status.unwrap_or(EventStatus::Held);
        if status != EventStatus::Held {
            title += &format!(", {}", self.strings.word("status", status.as_str()));
        }
        let ways = [
            ("received", chain.leg_to(id)),
            ("passed", chain.leg_from(id)),
        ];
        for (key, link) in ways {
            if let Some(link) = link {
                let label = self.strings.word("handover", link.state.as_str());
                title += &format!(", {} {label}", self.strings.text(key));
            }
        }
        let kind = |id: AgencyId| Some(self.archive[id].facts.agency_type?.as_str());
        let mut types: Vec<&'static str> = holders
            .iter()
            .filter_map(|agency| kind(agency.id))
            .collect();
        types.sort_unstable();
        types.dedup();
        RoundWords {
            number: number.map_or_else(|| "–".to_owned(), |number| number.to_string()),
            holders: holders
                .into_iter()
                .map(|agency| self.agency(agency).short)
                .collect(),
            date: self.short_date(event.dates.first),
            title,
            url,
            types,
        }
    }

    fn series(&self, id: SeriesId) -> LinkTo {
        self.series_link(id)
    }

    fn year(&self, year: i16) -> LinkTo {
        LinkTo {
            title: year.to_string(),
            url: self.href(Page::Year(year)),
        }
    }

    fn missing(&self, count: u32) -> String {
        self.strings
            .fill("rounds_missing", &[("n", &count.to_string())])
    }

    fn others(&self, count: usize) -> String {
        self.strings
            .fill("and_others", &[("n", &count.to_string())])
    }
}
