//! The fields of a series.

use super::names::DatedName;
use crate::content::declare::{choices, record};
use crate::content::values::{NamedAgency, NamedSeries};

choices! {
    /// Whose relay a series is.
    Scope("계열에 참여하는 기관의 범위") {
        /// The whole government's.
        Government("government", "범정부"),
        /// One ministry's.
        Ministry("ministry", "한 부처"),
        /// Of public corporations.
        PublicCorporations("public-corporations", "공공기관"),
        /// Of a local government.
        Local("local", "지역(지방자치단체)"),
        /// Another's.
        Other("other", "기타"),
    }
}

record! {
    /// The thing that is handed on.
    Baton {
        /// What it is called.
        #[ko = "바통의 이름 (예 `혁신온도계`)"]
        name: required String [searchable],
        /// What it is.
        #[ko = "바통이 무엇이고 어떻게 건네는지 한두 문장"]
        description: optional String [searchable],
    }
}

record! {
    /// The fields of a series that need no other record to be understood.
    SeriesFacts {
        /// Whose relay it is.
        #[ko = "계열의 범위, 범정부이면 `government`, 한 부처이면 `ministry`"]
        scope: optional Scope,
        /// What is handed on, where anything is.
        #[ko = "이 계열에서 건네는 바통, 없거나 모르면 적지 않음"]
        baton: optional Baton [translatable, searchable],
        /// Its place in lists.
        #[ko = "목록에서의 순서, 작은 수가 먼저 나옴 (예 `1`)"]
        order: optional u32,
    }
}

record! {
    /// The fields of a series.
    SeriesFields {
        /// The names it has had.
        #[ko = "계열이 써 온 이름과 그 시기 (예 `{text: 혁신릴레이, from: 2023}`)"]
        names: default Vec<DatedName> [translatable],
        /// The agency that organises it.
        #[ko = "계열을 주관하는 기관의 이름 (예 `행정안전부`)"]
        organizer: optional NamedAgency,
        /// What needs no other record to be understood.
        facts: flatten SeriesFacts,
        /// The series it goes on from.
        #[ko = "이 계열 앞에 있던 계열의 id (`content/series/` 아래 파일 이름)"]
        continues: optional NamedSeries,
    }
}
