//! Cases in lists.

use super::agency::AgencyView;
use super::topic::topic_links;
use crate::model::{CaseId, TopicKind};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::LinkTo;
use serde::Serialize;

/// A case in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CaseView {
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Who presented it.
    pub agencies: Vec<AgencyView>,
    /// Its tags.
    pub tags: Vec<LinkTo>,
    /// The year it was first shown.
    pub year: Option<i16>,
}

impl CaseView {
    /// The view of a case.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: CaseId) -> Self {
        let case = &edition.archive[id];
        let common = &case.head;
        let first = case.events.first();
        Self {
            title: common.title.clone(),
            url: edition.href(Page::Case(id)),
            summary: common.summary.clone(),
            agencies: AgencyView::all(edition, &case.agencies),
            tags: topic_links(edition, TopicKind::Tag, &common.tags),
            year: first.and_then(|event| edition.archive[*event].year()),
        }
    }

    /// The views of several, in the same order.
    #[must_use]
    pub fn all<'i>(edition: &Edition<'_>, ids: impl IntoIterator<Item = &'i CaseId>) -> Vec<Self> {
        let ids = ids.into_iter();
        ids.map(|id| Self::of(edition, *id)).collect()
    }
}
