//! The page of a series.

use super::kind::{PageKind, fields};
use crate::model::{Event, EventId, Leg, LegState, Series, SeriesId, SeriesRelation};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::{DataFile, has_calendar, schema_org};
use crate::render::labels::{DateView, Labelled, LinkTo, ranges};
use crate::render::views::{
    AgencyView, HoldingView, NameView, RecordView, SeriesView, Step, TimelineView, is_shown,
    journey, page_citation, rounds_missing, series_link, years_of,
};
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use tera::Context;

/// The page of a series.
pub(super) struct SeriesKind(pub SeriesId);

impl PageKind for SeriesKind {
    fn template(&self) -> &'static str {
        "series"
    }

    fn section(&self) -> &'static str {
        "thermometer"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.archive[self.0].head.title.clone()
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::SeriesList]
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_timeline_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&SeriesPage::of(edition, self.0))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        vec![schema_org::series(edition, self.0)]
    }
}

/// `series.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct SeriesPage {
    /// The series.
    pub series: SeriesView,
    /// The folder of its feeds and its calendar, with a `/` at its end.
    pub folder: String,
    /// Whether it has a calendar: the day of a round is known.
    pub has_calendar: bool,
    /// The open data.
    pub data: LinkTo,
    /// The address of the file that describes them for this series.
    pub data_package: String,
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
    /// The series it continues.
    pub continues: Option<LinkTo>,
    /// What became of it.
    pub relations: Vec<SeriesRelationView>,
    /// When the relay ended.
    pub ended: Option<DateView>,
    /// What stands over its rounds.
    pub journey: String,
    /// Its rounds in order.
    pub steps: Vec<Step>,
    /// How its rounds were numbered.
    pub numbering: Vec<NumberingView>,
    /// How many legs of its baton there are of each state that occurs.
    pub links: Vec<(Labelled, usize)>,
    /// How many agencies held its rounds; people and groups are none.
    pub hosts: usize,
    /// The longest time that hosts are known to have held its baton.
    pub longest: Option<HoldingView>,
    /// Its rounds as a drawing.
    pub timeline: TimelineView,
}

impl SeriesPage {
    fn of(edition: &Edition<'_>, id: SeriesId) -> Self {
        let series = &edition.archive[id];
        let facts = &series.facts;
        let head = &series.head;
        let page = Page::Series(id);
        let cited = page_citation(edition, page, head);
        let organizer = series.organizer.as_ref();
        let baton = facts.baton.as_ref();
        Self {
            series: SeriesView::of(edition, id),
            folder: edition.plan.url(page).as_str().to_owned(),
            has_calendar: has_calendar(edition, Some(id)),
            data: edition.link("open_data", Page::Data),
            data_package: DataFile::SeriesPackage(id).url(edition).as_str().to_owned(),
            record: RecordView::of(edition, page, head, &cited),
            scope: facts
                .scope
                .map(|scope| edition.labelled("scope", scope.as_str())),
            organizer: organizer.map(|agency| AgencyView::of(edition, agency)),
            baton_description: baton.and_then(|baton| baton.description.clone()),
            names: NameView::all(edition, &series.names),
            continues: series.continues.map(|id| series_link(edition, id)),
            relations: relations(edition, series),
            ended: series.facts.ended.map(|date| edition.date(date)),
            journey: journey(edition, id),
            steps: Step::all(edition, id),
            numbering: numbering(edition, id),
            links: legs_by_state(edition, id),
            hosts: count_hosts(edition, id),
            longest: longest_holding(edition, id),
            timeline: TimelineView::of(edition, |event| edition.archive[event].series == id),
        }
    }
}

/// A run of numbers: those of a season, those of rounds without a season, or the rounds without a
/// number.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NumberingView {
    /// The season; missing for rounds without one.
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

