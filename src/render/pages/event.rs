//! The page of an event.

use super::kind::{PageKind, fields};
use crate::content::{FieldValue, HandoverTime};
use crate::model::{Event, EventId, Handover, Tense};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::labels::{DateView, Labelled};
use crate::render::views::{
    AgencyView, AttendanceView, AwardView, EventView, HandoverView, HeadingView, HoldingView,
    LinkView, OutcomeView, PersonView, PresentedView, ProgramView, QuoteView, RecordView,
    Statement, StripView, ThermometerView, baton_name, cited, dublin_core, event_citation,
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

    fn styles(&self) -> &'static [&'static str] {
        &["css_event_css"]
    }

    fn is_article(&self) -> bool {
        true
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        let mut page = EventPage::of(edition, self.0);
        page.parts = page.parts(edition);
        fields(&page)
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        let handovers = schema_org::handovers_of(edition, self.0);
        let event = schema_org::event(edition, self.0);
        std::iter::once(event).chain(handovers).collect()
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
    /// Whether any item of it has a time.
    pub is_timed: bool,
    /// The cases.
    pub cases: Vec<PresentedView>,
    /// What was discussed.
    pub topics: Vec<String>,
    /// What was said.
    pub quotes: Vec<QuoteView>,
    /// Whether any of it is quoted word for word.
    pub has_verbatim: bool,
    /// Who came; several where sources differ.
    pub attendance: Vec<AttendanceView>,
    /// What won.
    pub results: Vec<AwardView>,
    /// What came of it, in figures.
    pub outcomes: Vec<OutcomeView>,
    /// Films and pages about it on other sites.
    pub links: Vec<LinkView>,
    /// Whether it is still to come, so that nothing of it may be told in the past tense.
    pub is_ahead: bool,
    /// The headings of the text and the sections behind it, for the table of contents.
    pub parts: Vec<HeadingView>,
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
}

impl EventPage {
    fn of(edition: &Edition<'_>, id: EventId) -> Self {
        let event = &edition.archive[id];
        let facts = &event.facts;
        let is_shown = event.tense() == Tense::Held && edition.archive[event.series].has_baton();
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
            is_timed: event
                .program
                .iter()
                .any(|item| item.time.or(item.end).is_some()),
            cases: PresentedView::all(edition, event),
            topics: facts.topics.clone(),
            quotes: QuoteView::all(edition, event),
            has_verbatim: event.quotes.iter().any(|quote| quote.is_verbatim),
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
            is_ahead: event.tense() == Tense::Planned,
            parts: Vec::new(),
            strip: StripView::of(edition, id),
        }
    }
}

impl EventPage {
    /// The headings of the text, and the sections that the template shows behind it, in its order.
    fn parts(&self, edition: &Edition<'_>) -> Vec<HeadingView> {
        let said = if self.has_verbatim {
            "quotes"
        } else {
            "statements"
        };
        let has_handover = !self.received.is_empty() || !self.passed.is_empty();
        let sections = [
            ("program_", "program", !self.program.is_empty()),
            ("cases_", "cases", !self.cases.is_empty()),
            ("results_", "results", !self.results.is_empty()),
            ("outcomes_", "outcomes_heading", !self.outcomes.is_empty()),
            ("topics_", "topics", !self.topics.is_empty()),
            ("quotes_", said, !self.quotes.is_empty()),
            ("people_", "people_heading", !self.people.is_empty()),
            ("links_", "links", !self.links.is_empty()),
            (
                "handover_",
                "handover",
                self.baton_name.is_some() && has_handover,
            ),
            ("media_", "media", !self.record.media.is_empty()),
            ("sources_", "sources", !self.record.sources.is_empty()),
        ];
        let sections = sections.into_iter().filter(|(_, _, is_shown)| *is_shown);
        let sections = sections.map(|(id, key, _)| HeadingView {
            title: edition.strings.text(key).to_owned(),
            id: id.to_owned(),
        });
        self.record
            .headings
            .iter()
            .cloned()
            .chain(sections)
            .collect()
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
        // The planned day of a round that did not take place stands as its date.
        let date = planned.date.filter(|_| event.is_link());
        let format = planned.format;
        let is_told = date.is_some() || planned.venue.is_some() || format.is_some();
        (is_told || !planned.hosts.is_empty()).then(|| Self {
            venue: planned.venue.clone(),
            format: format.map(|format| edition.labelled("format", format.as_str())),
            hosts: AgencyView::all(edition, &planned.hosts),
            date: date.map(|date| edition.date(date)),
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
