//! The open data: what each table holds, column by column, row by row. Knows no format.

use crate::base::Words;
use crate::model::{AgencyRef, CaseId, EventId, LinkState, SeriesId, Withdrawn};
use crate::plan::{Page, WithdrawnId};
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

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A day, month or year in ISO 8601.
    Date,
    Integer,
    Number,
    Truth,
    Address,
    /// Texts; in CSV with `; ` between them.
    List,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) ko: &'static str,
    pub(super) en: &'static str,
}

const fn column(name: &'static str, kind: Kind, ko: &'static str, en: &'static str) -> Column {
    Column { name, kind, ko, en }
}

const EVENTS: &[Column] = &[
    column("id", Kind::Text, "회차의 id", "id of the round"),
    column("url", Kind::Address, "회차의 주소", "address of its page"),
    column("series", Kind::Text, "계열의 id", "id of its series"),
    column("round", Kind::Integer, "회차 번호", "its number"),
    column(
        "season",
        Kind::Integer,
        "번호를 새로 세는 해",
        "the year in which numbers begin anew",
    ),
    column("title", Kind::Text, "제목", "its title"),
    column(
        "date",
        Kind::Date,
        "연 날, 여러 날이면 첫날; 모르면 달이나 해까지",
        "the day, or the first of several; the month or year where no more is known",
    ),
    column(
        "date_to",
        Kind::Date,
        "여러 날이면 마지막 날",
        "the last of several days",
    ),
    column(
        "status",
        Kind::Text,
        "planned 예정, held 개최, postponed 연기, cancelled 취소",
        "planned, held, postponed, cancelled",
    ),
    column(
        "format",
        Kind::Text,
        "onsite 현장, online 온라인, hybrid 함께",
        "onsite, online, hybrid",
    ),
    column("venue", Kind::Text, "장소", "the place"),
    column("region", Kind::Text, "시도", "province or city"),
    column(
        "hosts",
        Kind::List,
        "연 기관의 당시 이름",
        "who held it, by the names of that day",
    ),
    column(
        "host_ids",
        Kind::List,
        "연 기관의 id",
        "ids of those agencies",
    ),
    column(
        "participants",
        Kind::List,
        "그 밖에 함께한 기관의 당시 이름",
        "others who took part",
    ),
    column(
        "cases",
        Kind::List,
        "소개한 사례의 id",
        "ids of the cases presented",
    ),
    column("attendance", Kind::Integer, "참석 인원", "how many came"),
    column(
        "attendance_planned",
        Kind::Truth,
        "참석 인원이 예정인지",
        "whether that number was only expected",
    ),
    column("summary", Kind::Text, "요약", "summary"),
    column(
        "license",
        Kind::Text,
        "기록의 이용 조건",
        "licence of the record",
    ),
];

const CASES: &[Column] = &[
    column("id", Kind::Text, "사례의 id", "id of the case"),
    column("url", Kind::Address, "사례의 주소", "address of its page"),
    column("title", Kind::Text, "제목", "its title"),
    column(
        "agencies",
        Kind::List,
        "발표한 기관의 당시 이름",
        "who presented it, by the names of that day",
    ),
    column(
        "agency_ids",
        Kind::List,
        "발표한 기관의 id",
        "ids of those agencies",
    ),
    column(
        "events",
        Kind::List,
        "소개한 회차의 id",
        "ids of the rounds that showed it",
    ),
    column(
        "values",
        Kind::List,
        "정부혁신 목표",
        "goals of government innovation",
    ),
    column("tags", Kind::List, "태그", "tags"),
    column(
        "status",
        Kind::Text,
        "planned 예정, running 진행, ended 마침",
        "planned, running, ended",
    ),
    column("summary", Kind::Text, "요약", "summary"),
    column(
        "license",
        Kind::Text,
        "기록의 이용 조건",
        "licence of the record",
    ),
];

