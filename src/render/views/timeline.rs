//! The timeline with its legend: which rounds a drawing shows, and the words in it.

use super::agency::AgencyView;
use super::event::round_link;
use super::series::series_link;
use crate::base::Date;
use crate::content::drafts::{AgencyType, EventStatus};
use crate::model::{AgencyId, EventId, SeriesId};
use crate::plan::Page;
use crate::render::draw::timeline::{self, Drawing, RoundWords, Words};
use crate::render::edition::Edition;
use crate::render::labels::{Labelled, LinkTo, short_date};
use serde::Serialize;
use std::collections::BTreeSet;

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
        let rows: Vec<(SeriesId, Vec<EventId>)> = edition
            .archive
            .series_ids()
            .map(|series| {
                let rounds = edition.archive[series].chain.rounds.iter().copied();
                (series, rounds.filter(|id| is_wanted(*id)).collect())
            })
            .collect();
        let drawing = timeline::draw(edition.archive, &rows, &TimelineWords(*edition));
        let labelled = |prefix: &str, codes: &[&'static str]| {
            let codes = codes.iter();
            codes.map(|code| edition.labelled(prefix, code)).collect()
        };
        let nodes = drawing.lanes.iter().flat_map(|lane| &lane.nodes);
        let types: BTreeSet<&str> = nodes.flat_map(|node| node.types.iter().copied()).collect();
        let all_types = AgencyType::ALL.iter().map(|kind| kind.as_str());
        let types: Vec<&'static str> = all_types.filter(|kind| types.contains(kind)).collect();
        Self {
            types: labelled("agency_type", &types),
            states: labelled("handover", &drawing.states),
            marks: labelled("mark", &drawing.marks),
            drawing,
        }
    }
}

/// The words of the timeline in the language of an edition.
struct TimelineWords<'e>(Edition<'e>);

impl Words for TimelineWords<'_> {
    fn round(&self, id: EventId) -> RoundWords {
        let edition = &self.0;
        let event = &edition.archive[id];
        let holders = event.holders();
        let number = event.fields.round.as_ref().map(|round| round.value);
        let kind = |id: AgencyId| {
            let fields = edition.archive[id].fields.as_deref();
            fields.and_then(|fields| fields.agency_type)
        };
        let types = holders.iter().filter_map(|agency| kind(agency.id));
        let mut types: Vec<&'static str> = types.map(AgencyType::as_str).collect();
        types.sort_unstable();
        types.dedup();
        let holders = AgencyView::all(edition, holders).into_iter();
        RoundWords {
            number: number.map_or_else(|| "–".to_owned(), |number| number.to_string()),
            holders: holders.map(|agency| agency.short).collect(),
            date: day_of_year(edition, event.dates.first),
            title: sentence(edition, id),
            url: edition.href(Page::Event(id)),
            types,
        }
    }

    fn series(&self, id: SeriesId) -> LinkTo {
        series_link(&self.0, id)
    }

    fn year(&self, year: i16) -> LinkTo {
        LinkTo {
            title: year.to_string(),
            url: self.0.href(Page::Year(year)),
        }
    }

    fn missing(&self, count: u32) -> String {
        rounds_missing(&self.0, count)
    }

    fn others(&self, count: usize) -> String {
        let count = count.to_string();
        self.0.strings.fill("and_others", &[("n", &count)])
    }
}

/// How many rounds are missing: `2회 없음`.
#[must_use]
pub fn rounds_missing(edition: &Edition<'_>, count: u32) -> String {
    let count = count.to_string();
    edition.strings.fill("rounds_missing", &[("n", &count)])
}

/// A date without its year, for narrow places.
fn day_of_year(edition: &Edition<'_>, date: Date) -> String {
    let short = short_date(date, edition.config.language);
    short.unwrap_or_else(|| edition.strings.text("day_unknown").to_owned())
}

/// All that the drawing shows of a round, for screen readers.
fn sentence(edition: &Edition<'_>, id: EventId) -> String {
    let event = &edition.archive[id];
    let title = round_link(edition, id).title;
    let mut sentence = format!("{title}, {}", edition.date(event.dates.first).text);
    let status = event.fields.status.unwrap_or(EventStatus::Held);
    if status != EventStatus::Held {
        sentence += &format!(", {}", edition.strings.word("status", status.as_str()));
    }
    let chain = &edition.archive[event.series].chain;
    let legs = [
        ("received", chain.link_to(id)),
        ("passed", chain.link_from(id)),
    ];
    for (key, leg) in legs {
        if let Some(leg) = leg {
            let label = edition.strings.word("handover", leg.state.as_str());
            sentence += &format!(", {} {label}", edition.strings.text(key));
        }
    }
    sentence
}
