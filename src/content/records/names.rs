//! Names with the time they were in use.

use crate::base::{Date, Located};
use crate::content::declare::record;

record! {
    /// A name with the time it was in use; either end may be open or unknown.
    DatedName {
        /// The name.
        #[ko = "그때 쓰던 이름 (예 `혁신현장 이어달리기`)"]
        text: required Located<String>,
        /// The first day it was in use.
        #[ko = "이 이름을 쓰기 시작한 날, `2019-12-26`이나 `2019-12`, `2019`, 모르면 비워 둠"]
        from: optional Date,
        /// The last day it was in use.
        #[ko = "이 이름을 마지막으로 쓴 날, 지금도 쓰거나 모르면 비워 둠"]
        until: optional Date,
    }
}