const AGENCIES: &[Column] = &[
    column("id", Kind::Text, "기관의 id", "id of the agency"),
    column("url", Kind::Address, "기관의 주소", "address of its page"),
    column(
        "title",
        Kind::Text,
        "지금의 공식 이름",
        "its present official name",
    ),
    column(
        "names",
        Kind::List,
        "줄임말과 옛 이름",
        "short and former names",
    ),
    column(
        "type",
        Kind::Text,
        "central 중앙행정기관, local 지방자치단체, affiliate 소속 기관, public-corporation 공공기관, education 교육, private 민간, other 그 밖",
        "central, local, affiliate, public-corporation, education, private, other",
    ),
    column(
        "parent",
        Kind::Text,
        "상위 기관의 id",
        "id of the agency above it",
    ),
    column("region", Kind::Text, "시도", "province or city"),
    column("homepage", Kind::Address, "누리집", "its own pages"),
    column("closed", Kind::Date, "없어진 날", "when it ceased to be"),
    column(
        "rounds",
        Kind::Integer,
        "연 회차 수",
        "how many rounds it held",
    ),
    column(
        "cases",
        Kind::Integer,
        "발표한 사례 수",
        "how many cases it presented",
    ),
];

const HANDOVERS: &[Column] = &[
    column(
        "id",
        Kind::Text,
        "앞 회차와 뒤 회차의 id",
        "ids of the rounds before and behind",
    ),
    column("series", Kind::Text, "계열의 id", "id of the series"),
    column(
        "from_event",
        Kind::Text,
        "넘겨준 회차의 id",
        "id of the round that handed on",
    ),
    column(
        "to_event",
        Kind::Text,
        "넘겨받은 회차의 id",
        "id of the round that received",
    ),
    column("givers", Kind::List, "넘겨준 기관", "who handed on"),
    column("receivers", Kind::List, "넘겨받은 기관", "who received"),
    column(
        "state",
        Kind::Text,
        "confirmed 확인, stated 명시, inferred 추정, unknown 모름, broken 어긋남, gap 빈 회차, ended 끝",
        "confirmed, stated, inferred, unknown, broken, gap, ended",
    ),
    column(
        "is_inferred",
        Kind::Truth,
        "추정한 전달인지",
        "whether it is inferred",
    ),
    column(
        "basis",
        Kind::Text,
        "stated 명시, announced 예고, inferred 추정",
        "stated, announced, inferred",
    ),
    column("date", Kind::Date, "넘겨준 날", "when it was handed on"),
    column(
        "temperature",
        Kind::Number,
        "혁신온도(도)",
        "degrees of the thermometer",
    ),
    column(
        "missing_rounds",
        Kind::Integer,
        "사이에 기록이 없는 회차 수",
        "rounds without a record in between",
    ),
];

const WITHDRAWN: &[Column] = &[
    column(
        "kind",
        Kind::Text,
        "events 회차, cases 사례, pages 일반 쪽",
        "events, cases, pages",
    ),
    column("id", Kind::Text, "기록의 id", "id of the record"),
    column(
        "url",
        Kind::Address,
        "까닭을 밝힌 쪽의 주소",
        "address of the page that says why",
    ),
    column("title", Kind::Text, "제목", "its title"),
    column(
        "date",
        Kind::Date,
        "공개를 중단한 날",
        "the day it was withdrawn",
    ),
    column("reason", Kind::Text, "까닭", "why"),
];

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
    archive.event_ids().filter(is_of)
}

