//! A plain page.

use super::kind::{PageKind, fields};
use crate::model::{Head, PlainId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::{RecordView, page_citation};
use serde::Serialize;
use tera::Context;

/// A plain page.
pub(super) struct PlainKind(pub PlainId);

impl PageKind for PlainKind {
    fn template(&self) -> &'static str {
        "plain"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        plain(edition, self.0).title.clone()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        let page = Page::Plain(self.0);
        let head = plain(edition, self.0);
        let cited = page_citation(edition, page, head);
        fields(&PlainPage {
            record: RecordView::of(edition, page, head, &cited),
        })
    }
}

fn plain<'e>(edition: &Edition<'e>, id: PlainId) -> &'e Head {
    &edition.archive[id].head
}

/// `plain.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct PlainPage {
    /// What all records have.
    pub record: RecordView,
}
