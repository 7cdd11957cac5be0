//! What happened at an event: programme, attendance, quotes.

use crate::content::declare::{choices, record};
use crate::content::values::{Clock, NamedAgency};

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
    }
}

record! {
    /// Who came.
    Attendance {
        /// How many.
        #[ko = "참석 인원, 수만 적음 (예 `200`)"]
        count: optional u32,
        /// Whether the number was only expected.
        #[ko = "출처에 예정 인원으로만 나오면 `true`"]
        is_planned("planned"): default bool,
        /// Which groups.
        #[ko = "참석한 사람들 (예 `[공무원, 전문가, 국민]`)"]
        groups: default Vec<String> [searchable],
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
        #[ko = "발언이 실린 출처 (예 `국민권익위원회 보도자료`)"]
        source: optional String,
    }
}
