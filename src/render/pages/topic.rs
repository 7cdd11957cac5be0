//! The page of a tag or value.

use super::kind::{PageKind, fields};
use crate::model::{TopicId, TopicKind};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::{CaseView, EventView};
use serde::Serialize;
use tera::Context;

/// The page of a tag or value.
pub(super) struct TopicPageKind(pub TopicId);

impl PageKind for TopicPageKind {
    fn template(&self) -> &'static str {
        "topic"
    }

    fn section(&self) -> &'static str {
        "cases"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.archive[self.0].name.clone()
    }

    fn parents(&self, edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::Topics(edition.archive[self.0].kind)]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&TopicPage::of(edition, self.0))
    }
}

/// `topic.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct TopicPage {
    /// Its name.
    pub name: String,
    /// The word for tag or value.
    pub kind: String,
    /// The cases that have it, by title.
    pub cases: Vec<CaseView>,
    /// The events that have it, newest first.
    pub events: Vec<EventView>,
}

impl TopicPage {
    fn of(edition: &Edition<'_>, id: TopicId) -> Self {
        let topic = &edition.archive[id];
        let kind = match topic.kind {
            TopicKind::Tag => "tag",
            TopicKind::Value => "value",
        };
        Self {
            name: topic.name.clone(),
            kind: edition.strings.text(kind).to_owned(),
            cases: CaseView::all(edition, &topic.cases),
            events: EventView::all(edition, topic.events.iter().rev()),
        }
    }
}
