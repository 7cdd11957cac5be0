//! The open data: what each table holds, row by row. Knows no format.

use super::columns::{AGENCIES, CASES, Column, EVENTS, HANDOVERS, WITHDRAWN};
use crate::base::Words;
use crate::model::{AgencyRef, CaseId, EventId, LegState, SeriesId, Withdrawn, WithdrawnId};
use crate::plan::Page;
use crate::render::context::Edition;
use serde_json::Value;

/// A table of the open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// The rounds, in order of time.
    Events,
    /// The cases, by title.
    Cases,
    /// The agencies, by title.
    Agencies,
    /// The ways of the baton, series by series.
    Handovers,
    /// The records that were published once and are no more, by kind, then id.
    Withdrawn,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Events,
        Self::Cases,
        Self::Agencies,
        Self::Handovers,
        Self::Withdrawn,
    ];

    /// The name of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Cases => "cases",
            Self::Agencies => "agencies",
            Self::Handovers => "handovers",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// What it is called.
    pub(super) fn title(self) -> Words {
        match self {
            Self::Events => Words::new("회차", "Rounds"),
            Self::Cases => Words::new("사례", "Cases"),
            Self::Agencies => Words::new("기관", "Agencies"),
            Self::Handovers => Words::new("전달", "Handovers"),
            Self::Withdrawn => Words::new("공개를 중단한 기록", "Withdrawn records"),
        }
    }

    /// Its columns, in order.
    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Events => EVENTS,
            Self::Cases => CASES,
            Self::Agencies => AGENCIES,
            Self::Handovers => HANDOVERS,
            Self::Withdrawn => WITHDRAWN,
        }
    }

    /// The columns by which a row is known.
    pub(super) fn key(self) -> &'static [&'static str] {
        match self {
            Self::Withdrawn => &["kind", "id"],
            Self::Events | Self::Cases | Self::Agencies | Self::Handovers => &["id"],
        }
    }

    /// Its rows, of one series or of all; each has a value for every column.
    pub(super) fn rows(self, edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Vec<Value>> {
        match self {
            Self::Events => events(edition, series)
                .map(|id| event(edition, id))
                .collect(),
            Self::Cases => cases(edition, series).map(|id| case(edition, id)).collect(),
            Self::Agencies => agencies(edition, series),
            Self::Handovers => handovers(edition, series),
            Self::Withdrawn => withdrawn(edition, series),
        }
    }
}

fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Value {
    texts.into_iter().map(Value::from).collect()
}

fn names<'t>(agencies: impl IntoIterator<Item = &'t AgencyRef>) -> Value {
    texts(agencies.into_iter().map(|agency| agency.name.as_str()))
}

fn keys<'t>(edition: &Edition<'_>, agencies: impl IntoIterator<Item = &'t AgencyRef>) -> Value {
    let keys = agencies
        .into_iter()
        .map(|agency| edition.archive[agency.id].key.clone());
    keys.map(Value::from).collect()
}

fn events<'e>(
    edition: &'e Edition<'_>,
    series: Option<SeriesId>,
) -> impl Iterator<Item = EventId> + 'e {
    let archive = edition.archive;
    let is_of = move |id: &EventId| series.is_none_or(|series| archive[*id].series == series);
    archive.events.ids().filter(is_of)
}

fn event(edition: &Edition<'_>, id: EventId) -> Vec<Value> {
    let event = &edition.archive[id];
    let (fields, common) = (&event.facts, &event.head);
    let venue = fields.venue.as_ref();
    let attendance = fields.attendance.as_ref();
    let holders = event.holders();
    let is_holder = |agency: &&AgencyRef| holders.contains(agency);
    let co_hosts: Vec<_> = event.hosted_by().filter(|it| !is_holder(it)).collect();
    let others = event.hosts.iter().map(|host| &host.agency);
    let others = others.filter(|agency| !is_holder(agency) && !co_hosts.contains(agency));
    let license = common.license.or(edition.config.license);
    let ids = event
        .cases
        .iter()
        .map(|id| edition.archive[*id].head.name.id.as_str());
    let status = fields.status.map_or("held", |status| status.as_str());
    vec![
        event.head.name.id.clone().into(),
        edition.canonical(edition.plan.url(Page::Event(id))).into(),
        edition.archive[event.series].head.name.id.clone().into(),
        event.number.into(),
        fields.season.into(),
        common.title.clone().into(),
        event.dates.first.to_string().into(),
        event.dates.last.map(|date| date.to_string()).into(),
        status.into(),
        fields.postponed_from.map(|date| date.to_string()).into(),
        fields.format.map(|format| format.as_str()).into(),
        venue.map(|venue| venue.name.clone()).into(),
        venue.and_then(|venue| Some(venue.region?.name())).into(),
        names(holders.iter().copied()),
        keys(edition, holders.iter().copied()),
        names(co_hosts.iter().copied()),
        keys(edition, co_hosts.iter().copied()),
        names(others),
        texts(ids),
        attendance.and_then(|attendance| attendance.count).into(),
        attendance.map(|attendance| attendance.is_planned).into(),
        common.summary.clone().into(),
        license.map(|license| license.code()).into(),
    ]
}

