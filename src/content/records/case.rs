//! The fields of a case.

use crate::base::Date;
use crate::content::declare::{choices, record};
use crate::content::values::{NamedAgency, NamedCase};

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
        #[ko = "수치의 이름 (예 `민원 처리 기간`)"]
        label: required String,
        /// The figure before.
        #[ko = "이전 수치, 수만 적고 모르면 적지 않음 (예 `14`)"]
        before: optional f64,
        /// The figure after.
        #[ko = "이후 수치, 수만 적음 (예 `3`)"]
        after: required f64,
        /// What it is counted in.
        #[ko = "수치의 단위 (예 `일`, `건`, `%`)"]
        unit: optional String,
    }
}

record! {
    /// An agency that took a case over.
    Adoption {
        /// Its name.
        #[ko = "사례를 도입한 기관의 이름"]
        agency: required NamedAgency,
        /// When.
        #[ko = "도입한 날 (예 `2019-12-26`), 날을 모르면 `2019-12`"]
        date: optional Date,
    }
}

record! {
    /// The fields of a case that need no other record to be understood.
    CaseFacts {
        /// The goals of government innovation it serves.
        #[ko = "사례가 내세운 정부혁신 목표, 출처에 적힌 것만 (예 `참여와 협업의 정부`)"]
        values: default Vec<String> [translatable],
        /// Other names of it.
        #[ko = "다른 자료에 나온 사례의 다른 이름"]
        alternate_titles: default Vec<String> [translatable],
        /// What it brought, in figures.
        #[ko = "수치로 나타난 성과, 표와 그림으로 보임"]
        outcomes: default Vec<Outcome> [translatable],
        /// How far it has come.
        #[ko = "사례의 상태, 준비 중이면 `planned`, 추진 중이면 `running`, 종료되었으면 `ended`"]
        status: optional CaseStatus,
    }
}

record! {
    /// The fields of a case.
    CaseFields {
        /// Who presented it.
        #[ko = "사례를 발표한 기관의 이름, 적지 않으면 처음 소개된 회차의 개최 기관"]
        agencies: default Vec<NamedAgency>,
        /// What needs no other record to be understood.
        facts: flatten CaseFacts,
        /// Who took it over.
        #[ko = "이 사례를 도입한 다른 기관과 그 날짜"]
        adopted_by: default Vec<Adoption>,
        /// The ids of cases like it.
        #[ko = "관련 사례의 id (`content/cases/` 아래 파일 이름)"]
        related: default Vec<NamedCase>,
    }
}
