//! Feeds and calendars of the rounds, of one series or of all.

mod address;
mod atom;
mod calendar;
mod entry;
mod format;
mod moment;
mod newness;
mod rss;

pub use address::feed_url;
pub use calendar::has_calendar;
pub use format::{FEEDS, FeedFormat};
