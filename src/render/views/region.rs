//! Provinces and cities.

use crate::model::Region;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;

/// A link to a region.
#[must_use]
pub fn region_link(edition: &Edition<'_>, region: Region) -> LinkTo {
    LinkTo {
        title: edition.region_name(region),
        url: edition.href(Page::Region(region)),
    }
}
