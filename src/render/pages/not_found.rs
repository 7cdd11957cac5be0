//! What is shown where there is no page.

use super::kind::PageKind;
use crate::plan::Page;
use crate::render::edition::Edition;
use tera::Context;

/// What is shown where there is no page.
pub(super) struct NotFoundKind;

impl PageKind for NotFoundKind {
    fn template(&self) -> &'static str {
        "404"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("not_found").to_owned()
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        Vec::new()
    }

    fn context(&self, _edition: &Edition<'_>) -> Context {
        Context::new()
    }
}
