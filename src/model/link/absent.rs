//! The events that have a file and are no part of the archive, and what they explain.

use crate::base::korean::nearest;
use crate::content::{Document, EventDates, EventFields, KindFields, Parsed};
use crate::model::archive::Archive;
use crate::model::event::Event;
use rustc_hash::FxHashSet as HashSet;

/// Events that can be read and are hidden, withdrawn, or belong to no series that is known.
///
/// What one of them may explain is no mistake of the others.
pub(super) struct Absent<'a> {
    /// Their documents.
    documents: Vec<&'a Document>,
    /// The ids of cases that they name.
    cases: HashSet<&'a str>,
    /// The ids of cases that any event names and no file has: they are reported where they stand.
    misspelt: Vec<&'a str>,
    /// Whether one was withdrawn and no longer says which cases it showed.
    is_silent: bool,
}

impl<'a> Absent<'a> {
    pub(super) fn of(archive: &Archive, files: &[&'a Parsed]) -> Self {
        let events = archive.events.iter();
        let present: HashSet<&str> = events.map(|event| event.head.path.as_str()).collect();
        let cases = archive.cases.iter();
        let known: HashSet<&str> = cases.map(|case| case.head.name.id.as_str()).collect();
        let mut absent = Self {
            documents: Vec::new(),
            cases: HashSet::default(),
            misspelt: Vec::new(),
            is_silent: false,
        };
        for (document, fields) in files.iter().filter_map(|file| event(file)) {
            let cases = fields.cases.iter().map(|it| it.case.0.value.as_str());
            let unknown = cases.clone().filter(|id| !known.contains(id));
            absent.misspelt.extend(unknown);
            absent.is_silent |= document.withdrawal.is_some() && fields.cases.is_empty();
            if !present.contains(document.path.as_str()) {
                absent.documents.push(document);
                absent.cases.extend(cases);
            }
        }
        absent
    }

    /// Whether one may stand between two rounds, or be one of them.
    pub(super) fn may_explain(&self, from: Option<&Event>, to: &Event) -> bool {
        self.documents.iter().any(|document| {
            let KindFields::Event(dates, _) = &document.own else {
                return false;
            };
            // Where a day is not known, it may be any.
            let is_before = |one: EventDates, other: EventDates| {
                let days = one.earliest().zip(other.latest());
                days.is_none_or(|(one, other)| one.first_day() <= other.last_day())
            };
            from.is_none_or(|from| is_before(from.dates, *dates)) && is_before(*dates, to.dates)
        })
    }

    /// Whether one may have shown a case, or an event names it by a misspelt id.
    pub(super) fn may_name_case(&self, id: &str) -> bool {
        self.is_silent
            || self.cases.contains(id)
            || self.misspelt.iter().any(|other| other.contains(id))
            || nearest(id, self.misspelt.iter().copied()).is_some()
    }
}

/// The document of an event, with its fields.
fn event<'a>(file: &&'a Parsed) -> Option<(&'a Document, &'a EventFields)> {
    let document = file.document.as_deref()?;
    match &document.own {
        KindFields::Event(_, fields) => Some((document, fields)),
        _ => None,
    }
}
