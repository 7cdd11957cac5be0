//! People at an event, and what they said.

use super::agency::agency_link;
use super::thing::Thing;
use crate::model::{Participant, PersonId, Quote};
use crate::plan::Page;
use crate::render::edition::Edition;
use serde_json::{Value, json};

/// A person with a page: a name, and the agency where all records give the same one.
#[must_use]
pub fn person(edition: &Edition<'_>, id: PersonId) -> Value {
    let record = &edition.archive[id];
    let mut node = Thing::on_page("Person", edition, Page::Person(id));
    node.put("name", record.name.clone());
    let is_everywhere = record.appearances.iter().all(|it| it.agency.is_some());
    if let ([agency], true) = (record.agencies().as_slice(), is_everywhere) {
        node.put("affiliation", agency_link(edition, agency));
    }
    node.value()
}

/// Somebody with the office held that day; without the name where it was withdrawn.
pub(super) fn participant(edition: &Edition<'_>, who: &Participant) -> Value {
    let agency = who.agency.as_ref();
    let mut person = Thing::of("Person");
    person.put("name", who.person.as_ref().map(|it| it.name.clone()));
    person.put("jobTitle", who.role.clone());
    person.put(
        "affiliation",
        agency.map(|agency| agency_link(edition, agency)),
    );
    person.value()
}

/// The very words of somebody; `None` for what was reported in other words, which is no quotation.
pub(super) fn quotation(edition: &Edition<'_>, quote: &Quote) -> Option<Value> {
    let speaker = || participant(edition, &quote.speaker);
    let node = || json!({"@type": "Quotation", "text": quote.text, "creator": speaker()});
    quote.is_verbatim.then(node)
}
