//! The data of pages that show one record: event, case, agency, plain page.

use super::Edition;
use super::cited::CitationView;
use super::media::MediaView;
use super::relay::ThermometerView;
use super::views::{AgencyView, CaseView, DateView, EventView, HandoverView, Labelled, LinkTo};
use crate::content::Extra;
use crate::content::document::Source;
use crate::content::drafts::{HandoverFields, Outcome};
use crate::content::{Document, Language, License};
use crate::model::{CaseId, Event, EventId, Related, TopicKind};
use crate::plan::{Page, PageId};
use crate::render::markdown;
use serde::Serialize;

/// The most cases that a case is said to be like.
const MOST_RELATED: usize = 6;

/// A heading of a body, for the list of contents.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// Its words.
    pub title: String,
    /// Its id.
    pub id: String,
}

/// A licence.
#[derive(Clone, Debug, Serialize)]
pub struct LicenseView {
    /// The code, as YAML has it.
    pub code: &'static str,
    /// Its name.
    pub label: String,
    /// Where it can be read.
    pub url: Option<&'static str>,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<DateView>,
    /// What kind of source it is.
    pub kind: Option<Labelled>,
}

/// The record that a page translates.
#[derive(Clone, Debug, Serialize)]
pub struct OriginalView {
    /// Its title.
    pub title: String,
    /// The code of its language.
    pub language: &'static str,
}

/// What all records have.
#[derive(Clone, Debug, Serialize)]
pub struct RecordView {
    /// The summary.
    pub summary: Option<String>,
    /// The text, as HTML.
    pub body: String,
    /// The language of the text, where it is not that of the page.
    pub body_language: Option<&'static str>,
    /// The language of the record, where it is not that of the page.
    pub language: Option<&'static str>,
    /// The title of the original, where that is another.
    pub original: Option<OriginalView>,
    /// The headings of the text.
    pub headings: Vec<HeadingView>,
    /// Tags.
    pub tags: Vec<LinkTo>,
    /// Editors' notes.
    pub notes: Vec<String>,
    /// Sources.
    pub sources: Vec<SourceView>,
    /// Media files.
    pub media: Vec<MediaView>,
    /// The licence of the text.
    pub license: Option<LicenseView>,
    /// The day of the last change.
    pub updated: Option<DateView>,
    /// How to cite the page, in each form, ready to copy.
    pub citations: Vec<CitationView>,
    /// What to write where the text is used again, ready to copy, where its licence asks for it.
    pub attribution: Option<String>,
    /// Free values for themes.
    pub extra: Extra,
}

/// An item of a programme.
#[derive(Clone, Debug, Serialize)]
pub struct ProgramView {
    /// What it is.
    pub kind: Labelled,
    /// What it is called.
    pub title: String,
    /// When it begins.
    pub time: Option<String>,
}

/// What somebody said.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteView {
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

/// Who came.
#[derive(Clone, Debug, Serialize)]
pub struct AttendanceView {
    /// How many, in words: `200명(예정)`.
    pub count: Option<String>,
    /// Which groups.
    pub groups: Vec<String>,
}

/// A day first set for an event that was put off.
#[derive(Clone, Debug, Serialize)]
pub struct PostponedView {
    /// The day.
    pub from: DateView,
    /// Why.
    pub reason: Option<String>,
}

/// What the record itself says of the baton.
#[derive(Clone, Debug, Serialize)]
pub struct BatonView {
    /// When in the event.
    pub time: Option<Labelled>,
    /// How the receiver is known.
    pub basis: Option<Labelled>,
    /// What the thermometer showed, in degrees.
    pub temperature: Option<f64>,
    /// A remark.
    pub note: Option<String>,
}

/// The data of the page of an event.
#[derive(Clone, Debug, Serialize)]
pub struct EventPage {
    /// The event.
    pub event: EventView,
    /// What all records have.
    pub record: RecordView,
    /// When it begins.
    pub time: Option<String>,
    /// The address of the venue.
    pub address: Option<String>,
    /// The event it was a part of.
    pub part_of: Option<String>,
    /// The day first set.
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
    /// What the record says of the baton.
    pub baton: Option<BatonView>,
    /// The way of the baton to this event.
    pub received: Option<HandoverView>,
    /// The way of the baton on from it.
    pub passed: Option<HandoverView>,
    /// The thermometer, as it stood then.
    pub thermometer: ThermometerView,
    /// The round of the series before this one.
    pub previous: Option<EventView>,
    /// The round of the series after it.
    pub next: Option<EventView>,
}

/// An outcome in figures.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeView {
    /// What is counted.
    pub label: String,
    /// The figure before, with its unit.
    pub before: Option<String>,
    /// The figure after, with its unit.
    pub after: String,
    /// By how much it changed, in hundredths of the figure before, with its sign.
    pub change: Option<String>,
    /// The length of the bar before, in hundredths of the longer one.
    pub before_width: Option<u8>,
    /// The length of the bar after, in hundredths of the longer one.
    pub after_width: u8,
}

