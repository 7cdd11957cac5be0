//! The address that a record is known by for ever.

use crate::model::Head;
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
