//! The data of pages that show the way of the baton: series, the thermometer.

use super::Edition;
use super::records::RecordView;
use super::timeline::TimelineView;
use super::views::{AgencyView, DateView, EventView, HandoverView, Labelled, LinkTo};
use crate::content::drafts::EventStatus;
use crate::model::{EventId, SeriesId};
use crate::plan::Page;
use crate::render::thermometer::{self, Thermometer};
use serde::Serialize;

/// A series in a list.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesView {
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its summary.
    pub summary: Option<String>,
    /// How many rounds are on record.
    pub rounds: usize,
    /// The years of its first and last round: `2019–2023`.
    pub years: String,
    /// What is handed on, where anything is.
    pub baton: Option<String>,
    /// The states of its links, one after each round but the last: a small picture of its chain.
    pub spark: Vec<Labelled>,
}

/// The thermometer of a series, as it stood at a round.
#[derive(Clone, Debug, Serialize)]
pub struct ThermometerView {
    /// Its scale and its mercury.
    pub drawing: Thermometer,
    /// Whether it shows degrees; else it shows rounds.
    pub has_degrees: bool,
    /// What it shows, in words.
    pub caption: String,
}

/// A round as a mark on the scale of a thermometer.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    /// The round in a few words.
    pub title: String,
    /// The number or the year.
    pub label: String,
    /// The address of its page.
    pub url: String,
    /// The day.
    pub date: DateView,
    /// The state of the link that led here; `none` for the first.
    pub state: &'static str,
    /// What is known of that link.
    pub state_label: String,
    /// Which rounds are missing before it.
    pub missing: u32,
}

/// A round and the way on from it.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The round.
    pub event: EventView,
    /// The way here, for the first round of a series whose first numbers are missing.
    pub before: Option<HandoverView>,
    /// The way on; missing after a round that did not take place.
    pub after: Option<HandoverView>,
}

/// A name and when it was in use.
#[derive(Clone, Debug, Serialize)]
pub struct NameView {
    /// The name.
    pub text: String,
    /// From when, where known.
    pub from: Option<DateView>,
    /// Until when, where known.
    pub until: Option<DateView>,
}

/// The data of the page of a series.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesPage {
    /// The series.
    pub series: SeriesView,
    /// What all records have.
    pub record: RecordView,
    /// Whose relay it is.
    pub scope: Option<Labelled>,
    /// Who organises it.
    pub organizer: Option<AgencyView>,
    /// What is handed on.
    pub baton_description: Option<String>,
    /// The names it has had.
    pub names: Vec<NameView>,
    /// The series it goes on from.
    pub continues: Option<LinkTo>,
    /// Its rounds in order.
    pub steps: Vec<Step>,
    /// The same as a drawing.
    pub timeline: TimelineView,
}

/// The data of the list of series.
#[derive(Clone, Debug, Serialize)]
pub struct SeriesListPage {
    /// All of them.
    pub series: Vec<SeriesView>,
}

/// A series with its rounds.
#[derive(Clone, Debug, Serialize)]
pub struct Lane {
    /// The series.
    pub series: SeriesView,
    /// Its rounds in order.
    pub steps: Vec<Step>,
}

/// The data of the page of the thermometer.
#[derive(Clone, Debug, Serialize)]
pub struct ThermometerPage {
    /// Every series with its rounds.
    pub lanes: Vec<Lane>,
    /// The same as a drawing.
    pub timeline: TimelineView,
}

