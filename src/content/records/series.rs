//! The fields of a series.

use super::agency::RelationKind;
use super::names::DatedName;
use crate::base::Date;
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
    /// What became of a series.
    SeriesRelationFields {
        /// What happened.
        #[ko = "일어난 변화, 통합은 `merged-into`, 이어받은 것은 `succeeded-by`"]
        kind: required RelationKind,
        /// The other series.
        #[ko = "이어지는 계열의 id (`content/series/` 아래 파일 이름)"]
        series: required NamedSeries,
        /// When.
        #[ko = "변화가 있던 날, 날을 모르면 `2017-07`이나 `2017`"]
        date: optional Date,
    }
}

record! {
    /// The fields of a series that need no other record to be understood.
    SeriesFacts {
        /// Whose relay it is.
        #[ko = "계열의 범위, 범정부이면 `government`, 한 부처이면 `ministry`"]
        scope: optional Scope,
        /// What is handed on, where anything is.
        #[ko = "이 계열에서 건네는 바통, 없거나 모르면 적지 않음 (그러면 회차의 순서만 보임)"]
        baton: optional Baton [translatable, searchable],
        /// Its place in lists.
        #[ko = "목록에서의 순서, 작은 수가 먼저 나옴 (예 `1`)"]
        order: optional u32,
        /// The number of the first round this archive keeps.
        #[ko = "이 기록관이 싣는 첫 회차의 번호, 앞선 회차를 빠진 것으로 보지 않음 (예 `100`)"]
        first_round: optional u32,
        /// When the relay ended.
        #[ko = "이어달리기가 끝난 날, 날을 모르면 `2019-12`나 `2019`, 이어지거나 모르면 적지 않음"]
        ended: optional Date,
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
        /// What became of it.
        #[ko = "이 계열이 나뉘거나 합쳐지거나 다른 계열로 이어진 일"]
        relations: default Vec<SeriesRelationFields>,
    }
}
