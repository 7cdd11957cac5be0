//! A series.

use super::agency::agency_link;
use super::thing::Thing;
use crate::model::SeriesId;
use crate::plan::Page;
use crate::render::edition::Edition;
use serde_json::Value;

/// A series.
#[must_use]
pub fn series(edition: &Edition<'_>, id: SeriesId) -> Value {
    let record = &edition.archive[id];
    let head = &record.head;
    let organizer = record.organizer.as_ref();
    let mut names: Vec<&str> = record.names.iter().map(|name| name.text.as_str()).collect();
    names.retain(|name| *name != head.title);
    names.dedup();
    let mut series = Thing::of_record("EventSeries", edition, Page::Series(id), head);
    series.put("name", head.title.clone());
    series.put("alternateName", names);
    series.put("description", head.summary.clone());
    series.put(
        "organizer",
        organizer.map(|agency| agency_link(edition, agency)),
    );
    series.value()
}
