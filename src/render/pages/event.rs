//! The page of an event.

use super::kind::{PageKind, fields};
use crate::content::{FieldValue, HandoverTime};
use crate::model::{Event, EventId, Handover};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::labels::{DateView, Labelled};
use crate::render::views::{
    AgencyView, AttendanceView, AwardView, EventView, HandoverView, HoldingView, LinkView,
    OutcomeView, PersonView, PresentedView, ProgramView, QuoteView, RecordView, Statement,
    StripView, ThermometerView, baton_name, cited, dublin_core, event_citation,
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
        dublin_core(edition, "Event", head, event_citation(edition, self.0))
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
    /// When it begins, and ends.
    pub time: Option<String>,
    /// The larger event it was a part of.
    pub part_of: Option<String>,
    /// The date first set, if it was postponed, and why.
    pub postponed: Option<PostponedView>,
    /// Why it did not take place, or came otherwise than planned.
    pub status_reason: Option<String>,
    /// What had been planned and came otherwise.
    pub instead_of: Option<InsteadOfView>,
    /// Who took part.
    pub people: Vec<PersonView>,
    /// The programme.
    pub program: Vec<ProgramView>,
    /// The cases.
    pub cases: Vec<PresentedView>,
    /// What was discussed.
    pub topics: Vec<String>,
    /// What was said.
    pub quotes: Vec<QuoteView>,
    /// Who came; several where sources differ.
    pub attendance: Vec<AttendanceView>,
    /// What won.
    pub results: Vec<AwardView>,
    /// What came of it, in figures.
    pub outcomes: Vec<OutcomeView>,
    /// Films and pages about it on other sites.
    pub links: Vec<LinkView>,
    /// What is handed on in this series.
    pub baton_name: Option<String>,
    /// The handovers as the record states them, one for each baton.
    pub batons: Vec<BatonView>,
    /// What the record itself says of getting the baton.
    pub receipt: Option<ReceiptView>,
    /// The legs of the baton to this event.
    pub received: Vec<HandoverView>,
    /// The legs of the baton on from it.
    pub passed: Vec<HandoverView>,
    /// How long its hosts held the baton, where that is known for sure.
    pub days_held: Option<String>,
    /// The thermometer, as it stood then; only of a round that took place, where there is a baton.
    pub thermometer: Option<ThermometerView>,
    /// The rounds around it, with the legs that join them to it.
    pub strip: StripView,
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
        let is_shown = event.is_held() && edition.archive[event.series].has_baton();
        let holding = edition.archive.holding(id);
        let cited = event_citation(edition, id);
        Self {
            event: EventView::of(edition, id),
            facts: FieldValue::Fields(facts.values()).into(),
            record: RecordView::of(edition, Page::Event(id), &event.head, &cited),
            time: facts.time.map(|time| time.to_string()),
            part_of: facts.part_of.clone(),
            postponed: PostponedView::of(edition, event),
            program: ProgramView::all(edition, event),
            cases: PresentedView::all(edition, event),
            topics: facts.topics.clone(),
            quotes: QuoteView::all(edition, event),
            status_reason: facts.status_reason.clone(),
            instead_of: InsteadOfView::of(edition, event),
            people: PersonView::all(edition, event),
            attendance: AttendanceView::all(edition, event),
            results: AwardView::all(edition, event),
            outcomes: facts.outcomes.iter().map(OutcomeView::of).collect(),
            links: LinkView::all(edition, event),
            baton_name: baton_name(edition, event.series),
            batons: BatonView::all(edition, event),
            receipt: ReceiptView::of(edition, event),
            received: HandoverView::to(edition, id),
            passed: HandoverView::from(edition, id),
            days_held: holding.map(|it| HoldingView::of(edition, &it).days),
            thermometer: is_shown.then(|| ThermometerView::after(edition, id)),
            strip: StripView::of(edition, id),
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
        }
    }
}

/// The date first set for an event that was postponed.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PostponedView {
    /// The date, where the record has it.
    pub from: Option<DateView>,
    /// Why it was postponed.
    pub reason: Option<String>,
}

impl PostponedView {
    fn of(edition: &Edition<'_>, event: &Event) -> Option<Self> {
        let (from, reason) = (event.facts.postponed_from, &event.facts.postponed_reason);
        (from.is_some() || reason.is_some()).then(|| Self {
            from: from.map(|date| edition.date(date)),
            reason: reason.clone(),
        })
    }
}

/// What had been planned and came otherwise.
#[derive(Clone, Debug, Serialize)]
pub(super) struct InsteadOfView {
    /// The place.
    pub venue: Option<String>,
    /// How one would have taken part.
    pub format: Option<Labelled>,
    /// The hosts.
    pub hosts: Vec<AgencyView>,
    /// The day.
    pub date: Option<DateView>,
}

impl InsteadOfView {
    fn of(edition: &Edition<'_>, event: &Event) -> Option<Self> {
        let planned = event.instead_of.as_ref()?;
        let format = planned.format;
        Some(Self {
            venue: planned.venue.clone(),
            format: format.map(|format| edition.labelled("format", format.as_str())),
            hosts: AgencyView::all(edition, &planned.hosts),
            date: planned.date.map(|date| edition.date(date)),
        })
    }
}

/// A handover as the record states it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct BatonView {
    /// Which baton, where there are several.
    pub baton: Option<String>,
    /// When in the event.
    pub time: Option<Labelled>,
    /// The day, where not the last of the event.
    pub date: Option<DateView>,
    /// The place, where not that of the event.
    pub place: Option<String>,
    /// Who passed it on between the two.
    pub through: Vec<AgencyView>,
    /// How the receiver is known.
    pub basis: Option<Labelled>,
    /// What the thermometer showed, in degrees.
    pub temperature: Option<f64>,
    /// A remark.
    pub note: Option<String>,
    /// Where it was read.
    pub source: Option<String>,
}

impl BatonView {
    fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |written: &Handover| Self {
            baton: written.baton.clone(),
            time: time(edition, "handover_time", written.time),
            date: written.date.map(|date| edition.date(date)),
            place: written.place.clone(),
            through: AgencyView::all(edition, &written.through),
            basis: written
                .basis
                .map(|basis| edition.labelled("basis", basis.as_str())),
            temperature: written.temperature,
            note: written.note.clone(),
            source: written.source.as_ref().map(|it| cited(&event.head, it)),
        };
        event.handovers.iter().map(view).collect()
    }
}

/// What the record says of getting the baton.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ReceiptView {
    /// When in the event.
    pub time: Option<Labelled>,
    /// How it is known.
    pub basis: Labelled,
    /// A remark.
    pub note: Option<String>,
    /// Where it was read.
    pub source: Option<String>,
}

impl ReceiptView {
    fn of(edition: &Edition<'_>, event: &Event) -> Option<Self> {
        let written = event.received.as_ref()?;
        Some(Self {
            time: time(edition, "received_time", written.time),
            basis: edition.labelled("basis", written.basis.as_str()),
            note: written.note.clone(),
            source: written.source.as_ref().map(|it| cited(&event.head, it)),
        })
    }
}

fn time(edition: &Edition<'_>, prefix: &str, time: Option<HandoverTime>) -> Option<Labelled> {
    time.map(|time| edition.labelled(prefix, time.as_str()))
}
