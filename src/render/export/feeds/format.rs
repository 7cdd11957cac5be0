//! The formats of feeds. To add one, add a row to [`FEEDS`] and a file that writes it.

use super::atom::atom;
use super::calendar::{calendar, has_calendar};
use super::rss::rss;
use crate::model::SeriesId;
use crate::plan::{CALENDAR_FILE, FEED_FILE, RSS_FILE};
use crate::render::edition::Edition;

/// A format in which new rounds are announced.
#[derive(Clone, Copy, Debug)]
pub struct FeedFormat {
    /// The name of its files.
    pub file: &'static str,
    /// Whether there is anything to write.
    pub has_entries: fn(&Edition<'_>, Option<SeriesId>) -> bool,
    /// Writes the feed of one series or of all.
    pub write: fn(&Edition<'_>, Option<SeriesId>) -> Vec<u8>,
}

/// All formats.
pub static FEEDS: [FeedFormat; 3] = [
    FeedFormat {
        file: FEED_FILE,
        has_entries: |_, _| true,
        write: atom,
    },
    FeedFormat {
        file: RSS_FILE,
        has_entries: |_, _| true,
        write: rss,
    },
    // A calendar must not be empty.
    FeedFormat {
        file: CALENDAR_FILE,
        has_entries: has_calendar,
        write: calendar,
    },
];
