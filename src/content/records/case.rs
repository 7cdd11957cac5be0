//! The fields of a case.

use crate::base::{Date, Located};
use crate::content::form::{choices, record};

choices! {
    /// How far a case has come.
    CaseStatus("사례의 추진 상태") {
        /// Not begun.
        Planned("planned", "준비 중"),
        /// Going on.
        Running("running", "추진 중"),
        /// Over.
        Ended("ended", "종료"),
    }
}

record! {
    /// A figure before and after.
    Outcome {
        /// What is counted.
        label("label", "수치의 이름 (예 `민원 처리 기간`)"): required String,
        /// The figure before.
        before("before", "이전 수치, 수만 적고 모르면 적지 않음 (예 `14`)"): optional f64,
        /// The figure after.
        after("after", "이후 수치, 수만 적음 (예 `3`)"): required f64,
        /// What it is counted in.
        unit("unit", "수치의 단위 (예 `일`, `건`, `%`)"): optional String,
    }
}

record! {
    /// An agency that took a case over.
    Adoption {
        /// Its name.
        agency("agency", "사례를 도입한 기관의 이름"): required Located<String>,
        /// When.
        date("date", "도입한 날 (예 `2019-12-26`), 날을 모르면 `2019-12`"): optional Date,
    }
}

record! {
    /// The fields of a case that need no other record to be understood.
    CaseFacts {
        /// The goals of government innovation it serves.
        values("values", "사례가 내세운 정부혁신 목표, 출처에 적힌 것만 (예 `참여와 협업의 정부`)"): default Vec<String> [translatable],
        /// Other names of it.
        alternate_titles("alternate_titles", "다른 자료에 나온 사례의 다른 이름"): default Vec<String> [translatable],
        /// What it brought, in figures.
        outcomes("outcomes", "수치로 나타난 성과, 표와 그림으로 보임"): default Vec<Outcome> [translatable],
        /// How far it has come.
        status("status", "사례의 상태, 준비 중이면 `planned`, 추진 중이면 `running`, 종료되었으면 `ended`"): optional CaseStatus,
    }
}

record! {
    /// The fields of a case.
    CaseFields {
        /// Who presented it.
        agencies("agencies", "사례를 발표한 기관의 이름, 적지 않으면 처음 소개된 회차의 개최 기관"): default Vec<Located<String>>,
        /// What needs no other record to be understood.
        facts: flatten CaseFacts,
        /// Who took it over.
        adopted_by("adopted_by", "이 사례를 도입한 다른 기관과 그 날짜"): default Vec<Adoption>,
        /// The ids of cases like it.
        related("related", "관련 사례의 id (`content/cases/` 아래 파일 이름)"): default Vec<Located<String>>,
    }
}

/// Lets `fields.status` mean `fields.facts.status`.
impl std::ops::Deref for CaseFields {
    type Target = CaseFacts;

    fn deref(&self) -> &Self::Target {
        &self.facts
    }
}
