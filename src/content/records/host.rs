//! The agencies at an event.

use crate::content::declare::{choices, record};
use crate::content::values::NamedAgency;

choices! {
    /// What an agency did at an event.
    Role("이 행사에서 맡은 역할") {
        /// It was the host, and held the baton.
        Host("host", "개최 기관"),
        /// It hosted together with others.
        CoHost("co-host", "공동 개최 기관"),
        /// It organised the event.
        Organizer("organizer", "주관 기관"),
        /// It sponsored the event.
        Sponsor("sponsor", "후원 기관"),
        /// It was a guest.
        Guest("guest", "참여 기관"),
    }
}

record! {
    /// An agency at an event, by name.
    HostFields {
        /// Its name.
        #[ko = "기관의 이름 (예 `행정안전부`)"]
        agency: required NamedAgency,
        /// What it did.
        #[ko = "이 행사에서 맡은 역할, 적지 않으면 개최 기관(`host`)"]
        role: or Role = Role::Host,
    }
    or NamedAgency => |agency| HostFields { agency, role: Role::Host }
}
