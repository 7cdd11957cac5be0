//! Makes a case from its document.

use super::lookup::Lookup;
use crate::content::{Document, KindFields};
use crate::model::agency::AgencyRef;
use crate::model::case::{Adoption, Case};
use crate::model::event::Event;
use crate::model::ids::{CaseId, EventId};
use crate::model::record::Head;

/// Makes the case of an id, which was shown at `events`, the `first` of them given.
pub(super) fn case<'l>(
    names: &mut Lookup<'l>,
    document: &'l Document,
    (id, events): (CaseId, Vec<EventId>),
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
        first.map(|event| presenters(event, id)).unwrap_or_default()
    } else {
        names.agencies_of(&fields.agencies, first.and_then(Event::anchor))
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

/// Who presented a case at an event: those that the event names with it, else its holders.
fn presenters(event: &Event, id: CaseId) -> Vec<AgencyRef> {
    let presented = event.cases.iter().find(|presented| presented.case == id);
    match presented.map(|presented| &presented.agencies) {
        Some(agencies) if !agencies.is_empty() => agencies.clone(),
        _ => event.holders().into_iter().cloned().collect(),
    }
}
