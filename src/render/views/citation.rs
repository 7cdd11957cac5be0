//! What a page is cited as, reused under, and catalogued by.

use super::license::LicenseView;
use super::occasion::Occasion;
use crate::base::Date;
use crate::content::Language;
use crate::model::{AgencyRef, CaseId, EventId, Head};
use crate::plan::Page;
use crate::render::changed::last_changed;
use crate::render::citation::{Citation, CitedEvent, EventTime};
use crate::render::edition::Edition;
use serde::Serialize;

/// A citation in one form.
#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    /// What the form is called.
    pub label: String,
    /// The citation.
    pub text: String,
    /// The same, line by line.
    pub lines: Vec<String>,
    /// Whether it is for programs, line by line.
    pub is_code: bool,
}

impl CitationView {
    /// A citation in all forms, first that of papers in the language of the page.
    #[must_use]
    pub fn all(edition: &Edition<'_>, citation: &Citation) -> Vec<Self> {
        let form = |key: &str, text: String, is_code: bool| Self {
            label: edition.strings.word("cite", key),
            lines: text.lines().map(str::to_owned).collect(),
            text,
            is_code,
        };
        let mut forms = vec![
            form("korean", citation.korean(), false),
            form("apa", citation.apa(), false),
            form("bibtex", citation.bibtex(), true),
            form("ris", citation.ris(), true),
            form("csl", citation.csl(), true),
        ];
        if edition.config.language != Language::Korean {
            forms.swap(0, 1);
        }
        forms
    }
}

/// The citation of a page about a round.
#[must_use]
pub fn event_citation(edition: &Edition<'_>, id: EventId) -> Citation {
    let event = &edition.archive[id];
    let occasion = Occasion::of(edition, id);
    Citation {
        about: Some(occasion.line()),
        contributors: names(event.hosts.iter().map(|host| &host.agency)),
        event: Some(CitedEvent {
            title: occasion.round,
            date: occasion.time,
            place: occasion.place,
        }),
        ..page_citation(edition, Page::Event(id), &event.head)
    }
}

/// The citation of a page about a case.
#[must_use]
pub fn case_citation(edition: &Edition<'_>, id: CaseId) -> Citation {
    let case = &edition.archive[id];
    let agencies = AgencyRef::names(&case.agencies, "·");
    let about = edition
        .strings
        .fill("cited_case", &[("agencies", &agencies)]);
    Citation {
        about: Some(about).filter(|_| !agencies.is_empty()),
        contributors: names(&case.agencies),
        ..page_citation(edition, Page::Case(id), &case.head)
    }
}

/// The citation of a page about a record of any kind: its author is who runs the site.
#[must_use]
pub fn page_citation(edition: &Edition<'_>, page: Page, head: &Head) -> Citation {
    let language = edition.language_of(head).as_str();
    let name = &head.name;
    let key = format!("{}.{}.{language}", name.kind.as_str(), name.id).replace('/', ".");
    Citation {
        key: key.replace(|c: char| !c.is_alphanumeric() && c != '.', "-"),
        author: edition.operator().to_owned(),
        date: last_changed(edition, head),
        title: head.title.clone(),
        about: None,
        contributors: Vec::new(),
        event: None,
        site: edition.config.title.clone(),
        url: edition.address(page),
        identifiers: head.identifier.clone(),
        language,
    }
}

fn names<'r>(agencies: impl IntoIterator<Item = &'r AgencyRef>) -> Vec<String> {
    let agencies = agencies.into_iter();
    agencies.map(|agency| agency.name.clone()).collect()
}

/// A statement of Dublin Core about a page.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// The element: `title`, `creator`, `date` and so on.
    pub element: &'static str,
    /// What is stated.
    pub content: String,
}

/// A record in the elements of Dublin Core; `kind` is its type in the vocabulary of DCMI.
#[must_use]
pub fn dublin_core(
    edition: &Edition<'_>,
    kind: &str,
    head: &Head,
    citation: Citation,
) -> Vec<Statement> {
    let license = edition.license_of(head);
    let rights = license.map(|license| LicenseView::of(edition, license).label);
    let event = citation.event.as_ref();
    let when = event.and_then(|event| event.date.as_ref());
    let when = when.map(EventTime::iso_or_words);
    let place = event.and_then(|event| event.place.clone());
    let others = citation.identifiers.iter();
    let others = others.map(|(register, value)| format!("{register}:{value}"));
    let elements = [
        ("title", vec![citation.title]),
        ("creator", vec![citation.author.clone()]),
        ("contributor", citation.contributors),
        ("date", citation.date.iter().map(Date::to_string).collect()),
        ("description", head.summary.iter().cloned().collect()),
        ("subject", head.tags.clone()),
        ("publisher", vec![citation.author]),
        ("coverage", when.into_iter().chain(place).collect()),
        ("type", vec![kind.to_owned()]),
        (
            "identifier",
            [citation.url].into_iter().chain(others).collect(),
        ),
        ("language", vec![citation.language.to_owned()]),
        ("rights", rights.into_iter().collect()),
    ];
    let statements = elements.into_iter().flat_map(|(element, contents)| {
        let contents = contents.into_iter();
        contents.map(move |content| Statement { element, content })
    });
    statements.collect()
}

/// Who made a text that is reused, when, under which licence, and where it is. The maker is the
/// publisher of its first source, else the operator of the site; `None` without either, and where
/// the licence requires no attribution.
#[must_use]
pub(super) fn attribution(edition: &Edition<'_>, page: Page, head: &Head) -> Option<String> {
    let license = edition.license_of(head)?;
    let key = license.attribution()?;
    // The licence of the site is not the licence of a source.
    let source = head.sources.first().filter(|_| head.license.is_some());
    let publisher = source.and_then(|source| source.publisher.as_deref());
    let maker = publisher.or(edition.config.operator.as_deref())?;
    // A text is made when it is published, not when what it tells of took place.
    let date = match publisher {
        Some(_) => source.and_then(|source| source.published),
        None => last_changed(edition, head),
    };
    let year = date.map(|date| {
        let year = date.year().to_string();
        edition.strings.fill("year_made", &[("year", &year)])
    });
    let values = [
        ("maker", maker),
        ("year", year.as_deref().unwrap_or_default()),
        ("license", &LicenseView::of(edition, license).label),
        ("title", &head.title),
        ("url", &edition.address(page)),
    ];
    Some(edition.strings.fill(key, &values))
}
