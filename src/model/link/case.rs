//! Makes a case from its document.

use super::lookup::Lookup;
use crate::content::{Document, KindFields};
use crate::model::case::{Adoption, Case};
use crate::model::event::Event;
use crate::model::ids::EventId;
use crate::model::record::Head;

/// Makes a case that was shown at `events`, the `first` of them given.
pub(super) fn case<'l>(
    names: &mut Lookup<'l>,
    document: &'l Document,
    events: Vec<EventId>,
    first: Option<&Event>,
) -> Option<Case> {
    let KindFields::Case(fields) = &document.own else {
        return None;
    };
    let words = names.words(document);
    let KindFields::Case(said) = &words.own else {
        return None;
    };
    let agencies = if fields.agencies.is_empty() {
        let holders = first.map(Event::holders).unwrap_or_default();
        holders.into_iter().cloned().collect()
    } else {
        names.agencies_of(&fields.agencies, first.map(|event| event.dates.first))
    };
    let adopted_by = fields.adopted_by.iter().filter_map(|written| {
        Some(Adoption {
            agency: names.agency(&written.agency.0, written.date)?,
            date: written.date,
        })
    });
    let adopted_by = adopted_by.collect();
    let related = names.cases_of(&fields.related);
    Some(Case {
        head: Head::of(words),
        agencies,
        facts: said.facts.clone(),
        adopted_by,
        events,
        related,
        named_by: Vec::new(),
    })
}
