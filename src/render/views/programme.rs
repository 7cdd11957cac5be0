//! What happened at an event, as pages show it: people, programme, quotes, prizes, attendance.

use super::agency::AgencyView;
use super::case::CaseView;
use crate::base::Date;
use crate::content::{Attendance, Link};
use crate::model::{
    AgencyRef, Award, AwardSubject, CaseId, Cited, Event, Head, Participant, PersonName, Presented,
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
    #[serde(flatten)]
    pub office: OfficeView,
    /// What the person did.
    pub part: Option<Labelled>,
}

/// An office at an agency.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeView {
    /// The office, as the record has it.
    pub role: Option<String>,
    /// What stands behind the name of the agency, which the office begins with or which is put
    /// before it: ` 위원장`, `장`.
    pub behind: String,
    /// The agency, by its name of that day.
    pub agency: Option<AgencyView>,
}

impl OfficeView {
    /// The view of an office.
    #[must_use]
    pub fn of(edition: &Edition<'_>, role: Option<&str>, agency: Option<&AgencyRef>) -> Self {
        let behind = role
            .zip(agency)
            .map(|(role, agency)| behind(edition, role, agency));
        Self {
            role: role.map(str::to_owned),
            behind: behind.unwrap_or_default(),
            agency: agency.map(|it| AgencyView::of(edition, it)),
        }
    }
}

/// What of an office stands behind the name of its agency: of `산림청장` at 산림청 it is `장`.
fn behind(edition: &Edition<'_>, role: &str, agency: &AgencyRef) -> String {
    let names = edition.archive[agency.id].all_names().into_iter();
    let after = |name| role.strip_prefix(name).filter(|rest| rest.starts_with(' '));
    let rest = role.strip_prefix(agency.name.as_str());
    let rest = rest.or_else(|| names.filter_map(after).min_by_key(|rest| rest.len()));
    rest.map_or_else(|| format!(" {role}"), str::to_owned)
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
            office: OfficeView::of(edition, who.role.as_deref(), who.agency.as_ref()),
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
fn person_link(edition: &Edition<'_>, person: &PersonName) -> LinkTo {
    LinkTo {
        title: person.name.clone(),
        url: person_url(edition, &person.key),
    }
}

/// The address of the page of a person; empty where there is none.
pub(super) fn person_url(edition: &Edition<'_>, key: &str) -> String {
    let id = edition.archive.person(key);
    let page = id.filter(|id| edition.archive[*id].has_page());
    page.map_or_else(String::new, |id| edition.href(Page::Person(id)))
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
        let cases = event.cases.iter();
        cases
            .map(|presented| Self::of(edition, presented))
            .collect()
    }

    /// The view of a case at an event.
    #[must_use]
    pub fn of(edition: &Edition<'_>, presented: &Presented) -> Self {
        Self {
            case: CaseView::of(edition, presented.case),
            part: presented.part.clone(),
            presenters: AgencyView::all(edition, &presented.agencies),
            people: person_links(edition, &presented.people),
        }
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
    /// The day, of the first item of each day of an event that took several.
    pub opens_day: Option<DateView>,
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
        let mut today = None;
        let mut opens_day = |day: Option<Date>| {
            let opened = day.filter(|_| day != today);
            today = day.or(today);
            opened.map(|day| edition.date(day))
        };
        let view = |item: &ProgramItem| Self {
            opens_day: opens_day(item.day),
            kind: edition.labelled("program", item.kind.as_str()),
            title: item.title.clone(),
            time: match (item.time, item.end) {
                (Some(start), Some(end)) => Some(format!("{start}–{end}")),
                (start, end) => start.or(end).map(|time| time.to_string()),
            },
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
        let quotes = event.quotes.iter();
        quotes
            .map(|quote| Self::of(edition, event, quote))
            .collect()
    }

    /// The view of a quote of an event.
    #[must_use]
    pub fn of(edition: &Edition<'_>, event: &Event, quote: &Quote) -> Self {
        Self {
            speaker: PersonView::of(edition, &quote.speaker),
            text: quote.text.clone(),
            source: quote.source.as_ref().map(|it| cited(&event.head, it)),
            is_verbatim: quote.is_verbatim,
        }
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
        let awards = event.results.iter();
        awards
            .map(|award| Self::of(edition, event, award))
            .collect()
    }

    /// The views of the prizes that a case won at an event.
    #[must_use]
    pub fn of_case(edition: &Edition<'_>, event: &Event, case: CaseId) -> Vec<Self> {
        let awards = event.results.iter();
        let of_case = awards.filter(|award| award.subject == AwardSubject::Case(case));
        of_case
            .map(|award| Self::of(edition, event, award))
            .collect()
    }

    fn of(edition: &Edition<'_>, event: &Event, award: &Award) -> Self {
        Self {
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
        }
    }
}

/// A number with its digits in groups of three: `28,900`.
#[must_use]
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
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
        let view = |attendance: &Attendance| Self {
            count: attendance.count.map(|count| {
                let key = match (attendance.is_about, event.expects(attendance)) {
                    (false, false) => "people",
                    (false, true) => "people_planned",
                    (true, false) => "people_about",
                    (true, true) => "people_about_planned",
                };
                edition.strings.fill(key, &[("n", &grouped(count))])
            }),
            groups: attendance.groups.clone(),
            source: attendance
                .source
                .as_ref()
                .map(|id| cited(&event.head, &Cited::of(&id.value, &event.head.sources))),
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
