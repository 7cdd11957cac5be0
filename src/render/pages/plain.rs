//! A plain page.

use super::kind::{PageKind, fields};
use crate::content::Document;
use crate::plan::{Page, PageId};
use crate::render::edition::Edition;
use crate::render::views::{RecordView, page_citation};
use serde::Serialize;
use tera::Context;

/// A plain page.
pub(super) struct PlainKind(pub PageId);

impl PageKind for PlainKind {
    fn template(&self) -> &'static str {
        "plain"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        plain(edition, self.0).common.title.value.clone()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        let page = Page::Plain(self.0);
        let document = plain(edition, self.0);
        let cited = page_citation(edition, page, document);
        fields(&PlainPage {
            record: RecordView::of(edition, page, document, &cited),
        })
    }
}

fn plain<'e>(edition: &Edition<'e>, id: PageId) -> &'e Document {
    &edition.archive.pages[id.index()].document
}

/// `plain.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct PlainPage {
    /// What all records have.
    pub record: RecordView,
}
