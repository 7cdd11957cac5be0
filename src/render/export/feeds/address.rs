//! The addresses of feeds.

use crate::model::SeriesId;
use crate::plan::{Page, Url};
use crate::render::edition::Edition;

/// The address of a feed of one series or of all, by the name of its file.
pub fn feed_url(edition: &Edition<'_>, series: Option<SeriesId>, file: &str) -> Url {
    match series {
        None => edition.plan.file(file),
        Some(id) => {
            let folder = edition.plan.url(Page::Series(id)).as_str();
            Url::file(&format!("{folder}{file}"))
        }
    }
}
