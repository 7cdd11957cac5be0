//! The table of the rounds, in the order of the archive.

use super::cells::{ids, names, texts};
use super::column::ColumnType::{Boolean, Date, Integer, List, Text, Url};
use super::column::{Column, DataTable, column, infos};
use super::declared::{all_values, with_declared};
use crate::content::{EventFacts, Venue};
use crate::model::{AgencyRef, Event, EventId, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::views::co_hosts;
use serde_json::Value;

/// The rounds.
pub(super) const TABLE: DataTable = DataTable {
    name: "events",
    label: "events",
    title: ("회차", "Rounds"),
    key: &["id"],
    columns: || with_declared(infos(COLUMNS), &EventFacts::fields()),
    rows: |edition, series| {
        let rows = rounds(edition, series).map(|id| Row::of(edition, id));
        all_values(COLUMNS, rows, |row| row.event.facts.values())
    },
    graph: |edition, series| {
        let rounds = rounds(edition, series);
        rounds.map(|id| schema_org::event(edition, id)).collect()
    },
};

fn rounds<'e>(
    edition: &Edition<'e>,
    series: Option<SeriesId>,
) -> impl Iterator<Item = EventId> + use<'e> {
    let archive = edition.archive;
    let is_of = move |id: &EventId| series.is_none_or(|series| archive[*id].series == series);
    archive.events.ids().filter(is_of)
}

struct Row<'e> {
    edition: &'e Edition<'e>,
    id: EventId,
    event: &'e Event,
    holders: Vec<&'e AgencyRef>,
    co_hosts: Vec<&'e AgencyRef>,
}

impl<'e> Row<'e> {
    fn of(edition: &'e Edition<'e>, id: EventId) -> Self {
        let event = &edition.archive[id];
        Self {
            edition,
            id,
            event,
            holders: event.holders(),
            co_hosts: co_hosts(event),
        }
    }

    fn venue(&self) -> Option<&'e Venue> {
        self.event.facts.venues.first()
    }

    /// Who took part and hosted nothing.
    fn participants(&self) -> impl Iterator<Item = &'e AgencyRef> {
        let agencies = self.event.hosts.iter().map(|host| &host.agency);
        agencies.filter(|agency| !self.holders.contains(agency) && !self.co_hosts.contains(agency))
    }
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column("id", Text, "회차의 id", "id of the round", |row| {
        row.event.head.name.id.clone().into()
    }),
    column(
        "url",
        Url,
        "회차의 주소",
        "address of its page",
        |row| row.edition.page_address(Page::Event(row.id)).into(),
    ),
    column("series", Text, "계열의 id", "id of its series", |row| {
        let series = &row.edition.archive[row.event.series];
        series.head.name.id.clone().into()
    }),
    column("round", Integer, "회차 번호", "its number", |row| {
        row.event.number.into()
    }),
    column(
        "season",
        Integer,
        "번호를 새로 세는 해",
        "the year in which numbers begin anew",
        |row| row.event.facts.season.into(),
    ),
    column("title", Text, "제목", "its title", |row| {
        row.event.head.title.clone().into()
    }),
    column(
        "date",
        Date,
        "연 날, 여러 날이면 첫날; 모르면 달이나 해까지",
        "the day, or the first of several; the month or year where no more is known",
        |row| row.event.dates.first().map(|date| date.to_string()).into(),
    ),
    column(
        "date_to",
        Date,
        "여러 날이면 마지막 날",
        "the last of several days",
        |row| row.event.dates.end().map(|date| date.to_string()).into(),
    ),
    column(
        "status",
        Text,
        "planned 예정, held 개최, postponed 연기, cancelled 취소",
        "planned, held, postponed, cancelled",
        |row| {
            let status = row.event.facts.status;
            status.map_or("held", |status| status.as_str()).into()
        },
    ),
    column(
        "postponed_from",
        Date,
        "미룬 회차의 당초 예정일",
        "the day first set, where it was put off",
        |row| {
            let date = row.event.facts.postponed_from;
            date.map(|date| date.to_string()).into()
        },
    ),
    column(
        "format",
        Text,
        "onsite 현장, online 온라인, hybrid 함께",
        "onsite, online, hybrid",
        |row| row.event.facts.format.map(|it| it.as_str()).into(),
    ),
    column("venue", Text, "장소", "the place", |row| {
        row.venue().map(|venue| venue.name.clone()).into()
    }),
    column("region", Text, "시도", "province or city", |row| {
        let region = row.venue().and_then(|venue| venue.region.as_ref());
        region.map(|region| region.text.clone()).into()
    }),
    column(
        "hosts",
        List,
        "바통을 받아 연 기관의 당시 이름",
        "who held it and the baton, by the names of that day",
        |row| names(row.holders.iter().copied()),
    ),
    column(
        "host_ids",
        List,
        "연 기관의 id",
        "ids of those agencies",
        |row| ids(row.edition, row.holders.iter().copied()),
    ),
    column(
        "co_hosts",
        List,
        "공동으로 연 기관의 당시 이름",
        "who hosted it together with them, by the names of that day",
        |row| names(row.co_hosts.iter().copied()),
    ),
    column(
        "co_host_ids",
        List,
        "공동으로 연 기관의 id",
        "ids of those agencies",
        |row| ids(row.edition, row.co_hosts.iter().copied()),
    ),
    column(
        "participants",
        List,
        "그 밖에 함께한 기관의 당시 이름",
        "others who took part",
        |row| names(row.participants()),
    ),
    column(
        "cases",
        List,
        "소개한 사례의 id",
        "ids of the cases presented",
        |row| {
            let cases = row.event.case_ids();
            let cases = cases.map(|id| &row.edition.archive[id]);
            texts(cases.map(|case| case.head.name.id.as_str()))
        },
    ),
    column(
        "attendance",
        Integer,
        "참석 인원",
        "how many came",
        |row| {
            let attendance = row.event.facts.attendance.first();
            attendance.and_then(|attendance| attendance.count).into()
        },
    ),
    column(
        "attendance_planned",
        Boolean,
        "참석 인원이 예정인지",
        "whether that number was only expected",
        |row| {
            let attendance = row.event.facts.attendance.first();
            attendance.map(|attendance| attendance.is_planned).into()
        },
    ),
    column(
        "attendance_about",
        Boolean,
        "참석 인원이 어림수인지",
        "whether that number is only about so",
        |row| {
            let attendance = row.event.facts.attendance.first();
            attendance.map(|attendance| attendance.is_about).into()
        },
    ),
    column(
        "evidence",
        Text,
        "report 열린 뒤에 쓴 자료로 확인, notice 사전 안내만 확인",
        "report: known from a report; notice: only a notice is known",
        |row| {
            (if row.event.is_noticed() {
                "notice"
            } else {
                "report"
            })
            .into()
        },
    ),
    column(
        "date_basis",
        Text,
        "stated 출처에 명시, inferred 추정",
        "stated, inferred",
        |row| {
            (if row.event.is_date_inferred() {
                "inferred"
            } else {
                "stated"
            })
            .into()
        },
    ),
    column("summary", Text, "요약", "summary", |row| {
        row.event.head.summary.clone().into()
    }),
    column(
        "license",
        Text,
        "기록의 이용 조건",
        "licence of the record",
        |row| {
            let license = row.edition.license_of(&row.event.head);
            license.map(|license| license.code()).into()
        },
    ),
];
