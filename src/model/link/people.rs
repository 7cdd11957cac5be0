//! Collects the people whom events name.

use crate::content::{Document, KindFields, Part};
use crate::model::archive::Archive;
use crate::model::event::Event;
use crate::model::ids::EventId;
use crate::model::people::{Appearance, Person, is_of_one_person};
use crate::model::programme::{Participant, PersonName};
use crate::model::table::Table;
use std::collections::BTreeMap;

/// The people of an archive, by name.
pub(super) fn people(archive: &Archive) -> Table<Person> {
    let mut people: BTreeMap<&str, Person> = BTreeMap::new();
    for (id, event) in archive.events.entries() {
        for (person, appearance) in appearances(id, event) {
            if !is_of_one_person(&person.key) {
                continue;
            }
            let known = people.entry(&person.key).or_insert_with(|| Person {
                key: person.key.clone(),
                name: person.name.clone(),
                appearances: Vec::new(),
            });
            add(&mut known.appearances, appearance);
        }
    }
    Table::new(people.into_values().collect())
}

/// The names that people asked a record to withdraw.
pub(super) fn withdrawn_people(document: &Document) -> Vec<&str> {
    let KindFields::Event(_, fields) = &document.own else {
        return Vec::new();
    };
    let people = fields.people.iter().filter(|person| person.is_withdrawn);
    let speakers = fields.quotes.iter().filter(|quote| quote.is_withdrawn);
    let people = people.map(|person| person.name.as_str());
    let speakers = speakers.map(|quote| quote.speaker.as_str());
    people.chain(speakers).collect()
}

/// Whom an event names, in the order of the record.
fn appearances(id: EventId, event: &Event) -> Vec<(&PersonName, Appearance)> {
    let of = |who: &Participant, quotes: Vec<usize>| Appearance {
        event: id,
        role: who.role.clone(),
        agency: who.agency.clone(),
        part: who.part,
        quotes,
    };
    let mut all = Vec::new();
    for who in &event.people {
        all.extend(
            who.person
                .as_ref()
                .map(|person| (person, of(who, Vec::new()))),
        );
    }
    for (at, quote) in event.quotes.iter().enumerate() {
        let who = &quote.speaker;
        all.extend(
            who.person
                .as_ref()
                .map(|person| (person, of(who, vec![at]))),
        );
    }
    let presenters = event.cases.iter().flat_map(|case| &case.people);
    let presenters = presenters.map(|person| (person, Some(Part::Presenter)));
    let others = event.program.iter().flat_map(|item| &item.people);
    let others = others.map(|person| (person, None));
    for (person, part) in presenters.chain(others) {
        let (role, agency, quotes) = (None, None, Vec::new());
        let appearance = Appearance {
            event: id,
            role,
            agency,
            part,
            quotes,
        };
        all.push((person, appearance));
    }
    all
}

/// Adds an appearance to those of one person; what says no more than another one of the same event
/// is put into it.
fn add(known: &mut Vec<Appearance>, new: Appearance) {
    fn agree<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    let same = known.iter_mut().find(|old| {
        old.event == new.event
            && agree(old.role.as_ref(), new.role.as_ref())
            && agree(
                old.agency.as_ref().map(|it| &it.id),
                new.agency.as_ref().map(|it| &it.id),
            )
    });
    match same {
        Some(old) => {
            old.role = old.role.take().or(new.role);
            old.agency = old.agency.take().or(new.agency);
            old.part = old.part.or(new.part);
            old.quotes.extend(new.quotes);
        }
        None => known.push(new),
    }
}
