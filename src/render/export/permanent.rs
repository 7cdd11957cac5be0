//! What records and legs are known by for ever.

use crate::model::{EventId, Head, Leg, LegState};
use crate::plan::{Page, old_address};
use crate::render::edition::Edition;

/// The permanent id of a record: its oldest address here. `aliases` holds the old addresses of a
/// page, the oldest first; those outside the folder of its kind are shortcuts or come from another
/// site, and never were its address here.
pub(super) fn permanent_id(edition: &Edition<'_>, page: Page, head: &Head) -> String {
    let folder = format!("{}/", head.name.kind.as_str());
    let mut old = head.aliases.iter().map(|old| old.0.trim_matches('/'));
    match old.find(|old| old.starts_with(&folder)) {
        Some(oldest) => edition.canonical(&edition.plan.file(old_address(oldest).as_str())),
        None => edition.page_address(page),
    }
}

/// The id of a leg: the ids of both its rounds. An open end has none, and a gap before the first round
/// has dots, for that round may say by itself from whom it got the baton.
pub(super) fn leg_id(edition: &Edition<'_>, leg: &Leg) -> String {
    let id = |end: Option<EventId>| end.map(|id| edition.archive[id].head.name.id.as_str());
    let [from, to] = [leg.from, leg.to].map(|end| id(end).unwrap_or_default());
    if leg.from.is_none() && leg.state == LegState::Gap {
        return format!("… → {to}");
    }
    format!("{from} → {to}").trim().to_owned()
}
