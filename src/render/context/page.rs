//! The complete data of one page, as its template sees it.

use super::head::PageHead;
use crate::plan::{Page, Url};
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;
use crate::render::pages::kind_of;
use tera::Context;

/// The data of one page.
#[derive(Clone, Debug)]
pub struct PageContext {
    /// The name of the template.
    pub template: String,
    /// What the template sees.
    pub context: Context,
}

impl PageContext {
    fn of(head: &PageHead, mut context: Context) -> Self {
        context.insert("page", head);
        Self {
            template: format!("{}.html", head.kind),
            context,
        }
    }
}

/// Makes the data of a page.
#[must_use]
pub fn page_context(edition: &Edition<'_>, page: Page) -> PageContext {
    let kind = kind_of(page);
    let head = PageHead::of(edition, page, &*kind);
    PageContext::of(&head, kind.context(edition))
}

/// Makes the data of a page that redirects from an old address to a page.
#[must_use]
pub fn redirect_context(edition: &Edition<'_>, from: &Url, to: Page) -> PageContext {
    let kind = kind_of(to);
    let head = PageHead {
        kind: "redirect",
        styles: &[],
        scripts: &[],
        is_article: false,
        url: from.as_str().to_owned(),
        root: edition.root(from),
        canonical: edition.page_address(to),
        ..PageHead::of(edition, to, &*kind)
    };
    let target = LinkTo {
        title: kind.title(edition),
        url: edition.href(to),
    };
    let mut context = Context::new();
    context.insert("target", &target);
    PageContext::of(&head, context)
}
