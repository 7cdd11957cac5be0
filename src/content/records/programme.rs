//! What happened at an event: programme, attendance, quotes.

use crate::base::{Date, Located};
use crate::content::declare::{choices, record};
use crate::content::values::{Clock, NamedAgency, NamedCase};

choices! {
    /// What an item of a programme is.
    ProgramKind("프로그램 순서의 종류") {
        /// A case is presented.
        Case("case", "사례 발표"),
        /// A discussion.
        Discussion("discussion", "토론"),
        /// A film.
        Video("video", "영상 상영"),
        /// An award.
        Award("award", "시상"),
        /// The baton is handed over.
        Handover("handover", "바통 전달"),
        /// A visit.
        Visit("visit", "현장 방문"),
        /// Anything else.
        Other("other", "기타"),
    }
}

record! {
    /// An item of a programme.
    ProgramItem {
        /// What it is.
        #[ko = "순서의 종류, 사례 발표는 `case`, 토론은 `discussion`, 바통 전달은 `handover`"]
        kind: required ProgramKind,
        /// What it is called.
        #[ko = "순서의 제목 (예 `혁신 우수사례 발표`)"]
        title: required String [searchable],
        /// When it begins.
        #[ko = "순서가 시작하는 시각, 따옴표로 묶어 적음 (예 `\"14:30\"`)"]
        time: optional Clock,
        /// When it ends.
        #[ko = "순서가 끝나는 시각, 따옴표로 묶어 적음 (예 `\"15:00\"`)"]
        end: optional Clock,
        /// The day, where the event took several.
        #[ko = "여러 날 열린 회차에서 이 순서가 있던 날 (예 `2019-12-26`)"]
        day: optional Date,
        /// Whose item it is.
        #[ko = "이 순서를 맡은 기관의 이름"]
        agency: optional NamedAgency,
        /// The case presented.
        #[ko = "이 순서에서 발표한 사례의 id"]
        case: optional NamedCase,
        /// Who spoke.
        #[ko = "이 순서를 맡은 사람의 이름"]
        people: default Vec<String>,
    }
}

record! {
    /// Who came.
    Attendance {
        /// How many.
        #[ko = "참석 인원, 수만 적음 (예 `200`)"]
        count: optional u32,
        /// Whether the number is only about so.
        #[ko = "출처에 `약 200명`, `200여 명`처럼 어림수로 나오면 `true`"]
        is_about("about"): default bool,
        /// Whether the number was only expected.
        #[ko = "출처에 예정 인원으로만 나오면 `true`"]
        is_planned("planned"): default bool,
        /// Which groups.
        #[ko = "참석한 사람들 (예 `[공무원, 전문가, 국민]`)"]
        groups: default Vec<String> [searchable],
        /// The source.
        #[ko = "근거가 된 출처의 `id`"]
        source: optional Located<String>,
    }
}

record! {
    /// What somebody said.
    Quote {
        /// Who.
        #[ko = "말한 사람의 이름"]
        speaker: required String [searchable],
        /// The role held that day.
        #[ko = "말한 사람이 그날 맡고 있던 직위 (예 `국민권익위원회 부위원장`)"]
        role: optional String [searchable],
        /// Their agency.
        #[ko = "말한 사람이 속한 기관의 이름"]
        agency: optional NamedAgency,
        /// What was said.
        #[ko = "발언 내용"]
        text: required String [searchable],
        /// Where it was read.
        #[ko = "발언이 실린 출처, `sources`에 적은 것이면 그 `id` (예 `국민권익위원회 보도자료`)"]
        source: optional String,
        /// Whether these are the very words; else they are what was meant.
        #[ko = "출처에 따옴표로 실린 말 그대로이면 `true`, 적지 않으면 간추린 것으로 봄"]
        is_verbatim("verbatim"): default bool,
        /// Whether the speaker asked for the name to be withdrawn.
        #[ko = "본인이 이름을 내려 달라고 했으면 `true`, 직위와 발언만 남음"]
        is_withdrawn("withdrawn"): default bool,
    }
}