/// The rounds of a series by season and by whether they have a number, in the order of their first
/// rounds.
fn numbering(edition: &Edition<'_>, id: SeriesId) -> Vec<NumberingView> {
    type Run = ((Option<u32>, bool), Vec<EventId>);
    let chain = &edition.archive[id].chain;
    let key = |event: &EventId| {
        let event = &edition.archive[*event];
        (event.facts.season, event.number.is_some())
    };
    let mut runs: Vec<Run> = Vec::new();
    for event in &chain.rounds {
        match runs.iter_mut().find(|(run, _)| *run == key(event)) {
            Some((_, events)) => events.push(*event),
            None => runs.push((key(event), vec![*event])),
        }
    }
    let view = |((season, is_numbered), events): Run| {
        let number = |event: &EventId| edition.archive[*event].number;
        let mut numbers: Vec<u32> = events.iter().filter_map(number).collect();
        numbers.sort_unstable();
        NumberingView {
            season,
            years: years_of(edition, &events),
            numbers: is_numbered.then(|| ranges(&numbers)),
            missing: missing_before(edition, &chain.legs, &events),
            count: events.len(),
        }
    };
    runs.into_iter().map(view).collect()
}

/// The rounds that are missing on the legs to some events.
fn missing_before(edition: &Edition<'_>, legs: &[Leg], events: &[EventId]) -> String {
    let legs = legs.iter();
    let legs = legs.filter(|leg| leg.to.is_some_and(|to| events.contains(&to)));
    let missing = legs.map(|leg| &leg.missing);
    let missing = missing.filter(|missing| !missing.is_empty());
    let missing = missing.map(|missing| match missing.known() {
        Some(numbers) => ranges(&numbers),
        None => rounds_missing(edition, missing.len()),
    });
    missing.collect::<Vec<_>>().join(", ")
}

fn legs_by_state(edition: &Edition<'_>, id: SeriesId) -> Vec<(Labelled, usize)> {
    if !edition.archive[id].has_baton() {
        return Vec::new();
    }
    let legs = edition.archive[id].chain.legs.iter();
    let legs: Vec<&Leg> = legs.filter(|leg| is_shown(edition, id, leg)).collect();
    let count = |state: &LegState| {
        let count = legs.iter().filter(|leg| leg.state == *state).count();
        (edition.labelled("handover", state.as_str()), count)
    };
    let counts = LegState::ALL.iter().map(count);
    counts.filter(|(_, count)| *count > 0).collect()
}

fn count_hosts(edition: &Edition<'_>, id: SeriesId) -> usize {
    let rounds = edition.archive[id].chain.rounds.iter();
    let events = rounds.map(|id| &edition.archive[*id]);
    let held = events.filter(|event| event.is_held());
    let hosts: BTreeSet<_> = held
        .flat_map(Event::holders)
        .map(|agency| agency.id)
        .filter(|id| edition.archive.is_body(*id))
        .collect();
    hosts.len()
}

fn longest_holding(edition: &Edition<'_>, id: SeriesId) -> Option<HoldingView> {
    let rounds = edition.archive[id].chain.rounds.iter();
    let holdings = rounds.filter_map(|id| edition.archive.holding(*id));
    let longest = holdings.max_by_key(|holding| holding.days)?;
    Some(HoldingView::of(edition, &longest))
}

/// What became of a series.
#[derive(Clone, Debug, Serialize)]
pub(super) struct SeriesRelationView {
    /// What happened.
    pub kind: Labelled,
    /// The other series.
    pub series: LinkTo,
    /// When.
    pub date: Option<DateView>,
}

fn relations(edition: &Edition<'_>, series: &Series) -> Vec<SeriesRelationView> {
    let view = |relation: &SeriesRelation| SeriesRelationView {
        kind: edition.labelled("relation", relation.kind.as_str()),
        series: series_link(edition, relation.series),
        date: relation.date.map(|date| edition.date(date)),
    };
    series.relations.iter().map(view).collect()
}
