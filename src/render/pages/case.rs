//! The page of a case.

use super::kind::{PageKind, fields};
use crate::model::{Adoption, CaseId, Related, TopicKind};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::labels::{DateView, Labelled, LinkTo};
use crate::render::views::{
    AgencyView, CaseView, EventView, OutcomeView, RecordView, Statement, case_citation,
    dublin_core, topic_links,
};
use serde::Serialize;
use serde_json::Value as Json;
use tera::Context;

/// How many related cases are shown at most.
const MOST_RELATED: usize = 6;

/// The page of a case.
pub(super) struct CaseKind(pub CaseId);

impl PageKind for CaseKind {
    fn template(&self) -> &'static str {
        "case"
    }

    fn section(&self) -> &'static str {
        "cases"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.archive[self.0].head.title.clone()
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::Cases(1)]
    }

    fn is_article(&self) -> bool {
        true
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&CasePage::of(edition, self.0))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        vec![schema_org::case_on_page(edition, self.0)]
    }

    fn dublin_core(&self, edition: &Edition<'_>) -> Vec<Statement> {
        let head = &edition.archive[self.0].head;
        dublin_core(edition, "Text", head, case_citation(edition, self.0))
    }
}

/// `case.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct CasePage {
    /// The case.
    pub case: CaseView,
    /// What all records have.
    pub record: RecordView,
    /// The goals it serves.
    pub values: Vec<LinkTo>,
    /// Other titles.
    pub alternate_titles: Vec<String>,
    /// How far it has come.
    pub status: Option<Labelled>,
    /// What it achieved, in figures.
    pub outcomes: Vec<OutcomeView>,
    /// The events that showed it.
    pub events: Vec<EventView>,
    /// Who adopted it.
    pub adopted_by: Vec<AdoptionView>,
    /// The cases like it, each with why.
    pub related: Vec<RelatedView>,
}

impl CasePage {
    fn of(edition: &Edition<'_>, id: CaseId) -> Self {
        let case = &edition.archive[id];
        let facts = &case.facts;
        let adoption = |adoption: &Adoption| AdoptionView {
            agency: AgencyView::of(edition, &adoption.agency),
            date: adoption.date.map(|date| edition.date(date)),
        };
        let related = edition.archive.related(id, MOST_RELATED);
        let cited = case_citation(edition, id);
        Self {
            case: CaseView::of(edition, id),
            record: RecordView::of(edition, Page::Case(id), &case.head, &cited),
            values: topic_links(edition, TopicKind::Value, &facts.values),
            alternate_titles: facts.alternate_titles.clone(),
            status: facts
                .status
                .map(|status| edition.labelled("case_status", status.as_str())),
            outcomes: facts.outcomes.iter().map(OutcomeView::of).collect(),
            events: EventView::all(edition, &case.events),
            adopted_by: case.adopted_by.iter().map(adoption).collect(),
            related: related
                .iter()
                .map(|related| RelatedView::of(edition, related))
                .collect(),
        }
    }
}

/// An agency that adopted a case.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AdoptionView {
    /// The agency.
    pub agency: AgencyView,
    /// When.
    pub date: Option<DateView>,
}

/// A case like another.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RelatedView {
    /// The case.
    pub case: CaseView,
    /// Why: 같은 기관.
    pub reasons: Vec<Labelled>,
}

impl RelatedView {
    fn of(edition: &Edition<'_>, related: &Related) -> Self {
        let reasons = related.reasons.iter();
        Self {
            case: CaseView::of(edition, related.case),
            reasons: reasons
                .map(|reason| edition.labelled("likeness", reason.as_str()))
                .collect(),
        }
    }
}
