//! Provinces and cities.

use crate::model::Region;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;

/// A link to a region; without an address where it has no page: a place that was only linked to a
/// round elsewhere makes none.
#[must_use]
pub fn region_link(edition: &Edition<'_>, region: Region) -> LinkTo {
    let page = edition.plan.find(Page::Region(region));
    LinkTo {
        title: edition.region_name(region),
        url: page.map_or_else(String::new, |url| edition.spell(url)),
    }
}