fn event(edition: &Edition<'_>, id: EventId) -> Vec<Value> {
    let event = &edition.archive[id];
    let (fields, common) = (&event.fields, &event.document.common);
    let venue = fields.venue.as_ref().map(|venue| &venue.0);
    let attendance = fields.attendance.as_ref();
    let holders = event.holders();
    let others = event.hosts.iter().map(|host| &host.agency);
    let others = others.filter(|agency| !holders.contains(agency));
    let license = common.license.or(edition.config.license);
    let ids = event
        .cases
        .iter()
        .map(|id| edition.archive[*id].document.name.id.as_str());
    let status = fields.status.map_or("held", |status| status.as_str());
    vec![
        event.document.name.id.clone().into(),
        edition.canonical(edition.plan.url(Page::Event(id))).into(),
        edition.archive[event.series]
            .document
            .name
            .id
            .clone()
            .into(),
        fields.round.as_ref().map(|round| round.value).into(),
        fields.season.into(),
        common.title.value.clone().into(),
        event.dates.first.to_string().into(),
        event.dates.last.map(|date| date.to_string()).into(),
        status.into(),
        fields.format.map(|format| format.as_str()).into(),
        venue.map(|venue| venue.name.clone()).into(),
        venue.and_then(|venue| venue.region.clone()).into(),
        names(holders.iter().copied()),
        keys(edition, holders.iter().copied()),
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
    archive.case_ids().filter(is_of)
}

fn case(edition: &Edition<'_>, id: CaseId) -> Vec<Value> {
    let case = &edition.archive[id];
    let (fields, common) = (&case.fields, &case.document.common);
    let events = case
        .events
        .iter()
        .map(|id| edition.archive[*id].document.name.id.as_str());
    let license = common.license.or(edition.config.license);
    vec![
        case.document.name.id.clone().into(),
        edition.canonical(edition.plan.url(Page::Case(id))).into(),
        common.title.value.clone().into(),
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
        let fields = agency.fields.as_deref();
        let former = fields.into_iter().flat_map(|fields| {
            let dated = fields.names.iter().map(|name| name.text.value.as_str());
            let others = fields
                .short
                .iter()
                .chain(&fields.aliases)
                .map(String::as_str);
            others.chain(dated).filter(|name| *name != agency.title)
        });
        let held = |(event, _): &&(EventId, _)| {
            let holders = archive[*event].holders();
            holders.iter().any(|holder| holder.id == id)
        };
        let homepage = fields.and_then(|fields| fields.homepage.as_ref());
        vec![
            agency.key.clone().into(),
            edition.canonical(edition.plan.url(Page::Agency(id))).into(),
            agency.title.clone().into(),
            texts(former),
            fields
                .and_then(|fields| Some(fields.agency_type?.as_str()))
                .into(),
            agency
                .parent
                .map(|parent| archive[parent].key.clone())
                .into(),
            fields.and_then(|fields| fields.region.clone()).into(),
            homepage.map(|homepage| homepage.value.0.clone()).into(),
            fields
                .and_then(|fields| Some(fields.closed?.to_string()))
                .into(),
            agency.events.iter().filter(held).count().into(),
            agency.cases.len().into(),
        ]
    };
    archive.agency_ids().filter(took_part).map(row).collect()
}

fn handovers(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Vec<Value>> {
    let archive = edition.archive;
    let id = |event: Option<EventId>| event.map(|id| archive[id].document.name.id.clone());
    let is_of = |id: &SeriesId| series.is_none_or(|series| *id == series);
    let mut rows = Vec::new();
    for relay in archive.series_ids().filter(is_of) {
        for link in &archive[relay].chain.links {
            let from = link.from.map(|id| &archive[id]);
            let handover = from.map(|event| &event.handover);
            let written = from.and_then(|event| event.fields.handover.as_ref());
            let date = from.map(|event| event.dates.last.unwrap_or(event.dates.first));
            let ends = [id(link.from), id(link.to)].map(Option::unwrap_or_default);
            rows.push(vec![
                ends.join(" → ").into(),
                archive[relay].document.name.id.clone().into(),
                id(link.from).into(),
                id(link.to).into(),
                names(handover.into_iter().flat_map(|handover| &handover.givers)),
                names(&link.receivers),
                link.state.as_str().into(),
                (link.state == LinkState::Inferred).into(),
                handover
                    .and_then(|handover| Some(handover.basis?.as_str()))
                    .into(),
                date.map(|date| date.to_string()).into(),
                written.and_then(|handover| handover.temperature).into(),
                link.missing.len().into(),
            ]);
        }
    }
    rows
}

/// What was withdrawn; of one series its rounds alone, for the rest belong to none.
fn withdrawn(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<Vec<Value>> {
    let is_of = |record: &Withdrawn| series.is_none_or(|series| record.series == Some(series));
    let records = edition.archive.withdrawn.iter().enumerate();
    let records = records.filter(|(_, record)| is_of(record));
    let row = |(at, record): (usize, &Withdrawn)| {
        let name = &record.document.name;
        let page = Page::Withdrawn(WithdrawnId::at(at));
        vec![
            name.kind.as_str().into(),
            name.id.clone().into(),
            edition.canonical(edition.plan.url(page)).into(),
            record.document.common.title.value.clone().into(),
            record.withdrawal.day.to_string().into(),
            record.withdrawal.reason.clone().into(),
        ]
    };
    records.map(row).collect()
}