/// An agency that took a case over.
#[derive(Clone, Debug, Serialize)]
pub struct AdoptionView {
    /// The agency.
    pub agency: AgencyView,
    /// When.
    pub date: Option<DateView>,
}

/// A case like another.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedView {
    /// The case.
    pub case: CaseView,
    /// Why: 같은 기관.
    pub reasons: Vec<Labelled>,
}

/// The data of the page of a case.
#[derive(Clone, Debug, Serialize)]
pub struct CasePage {
    /// The case.
    pub case: CaseView,
    /// What all records have.
    pub record: RecordView,
    /// The goals it serves.
    pub values: Vec<LinkTo>,
    /// Other names.
    pub alternate_titles: Vec<String>,
    /// How far it has come.
    pub status: Option<Labelled>,
    /// What it brought, in figures.
    pub outcomes: Vec<OutcomeView>,
    /// The events that showed it.
    pub events: Vec<EventView>,
    /// Who took it over.
    pub adopted_by: Vec<AdoptionView>,
    /// The cases like it, each with why.
    pub related: Vec<RelatedView>,
}

/// The data of a plain page.
#[derive(Clone, Debug, Serialize)]
pub struct PlainPage {
    /// What all records have.
    pub record: RecordView,
}

impl Edition<'_> {
    /// The text of a record as HTML, its links seen from its own page.
    pub(super) fn body(&self, page: Page, document: &Document) -> String {
        let root = self.root(self.plan.url(page));
        let resolve = |target: &str| self.resolve(&root, document, target);
        let look = |target: &str| self.seen(&root, document, target);
        markdown::html(&document.body.text, "", &resolve, &look)
    }

    pub(super) fn record(&self, page: Page, document: &Document) -> RecordView {
        let common = &document.common;
        let heading = |heading: &crate::content::markdown::Heading| HeadingView {
            title: heading.text.clone(),
            id: heading.id.clone(),
        };
        let other = |language: Language| {
            Some(language.as_str()).filter(|_| language != self.config.language)
        };
        let own = self.volumes[0].config.language;
        RecordView {
            summary: common.summary.clone(),
            body: self.body(page, document),
            body_language: other(document.body_language.unwrap_or_else(|| {
                self.original(page)
                    .map_or(own, |original| original.common.language.unwrap_or(own))
            })),
            language: other(self.language_of(document)),
            original: self.original(page).and_then(|original| {
                let title = &original.common.title.value;
                (*title != common.title.value).then(|| OriginalView {
                    title: title.clone(),
                    language: original.common.language.unwrap_or(own).as_str(),
                })
            }),
            headings: document
                .body
                .outline
                .headings
                .iter()
                .filter(|heading| heading.level == 2)
                .map(heading)
                .collect(),
            tags: self.tags(&common.tags),
            notes: common.notes.clone(),
            sources: common
                .sources
                .iter()
                .map(|source| self.source(source))
                .collect(),
            media: common
                .media
                .iter()
                .filter_map(|media| self.media(document, media))
                .collect(),
            license: common
                .license
                .or(self.config.license)
                .map(|license| self.license(license)),
            updated: common.updated.map(|date| self.date(date)),
            citations: self.citations(page),
            attribution: self.attribution(page, document),
            extra: common.extra.clone(),
        }
    }

    /// The file that the record was first written in, whatever the language of the page.
    fn original(&self, page: Page) -> Option<&Document> {
        crate::plan::document(&self.volumes[0].archive, page)
    }

    pub(super) fn license(&self, license: License) -> LicenseView {
        let key = license.code().replace(['.', '+'], "-");
        LicenseView {
            code: license.code(),
            label: self.strings.word("license", &key),
            url: license.url(),
        }
    }

    fn source(&self, source: &Source) -> SourceView {
        SourceView {
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            url: source.url.as_ref().map(|url| url.value.0.clone()),
            published: source.published.map(|date| self.date(date)),
            kind: source
                .kind
                .map(|kind| self.labelled("source", kind.as_str())),
        }
    }

    pub(super) fn event_page(&self, id: EventId) -> EventPage {
        let event = &self.archive[id];
        let fields = &event.fields;
        let series = &self.archive[event.series];
        let chain = &series.chain;
        let at = chain
            .rounds
            .iter()
            .position(|round| *round == id)
            .unwrap_or_default();
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| chain.rounds.get(at))
                .map(|id| self.event(*id))
        };
        EventPage {
            event: self.event(id),
            record: self.record(Page::Event(id), &event.document),
            time: fields.time.map(|time| time.to_string()),
            address: fields
                .venue
                .as_ref()
                .and_then(|venue| venue.address.clone()),
            part_of: fields.part_of.clone(),
            postponed: fields.postponed_from.map(|date| PostponedView {
                from: self.date(date),
                reason: fields.postponed_reason.clone(),
            }),
            program: self.program(event),
            cases: event.cases.iter().map(|case| self.case(*case)).collect(),
            topics: fields.topics.clone(),
            quotes: self.quotes(event),
            attendance: self.attendance(event),
            baton_name: series.fields.baton.as_ref().map(|baton| baton.name.clone()),
            baton: fields
                .handover
                .as_ref()
                .map(|written| self.baton(event, written)),
            received: chain.link_to(id).map(|link| self.handover(link)),
            passed: chain.link_from(id).map(|link| self.handover(link)),
            thermometer: self.thermometer(id),
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
        }
    }

    fn program(&self, event: &Event) -> Vec<ProgramView> {
        let view = |item: &crate::content::drafts::ProgramItem| ProgramView {
            kind: self.labelled("program", item.kind.as_str()),
            title: item.title.clone(),
            time: item.time.map(|time| time.to_string()),
        };
        event.fields.program.iter().map(view).collect()
    }

    fn quotes(&self, event: &Event) -> Vec<QuoteView> {
        let quotes = event.fields.quotes.iter().zip(&event.quoted);
        let view =
            |(quote, agency): (&crate::content::drafts::Quote, &crate::model::Quoted)| QuoteView {
                speaker: quote.speaker.clone(),
                role: quote.role.clone(),
                agency: agency.as_ref().map(|agency| self.agency(agency)),
                text: quote.text.clone(),
                source: quote.source.clone(),
            };
        quotes.map(view).collect()
    }

    fn attendance(&self, event: &Event) -> Option<AttendanceView> {
        let attendance = event.fields.attendance.as_ref()?;
        let key = if attendance.is_planned {
            "people_planned"
        } else {
            "people"
        };
        let count = attendance
            .count
            .map(|count| self.strings.fill(key, &[("n", &count.to_string())]));
        Some(AttendanceView {
            count,
            groups: attendance.groups.clone(),
        })
    }

    fn baton(&self, event: &Event, written: &HandoverFields) -> BatonView {
        BatonView {
            time: written
                .time
                .map(|time| self.labelled("handover_time", time.as_str())),
            basis: event
                .handover
                .basis
                .map(|basis| self.labelled("basis", basis.as_str())),
            temperature: written.temperature,
            note: written.note.clone(),
        }
    }

    pub(super) fn case_page(&self, id: CaseId) -> CasePage {
        let case = &self.archive[id];
        let fields = &case.fields;
        let adoptions = case.adopted_by.iter().zip(&fields.adopted_by);
        CasePage {
            case: self.case(id),
            record: self.record(Page::Case(id), &case.document),
            values: self.topics(TopicKind::Value, &fields.values),
            alternate_titles: fields.alternate_titles.clone(),
            status: fields
                .status
                .map(|status| self.labelled("case_status", status.as_str())),
            outcomes: fields.outcomes.iter().map(outcome).collect(),
            events: case.events.iter().map(|event| self.event(*event)).collect(),
            adopted_by: adoptions
                .map(|(agency, written)| AdoptionView {
                    agency: self.agency(agency),
                    date: written.date.map(|date| self.date(date)),
                })
                .collect(),
            related: self
                .archive
                .related(id, MOST_RELATED)
                .iter()
                .map(|related| self.related(related))
                .collect(),
        }
    }

    fn related(&self, related: &Related) -> RelatedView {
        let reasons = related.reasons.iter();
        RelatedView {
            case: self.case(related.case),
            reasons: reasons
                .map(|reason| self.labelled("likeness", reason.as_str()))
                .collect(),
        }
    }

    pub(super) fn plain_page(&self, id: PageId) -> PlainPage {
        PlainPage {
            record: self.record(Page::Plain(id), &self.archive.pages[id.index()].document),
        }
    }
}

fn outcome(outcome: &Outcome) -> OutcomeView {
    let longest = outcome.after.abs().max(outcome.before.unwrap_or(0.0).abs());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the longest is between 0 and 100"
    )]
    let width = |value: f64| {
        if longest > 0.0 {
            (value.abs() / longest * 100.0).round() as u8
        } else {
            0
        }
    };
    let unit = outcome.unit.as_deref().unwrap_or_default();
    // Korean counters stand close; words of other scripts stand apart.
    let space = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) {
        " "
    } else {
        ""
    };
    let figure = |value: f64| format!("{value}{space}{unit}");
    let change = outcome.before.filter(|before| *before > 0.0).map(|before| {
        let share = ((outcome.after - before) / before * 100.0).round();
        match share < 0.0 {
            true => format!("−{}%", -share),
            false => format!("+{share}%"),
        }
    });
    OutcomeView {
        label: outcome.label.clone(),
        before: outcome.before.map(figure),
        after: figure(outcome.after),
        change,
        before_width: outcome.before.map(width),
        after_width: width(outcome.after),
    }
}
