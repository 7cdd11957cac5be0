//! What a page is cited as, reused under, and catalogued by.

use super::license::LicenseView;
use crate::base::Date;
use crate::content::Language;
use crate::model::{AgencyRef, CaseId, EventId, Head};
use crate::plan::Page;
use crate::render::citation::Citation;
use crate::render::edition::Edition;
use serde::Serialize;

/// A citation in one form.
#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    /// What the form is called.
    pub label: String,
    /// The citation.
    pub text: String,
    /// Whether it is for programs, line by line.
    pub is_code: bool,
}

impl CitationView {
    /// A citation in all forms, first that of papers in the language of the page.
    #[must_use]
    pub fn all(edition: &Edition<'_>, citation: &Citation) -> Vec<Self> {
        let form = |key: &str, text: String, is_code: bool| Self {
            label: edition.strings.word("cite", key),
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

/// The citation of a round: its authors are those who hosted it.
#[must_use]
pub fn event_citation(edition: &Edition<'_>, id: EventId) -> Citation {
    let event = &edition.archive[id];
    let authors = names(event.hosted_by());
    let date = event.dates.first();
    citation(edition, Page::Event(id), &event.head, (authors, date))
}

/// The citation of a case: its authors are the agencies that presented it, its date that of its
/// first round.
#[must_use]
pub fn case_citation(edition: &Edition<'_>, id: CaseId) -> Citation {
    let case = &edition.archive[id];
    let first = case.events.first();
    let date = first.and_then(|event| edition.archive[*event].dates.first());
    let authors = names(&case.agencies);
    citation(edition, Page::Case(id), &case.head, (authors, date))
}

/// The citation of any other record: its author is the operator of the site.
#[must_use]
pub fn page_citation(edition: &Edition<'_>, page: Page, head: &Head) -> Citation {
    let authors = edition.config.operator.iter().cloned().collect();
    let date = head.updated;
    citation(edition, page, head, (authors, date))
}

fn names<'r>(agencies: impl IntoIterator<Item = &'r AgencyRef>) -> Vec<String> {
    let agencies = agencies.into_iter();
    agencies.map(|agency| agency.name.clone()).collect()
}

fn citation(
    edition: &Edition<'_>,
    page: Page,
    head: &Head,
    (authors, date): (Vec<String>, Option<Date>),
) -> Citation {
    let language = edition.language_of(head).as_str();
    let name = &head.name;
    let key = format!("{}.{}.{language}", name.kind.as_str(), name.id).replace('/', ".");
    Citation {
        key: key.replace(|c: char| !c.is_alphanumeric() && c != '.', "-"),
        authors,
        date,
        title: head.title.clone(),
        site: edition.config.title.clone(),
        publisher: edition.config.operator.clone(),
        url: edition.address(page),
        language,
    }
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
    let elements = [
        ("title", vec![citation.title]),
        ("creator", citation.authors),
        ("date", citation.date.iter().map(Date::to_string).collect()),
        ("description", head.summary.iter().cloned().collect()),
        ("subject", head.tags.clone()),
        ("publisher", citation.publisher.into_iter().collect()),
        ("type", vec![kind.to_owned()]),
        ("identifier", vec![citation.url]),
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
    let date = match page {
        Page::Event(id) => edition.archive[id].dates.first(),
        _ => source.and_then(|source| source.published).or(head.updated),
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
