//! The lists of tags and of values.

use super::kind::{PageKind, fields};
use crate::model::TopicKind;
use crate::render::edition::Edition;
use crate::render::labels::Counted;
use crate::render::views::counted_topics;
use serde::Serialize;
use tera::Context;

/// The list of tags or of values.
pub(super) struct TopicsKind(pub TopicKind);

impl PageKind for TopicsKind {
    fn template(&self) -> &'static str {
        "topics"
    }

    fn section(&self) -> &'static str {
        "cases"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        let key = match self.0 {
            TopicKind::Tag => "tags",
            TopicKind::Value => "values",
        };
        edition.strings.text(key).to_owned()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        let lead = match self.0 {
            TopicKind::Tag => "tags_lead",
            TopicKind::Value => "values_lead",
        };
        fields(&TopicsPage {
            topics: counted_topics(edition, self.0),
            lead: edition.strings.text(lead).to_owned(),
        })
    }
}

/// `topics.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct TopicsPage {
    /// All of them, by name.
    pub topics: Vec<Counted>,
    /// What they are, in a sentence.
    pub lead: String,
}
