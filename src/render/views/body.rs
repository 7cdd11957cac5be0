//! The text of a record as HTML, with its links and photos resolved.

use super::media::body_photo;
use crate::model::Head;
use crate::plan::{LinkTarget, Page};
use crate::render::edition::Edition;
use crate::render::html::html;

/// The text of a record as HTML, its addresses as seen from its own page.
#[must_use]
pub fn body(edition: &Edition<'_>, page: Page, head: &Head) -> String {
    let root = edition.root(edition.plan.url(page));
    let resolve = |target: &str| resolve(edition, &root, head, target);
    let look = |target: &str| body_photo(edition, &root, head, target);
    html(&head.body.text, "", &resolve, &look)
}

/// The address of a link or image as seen from a page whose root is given; `None` leaves it as
/// written.
fn resolve(edition: &Edition<'_>, root: &str, head: &Head, target: &str) -> Option<String> {
    match edition.links.resolve(&head.path, target)? {
        LinkTarget::Page(page, anchor) => {
            let anchor = anchor.map(|anchor| format!("#{anchor}"));
            let anchor = anchor.unwrap_or_default();
            Some(format!("{root}{}{anchor}", edition.href(page)))
        }
        LinkTarget::File(url) => Some(format!("{root}{url}")),
        LinkTarget::Hidden => Some(String::new()),
        LinkTarget::Elsewhere => None,
    }
}
