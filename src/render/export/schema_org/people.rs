//! People at an event, and what they said.

use super::agency::agency_link;
use super::thing::{Thing, node_id};
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

/// Somebody who is the `property` of something, with the office held that day. A person with a page is
/// the same node everywhere, so the office is told of the part that they took, not of them. Without a
/// name where it was withdrawn.
pub(super) fn participant(edition: &Edition<'_>, property: &str, who: &Participant) -> Value {
    let name = who.person.as_ref();
    if let (Some(page), Some(office)) = (page_of(edition, who), &who.role) {
        let mut person = Thing::with_id("Person", node_id(edition, page));
        person.put("name", name.map(|it| it.name.clone()));
        let mut role = Thing::of("Role");
        role.put("roleName", office.clone());
        role.put(property, person.value());
        return role.value();
    }
    let agency = who.agency.as_ref();
    let mut person = Thing::of("Person");
    person.put("name", name.map(|it| it.name.clone()));
    person.put("jobTitle", who.role.clone());
    person.put(
        "affiliation",
        agency.map(|agency| agency_link(edition, agency)),
    );
    person.value()
}

/// The page of somebody, where there is one.
fn page_of(edition: &Edition<'_>, who: &Participant) -> Option<Page> {
    let id = edition.archive.person(&who.person.as_ref()?.key)?;
    let page = Page::Person(id);
    edition.plan.find(page).map(|_| page)
}

/// The very words of somebody; `None` for what was reported in other words, which is no quotation.
pub(super) fn quotation(edition: &Edition<'_>, quote: &Quote) -> Option<Value> {
    let speaker = || participant(edition, "creator", &quote.speaker);
    let node = || json!({"@type": "Quotation", "text": quote.text, "creator": speaker()});
    quote.is_verbatim.then(node)
}
