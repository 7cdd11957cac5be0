//! The table of the rounds, in the order of the archive.

use super::cells::{date, event_ids, ids, names, text, texts};
use super::column::ColumnType::{Boolean, Date, Id, Ids, Integer, List, Text, Url};
use super::column::{Column, DataTable, column, infos, of};
use super::declared::{all_values, with_declared};
use super::record::{head_values, with_head};
use crate::base;
use crate::content::{
    Attendance, DateBasis, EventDates, EventFacts, EventFormat, EventStatus, Evidence, Venue,
};
use crate::model::{AgencyRef, Event, EventId, InsteadOf};
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
        rounds.map(|id| schema_org::event(edition, id)).collect()
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
        self.event.facts.venues.first()
    }

    fn attendance(&self) -> Option<&'e Attendance> {
        self.event.facts.attendance.first()
    }

    fn instead_of(&self) -> Option<&'e InsteadOf> {
        self.event.instead_of.as_ref()
    }

    /// Who took part and hosted nothing.
    fn participants(&self) -> impl Iterator<Item = &'e AgencyRef> {
        let agencies = self.event.hosts.iter().map(|host| &host.agency);
        agencies.filter(|agency| !self.holders.contains(agency) && !self.co_hosts.contains(agency))
    }

    /// The days between which it lies, where its own is not known.
    fn window(&self) -> Option<(base::Date, base::Date)> {
        match self.event.dates {
            EventDates::Window { after, before } => Some((after, before)),
            _ => None,
        }
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
            row.edition.archive[row.event.series]
                .head
                .name
                .id
                .clone()
                .into()
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
    column(
        of("label", Text, "회차의 이름", "Label").says(
            "번호 대신 보이는 이름",
            "what it is called instead of its number",
        ),
        |row| text(row.event.facts.label.as_ref()),
    ),
    column(of("title", Text, "제목", "Title"), |row| {
        row.event.head.title.clone().into()
    }),
    column(
        of("status", Text, "상태", "State").one_of(EventStatus::WORDS),
        |row| row.event.status.as_str().into(),
    ),
    column(
        of("evidence", Text, "확인한 자료", "Evidence")
            .one_of(Evidence::WORDS)
            .says(
                "notice면 열렸는지는 확인되지 않았고, 수·장소·프로그램은 계획임",
                "where it is notice, nobody confirms that the round was held: numbers, \
         place and \
         programme are what was planned",
            ),
        |row| {
            row.event
                .facts
                .evidence
                .unwrap_or(Evidence::Report)
                .as_str()
                .into()
        },
    ),
    column(
        of("status_reason", Text, "상태의 까닭", "Why so"),
        |row| text(row.event.facts.status_reason.as_ref()),
    ),
    column(
        of("year", Integer, "연도", "Year").says(
            "열리지 않은 회차는 열릴 예정이던 해. 두 해에 걸치면 비어 있음",
            "of a round that was not held, the year it was planned for; empty where it \
         may be either \
         of two",
        ),
        |row| row.event.year().into(),
    ),
    column(
        of("date", Date, "날짜", "Date").says(
            "여러 날이면 첫날. 날을 모르면 달이나 해까지만 있음. 열리지 않은 회차는 \
         열릴 예정이던 날",
            "the first of several days; the month or year alone where no more is known; \
         of a round \
         that was not held, the day it was to be on",
        ),
        |row| date(row.event.dates.first()),
    ),
    column(
        of("date_to", Date, "마지막 날", "Last day")
            .says("여러 날인 회차만", "of a round of several days"),
        |row| date(row.event.dates.end()),
    ),
    column(
        of("date_after", Date, "이 날부터", "Not before").says(
            "날을 모르고 두 날 사이로만 알 때",
            "where only two days are known between which it lies",
        ),
        |row| date(row.window().map(|(after, _)| after)),
    ),
    column(
        of("date_before", Date, "이 날까지", "Not after"),
        |row| date(row.window().map(|(_, before)| before)),
    ),
    column(
        of("date_basis", Text, "날짜의 근거", "Basis of the date").one_of(DateBasis::WORDS),
        |row| {
            row.event
                .facts
                .date_basis
                .unwrap_or(DateBasis::Stated)
                .as_str()
                .into()
        },
    ),
    column(
        of("time", Text, "시작 시각", "Begins at").says(
            "시간대가 없으면 한국 시각",
            "in Korea, where it has no offset",
        ),
        |row| {
            row.event
                .facts
                .time
                .map(|time| time.start.to_string())
                .into()
        },
    ),
    column(
        of("time_to", Text, "끝난 시각", "Ends at").says("마지막 날의 시각", "on the last day"),
        |row| {
            let end = row.event.facts.time.and_then(|time| time.end);
            end.map(|end| end.to_string()).into()
        },
    ),
    column(
        of("postponed_from", Date, "당초 예정일", "Day first set"),
        |row| date(row.event.facts.postponed_from),
    ),
    column(
        of("postponed_reason", Text, "연기한 까닭", "Why postponed"),
        |row| text(row.event.facts.postponed_reason.as_ref()),
    ),
    column(
        of("planned_date", Date, "계획한 날", "Planned day").says(
            "계획과 달리 열렸거나 열리지 않은 회차에서 계획했던 것(다음 네 열도)",
            "what had been planned of a round that came otherwise, or not; the next \
         four columns too",
        ),
        |row| date(row.instead_of().and_then(|it| it.date)),
    ),
    column(
        of("planned_venue", Text, "계획한 장소", "Planned place"),
        |row| text(row.instead_of().and_then(|it| it.venue.as_ref())),
    ),
    column(
        of("planned_format", Text, "계획한 방식", "Planned format").one_of(EventFormat::WORDS),
        |row| {
            let format = row.instead_of().and_then(|it| it.format);
            format.map(|format| format.as_str()).into()
        },
    ),
    column(
        of("planned_hosts", List, "계획한 개최 기관", "Planned hosts"),
        |row| row.instead_of().map_or(Value::Null, |it| names(&it.hosts)),
    ),
    column(
        of(
            "planned_host_ids",
            Ids,
            "계획한 개최 기관 id",
            "Ids of those",
        ),
        |row| {
            row.instead_of()
                .map_or(Value::Null, |it| ids(row.edition, &it.hosts))
        },
    ),
    column(of("part_of", Text, "상위 행사", "Part of"), |row| {
        text(row.event.facts.part_of.as_ref())
    }),
    column(
        of("follows", Ids, "앞선 회차 id", "Rounds it follows")
            .says("기록이 따로 밝힌 것만", "where the record says so"),
        |row| {
            row.event
                .follows
                .as_ref()
                .map_or(Value::Null, |it| event_ids(row.edition, it))
        },
    ),
    column(
        of("format", Text, "방식", "Format").one_of(EventFormat::WORDS),
        |row| row.event.facts.format.map(|it| it.as_str()).into(),
    ),
    column(
        of("venue", Text, "장소", "Venue").says(
            "여러 곳이면 첫 곳. 나머지는 venues에 있음",
            "the first of several; all stand in venues",
        ),
        |row| row.venue().map(|venue| venue.name.clone()).into(),
    ),
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
            let cases = row.event.case_ids().map(|id| &row.edition.archive[id]);
            texts(cases.map(|case| case.head.name.id.as_str()))
        },
    ),
    column(
        of("attendance", Integer, "참석 인원", "Attendance").says(
            "출처마다 다르면 첫 수. 나머지는 attendance 표에 있음",
            "the first where sources differ; all stand in the table attendance",
        ),
        |row| row.attendance().and_then(|it| it.count).into(),
    ),
    column(
        of("attendance_about", Boolean, "어림수 여부", "Whether about")
            .says("true면 ‘약’", "true for a number that is about so"),
        |row| row.attendance().map(|it| it.is_about).into(),
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
        |row| row.attendance().map(|it| row.event.expects(it)).into(),
    ),
    column(
        of("attendance_groups", List, "참석한 사람들", "Who came"),
        |row| {
            row.attendance().map_or(Value::Null, |attendance| {
                texts(attendance.groups.iter().map(String::as_str))
            })
        },
    ),
];
