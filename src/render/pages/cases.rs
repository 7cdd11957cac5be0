//! The list of cases by title, on as many pages as it needs.

use super::kind::{PageKind, fields};
use crate::base::korean::index_head;
use crate::model::{CaseId, TopicKind};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::Counted;
use crate::render::views::{
    CaseView, Group, Pager, counted_topics, index_title, numbered_title, page_of,
};
use serde::Serialize;
use tera::Context;

/// A page of the list of cases, by its number.
pub(super) struct CasesKind(pub usize);

impl PageKind for CasesKind {
    fn template(&self) -> &'static str {
        "cases"
    }

    fn section(&self) -> &'static str {
        "cases"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        numbered_title(edition, "cases", self.0)
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        let first = (self.0 > 1).then_some(Page::Cases(1));
        std::iter::once(Page::Home).chain(first).collect()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&CasesPage::of(edition, self.0))
    }
}

/// `cases.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct CasesPage {
    /// The cases by the first consonant of their titles.
    pub groups: Vec<Group<CaseView>>,
    /// All tags.
    pub tags: Vec<Counted>,
    /// All values.
    pub values: Vec<Counted>,
    /// How many cases there are.
    pub total: usize,
    /// The pages of the list.
    pub pager: Option<Pager>,
}

impl CasesPage {
    fn of(edition: &Edition<'_>, number: usize) -> Self {
        let archive = edition.archive;
        let cases: &[CaseId] = page_of(&archive.cases_by_title, number);
        let head = |id: &CaseId| index_head(&archive[*id].head.title);
        let groups = cases.chunk_by(|a, b| head(a) == head(b)).enumerate();
        let group = |(at, ids): (usize, &[CaseId])| Group {
            title: index_title(edition, ids.first().map_or('#', head)),
            id: format!("g{}", at + 1),
            items: CaseView::all(edition, ids),
        };
        Self {
            groups: groups.map(group).collect(),
            tags: counted_topics(edition, TopicKind::Tag),
            values: counted_topics(edition, TopicKind::Value),
            total: archive.cases.len(),
            pager: Pager::of(edition, archive.cases.len(), number, Page::Cases),
        }
    }
}
