//! What happened at an event, as pages show it: people, programme, quotes, prizes, attendance.

use super::agency::AgencyView;
use super::case::CaseView;
use crate::content::{Attendance, Link};
use crate::model::{
    Award, AwardSubject, CaseId, Cited, Event, Head, Participant, PersonName, Presented,
    ProgramItem, Quote,
};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::{DateView, Labelled, LinkTo};
use serde::Serialize;

/// Somebody who took part in an event.
#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    /// The name, linked to the page of the person; missing where it was withdrawn.
    pub person: Option<LinkTo>,
    /// The office held that day.
    pub role: Option<String>,
    /// The agency.
    pub agency: Option<AgencyView>,
    /// What the person did.
    pub part: Option<Labelled>,
}

impl PersonView {
    /// The view of a participant.
    #[must_use]
    pub fn of(edition: &Edition<'_>, who: &Participant) -> Self {
        Self {
            person: who
                .person
                .as_ref()
                .map(|person| person_link(edition, person)),
            role: who.role.clone(),
            agency: who.agency.as_ref().map(|it| AgencyView::of(edition, it)),
            part: who.part.map(|part| edition.labelled("part", part.as_str())),
        }
    }

    /// The views of those who took part in an event, in the order written.
    #[must_use]
    pub fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        event
            .people
            .iter()
            .map(|who| Self::of(edition, who))
            .collect()
    }
}

/// The name of a person, without an address where there is no page.
#[must_use]
fn person_link(_edition: &Edition<'_>, person: &PersonName) -> LinkTo {
    LinkTo {
        title: person.name.clone(),
        url: String::new(),
    }
}

fn person_links(edition: &Edition<'_>, people: &[PersonName]) -> Vec<LinkTo> {
    people.iter().map(|it| person_link(edition, it)).collect()
}

/// A case at an event.
#[derive(Clone, Debug, Serialize)]
pub struct PresentedView {
    /// The case.
    #[serde(flatten)]
    pub case: CaseView,
    /// The part of the event.
    pub part: Option<String>,
    /// Who presented it here, where that is known by itself.
    pub presenters: Vec<AgencyView>,
    /// The people who presented it here.
    pub people: Vec<LinkTo>,
}

impl PresentedView {
    /// The views of the cases of an event, in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |presented: &Presented| Self {
            case: CaseView::of(edition, presented.case),
            part: presented.part.clone(),
            presenters: AgencyView::all(edition, &presented.agencies),
            people: person_links(edition, &presented.people),
        };
        event.cases.iter().map(view).collect()
    }
}

/// An item of a programme.
#[derive(Clone, Debug, Serialize)]
pub struct ProgramView {
    /// What it is.
    pub kind: Labelled,
    /// What it is called.
    pub title: String,
    /// When it begins, and ends: `14:30`, `14:30–15:00`.
    pub time: Option<String>,
    /// The day, where the event took several.
    pub day: Option<DateView>,
    /// Whose item it is.
    pub agency: Option<AgencyView>,
    /// The case presented.
    pub case: Option<LinkTo>,
    /// Who spoke.
    pub people: Vec<LinkTo>,
}

impl ProgramView {
    /// The views of the programme of an event, in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |item: &ProgramItem| Self {
            kind: edition.labelled("program", item.kind.as_str()),
            title: item.title.clone(),
            time: match (item.time, item.end) {
                (Some(start), Some(end)) => Some(format!("{start}–{end}")),
                (start, end) => start.or(end).map(|time| time.to_string()),
            },
            day: item.day.map(|day| edition.date(day)),
            agency: item.agency.as_ref().map(|it| AgencyView::of(edition, it)),
            case: item.case.map(|case| case_link(edition, case)),
            people: person_links(edition, &item.people),
        };
        event.program.iter().map(view).collect()
    }
}

fn case_link(edition: &Edition<'_>, case: CaseId) -> LinkTo {
    LinkTo {
        title: edition.archive[case].head.title.clone(),
        url: edition.href(Page::Case(case)),
    }
}

/// What somebody said.
#[derive(Clone, Debug, Serialize)]
pub struct QuoteView {
    /// Who.
    pub speaker: PersonView,
    /// What was said.
    pub text: String,
    /// Where it was read.
    pub source: Option<String>,
    /// Whether these are the very words; else they are what was meant.
    pub is_verbatim: bool,
}