fn cases<'e>(
    edition: &'e Edition<'_>,
    series: Option<SeriesId>,
) -> impl Iterator<Item = CaseId> + 'e {
    let archive = edition.archive;
    let is_of = move |id: &CaseId| {
        let mut events = archive[*id].events.iter();
        series.is_none_or(|series| events.any(|event| archive[*event].series == series))
    };
    archive.cases.ids().filter(is_of)
}

fn case(edition: &Edition<'_>, id: CaseId) -> Vec<Value> {
    let case = &edition.archive[id];
    let (fields, common) = (&case.facts, &case.head);
    let events = case
        .events
        .iter()
        .map(|id| edition.archive[*id].head.name.id.as_str());
    let license = common.license.or(edition.config.license);
    vec![
        case.head.name.id.clone().into(),
        edition.canonical(edition.plan.url(Page::Case(id))).into(),
        common.title.clone().into(),
        names(&case.agencies),
        keys(edition, &case.agencies),
        texts(events),
        texts(fields.values.iter().map(String::as_str)),
        texts(common.tags.iter().map(String::as_str)),
        fields.status.map(|status| status.as_str()).into(),
        common.summary.clone().into(),
        license.map(|license| license.code()).into(),
    ]
}

fn agencies(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Vec<Value>> {
    let archive = edition.archive;
    let took_part = |id: &crate::model::AgencyId| {
        let of_series = |series: SeriesId| {
            let mut events = archive[*id].events.iter();
            let mut cases = archive[*id]
                .cases
                .iter()
                .flat_map(|case| &archive[*case].events);
            events.any(|(event, _)| archive[*event].series == series)
                || cases.any(|event| archive[*event].series == series)
        };
        series.is_none_or(of_series)
    };
    let row = |id: crate::model::AgencyId| {
        let agency = &archive[id];
        let fields = &agency.facts;
        let held = |(event, _): &&(EventId, _)| archive[*event].is_held_by(id);
        vec![
            agency.key.clone().into(),
            edition.canonical(edition.plan.url(Page::Agency(id))).into(),
            agency.title.clone().into(),
            texts(agency.other_names()),
            fields.agency_type.map(|kind| kind.as_str()).into(),
            agency
                .parent
                .map(|parent| archive[parent].key.clone())
                .into(),
            fields.region.map(|region| region.name()).into(),
            agency.homepage.clone().into(),
            fields.closed.map(|date| date.to_string()).into(),
            agency.events.iter().filter(held).count().into(),
            agency.cases.len().into(),
        ]
    };
    archive.agencies.ids().filter(took_part).map(row).collect()
}

fn handovers(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Vec<Value>> {
    let archive = edition.archive;
    let id = |event: Option<EventId>| event.map(|id| archive[id].head.name.id.clone());
    let is_of = |id: &SeriesId| series.is_none_or(|series| *id == series);
    let mut rows = Vec::new();
    for relay in archive.series.ids().filter(is_of) {
        for link in &archive[relay].chain.legs {
            let from = link.from.map(|id| &archive[id]);
            let handover = from.map(|event| &event.handover);
            let date = from.map(|event| event.dates.last.unwrap_or(event.dates.first));
            let ends = [id(link.from), id(link.to)].map(Option::unwrap_or_default);
            rows.push(vec![
                ends.join(" → ").into(),
                archive[relay].head.name.id.clone().into(),
                id(link.from).into(),
                id(link.to).into(),
                names(handover.into_iter().flat_map(|handover| &handover.givers)),
                names(&link.receivers),
                link.state.as_str().into(),
                (link.state == LegState::Inferred).into(),
                handover
                    .and_then(|handover| Some(handover.basis?.as_str()))
                    .into(),
                date.map(|date| date.to_string()).into(),
                handover.and_then(|handover| handover.temperature).into(),
                link.missing.len().into(),
            ]);
        }
    }
    rows
}

/// What was withdrawn; of one series its rounds alone, for the rest belong to none.
fn withdrawn(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Vec<Value>> {
    let is_of = |record: &Withdrawn| series.is_none_or(|series| record.series == Some(series));
    let records = edition.archive.withdrawn.entries();
    let records = records.filter(|(_, record)| is_of(record));
    let row = |(id, record): (WithdrawnId, &Withdrawn)| {
        let name = &record.head.name;
        let page = Page::Withdrawn(id);
        vec![
            name.kind.as_str().into(),
            name.id.clone().into(),
            edition.canonical(edition.plan.url(page)).into(),
            record.head.title.clone().into(),
            record.withdrawal.day.to_string().into(),
            record.withdrawal.reason.clone().into(),
        ]
    };
    records.map(row).collect()
}
