//! Where an event took place.

use crate::content::declare::record;
use crate::content::values::Locality;

record! {
    /// Where an event took place.
    Venue {
        /// The place.
        #[ko = "장소 이름 (예 `정부세종청사 1동 대회의실`)"]
        name: required String [searchable],
        /// Its address.
        #[ko = "장소의 주소 (예 `세종특별자치시 도움6로 11`)"]
        address: optional String [searchable],
        /// The province or city.
        #[ko = "장소가 있는 시·도 (예 `세종`, `경기`, `전남`)"]
        region: optional Locality [searchable],
    }
    or String => |name| Venue { name, address: None, region: None }
}
