//! The page of a case.

use super::kind::{PageKind, fields};
use crate::model::{Adoption, Case, CaseId, EventId, Related, TopicKind};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::labels::{DateView, Labelled, LinkTo};
use crate::render::views::{
    AgencyView, AwardView, CaseView, EventView, OutcomeView, PresentedView, RecordView, Statement,
    case_citation, dublin_core, topic_links,
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

    fn styles(&self) -> &'static [&'static str] {
        &["css_event_css"]
    }

    fn is_article(&self) -> bool {
        true
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&CasePage::of(edition, self.0))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        vec![schema_org::case(edition, self.0)]
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
    /// What each of them says of it, where it says more than that.
    pub showings: Vec<ShowingView>,
    /// Who adopted it.
    pub adopted_by: Vec<AdoptionView>,
    /// The cases like it, each with why.
    pub related: Vec<RelatedView>,
    /// What the record does not say, in a sentence.
    pub missing: Option<String>,
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
            showings: ShowingView::all(edition, id),
            missing: missing(edition, case),
            adopted_by: case.adopted_by.iter().map(adoption).collect(),
            related: related
                .iter()
                .map(|related| RelatedView::of(edition, related))
                .collect(),
        }
    }
}

/// What a record of a case could say and does not: its text, figures, how far it has come.
fn missing(edition: &Edition<'_>, case: &Case) -> Option<String> {
    let absent = [
        ("missing_body", case.head.body.text.trim().is_empty()),
        ("missing_outcomes", case.facts.outcomes.is_empty()),
        ("missing_status", case.facts.status.is_none()),
        ("missing_sources", case.head.sources.is_empty()),
    ];
    let absent = absent.into_iter().filter(|(_, is_absent)| *is_absent);
    let words: Vec<&str> = absent.map(|(key, _)| edition.strings.text(key)).collect();
    let things = words.join(edition.strings.text("missing_join"));
    (!words.is_empty()).then(|| {
        edition
            .strings
            .fill("missing_sentence", &[("things", &things)])
    })
}

/// What an event says of a case beside that it showed it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShowingView {
    /// The event.
    pub event: EventView,
    /// Who presented it there, and in which part.
    pub presented: Vec<PresentedView>,
    /// What it won there.
    pub results: Vec<AwardView>,
}

impl ShowingView {
    fn all(edition: &Edition<'_>, id: CaseId) -> Vec<Self> {
        let showing = |event: &EventId| {
            let record = &edition.archive[*event];
            let here = record.cases.iter().filter(|presented| presented.case == id);
            let told = here
                .filter(|it| it.part.is_some() || !it.agencies.is_empty() || !it.people.is_empty());
            Self {
                event: EventView::of(edition, *event),
                presented: told.map(|it| PresentedView::of(edition, it)).collect(),
                results: AwardView::of_case(edition, record, id),
            }
        };
        let showings = edition.archive[id].events.iter().map(showing);
        showings
            .filter(|it| !it.presented.is_empty() || !it.results.is_empty())
            .collect()
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
