//! The fields of an agency.

use super::names::DatedName;
use crate::base::{Date, Located};
use crate::content::declare::{choices, record};
use crate::content::values::{Address, Locality, NamedAgency};
use std::collections::BTreeMap;

choices! {
    /// What kind of body an agency is.
    AgencyType("기관의 유형") {
        /// A ministry or another central agency.
        Central("central", "중앙행정기관"),
        /// A province, city or county.
        Local("local", "지방자치단체"),
        /// An agency below another.
        Affiliate("affiliate", "소속 기관"),
        /// A public corporation.
        PublicCorporation("public-corporation", "공공기관"),
        /// A school or an education office.
        Education("education", "교육(학교·교육청)"),
        /// A company.
        Private("private", "민간"),
        /// A person.
        Person("person", "개인"),
        /// A group of people.
        Group("group", "국민·모임"),
        /// Anything else.
        Other("other", "기타"),
    }
}

impl AgencyType {
    /// Whether it is a body, and counted as an agency.
    #[must_use]
    pub fn is_body(self) -> bool {
        !matches!(self, Self::Person | Self::Group)
    }
}

choices! {
    /// What became of an agency.
    RelationKind("기관에 일어난 변화") {
        /// It has another name.
        Renamed("renamed", "명칭 변경"),
        /// It went into another.
        MergedInto("merged-into", "다른 기관으로 통합"),
        /// It was divided.
        SplitInto("split-into", "여러 기관으로 분리"),
        /// Another took over its work.
        SucceededBy("succeeded-by", "다른 기관이 업무 승계"),
    }
}

record! {
    /// What became of an agency.
    RelationFields {
        /// What happened.
        #[ko = "일어난 변화, 명칭 변경은 `renamed`, 통합은 `merged-into`"]
        kind: required RelationKind,
        /// The other agency.
        #[ko = "이어지는 상대 기관의 이름"]
        agency: required NamedAgency,
        /// When.
        #[ko = "변화가 있던 날 (예 `2017-07-26`), 날을 모르면 `2017-07`"]
        date: optional Date,
    }
}

record! {
    /// The fields of an agency that need no other record to be understood.
    AgencyFacts {
        /// Short names.
        #[ko = "줄여 부르는 이름의 목록 (예 `권익위`)"]
        short: default Vec<String> [translatable],
        /// Other names.
        #[ko = "약칭 말고 달리 부르는 이름의 목록, 회차에 이 이름으로 적어도 이 기관으로 알아봄"]
        aliases: default Vec<String> [translatable],
        /// What kind of body it is.
        #[ko = "기관의 유형, 중앙행정기관은 `central`, 지방자치단체는 `local`, 기관이 아닌 사람은 `person`, 국민이나 모임은 `group`"]
        agency_type("type"): optional AgencyType,
        /// Where it is.
        #[ko = "기관이 있는 시·도 (예 `대전`)"]
        region: optional Locality [searchable],
        /// Its codes in other registers.
        #[ko = "다른 체계에서 쓰는 기관 코드, 체계의 이름과 코드를 짝으로 적음 (예 `{행정표준코드: \"1741000\"}`)"]
        codes: default BTreeMap<String, String>,
        /// When it ceased to be.
        #[ko = "기관이 없어진 날 (예 `2008-02-29`), 지금도 있으면 적지 않음"]
        closed: optional Date,
    }
}

record! {
    /// The fields of an agency.
    AgencyFields {
        /// What needs no other record to be understood.
        facts: flatten AgencyFacts,
        /// The names it has had.
        #[ko = "써 온 명칭과 그 시기, 같은 명칭을 두 번 적어도 됨 (예 `{text: 행정안전부, from: 2017-07-26}`)"]
        names: default Vec<DatedName> [translatable],
        /// The agency above it.
        #[ko = "상위 기관의 이름 (예 `행정안전부`)"]
        parent: optional NamedAgency,
        /// Its own pages.
        #[ko = "기관 누리집의 주소 (예 `https://www.acrc.go.kr/`)"]
        homepage: optional Located<Address>,
        /// What became of it.
        #[ko = "이 기관이 다른 기관으로 바뀌거나 합쳐지거나 나뉜 연혁"]
        relations: default Vec<RelationFields>,
    }
}
