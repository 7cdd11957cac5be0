//! What happened at an event, linked: who took part, what was said, presented and won.
//!
//! Names and agencies are read from the original, words from the translation, where there is one.

use super::lookup::Lookup;
use crate::base::Date;
use crate::content::EventFields;
use crate::model::programme::{
    Award, AwardSubject, Cited, Participant, PersonName, Presented, ProgramItem, Quote,
};
use crate::model::record::Source;

/// What the record of an event says, before it is linked.
pub(super) struct Told<'l> {
    /// The fields in the language of the original.
    pub(super) fields: &'l EventFields,
    /// The fields with the words of this language.
    pub(super) said: &'l EventFields,
    /// The date by which agencies are named.
    pub(super) day: Option<Date>,
    /// The sources of the record.
    pub(super) sources: &'l [Source],
}

impl Told<'_> {
    /// What a fact points to: a source of its record, or words.
    pub(super) fn cited(&self, id: &str) -> Cited {
        Cited::of(id, self.sources)
    }
}

pub(super) fn participants(names: &mut Lookup<'_>, told: &Told<'_>) -> Vec<Participant> {
    let people = told.fields.people.iter().zip(&told.said.people);
    let people = people.map(|(written, said)| Participant {
        person: named(names, &written.name, &said.name),
        role: said.role.clone(),
        agency: written
            .agency
            .as_ref()
            .and_then(|it| names.agency(&it.0, told.day)),
        part: written.part,
    });
    people.collect()
}

pub(super) fn quotes(names: &mut Lookup<'_>, told: &Told<'_>) -> Vec<Quote> {
    let quotes = told.fields.quotes.iter().zip(&told.said.quotes);
    let quotes = quotes.map(|(written, said)| Quote {
        speaker: Participant {
            person: named(names, &written.speaker, &said.speaker),
            role: said.role.clone(),
            agency: written
                .agency
                .as_ref()
                .and_then(|it| names.agency(&it.0, told.day)),
            part: None,
        },
        text: said.text.clone(),
        source: said.source.as_ref().map(|id| told.cited(id)),
        is_verbatim: written.is_verbatim,
    });
    quotes.collect()
}

pub(super) fn presented(names: &mut Lookup<'_>, told: &Told<'_>) -> Vec<Presented> {
    let entries = told.fields.cases.iter().zip(&told.said.cases);
    let entries = entries.filter_map(|(written, said)| {
        let agencies = names.agencies_of(&written.agencies, told.day);
        Some(Presented {
            case: names.case_of(&written.case.0)?,
            part: said.part.clone(),
            agencies,
            people: still_named(names, &written.people, &said.people),
        })
    });
    entries.collect()
}

pub(super) fn program(names: &mut Lookup<'_>, told: &Told<'_>) -> Vec<ProgramItem> {
    let items = told.fields.program.iter().zip(&told.said.program);
    let items = items.map(|(written, said)| ProgramItem {
        kind: written.kind,
        title: said.title.clone(),
        time: written.time,
        end: written.end,
        day: written.day,
        agency: written
            .agency
            .as_ref()
            .and_then(|it| names.agency(&it.0, told.day)),
        case: written.case.as_ref().and_then(|id| names.case_of(&id.0)),
        people: still_named(names, &written.people, &said.people),
    });
    items.collect()
}

pub(super) fn awards(names: &mut Lookup<'_>, told: &Told<'_>) -> Vec<Award> {
    let results = told.fields.results.iter().zip(&told.said.results);
    let results = results.filter_map(|(written, said)| {
        let case = written.case.as_ref().and_then(|id| names.case_of(&id.0));
        let agency = written
            .agency
            .as_ref()
            .and_then(|it| names.agency(&it.0, told.day));
        let named = || said.title.clone().map(AwardSubject::Named);
        Some(Award {
            subject: case.map(AwardSubject::Case).or_else(named)?,
            prize: said.prize.value.clone(),
            rank: written.rank,
            votes: written.votes,
            amount: said.amount.clone(),
            agency,
            source: written.source.as_ref().map(|id| told.cited(&id.value)),
        })
    });
    results.collect()
}

/// The names that were not withdrawn.
fn still_named(names: &Lookup<'_>, written: &[String], said: &[String]) -> Vec<PersonName> {
    let pairs = written.iter().zip(said);
    let named = pairs.filter_map(|(key, name)| named(names, key, name));
    named.collect()
}

/// A name, unless it was withdrawn.
fn named(names: &Lookup<'_>, key: &str, name: &str) -> Option<PersonName> {
    (!names.is_withdrawn_person(key)).then(|| PersonName {
        key: key.to_owned(),
        name: name.to_owned(),
    })
}
