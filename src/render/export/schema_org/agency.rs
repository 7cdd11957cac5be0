//! An agency, and a link to one.

use super::thing::{Thing, identifiers, node_id, reference};
use crate::content::AgencyType;
use crate::model::{AgencyId, AgencyRef};
use crate::plan::Page;
use crate::render::edition::Edition;
use serde_json::Value;

/// An agency.
#[must_use]
pub fn agency(edition: &Edition<'_>, id: AgencyId) -> Value {
    let record = &edition.archive[id];
    let others = record.head.as_ref().map(|head| &head.identifier);
    let mut names = record.all_names();
    names.remove(0);
    let mut node = Thing::on_page(kind(edition, id), edition, Page::Agency(id));
    let own = identifiers(&record.key, others.unwrap_or(&Default::default()));
    node.put("identifier", own);
    node.put("name", record.title.clone());
    node.put("alternateName", names);
    node.put("sameAs", record.homepage.clone());
    if is_body(edition, id) {
        let closed = record.facts.closed;
        let parent = record.parent.filter(|parent| is_body(edition, *parent));
        node.put("dissolutionDate", closed.map(|date| date.to_string()));
        node.put("parentOrganization", parent.map(|it| named(edition, it)));
    }
    node.value()
}

/// A link to an agency as a record names it. Where it has another name now, that of the record
/// stands beside it. A group of people is no organisation, so it has a link alone.
pub(super) fn agency_link(edition: &Edition<'_>, agency: &AgencyRef) -> Value {
    let record = &edition.archive[agency.id];
    if record.facts.agency_type == Some(AgencyType::Group) {
        return reference(edition, Page::Agency(agency.id));
    }
    let mut link = named(edition, agency.id);
    if agency.name != record.title {
        link["alternateName"] = agency.name.clone().into();
    }
    link
}

/// Links to agencies, in the same order.
pub(super) fn agency_links<'r>(
    edition: &Edition<'_>,
    agencies: impl IntoIterator<Item = &'r AgencyRef>,
) -> Vec<Value> {
    let agencies = agencies.into_iter();
    agencies.map(|it| agency_link(edition, it)).collect()
}

fn named(edition: &Edition<'_>, id: AgencyId) -> Value {
    let page = Page::Agency(id);
    let mut node = Thing::with_id(kind(edition, id), node_id(edition, page));
    node.put("name", edition.archive[id].title.clone());
    node.value()
}

fn is_body(edition: &Edition<'_>, id: AgencyId) -> bool {
    let kind = edition.archive[id].facts.agency_type;
    kind.is_none_or(AgencyType::is_body)
}

fn kind(edition: &Edition<'_>, id: AgencyId) -> &'static str {
    match edition.archive[id].facts.agency_type {
        Some(AgencyType::Central | AgencyType::Local | AgencyType::Affiliate) => {
            "GovernmentOrganization"
        }
        Some(AgencyType::Education) => "EducationalOrganization",
        Some(AgencyType::Person) => "Person",
        Some(AgencyType::Group) => "Audience",
        _ => "Organization",
    }
}
