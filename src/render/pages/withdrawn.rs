//! The page in the place of a withdrawn record, which shows only why and when it was withdrawn.

use super::kind::{PageKind, fields};
use crate::content::RecordKind;
use crate::model::{Withdrawn, WithdrawnId};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::DateView;
use serde::Serialize;
use tera::Context;

/// The page in the place of a withdrawn record.
pub(super) struct WithdrawnKind(pub WithdrawnId);

impl PageKind for WithdrawnKind {
    fn template(&self) -> &'static str {
        "withdrawn"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        withdrawn(edition, self.0).head.title.clone()
    }

    fn parents(&self, edition: &Edition<'_>) -> Vec<Page> {
        let withdrawn = withdrawn(edition, self.0);
        let mut parents = vec![Page::Home];
        match withdrawn.head.name.kind {
            RecordKind::Event => {
                parents.push(Page::Events(1));
                parents.extend(withdrawn.series.map(Page::Series));
            }
            RecordKind::Case => parents.push(Page::Cases(1)),
            RecordKind::Home | RecordKind::Series | RecordKind::Agency | RecordKind::Page => {}
        }
        parents
    }

    fn description(&self, edition: &Edition<'_>) -> Option<String> {
        Some(withdrawn(edition, self.0).withdrawal.reason.clone())
    }

    fn is_licensed(&self) -> bool {
        false
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        let withdrawal = &withdrawn(edition, self.0).withdrawal;
        fields(&WithdrawnPage {
            reason: withdrawal.reason.clone(),
            day: edition.date(withdrawal.day),
        })
    }
}

fn withdrawn<'e>(edition: &Edition<'e>, id: WithdrawnId) -> &'e Withdrawn {
    &edition.archive[id]
}

/// `withdrawn.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct WithdrawnPage {
    /// Why the record was withdrawn.
    pub reason: String,
    /// Since when.
    pub day: DateView,
}
