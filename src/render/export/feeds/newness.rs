//! How new records are, where feeds must say a day.

use crate::base::Date;
use crate::model::{Event, Tense};
use crate::render::changed::{first_published, last_changed};
use crate::render::edition::Edition;

/// How new rounds are.
pub(super) struct Newness<'e> {
    edition: &'e Edition<'e>,
    /// The day of the last round that was held.
    last_held: Option<Date>,
}

impl<'e> Newness<'e> {
    pub(super) fn of(edition: &'e Edition<'e>) -> Self {
        let events = edition.archive.events.iter();
        let held = events.filter(|event| event.tense() == Tense::Held);
        let last_held = held.filter_map(|event| event.dates.last());
        Self {
            edition,
            last_held: last_held.max_by_key(|date| date.first_day()),
        }
    }

    /// The day a round was last changed. Feeds and calendars ask for one; where nobody knows it, it is
    /// the day of the round, but never one that is still to come: of that, the last day that the
    /// archive knows a held round of.
    pub(super) fn changed(&self, event: &Event) -> Option<Date> {
        let published = self.published(event);
        let changed = last_changed(self.edition, &event.head).max(published);
        changed.or_else(|| {
            let days = event.anchor().into_iter().chain(self.last_held);
            days.min_by_key(|date| date.first_day())
        })
    }

    /// The day a round was first published, as far as that is known.
    pub(super) fn published(&self, event: &Event) -> Option<Date> {
        first_published(self.edition, &event.head)
    }
}
