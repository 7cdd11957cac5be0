//! Where an event took place.

use crate::content::declare::{choices, record};
use crate::content::values::{Locality, Region};

choices! {
    /// What a place was to an event.
    VenueRole("이 장소의 구실") {
        /// The event was here.
        Main("main", "본 행사장"),
        /// It was linked to the event by video.
        Linked("linked", "화상 연결"),
        /// The event passed through it.
        Route("route", "거쳐 간 곳"),
    }
}

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
        /// The country, where not Korea.
        #[ko = "우리나라 밖이면 나라 이름 (예 `에스토니아`)"]
        country: optional String [searchable],
        /// What it was to the event.
        #[ko = "여러 곳일 때 이 장소의 구실, 본 행사장은 `main`, 화상 연결은 `linked`"]
        role: optional VenueRole,
    }
    or String => |name| Venue { name, address: None, region: None, country: None, role: None }
}

impl Venue {
    /// The province or city it lies in, where known.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        self.region.as_ref().map(|it| it.region)
    }
}
