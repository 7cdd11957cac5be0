//! The people whom events name: a person is a name, and what records say with it.
//!
//! Nobody is taken for the same person by anything but the name, and nothing is said of a person but
//! what each record says of that day. Names that were withdrawn are not here.

use super::agency::AgencyRef;
use super::ids::{EventId, kind};
use super::table::Row;
use crate::content::Part;

/// What one event says of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The event.
    pub event: EventId,
    /// The office held that day.
    pub role: Option<String>,
    /// The agency, by the name of that day.
    pub agency: Option<AgencyRef>,
    /// What the person did.
    pub part: Option<Part>,
    /// What the person said, by the index of the quote.
    pub quotes: Vec<usize>,
}

/// A name, and what records say with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name as the original has it.
    pub key: String,
    /// The name in this language.
    pub name: String,
    /// What each event says, once for each office, in the order of rounds.
    pub appearances: Vec<Appearance>,
}

impl Person {
    /// How many events name the person.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.appearances.chunk_by(|a, b| a.event == b.event).count()
    }

    /// Whether there is enough to say for a page: two events or more.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.event_count() > 1
    }

    /// The agencies of the person, each once, in the order of rounds.
    #[must_use]
    pub fn agencies(&self) -> Vec<&AgencyRef> {
        let mut agencies: Vec<&AgencyRef> = Vec::new();
        for agency in self.appearances.iter().filter_map(|it| it.agency.as_ref()) {
            if agencies.iter().all(|other| other.id != agency.id) {
                agencies.push(agency);
            }
        }
        agencies
    }
}

impl Row for Person {
    type Kind = kind::Person;
}

/// Whether a name is that of one person: not of those who were there, nor an office in the place of a
/// name, nor made unreadable.
pub(super) fn is_of_one_person(name: &str) -> bool {
    const GROUPS: [&str; 14] = [
        "관계자",
        "참석자",
        "참가자",
        "담당자",
        "시민",
        "국민",
        "주민",
        "대표단",
        "전문가",
        "직원",
        "공무원",
        "위원들",
        "일동",
        "학생",
    ];
    const OFFICES: [&str; 9] = [
        "과장",
        "국장",
        "실장",
        "팀장",
        "청장",
        "장관",
        "차관",
        "사무관",
        "주무관",
    ];
    let ends_with = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let is_hidden = name.contains(['○', '〇', '◯', '*', '△', '□', '×']) || name.contains("OO");
    // An office has the agency before it: 전라남도청 총무과장.
    let is_office = name.contains(' ') && ends_with(&OFFICES);
    !is_hidden && !is_office && !ends_with(&GROUPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_name_of_their_own_is_no_person() {
        for name in ["홍길동", "김국장", "Ada Lovelace", "남궁 옥분"] {
            assert!(is_of_one_person(name), "{name}");
        }
        for name in ["전라남도청 총무과장", "산림청 관계자", "김○○", "참석자"]
        {
            assert!(!is_of_one_person(name), "{name}");
        }
    }
}
