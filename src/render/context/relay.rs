//! The data of pages that show the way of the baton: series, the thermometer.

use super::Edition;
use super::figures::HoldingView;
use super::records::RecordView;
use super::timeline::TimelineView;
use super::views::ranges;
use super::views::{AgencyView, DateView, EventView, HandoverView, Labelled, LinkTo};
use crate::model::{Event, EventId, LegState, SeriesId};
use crate::plan::Page;
use crate::render::data::has_calendar;
use crate::render::thermometer::{self, Thermometer};
use crate::render::timeline::Words;
use serde::Serialize;
use std::collections::BTreeSet;

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
    /// The folder of its feeds and its calendar, with a `/` at its end.
    pub folder: String,
    /// Whether it has a calendar: a day of it is known.
    pub has_calendar: bool,
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
    /// How its rounds were counted.
    pub numbering: Vec<NumberingView>,
    /// How many links there are of each state, those that occur.
    pub links: Vec<(Labelled, usize)>,
    /// How many agencies held its rounds.
    pub hosts: usize,
    /// The longest time that hosts are known to have held its baton.
    pub longest: Option<HoldingView>,
    /// The same as a drawing.
    pub timeline: TimelineView,
}

/// A run of numbers: those of a season, those counted through, or the rounds without a number.
#[derive(Clone, Debug, Serialize)]
pub struct NumberingView {
    /// The season; missing for numbers counted through.
    pub season: Option<u32>,
    /// The years of its rounds: `2019`, `2021–2022`.
    pub years: String,
    /// The numbers on record: `1–3, 5, 7`; missing for rounds without a number.
    pub numbers: Option<String>,
    /// The numbers that are missing: `4, 6`.
    pub missing: String,
    /// How many rounds it has on record.
    pub count: usize,
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
        if let Some(value) = event.handover.temperature {
            let degrees = [("n", &*value.to_string())];
            return ThermometerView {
                drawing: thermometer::degrees(value),
                has_degrees: true,
                caption: self.strings.fill("degrees_at_handover", &degrees),
            };
        }
        let chain = &self.archive[event.series].chain;
        let rounds = &chain.rounds;
        let count = |rounds: &[EventId]| {
            let held = rounds.iter().filter(|id| self.archive[**id].is_held());
            u32::try_from(held.count()).unwrap_or(u32::MAX)
        };
        let place = chain.position(at).unwrap_or_default();
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
        let common = &series.head;
        let rounds = &series.chain.rounds;
        let between = series
            .chain
            .legs
            .iter()
            .filter(|link| link.from.is_some() && link.to.is_some());
        SeriesView {
            title: common.title.clone(),
            url: self.href(Page::Series(id)),
            summary: common.summary.clone(),
            rounds: rounds.len(),
            years: self.years_of(rounds),
            baton: series.facts.baton.as_ref().map(|baton| baton.name.clone()),
            spark: between
                .map(|link| self.labelled("handover", link.state.as_str()))
                .collect(),
        }
    }

    pub(super) fn ticks(&self, id: SeriesId) -> Vec<Tick> {
        let chain = &self.archive[id].chain;
        let tick = |event: &EventId| {
            let record = &self.archive[*event];
            let link = chain.leg_to(*event);
            let number = record.number.map(|number| number.to_string());
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
                .leg_to(*event)
                .filter(|link| link.from.is_none())
                .map(|link| self.handover(link)),
            after: chain.leg_from(*event).map(|link| self.handover(link)),
        };
        chain.rounds.iter().map(step).collect()
    }

    pub(super) fn names(&self, names: &[crate::model::NamePeriod]) -> Vec<NameView> {
        let view = |name: &crate::model::NamePeriod| NameView {
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
            folder: self.plan.url(Page::Series(id)).as_str().to_owned(),
            has_calendar: has_calendar(self, Some(id)),
            record: self.record(Page::Series(id), &series.head),
            scope: series
                .facts
                .scope
                .map(|scope| self.labelled("scope", scope.as_str())),
            organizer: series.organizer.as_ref().map(|agency| self.agency(agency)),
            baton_description: series
                .facts
                .baton
                .as_ref()
                .and_then(|baton| baton.description.clone()),
            names: self.names(&series.names),
            continues: series.continues.map(|id| self.series_link(id)),
            steps: self.steps(id),
            numbering: self.numbering(id),
            links: self.links_of(id),
            hosts: self.hosts_of(id),
            longest: self.longest_holding(id),
            timeline: self.timeline_of_series(id),
        }
    }

    /// How the rounds of a series were counted: one run for each season and one for numbers counted
    /// through, in order of time; rounds without a number are runs of their own.
    fn numbering(&self, id: SeriesId) -> Vec<NumberingView> {
        let chain = &self.archive[id].chain;
        let key = |event: &EventId| {
            let event = &self.archive[*event];
            (event.facts.season, event.number.is_some())
        };
        type Run = ((Option<u32>, bool), Vec<EventId>);
        let mut runs: Vec<Run> = Vec::new();
        for event in &chain.rounds {
            match runs.iter_mut().find(|(run, _)| *run == key(event)) {
                Some((_, events)) => events.push(*event),
                None => runs.push((key(event), vec![*event])),
            }
        }
        let view = |((season, is_numbered), events): Run| {
            let number = |event: &EventId| self.archive[*event].number;
            let mut numbers: Vec<u32> = events.iter().filter_map(number).collect();
            numbers.sort_unstable();
            let into_run =
                |link: &&crate::model::Leg| link.to.is_some_and(|to| events.contains(&to));
            let mut missing = Vec::new();
            for link in chain.legs.iter().filter(into_run) {
                match link.missing.known() {
                    _ if link.missing.is_empty() => {}
                    Some(numbers) => missing.push(ranges(&numbers)),
                    None => missing.push(Words::missing(self, link.missing.len())),
                }
            }
            NumberingView {
                season,
                years: self.years_of(&events),
                numbers: is_numbered.then(|| ranges(&numbers)),
                missing: missing.join(", "),
                count: events.len(),
            }
        };
        runs.into_iter().map(view).collect()
    }

    /// The years of rounds in order: `2019–2023`.
    fn years_of(&self, rounds: &[EventId]) -> String {
        let year = |event: Option<&EventId>| event.map(|id| self.archive[*id].dates.first.year());
        match (year(rounds.first()), year(rounds.last())) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (Some(only), _) => only.to_string(),
            _ => String::new(),
        }
    }

    fn links_of(&self, id: SeriesId) -> Vec<(Labelled, usize)> {
        let links = &self.archive[id].chain.legs;
        let count = |state: &LegState| {
            let count = links.iter().filter(|link| link.state == *state).count();
            (self.labelled("handover", state.as_str()), count)
        };
        let counts = LegState::ALL.iter().map(count);
        counts.filter(|(_, count)| *count > 0).collect()
    }

    fn hosts_of(&self, id: SeriesId) -> usize {
        let rounds = self.archive[id].chain.rounds.iter();
        let held = rounds
            .map(|id| &self.archive[*id])
            .filter(|event| event.is_held());
        let hosts: BTreeSet<_> = held
            .flat_map(Event::holders)
            .map(|agency| agency.id)
            .collect();
        hosts.len()
    }

    fn longest_holding(&self, id: SeriesId) -> Option<HoldingView> {
        let links = self.archive[id].chain.legs.iter();
        let known = links
            .filter_map(|link| self.archive.holding(link))
            .filter(|one| !one.is_inferred);
        known
            .max_by_key(|one| one.days)
            .map(|one| self.holding_view(&one))
    }

    pub(super) fn series_list_page(&self) -> SeriesListPage {
        SeriesListPage {
            series: self
                .archive
                .series
                .ids()
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
            lanes: self.archive.series.ids().map(lane).collect(),
            timeline: self.timeline(),
        }
    }
}
