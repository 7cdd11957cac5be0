//! The fields of an event.

use super::case::Outcome;
use super::dates::DateBasis;
use super::handover::{HandoverFields, ReceivedFields};
use super::host::HostFields;
use super::people::PersonFields;
use super::programme::{Attendance, ProgramItem, Quote};
use super::results::{Link, PresentedCase, ResultFields};
use super::status::{EventFormat, EventStatus, Evidence};
use super::venue::Venue;
use crate::base::{Date, Located};
use crate::content::declare::record;
use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape};
use crate::content::values::{Hours, NamedAgency, NamedEvent, NamedSeries};

/// Which rounds an event follows.
#[derive(Clone, Debug)]
pub enum Follows {
    /// These, by id.
    Events(Vec<NamedEvent>),
    /// None: the baton came from nowhere.
    Nothing,
}

impl Field for Follows {
    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Text))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(text) if text == "none" => Some(Self::Nothing),
            _ => Field::read(node, reader).map(Self::Events),
        }
    }

    fn value(&self) -> FieldValue<'_> {
        match self {
            Self::Events(ids) => ids.value(),
            Self::Nothing => FieldValue::Text("none".into()),
        }
    }
}

record! {
    /// What had been planned and came otherwise.
    InsteadOf {
        /// The place.
        #[ko = "당초 장소 (예 `정부서울청사`)"]
        venue: optional String,
        /// How one would have taken part.
        #[ko = "당초 방식 (예 `onsite`)"]
        format: optional EventFormat,
        /// The host.
        #[ko = "당초 개최 기관의 이름"]
        host: default Vec<NamedAgency>,
        /// The day.
        #[ko = "당초 날짜 (예 `2020-10-08`)"]
        date: optional Date,
    }
}

record! {
    /// The fields of an event that need no other record to be understood.
    EventFacts {
        /// The year in which the numbers restarted.
        #[ko = "해마다 번호를 새로 세는 계열에서 이 번호가 속한 해 (예 `2019`)"]
        season: optional u32,
        /// What it is called beside its number.
        #[ko = "회차를 번호 대신 부르는 이름 (예 `24-2`, `평창 2018`)"]
        label: optional String [translatable, searchable],
        /// How its day is known.
        #[ko = "날짜를 아는 근거, 출처에 없어 추정했으면 `inferred`"]
        date_basis: optional DateBasis,
        /// What is known of it.
        #[ko = "이 회차를 아는 근거, 열리기 전에 나온 안내만 있으면 `notice`"]
        evidence: optional Evidence,
        /// When it begins, and ends.
        #[ko = "시작 시각과 끝 시각, 따옴표로 묶어 적음 (예 `\"14:00\"`, `\"14:00~16:30\"`)"]
        time: optional Hours,
        /// Whether it took place.
        #[ko = "회차의 상태, 적지 않으면 열린 것(`held`)으로 봄"]
        status: optional EventStatus,
        /// How one took part.
        #[ko = "연 방식, 현장은 `onsite`, 온라인은 `online`, 둘 다면 `hybrid`"]
        format: optional EventFormat,
        /// Where; several places where it was in several.
        #[ko = "장소 이름 (예 `정부세종청사 1동 대회의실`), 또는 이름·주소·지역을 나누어 적음, 여러 곳이면 목록으로"]
        venues("venue"): default Vec<Venue> [translatable, searchable],
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
        /// Why it did not take place, or came otherwise than planned.
        #[ko = "취소하거나 미루거나 바꾼 까닭 (예 `감염병 확산`)"]
        status_reason: optional String [translatable, searchable],
        /// Who came; several where sources differ.
        #[ko = "참석 인원과 참석한 사람들, 출처마다 다르면 목록으로"]
        attendance: default Vec<Attendance> [translatable, searchable],
        /// What came of it, in figures.
        #[ko = "수치로 나타난 결과 (예 `{label: 받은 건의, after: 151, unit: 건}`)"]
        outcomes: default Vec<Outcome> [translatable],
        /// Films and pages about it on other sites.
        #[ko = "다른 누리집에 있는 영상이나 자료의 링크"]
        links: default Vec<Link> [translatable, searchable],
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
        /// The rounds it follows, where number and day do not say it.
        #[ko = "바로 앞 회차의 id, 번호와 날짜로 알 수 없을 때만 적음, 앞 회차가 없으면 `none` (예 `gov/2019-06`)"]
        follows: optional Located<Follows>,
        /// What had been planned and came otherwise.
        #[ko = "당초 계획과 달라진 점 (예 `{venue: 정부서울청사, date: 2020-10-08}`)"]
        instead_of: optional InsteadOf [translatable],
        /// The cases, in the order presented.
        #[ko = "소개한 사례의 id를 발표 순서대로 (`content/cases/` 아래 파일 이름)"]
        cases: default Vec<PresentedCase> [translatable],
        /// The programme.
        #[ko = "프로그램을 진행 순서대로, 순서마다 종류와 제목을 적음"]
        program: default Vec<ProgramItem> [translatable, searchable],
        /// Who took part.
        #[ko = "참여한 사람과 그날의 직위 (예 `{name: 홍길동, role: 위원장, part: head}`)"]
        people: default Vec<PersonFields> [translatable, searchable],
        /// What was said.
        #[ko = "행사에서 나온 발언의 목록"]
        quotes: default Vec<Quote> [translatable, searchable],
        /// What won, and what.
        #[ko = "시상이나 투표의 결과 (예 `{case: big-data, prize: 대상}`)"]
        results: default Vec<ResultFields> [translatable, searchable],
        /// How the baton was handed over.
        #[ko = "이 회차에서 바통을 누가 누구에게 전달했는지, 바통이 둘이면 목록으로"]
        handovers("handover"): default Vec<HandoverFields> [translatable, searchable],
        /// How the baton was received.
        #[ko = "이 회차의 개최 기관이 바통을 누구에게서 받았는지"]
        received: optional ReceivedFields [translatable, searchable],
    }
}