impl Edition<'_> {
    /// The thermometer of a series after one of its rounds: its degrees where the record tells them,
    /// else how many of the rounds on record had taken place by then.
    pub(super) fn thermometer(&self, at: EventId) -> ThermometerView {
        let event = &self.archive[at];
        let handover = event.fields.handover.as_ref();
        if let Some(value) = handover.and_then(|handover| handover.temperature) {
            let degrees = [("n", &*value.to_string())];
            return ThermometerView {
                drawing: thermometer::degrees(value),
                has_degrees: true,
                caption: self.strings.fill("degrees_at_handover", &degrees),
            };
        }
        let rounds = &self.archive[event.series].chain.rounds;
        let is_held = |id: &&EventId| {
            let status = self.archive[**id].fields.status;
            matches!(status, None | Some(EventStatus::Held))
        };
        let count = |rounds: &[EventId]| {
            u32::try_from(rounds.iter().filter(is_held).count()).unwrap_or(u32::MAX)
        };
        let place = rounds.iter().position(|id| *id == at).unwrap_or_default();
        let (held, all) = (count(&rounds[..=place]), count(rounds));
        let caption = match held == all {
            true => "rounds_held",
            false => "rounds_held_so_far",
        };
        let [n, of] = [held, all].map(|number| number.to_string());
        ThermometerView {
            drawing: thermometer::rounds(held, all),
            has_degrees: false,
            caption: self.strings.fill(caption, &[("n", &n), ("of", &of)]),
        }
    }

    pub(super) fn series_view(&self, id: SeriesId) -> SeriesView {
        let series = &self.archive[id];
        let common = &series.document.common;
        let year = |event: Option<&EventId>| event.map(|id| self.archive[*id].dates.first.year());
        let rounds = &series.chain.rounds;
        let years = match (year(rounds.first()), year(rounds.last())) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (Some(only), _) => only.to_string(),
            _ => String::new(),
        };
        let between = series
            .chain
            .links
            .iter()
            .filter(|link| link.from.is_some() && link.to.is_some());
        SeriesView {
            title: common.title.value.clone(),
            url: self.href(Page::Series(id)),
            summary: common.summary.clone(),
            rounds: rounds.len(),
            years,
            baton: series.fields.baton.as_ref().map(|baton| baton.name.clone()),
            spark: between
                .map(|link| self.labelled("handover", link.state.as_str()))
                .collect(),
        }
    }

    pub(super) fn ticks(&self, id: SeriesId) -> Vec<Tick> {
        let chain = &self.archive[id].chain;
        let tick = |event: &EventId| {
            let record = &self.archive[*event];
            let link = chain.link_to(*event);
            let number = record
                .fields
                .round
                .as_ref()
                .map(|round| round.value.to_string());
            Tick {
                title: self.round_link(*event).title,
                label: number.unwrap_or_else(|| record.dates.first.year().to_string()),
                url: self.href(Page::Event(*event)),
                date: self.date(record.dates.first),
                state: link.map_or("none", |link| link.state.as_str()),
                state_label: link
                    .map(|link| self.strings.word("handover", link.state.as_str()))
                    .unwrap_or_default(),
                missing: link.map_or(0, |link| link.missing.len()),
            }
        };
        chain.rounds.iter().map(tick).collect()
    }

    fn steps(&self, id: SeriesId) -> Vec<Step> {
        let chain = &self.archive[id].chain;
        let step = |event: &EventId| Step {
            event: self.event(*event),
            before: chain
                .link_to(*event)
                .filter(|link| link.from.is_none())
                .map(|link| self.handover(link)),
            after: chain.link_from(*event).map(|link| self.handover(link)),
        };
        chain.rounds.iter().map(step).collect()
    }

    pub(super) fn names(&self, names: &[crate::content::drafts::DatedName]) -> Vec<NameView> {
        let view = |name: &crate::content::drafts::DatedName| NameView {
            text: name.text.clone(),
            from: name.from.map(|date| self.date(date)),
            until: name.until.map(|date| self.date(date)),
        };
        names.iter().map(view).collect()
    }

    pub(super) fn series_page(&self, id: SeriesId) -> SeriesPage {
        let series = &self.archive[id];
        SeriesPage {
            series: self.series_view(id),
            record: self.record(Page::Series(id), &series.document),
            scope: series
                .fields
                .scope
                .map(|scope| self.labelled("scope", scope.as_str())),
            organizer: series.organizer.as_ref().map(|agency| self.agency(agency)),
            baton_description: series
                .fields
                .baton
                .as_ref()
                .and_then(|baton| baton.description.clone()),
            names: self.names(&series.fields.names),
            continues: series.continues.map(|id| self.series_link(id)),
            steps: self.steps(id),
            timeline: self.timeline_of_series(id),
        }
    }

    pub(super) fn series_list_page(&self) -> SeriesListPage {
        SeriesListPage {
            series: self
                .archive
                .series_ids()
                .map(|id| self.series_view(id))
                .collect(),
        }
    }

    pub(super) fn thermometer_page(&self) -> ThermometerPage {
        let lane = |id| Lane {
            series: self.series_view(id),
            steps: self.steps(id),
        };
        ThermometerPage {
            lanes: self.archive.series_ids().map(lane).collect(),
            timeline: self.timeline(),
        }
    }
}
