//! The people at an event.

use crate::content::declare::{choices, record};
use crate::content::values::NamedAgency;

choices! {
    /// What a person did at an event.
    Part("이 행사에서 한 일") {
        /// Headed the host agency.
        Head("head", "기관장"),
        /// Chaired the event.
        Chair("chair", "진행"),
        /// Spoke.
        Speaker("speaker", "발언"),
        /// Presented a case.
        Presenter("presenter", "사례 발표"),
        /// Was a guest.
        Guest("guest", "참석"),
        /// Won a prize.
        Winner("winner", "수상"),
        /// Anything else.
        Other("other", "기타"),
    }
}

record! {
    /// A person at an event.
    PersonFields {
        /// The name.
        #[ko = "사람의 이름 (예 `홍길동`)"]
        name: required String,
        /// The office held that day.
        #[ko = "그날 맡고 있던 직위 (예 `국민권익위원회 위원장`)"]
        role: optional String [searchable],
        /// The agency, by name.
        #[ko = "그날 속한 기관의 이름"]
        agency: optional NamedAgency,
        /// What the person did.
        #[ko = "이 행사에서 한 일, 기관장은 `head`, 진행은 `chair`, 발표는 `presenter`"]
        part: optional Part,
        /// Whether the person asked for the name to be withdrawn.
        #[ko = "본인이 이름을 내려 달라고 했으면 `true`, 직위만 남고 이름은 어디에도 나오지 않음"]
        is_withdrawn("withdrawn"): default bool,
    }
}