impl QuoteView {
    /// The views of the quotes of an event, in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |quote: &Quote| Self {
            speaker: PersonView::of(edition, &quote.speaker),
            text: quote.text.clone(),
            source: quote.source.as_ref().map(|it| cited(&event.head, it)),
            is_verbatim: quote.is_verbatim,
        };
        event.quotes.iter().map(view).collect()
    }
}

/// Where a fact of a record was read, in words: publisher and title of its source.
#[must_use]
pub fn cited(head: &Head, source: &Cited) -> String {
    match source {
        Cited::Words(words) => words.clone(),
        Cited::Source(at) => head
            .sources
            .get(*at)
            .map_or_else(String::new, |source| match &source.publisher {
                Some(publisher) => format!("{publisher}, {}", source.title),
                None => source.title.clone(),
            }),
    }
}

/// A prize, or a place in a vote.
#[derive(Clone, Debug, Serialize)]
pub struct AwardView {
    /// What it was for; without an address where it is no case of the archive.
    pub subject: LinkTo,
    /// The prize.
    pub prize: String,
    /// The place.
    pub rank: Option<u32>,
    /// The votes.
    pub votes: Option<String>,
    /// The prize money.
    pub amount: Option<String>,
    /// Who won it.
    pub agency: Option<AgencyView>,
    /// Where it was read.
    pub source: Option<String>,
}

impl AwardView {
    /// The views of the prizes of an event, in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |award: &Award| Self {
            subject: match &award.subject {
                AwardSubject::Case(case) => case_link(edition, *case),
                AwardSubject::Named(title) => LinkTo {
                    title: title.clone(),
                    url: String::new(),
                },
            },
            prize: award.prize.clone(),
            rank: award.rank,
            votes: award.votes.map(grouped),
            amount: award.amount.clone(),
            agency: award.agency.as_ref().map(|it| AgencyView::of(edition, it)),
            source: award.source.as_ref().map(|it| cited(&event.head, it)),
        };
        event.results.iter().map(view).collect()
    }
}

/// A number with its digits in groups of three: `28,900`.
#[must_use]
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Who came, as one source has it.
#[derive(Clone, Debug, Serialize)]
pub struct AttendanceView {
    /// How many, in words: `약 200명(예정)`.
    pub count: Option<String>,
    /// Which groups.
    pub groups: Vec<String>,
    /// Where it was read.
    pub source: Option<String>,
}

impl AttendanceView {
    /// The views of the attendance of an event; several where sources differ. What only a notice
    /// says was expected.
    #[must_use]
    pub fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let is_expected = event.is_noticed() || !event.is_held();
        let view = |attendance: &Attendance| Self {
            count: attendance.count.map(|count| {
                let key = match (attendance.is_about, attendance.is_planned || is_expected) {
                    (false, false) => "people",
                    (false, true) => "people_planned",
                    (true, false) => "people_about",
                    (true, true) => "people_about_planned",
                };
                edition.strings.fill(key, &[("n", &grouped(count))])
            }),
            groups: attendance.groups.clone(),
            source: attendance.source.as_ref().map(|id| {
                let mut sources = event.head.sources.iter();
                let at = sources.position(|source| source.id.as_deref() == Some(&id.value));
                let source = at.map_or_else(|| Cited::Words(id.value.clone()), Cited::Source);
                cited(&event.head, &source)
            }),
        };
        event.facts.attendance.iter().map(view).collect()
    }
}

/// A film or page about an event on another site.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Its address.
    pub url: String,
    /// What it is.
    pub kind: Labelled,
    /// Its title, else the name of its host.
    pub title: String,
    /// The name of its host.
    pub host: String,
}

impl LinkView {
    /// The views of the links of an event, in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, event: &Event) -> Vec<Self> {
        let view = |link: &Link| {
            let url = link.url.value.0.clone();
            let host = url.split("://").nth(1).unwrap_or(&url);
            let host = host.split(['/', '?', '#']).next().unwrap_or(host);
            let host = host.trim_start_matches("www.").to_owned();
            Self {
                kind: edition.labelled("link_kind", link.kind.as_str()),
                title: link.title.clone().unwrap_or_else(|| host.clone()),
                host,
                url,
            }
        };
        event.facts.links.iter().map(view).collect()
    }
}
