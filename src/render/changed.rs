//! When records were first published and last changed.

use super::edition::Edition;
use crate::base::Date;
use crate::content::in_seoul;
use crate::model::Head;

/// The day a record was last changed: as it says itself, else by the history of its file.
pub(super) fn last_changed(edition: &Edition<'_>, head: &Head) -> Option<Date> {
    let history = edition.history.get(&head.path);
    head.updated.or(history.map(|days| days.changed))
}

/// The day a record was first published, as far as that is known: when its file came, or the moment
/// that it waited for if that is later; not after the change that it states itself.
pub(super) fn first_published(edition: &Edition<'_>, head: &Head) -> Option<Date> {
    let moment = head.publish_at.map(|moment| {
        let day = in_seoul(moment).date();
        Date::new(day.year(), Some(day.month()), Some(day.day()))
    });
    let added = edition.history.get(&head.path).map(|days| days.added);
    let known = added.into_iter().chain(moment.flatten()).max()?;
    Some(head.updated.map_or(known, |updated| known.min(updated)))
}
