//! The columns of the open data, and what each means. Knows no row.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColumnType {
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
    pub(super) kind: ColumnType,
    pub(super) ko: &'static str,
    pub(super) en: &'static str,
}

const fn column(
    name: &'static str,
    kind: ColumnType,
    ko: &'static str,
    en: &'static str,
) -> Column {
    Column { name, kind, ko, en }
}

/// The columns of the rounds.
pub(super) const EVENTS: &[Column] = &[
    column("id", ColumnType::Text, "회차의 id", "id of the round"),
    column(
        "url",
        ColumnType::Address,
        "회차의 주소",
        "address of its page",
    ),
    column("series", ColumnType::Text, "계열의 id", "id of its series"),
    column("round", ColumnType::Integer, "회차 번호", "its number"),
    column(
        "season",
        ColumnType::Integer,
        "번호를 새로 세는 해",
        "the year in which numbers begin anew",
    ),
    column("title", ColumnType::Text, "제목", "its title"),
    column(
        "date",
        ColumnType::Date,
        "연 날, 여러 날이면 첫날; 모르면 달이나 해까지",
        "the day, or the first of several; the month or year where no more is known",
    ),
    column(
        "date_to",
        ColumnType::Date,
        "여러 날이면 마지막 날",
        "the last of several days",
    ),
    column(
        "status",
        ColumnType::Text,
        "planned 예정, held 개최, postponed 연기, cancelled 취소",
        "planned, held, postponed, cancelled",
    ),
    column(
        "postponed_from",
        ColumnType::Date,
        "미룬 회차의 당초 예정일",
        "the day first set, where it was put off",
    ),
    column(
        "format",
        ColumnType::Text,
        "onsite 현장, online 온라인, hybrid 함께",
        "onsite, online, hybrid",
    ),
    column("venue", ColumnType::Text, "장소", "the place"),
    column("region", ColumnType::Text, "시도", "province or city"),
    column(
        "hosts",
        ColumnType::List,
        "바통을 받아 연 기관의 당시 이름",
        "who held it and the baton, by the names of that day",
    ),
    column(
        "host_ids",
        ColumnType::List,
        "연 기관의 id",
        "ids of those agencies",
    ),
    column(
        "co_hosts",
        ColumnType::List,
        "공동으로 연 기관의 당시 이름",
        "who hosted it together with them, by the names of that day",
    ),
    column(
        "co_host_ids",
        ColumnType::List,
        "공동으로 연 기관의 id",
        "ids of those agencies",
    ),
    column(
        "participants",
        ColumnType::List,
        "그 밖에 함께한 기관의 당시 이름",
        "others who took part",
    ),
    column(
        "cases",
        ColumnType::List,
        "소개한 사례의 id",
        "ids of the cases presented",
    ),
    column(
        "attendance",
        ColumnType::Integer,
        "참석 인원",
        "how many came",
    ),
    column(
        "attendance_planned",
        ColumnType::Truth,
        "참석 인원이 예정인지",
        "whether that number was only expected",
    ),
    column("summary", ColumnType::Text, "요약", "summary"),
    column(
        "license",
        ColumnType::Text,
        "기록의 이용 조건",
        "licence of the record",
    ),
];

/// The columns of the cases.
pub(super) const CASES: &[Column] = &[
    column("id", ColumnType::Text, "사례의 id", "id of the case"),
    column(
        "url",
        ColumnType::Address,
        "사례의 주소",
        "address of its page",
    ),
    column("title", ColumnType::Text, "제목", "its title"),
    column(
        "agencies",
        ColumnType::List,
        "발표한 기관의 당시 이름",
        "who presented it, by the names of that day",
    ),
    column(
        "agency_ids",
        ColumnType::List,
        "발표한 기관의 id",
        "ids of those agencies",
    ),
    column(
        "events",
        ColumnType::List,
        "소개한 회차의 id",
        "ids of the rounds that showed it",
    ),
    column(
        "values",
        ColumnType::List,
        "정부혁신 목표",
        "goals of government innovation",
    ),
    column("tags", ColumnType::List, "태그", "tags"),
    column(
        "status",
        ColumnType::Text,
        "planned 예정, running 진행, ended 마침",
        "planned, running, ended",
    ),
    column("summary", ColumnType::Text, "요약", "summary"),
    column(
        "license",
        ColumnType::Text,
        "기록의 이용 조건",
        "licence of the record",
    ),
];

