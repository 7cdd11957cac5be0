//! Provinces and cities.

use crate::model::Region;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;

/// A link to the region that a record names; without an address where it is no province or city.
#[must_use]
pub fn region_link(edition: &Edition<'_>, text: &str) -> LinkTo {
    match Region::named(text) {
        Some(region) => LinkTo {
            title: edition.region_name(region),
            url: edition.href(Page::Region(region)),
        },
        None => LinkTo {
            title: text.to_owned(),
            url: String::new(),
        },
    }
}
