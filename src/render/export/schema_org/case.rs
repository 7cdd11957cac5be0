//! A case: the text of the archive about what agencies did.

use super::agency::agency_links;
use super::site::operator;
use super::thing::{Thing, reference};
use crate::model::CaseId;
use crate::plan::Page;
use crate::render::changed::{first_published, last_changed};
use crate::render::edition::Edition;
use serde_json::Value;

/// A case. The archive wrote its text; the agencies that it tells of contributed.
#[must_use]
pub fn case(edition: &Edition<'_>, id: CaseId) -> Value {
    let record = &edition.archive[id];
    let head = &record.head;
    let events = record.events.iter();
    let events = events.map(|event| reference(edition, Page::Event(*event)));
    let license = edition.license_of(head);
    let published = first_published(edition, head);
    let changed = last_changed(edition, head);
    let mut node = Thing::of_record("Article", edition, Page::Case(id), head);
    node.put("headline", head.title.clone());
    node.put("alternateName", record.facts.alternate_titles.clone());
    node.put("abstract", head.summary.clone());
    node.put("keywords", head.tags.clone());
    node.put("inLanguage", edition.language_of(head).as_str());
    node.put("author", operator(edition));
    node.put("publisher", operator(edition));
    node.put("contributor", agency_links(edition, &record.agencies));
    node.put("subjectOf", events.collect::<Vec<_>>());
    node.put("datePublished", published.map(|date| date.to_string()));
    node.put("dateModified", changed.map(|date| date.to_string()));
    node.put("license", license.and_then(|license| license.url()));
    node.value()
}
