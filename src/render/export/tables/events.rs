//! The table of the rounds, in the order of the archive.

use super::cells::{date, ids, names, text, texts};
use super::column::ColumnType::{Boolean, Date, Id, Ids, Integer, List, Text, Url};
use super::column::{Column, DataTable, column, infos, of};
use super::declared::{all_values, with_declared};
use super::record::{head_values, with_head};
use crate::content::{Attendance, EventFacts, EventFormat, EventStatus, Venue};
use crate::model::{AgencyRef, Event, EventId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::views::co_hosts;
use serde_json::Value;

/// The rounds.
pub(super) const TABLE: DataTable = DataTable {
    name: "events",
    title: ("회차", "Rounds"),
    about: (
        "이어달리기의 회차마다 한 줄입니다. 예정하거나 취소한 회차도 있습니다.",
        "One row for each round of a relay, those planned and cancelled among them.",
    ),
    key: &["id"],
    columns: || with_declared(with_head(infos(COLUMNS)), &EventFacts::fields()),
    rows: |edition| {
        let rounds = edition.archive.events.ids();
        let rows = rounds.map(|id| Row::of(edition, id));
        all_values(
            COLUMNS,
            rows,
            |row| head_values(edition, Some(&row.event.head)),
            |row| row.event.facts.values(),
        )
    },
    graph: Some(|edition| {
        let rounds = edition.archive.events.ids();
        rounds
            .map(|id| schema_org::event_in_data(edition, id))
            .collect()
    }),
};

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
        self.event.facts.venue.as_ref()
    }

    fn attendance(&self) -> Option<&'e Attendance> {
        self.event.facts.attendance.as_ref()
    }

    /// Who took part and hosted nothing.
    fn participants(&self) -> impl Iterator<Item = &'e AgencyRef> {
        let agencies = self.event.hosts.iter().map(|host| &host.agency);
        agencies.filter(|agency| !self.holders.contains(agency) && !self.co_hosts.contains(agency))
    }
}

type RowColumn = Column<fn(&Row<'_>) -> Value>;

const COLUMNS: &[RowColumn] = &[
    column(of("id", Id, "회차 id", "Round id"), |row| {
        row.event.head.name.id.clone().into()
    }),
    column(of("url", Url, "주소", "Address"), |row| {
        row.edition.page_address(Page::Event(row.id)).into()
    }),
    column(
        of("series", Id, "계열 id", "Series id").joins("series"),
        |row| {
            let series = &row.edition.archive[row.event.series];
            series.head.name.id.clone().into()
        },
    ),
    column(
        of("round", Integer, "회차 번호", "Number").says("출처가 센 대로", "as the source counts"),
        |row| row.event.number.into(),
    ),
    column(
        of("season", Integer, "번호를 새로 센 해", "Season").says(
            "해마다 번호를 새로 세는 계열에서만",
            "the year in which numbers began anew, where they do",
        ),
        |row| row.event.facts.season.into(),
    ),
    column(of("title", Text, "제목", "Title"), |row| {
        row.event.head.title.clone().into()
    }),
    column(
        of("status", Text, "상태", "State").one_of(EventStatus::WORDS),
        |row| {
            let status = row.event.facts.status;
            status.map_or("held", |status| status.as_str()).into()
        },
    ),
    column(of("year", Integer, "연도", "Year"), |row| {
        row.event.dates.first.year().into()
    }),
    column(
        of("date", Date, "날짜", "Date").says(
            "여러 날이면 첫날. 날을 모르면 달이나 해까지만 있음",
            "the first of several days; the month or year alone where no more is known",
        ),
        |row| row.event.dates.first.to_string().into(),
    ),
    column(
        of("date_to", Date, "마지막 날", "Last day")
            .says("여러 날 열린 회차만", "of a round of several days"),
        |row| date(row.event.dates.last),
    ),
    column(
        of("time", Text, "시작 시각", "Begins at").says(
            "시간대가 없으면 한국 시각",
            "in Korea, where it has no offset",
        ),
        |row| row.event.facts.time.map(|time| time.to_string()).into(),
    ),
    column(
        of("postponed_from", Date, "당초 예정일", "Day first set"),
        |row| date(row.event.facts.postponed_from),
    ),
    column(
        of("postponed_reason", Text, "연기한 까닭", "Why postponed"),
        |row| text(row.event.facts.postponed_reason.as_ref()),
    ),
    column(of("part_of", Text, "상위 행사", "Part of"), |row| {
        text(row.event.facts.part_of.as_ref())
    }),
    column(
        of("format", Text, "방식", "Format").one_of(EventFormat::WORDS),
        |row| row.event.facts.format.map(|it| it.as_str()).into(),
    ),
    column(of("venue", Text, "장소", "Venue"), |row| {
        row.venue().map(|venue| venue.name.clone()).into()
    }),
    column(
        of("address", Text, "장소의 주소", "Address of the venue"),
        |row| text(row.venue().and_then(|venue| venue.address.as_ref())),
    ),
    column(of("region", Text, "시도", "Province or city"), |row| {
        let region = row.venue().and_then(|venue| venue.region.as_ref());
        region.map(|region| region.text.clone()).into()
    }),
    column(
        of("hosts", List, "개최 기관", "Hosts").says(
            "당시 이름. 개최 기관이 없으면 공동 개최 기관",
            "by the names of that day; the co-hosts where nobody was host",
        ),
        |row| names(row.holders.iter().copied()),
    ),
    column(
        of("host_ids", Ids, "개최 기관 id", "Ids of the hosts"),
        |row| ids(row.edition, row.holders.iter().copied()),
    ),
    column(
        of("co_hosts", List, "공동 개최 기관", "Co-hosts")
            .says("당시 이름", "by the names of that day"),
        |row| names(row.co_hosts.iter().copied()),
    ),
    column(
        of(
            "co_host_ids",
            Ids,
            "공동 개최 기관 id",
            "Ids of the co-hosts",
        ),
        |row| ids(row.edition, row.co_hosts.iter().copied()),
    ),
    column(
        of("participants", List, "그 밖의 참여 기관", "Others").says(
            "당시 이름. 역할과 id는 participants 표에 있음",
            "by the names of that day; roles and ids stand in the table participants",
        ),
        |row| names(row.participants()),
    ),
    column(
        of("cases", Ids, "소개한 사례 id", "Cases presented"),
        |row| {
            let cases = row.event.cases.iter();
            let cases = cases.map(|id| &row.edition.archive[*id]);
            texts(cases.map(|case| case.head.name.id.as_str()))
        },
    ),
    column(
        of("attendance", Integer, "참석 인원", "Attendance"),
        |row| row.attendance().and_then(|it| it.count).into(),
    ),
    column(
        of(
            "attendance_planned",
            Boolean,
            "예정 인원 여부",
            "Whether expected",
        )
        .says(
            "true면 열리기 전에 알린 수",
            "true for a number that was told beforehand",
        ),
        |row| {
            let attendance = row.attendance();
            attendance.map(|attendance| attendance.is_planned).into()
        },
    ),
    column(
        of("attendance_groups", List, "참석한 사람들", "Who came"),
        |row| {
            let attendance = row.attendance();
            attendance.map_or(Value::Null, |attendance| {
                texts(attendance.groups.iter().map(String::as_str))
            })
        },
    ),
];
