//! The page of an event.

use super::kind::{PageKind, fields};
use crate::content::{FieldValue, ProgramItem};
use crate::model::{Event, EventId, Quote};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::labels::{DateView, Labelled};
use crate::render::views::{
    AgencyView, CaseView, EventView, HandoverView, RecordView, Statement, ThermometerView,
    baton_name, dublin_core, event_citation,
};
use serde::Serialize;
use serde_json::Value as Json;
use tera::Context;

/// The page of an event.
pub(super) struct EventKind(pub EventId);

impl PageKind for EventKind {
    fn template(&self) -> &'static str {
        "event"
    }

    fn section(&self) -> &'static str {
        "events"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.archive[self.0].head.title.clone()
    }

    fn parents(&self, edition: &Edition<'_>) -> Vec<Page> {
        let series = edition.archive[self.0].series;
        vec![Page::Home, Page::Events(1), Page::Series(series)]
    }

    fn is_article(&self) -> bool {
        true
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&EventPage::of(edition, self.0))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        schema_org::event_on_page(edition, self.0)
    }

    fn dublin_core(&self, edition: &Edition<'_>) -> Vec<Statement> {
        let head = &edition.archive[self.0].head;
        dublin_core(edition, "Text", head, event_citation(edition, self.0))
    }
}

/// `event.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct EventPage {
    /// The event.
    pub event: EventView,
    /// Its declared fields by their names in YAML, as they are written: a template can show one
    /// without a word here.
    pub facts: Json,
    /// What all records have.
    pub record: RecordView,
    /// When it begins.
    pub time: Option<String>,
    /// The address of the venue.
    pub address: Option<String>,
    /// The larger event it was a part of.
    pub part_of: Option<String>,
    /// The date first set, if it was postponed.
    pub postponed: Option<PostponedView>,
    /// The programme.
    pub program: Vec<ProgramView>,
    /// The cases.
    pub cases: Vec<CaseView>,
    /// What was discussed.
    pub topics: Vec<String>,
    /// What was said.
    pub quotes: Vec<QuoteView>,
    /// Who came.
    pub attendance: Option<AttendanceView>,
    /// What is handed on in this series.
    pub baton_name: Option<String>,
    /// The handover as the record states it.
    pub baton: Option<BatonView>,
    /// The leg of the baton to this event.
    pub received: Option<HandoverView>,
    /// The leg of the baton on from it.
    pub passed: Option<HandoverView>,
    /// The thermometer, as it stood then.
    pub thermometer: ThermometerView,
    /// The round of the series before this one.
    pub previous: Option<EventView>,
    /// The round of the series after it.
    pub next: Option<EventView>,
}

impl EventPage {
    fn of(edition: &Edition<'_>, id: EventId) -> Self {
        let event = &edition.archive[id];
        let facts = &event.facts;
        let chain = &edition.archive[event.series].chain;
        let at = chain.position(id).unwrap_or_default();
        let neighbour = |at: Option<usize>| {
            let id = chain.rounds.get(at?)?;
            Some(EventView::of(edition, *id))
        };
        let venue = facts.venue.as_ref();
        let cited = event_citation(edition, id);
        Self {
            event: EventView::of(edition, id),
            facts: FieldValue::Fields(facts.values()).into(),
            record: RecordView::of(edition, Page::Event(id), &event.head, &cited),
            time: facts.time.map(|time| time.to_string()),
            address: venue.and_then(|venue| venue.address.clone()),
            part_of: facts.part_of.clone(),
            postponed: PostponedView::of(edition, event),
            program: ProgramView::all(edition, event),
            cases: CaseView::all(edition, &event.cases),
            topics: facts.topics.clone(),
            quotes: QuoteView::all(edition, event),
            attendance: AttendanceView::of(edition, event),
            baton_name: baton_name(edition, event.series),
            baton: BatonView::of(edition, event),
            received: HandoverView::to(edition, id),
            passed: HandoverView::from(edition, id),
            thermometer: ThermometerView::after(edition, id),
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
        }
    }
}

/// The date first set for an event that was postponed.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PostponedView {
    /// The date.
    pub from: DateView,
    /// Why it was postponed.
    pub reason: Option<String>,
}

impl PostponedView {
    fn of(edition: &Edition<'_>, event: &Event) -> Option<Self> {
        let from = event.facts.postponed_from?;
        Some(Self {
            from: edition.date(from),
            reason: event.facts.postponed_reason.clone(),
        })
    }
}

/// An item of a programme.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ProgramView {
    /// What it is.
    pub kind: Labelled,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub time: Option<String>,
}

impl ProgramView {
    fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |item: &ProgramItem| Self {
            kind: edition.labelled("program", item.kind.as_str()),
            title: item.title.clone(),
            time: item.time.map(|time| time.to_string()),
        };
        event.facts.program.iter().map(view).collect()
    }
}

/// What somebody said.
#[derive(Clone, Debug, Serialize)]
pub(super) struct QuoteView {
    /// Who.
    pub speaker: String,
    /// The role held that day.
    pub role: Option<String>,
    /// Their agency.
    pub agency: Option<AgencyView>,
    /// What was said.
    pub text: String,
    /// Where it was read.
    pub source: Option<String>,
}

impl QuoteView {
    fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |quote: &Quote| Self {
            speaker: quote.speaker.clone(),
            role: quote.role.clone(),
            agency: quote.agency.as_ref().map(|it| AgencyView::of(edition, it)),
            text: quote.text.clone(),
            source: quote.source.clone(),
        };
        event.quotes.iter().map(view).collect()
    }
}

/// Who came.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AttendanceView {
    /// How many, in words: `200명(예정)`.
    pub count: Option<String>,
    /// Which groups.
    pub groups: Vec<String>,
}

impl AttendanceView {
    fn of(edition: &Edition<'_>, event: &Event) -> Option<Self> {
        let attendance = event.facts.attendance.as_ref()?;
        let key = if attendance.is_planned {
            "people_planned"
        } else {
            "people"
        };
        let count = attendance.count.map(|count| {
            let count = count.to_string();
            edition.strings.fill(key, &[("n", &count)])
        });
        Some(Self {
            count,
            groups: attendance.groups.clone(),
        })
    }
}

/// The handover as the record states it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct BatonView {
    /// When in the event.
    pub time: Option<Labelled>,
    /// How the receiver is known.
    pub basis: Option<Labelled>,
    /// What the thermometer showed, in degrees.
    pub temperature: Option<f64>,
    /// A remark.
    pub note: Option<String>,
}

impl BatonView {
    fn of(edition: &Edition<'_>, event: &Event) -> Option<Self> {
        let written = &event.handover;
        let basis = written.basis;
        written.is_written.then(|| Self {
            time: written
                .time
                .map(|time| edition.labelled("handover_time", time.as_str())),
            basis: basis.map(|basis| edition.labelled("basis", basis.as_str())),
            temperature: written.temperature,
            note: written.note.clone(),
        })
    }
}
