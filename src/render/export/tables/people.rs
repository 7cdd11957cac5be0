//! The table of people: one row for each time a round names one. An archive that shows no people
//! has none here either.

use super::cells::{maybe_agency_id, name, text};
use super::column::ColumnType::{Id, Text};
use super::column::{Column, DataTable, column, of};
use super::item::{Item, OF_EVENT, event_items, with};
use crate::content::{ChoiceWord, Part};
use crate::model::{AgencyRef, Event, Participant, PersonName};
use crate::render::export::schema_org;
use serde_json::Value;

/// People at rounds.
pub(super) const TABLE: DataTable = DataTable {
    name: "people",
    title: ("사람", "People"),
    about: (
        "회차가 사람을 적은 자리마다 한 줄입니다. 한 사람이 여러 줄일 수 있고, \
         이름이 같다고 같은 \
         사람은 아닙니다.",
        "One row for each time a round names a person: one person may have several, \
         and one name \
         may be that of several people.",
    ),
    key: &["event_id", "position"],
    columns: || with(OF_EVENT, COLUMNS),
    rows: |edition| {
        event_items(edition, COLUMNS, |event| {
            if edition.config.people {
                mentions(event)
            } else {
                Vec::new()
            }
        })
    },
    // One node for each person with a page.
    graph: Some(|edition| {
        let people = edition.archive.people.entries();
        let people = people.filter(|(_, person)| person.has_page());
        people
            .map(|(id, _)| schema_org::person(edition, id))
            .collect()
    }),
};

/// A person where a record names one.
struct Mention<'e> {
    person: Option<&'e PersonName>,
    role: Option<&'e String>,
    agency: Option<&'e AgencyRef>,
    part: Option<Part>,
    place: &'static ChoiceWord,
}

/// Those who took part, who are quoted, who presented cases, who are in the programme.
fn mentions(event: &Event) -> Vec<Mention<'_>> {
    let took_part = event.people.iter().map(|it| Mention::of(it, &PLACES[0]));
    let quoted = event
        .quotes
        .iter()
        .map(|it| Mention::of(&it.speaker, &PLACES[1]));
    let presented = event.cases.iter().flat_map(|it| &it.people);
    let presented = presented.map(|it| Mention::named(it, &PLACES[2]));
    let in_programme = event.program.iter().flat_map(|it| &it.people);
    let in_programme = in_programme.map(|it| Mention::named(it, &PLACES[3]));
    took_part
        .chain(quoted)
        .chain(presented)
        .chain(in_programme)
        .collect()
}

impl<'e> Mention<'e> {
    fn of(participant: &'e Participant, place: &'static ChoiceWord) -> Self {
        Self {
            person: participant.person.as_ref(),
            role: participant.role.as_ref(),
            agency: participant.agency.as_ref(),
            part: participant.part,
            place,
        }
    }

    fn named(person: &'e PersonName, place: &'static ChoiceWord) -> Self {
        Self {
            person: Some(person),
            role: None,
            agency: None,
            part: None,
            place,
        }
    }
}

static PLACES: [ChoiceWord; 4] = [
    ChoiceWord {
        word: "people",
        doc: "Among those who took part.",
        ko: "참여한 사람",
    },
    ChoiceWord {
        word: "quote",
        doc: "The speaker of a quote.",
        ko: "발언",
    },
    ChoiceWord {
        word: "case",
        doc: "Who presented a case.",
        ko: "사례 발표",
    },
    ChoiceWord {
        word: "programme",
        doc: "In an item of the programme.",
        ko: "프로그램",
    },
];

type ItemColumn = Column<fn(&Item<'_, Mention<'_>>) -> Value>;

const COLUMNS: &[ItemColumn] = &[
    column(
        of("person", Id, "사람", "Person").says(
            "기본 언어의 이름. 이름을 내린 사람은 비어 있음",
            "the name in the language of the site; empty where it was withdrawn",
        ),
        |row| row.it.person.map(|person| person.key.clone()).into(),
    ),
    column(of("name", Text, "이름", "Name"), |row| {
        row.it.person.map(|person| person.name.clone()).into()
    }),
    column(
        of("role", Text, "당시 직위", "Office held that day"),
        |row| text(row.it.role),
    ),
    column(
        of("agency_id", Id, "소속 기관 id", "Agency id").joins("agencies"),
        |row| maybe_agency_id(row.edition, row.it.agency),
    ),
    column(
        of("agency", Text, "소속 기관", "Agency").says("당시 이름", "by its name of that day"),
        |row| name(row.it.agency),
    ),
    column(
        of("part", Text, "한 일", "Part").one_of(Part::WORDS),
        |row| row.it.part.map(|part| part.as_str()).into(),
    ),
    column(
        of("place", Text, "적힌 자리", "Where the record names it").one_of(&PLACES),
        |row| row.it.place.word.into(),
    ),
];
