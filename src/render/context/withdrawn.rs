//! The page in the place of a withdrawn record: why it went, and since when. What it said is not here.

use super::Edition;
use super::views::DateView;
use crate::content::RecordKind;
use crate::model::WithdrawnId;
use crate::plan::Page;
use serde::Serialize;

/// What `withdrawn.html` shows beside the title.
#[derive(Clone, Debug, Serialize)]
pub struct WithdrawnPage {
    /// Why the record is published no more.
    pub reason: String,
    /// Since when.
    pub day: DateView,
}

impl Edition<'_> {
    pub(super) fn withdrawn_page(&self, id: WithdrawnId) -> WithdrawnPage {
        let withdrawal = &self.archive[id].withdrawal;
        WithdrawnPage {
            reason: withdrawal.reason.clone(),
            day: self.date(withdrawal.day),
        }
    }

    /// The pages above one, below the home page.
    pub(super) fn above_withdrawn(&self, id: WithdrawnId) -> Vec<Page> {
        let withdrawn = &self.archive[id];
        match withdrawn.head.name.kind {
            RecordKind::Event => {
                let series = withdrawn.series.map(Page::Series);
                std::iter::once(Page::Events(1)).chain(series).collect()
            }
            RecordKind::Case => vec![Page::Cases(1)],
            RecordKind::Home | RecordKind::Series | RecordKind::Agency | RecordKind::Page => {
                Vec::new()
            }
        }
    }
}
