//! A withdrawn record.

use super::thing::Thing;
use crate::model::WithdrawnId;
use crate::plan::Page;
use crate::render::edition::Edition;
use serde_json::Value;

/// A withdrawn record: that it was there, and why it is not.
#[must_use]
pub fn withdrawn(edition: &Edition<'_>, id: WithdrawnId) -> Value {
    let record = &edition.archive.withdrawn[id];
    let withdrawal = &record.withdrawal;
    let page = Page::Withdrawn(id);
    let mut node = Thing::of_record("CreativeWork", edition, page, &record.head);
    node.put("name", record.head.title.clone());
    node.put("creativeWorkStatus", "Withdrawn");
    node.put("expires", withdrawal.day.to_string());
    node.put("description", withdrawal.reason.clone());
    node.value()
}
