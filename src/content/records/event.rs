//! The fields of an event.

use super::handover::HandoverFields;
use super::host::HostFields;
use super::programme::{Attendance, ProgramItem, Quote};
use super::venue::Venue;
use crate::base::{Date, Located};
use crate::content::declare::{choices, record};
use crate::content::form::{FieldInfo, Fields, Reader};
use crate::content::values::{Clock, NamedCase, NamedSeries};

choices! {
    /// Whether an event took place.
    EventStatus("회차가 열렸는지를 나타내는 상태") {
        /// It is still to come.
        Planned("planned", "예정"),
        /// It took place.
        Held("held", "개최"),
        /// It was postponed and has no new date.
        Postponed("postponed", "연기(새 날짜 미정)"),
        /// It did not take place; the baton skips it.
        Cancelled("cancelled", "취소"),
    }
}

choices! {
    /// How people took part in an event.
    EventFormat("회차를 연 방식") {
        /// In the room.
        Onsite("onsite", "현장"),
        /// Over the internet.
        Online("online", "온라인"),
        /// Both.
        Hybrid("hybrid", "현장·온라인"),
    }
}

record! {
    /// The days of an event that took several.
    Days {
        /// The first.
        #[ko = "첫날 (예 `2019-12-26`)"]
        from: required Date,
        /// The last.
        #[ko = "마지막 날 (예 `2019-12-27`)"]
        to: required Date,
    }
}

/// The date of an event: a day, or the first and the last of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventDates {
    /// The day, or the first.
    pub first: Date,
    /// The last, where there are several.
    pub last: Option<Date>,
}

/// The day of an event.
pub(crate) static DATE: FieldInfo = FieldInfo::of::<Date>(
    "Event",
    "date",
    "The day; where there are several, `dates`.",
    "회차가 열린 날 (예 `2019-12-26`), 날을 모르면 `2019-12`, 여러 날이면 대신 `dates`",
);

/// The first and the last day of an event.
pub(crate) static DATES: FieldInfo = FieldInfo::of::<Days>(
    "Event",
    "dates",
    "The first and the last of several days.",
    "여러 날 열린 회차의 첫날과 마지막 날 (예 `{from: 2019-12-26, to: 2019-12-27}`)",
);

/// Reads `dates`, or `date` where there is no `dates`.
pub(crate) fn event_dates(fields: &mut Fields<'_>, reader: &mut Reader<'_>) -> Option<EventDates> {
    match fields.optional::<Days>(DATES.key, reader) {
        Some(days) => Some(EventDates {
            first: days.from,
            last: Some(days.to),
        }),
        None => fields
            .required(DATE.key, reader)
            .map(|first| EventDates { first, last: None }),
    }
}

record! {
    /// The fields of an event that need no other record to be understood.
    EventFacts {
        /// The year in which the numbers restarted.
        #[ko = "해마다 번호를 새로 세는 계열에서 이 번호가 속한 해 (예 `2019`)"]
        season: optional u32,
        /// When it begins.
        #[ko = "시작 시각, 따옴표로 묶어 적음 (예 `\"14:00\"`)"]
        time: optional Clock,
        /// Whether it took place.
        #[ko = "회차의 상태, 적지 않으면 열린 것(`held`)으로 봄"]
        status: optional EventStatus,
        /// How one took part.
        #[ko = "연 방식, 현장은 `onsite`, 온라인은 `online`, 둘 다면 `hybrid`"]
        format: optional EventFormat,
        /// Where.
        #[ko = "장소 이름 (예 `정부세종청사 1동 대회의실`), 또는 이름·주소·지역을 나누어 적음"]
        venue: optional Venue [translatable, searchable],
        /// What was discussed.
        #[ko = "토론 주제의 목록 (예 `빅데이터를 활용한 정책 개선`)"]
        topics: default Vec<String> [translatable, searchable],
        /// The event it was a part of.
        #[ko = "이 회차를 품은 상위 행사의 이름 (예 `전라남도 혁신박람회`)"]
        part_of: optional String [translatable, searchable],
        /// The day first set, where it was postponed.
        #[ko = "미룬 회차의 당초 예정일 (예 `2019-09-06`)"]
        postponed_from: optional Date,
        /// Why it was postponed.
        #[ko = "미룬 까닭 (예 `태풍 링링 북상`)"]
        postponed_reason: optional String [translatable, searchable],
        /// The programme.
        #[ko = "프로그램을 진행 순서대로, 순서마다 종류와 제목을 적음"]
        program: default Vec<ProgramItem> [translatable, searchable],
        /// Who came.
        #[ko = "참석 인원과 참석한 사람들"]
        attendance: optional Attendance [translatable, searchable],
    }
}

record! {
    /// The fields of an event but for its date, which has two forms.
    EventFields {
        /// The id of its series.
        #[ko = "이 회차가 속한 계열의 id (`content/series/` 아래 파일 이름, 예 `gov`)"]
        series: required NamedSeries,
        /// Its number, as the source counts.
        #[ko = "출처에 나온 회차 번호, 번호가 없으면 적지 않음 (예 `7`)"]
        round: optional Located<u32>,
        /// What needs no other record to be understood.
        facts: flatten EventFacts,
        /// The agencies that held it.
        #[ko = "기관의 이름을 하나 이상 적음, 개최 기관이 아니면 역할도 적음 (예 `{agency: 행정안전부, role: co-host}`)"]
        hosts: required Located<Vec<HostFields>>,
        /// The ids of the cases, in the order presented.
        #[ko = "소개한 사례의 id를 발표 순서대로 (`content/cases/` 아래 파일 이름)"]
        cases: default Vec<NamedCase>,
        /// What was said.
        #[ko = "행사에서 나온 발언의 목록"]
        quotes: default Vec<Quote> [translatable, searchable],
        /// How the baton was handed over.
        #[ko = "이 회차에서 바통을 누가 누구에게 전달했는지"]
        handover: optional HandoverFields [translatable, searchable],
    }
}