/// The columns of the agencies.
pub(super) const AGENCIES: &[Column] = &[
    column("id", ColumnType::Text, "기관의 id", "id of the agency"),
    column(
        "url",
        ColumnType::Address,
        "기관의 주소",
        "address of its page",
    ),
    column(
        "title",
        ColumnType::Text,
        "지금의 공식 이름",
        "its present official name",
    ),
    column(
        "names",
        ColumnType::List,
        "줄임말과 옛 이름",
        "short and former names",
    ),
    column(
        "type",
        ColumnType::Text,
        "central 중앙행정기관, local 지방자치단체, affiliate 소속 기관, public-corporation 공공기관, education 교육, private 민간, other 그 밖",
        "central, local, affiliate, public-corporation, education, private, other",
    ),
    column(
        "parent",
        ColumnType::Text,
        "상위 기관의 id",
        "id of the agency above it",
    ),
    column("region", ColumnType::Text, "시도", "province or city"),
    column("homepage", ColumnType::Address, "누리집", "its own pages"),
    column(
        "closed",
        ColumnType::Date,
        "없어진 날",
        "when it ceased to be",
    ),
    column(
        "rounds",
        ColumnType::Integer,
        "연 회차 수",
        "how many rounds it held",
    ),
    column(
        "cases",
        ColumnType::Integer,
        "발표한 사례 수",
        "how many cases it presented",
    ),
];

/// The columns of the ways of the baton.
pub(super) const HANDOVERS: &[Column] = &[
    column(
        "id",
        ColumnType::Text,
        "앞 회차와 뒤 회차의 id",
        "ids of the rounds before and behind",
    ),
    column("series", ColumnType::Text, "계열의 id", "id of the series"),
    column(
        "from_event",
        ColumnType::Text,
        "넘겨준 회차의 id",
        "id of the round that handed on",
    ),
    column(
        "to_event",
        ColumnType::Text,
        "넘겨받은 회차의 id",
        "id of the round that received",
    ),
    column("givers", ColumnType::List, "넘겨준 기관", "who handed on"),
    column(
        "receivers",
        ColumnType::List,
        "넘겨받은 기관",
        "who received",
    ),
    column(
        "state",
        ColumnType::Text,
        "confirmed 확인, stated 명시, inferred 추정, unknown 모름, broken 어긋남, gap 빈 회차, ended 끝",
        "confirmed, stated, inferred, unknown, broken, gap, ended",
    ),
    column(
        "is_inferred",
        ColumnType::Truth,
        "추정한 전달인지",
        "whether it is inferred",
    ),
    column(
        "basis",
        ColumnType::Text,
        "stated 명시, announced 예고, inferred 추정",
        "stated, announced, inferred",
    ),
    column(
        "date",
        ColumnType::Date,
        "넘겨준 날",
        "when it was handed on",
    ),
    column(
        "temperature",
        ColumnType::Number,
        "혁신온도(도)",
        "degrees of the thermometer",
    ),
    column(
        "missing_rounds",
        ColumnType::Integer,
        "사이에 기록이 없는 회차 수",
        "rounds without a record in between",
    ),
];

/// The columns of what was withdrawn.
pub(super) const WITHDRAWN: &[Column] = &[
    column(
        "kind",
        ColumnType::Text,
        "events 회차, cases 사례, pages 일반 쪽",
        "events, cases, pages",
    ),
    column("id", ColumnType::Text, "기록의 id", "id of the record"),
    column(
        "url",
        ColumnType::Address,
        "까닭을 밝힌 쪽의 주소",
        "address of the page that says why",
    ),
    column("title", ColumnType::Text, "제목", "its title"),
    column(
        "date",
        ColumnType::Date,
        "공개를 중단한 날",
        "the day it was withdrawn",
    ),
    column("reason", ColumnType::Text, "까닭", "why"),
];
