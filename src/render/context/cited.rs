//! What is said of a record where it is cited, used again, or collected by a library.

use super::Edition;
use crate::content::Language;
use crate::model::{AgencyRef, Head};
use crate::plan::Page;
use crate::render::citation::Cited;
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

/// A statement of Dublin Core about a page.
#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    /// The element: `title`, `creator`, `date` and so on.
    pub element: &'static str,
    /// What is stated.
    pub content: String,
}

impl Edition<'_> {
    /// The forms of the citation of a page, that of papers in its language first.
    pub(super) fn citations(&self, page: Page) -> Vec<CitationView> {
        let Some(cited) = self.cited(page) else {
            return Vec::new();
        };
        let form = |key: &str, text: String, is_code: bool| CitationView {
            label: self.strings.word("cite", key),
            text,
            is_code,
        };
        let mut forms = vec![
            form("korean", cited.korean(), false),
            form("apa", cited.apa(), false),
            form("bibtex", cited.bibtex(), true),
            form("ris", cited.ris(), true),
            form("csl", cited.csl(), true),
        ];
        if self.config.language != Language::Korean {
            forms.swap(0, 1);
        }
        forms
    }

    /// What Dublin Core has elements for, of a round or a case; nothing of other pages.
    pub(super) fn dublin_core(&self, page: Page) -> Vec<Statement> {
        let kind = match page {
            Page::Event(_) => "Event",
            Page::Case(_) => "Text",
            _ => return Vec::new(),
        };
        let (Some(cited), Some(document)) = (self.cited(page), self.document(page)) else {
            return Vec::new();
        };
        let common = document;
        let license = common.license.or(self.config.license);
        let mut statements = Vec::new();
        let mut state = |element, contents: &[String]| {
            let statement = |content: &String| Statement {
                element,
                content: content.clone(),
            };
            statements.extend(contents.iter().map(statement));
        };
        state("title", &[cited.title]);
        state("creator", &cited.authors);
        state("date", cited.date.map(|date| date.to_string()).as_slice());
        state("description", common.summary.as_slice());
        state("subject", &common.tags);
        state("publisher", cited.publisher.as_slice());
        state("type", &[kind.to_owned()]);
        state("identifier", &[cited.url]);
        state("language", &[cited.language.to_owned()]);
        let rights = license.map(|license| self.license(license).label);
        state("rights", rights.as_slice());
        statements
    }

    /// What is said of a record when it is cited: a round comes from those who hosted it, a case from those whose it
    /// is, any other from those who run the site.
    fn cited(&self, page: Page) -> Option<Cited> {
        let document = self.document(page)?;
        let names = |agencies: &mut dyn Iterator<Item = &AgencyRef>| {
            agencies.map(|agency| agency.name.clone()).collect()
        };
        let publisher = self.config.operator.clone();
        let (authors, date): (Vec<String>, _) = match page {
            Page::Event(id) => {
                let event = &self.archive[id];
                let authors = names(&mut event.hosted_by());
                (authors, Some(event.dates.first))
            }
            Page::Case(id) => {
                let case = &self.archive[id];
                let first = case.events.first().map(|id| self.archive[*id].dates.first);
                (names(&mut case.agencies.iter()), first)
            }
            _ => (publisher.clone().into_iter().collect(), document.updated),
        };
        let language = self.language_of(document).as_str();
        Some(Cited {
            key: [
                document.name.kind.as_str(),
                document.name.id.as_str(),
                language,
            ]
            .join(".")
            .replace('/', ".")
            .replace(|c: char| !c.is_alphanumeric() && c != '.', "-"),
            authors,
            date,
            title: document.title.clone(),
            site: self.config.title.clone(),
            publisher,
            url: self.canonical(self.original_unless_translated(page)),
            language,
        })
    }

    /// Who made the text that is used, when, under which terms and where it is. The maker is who
    /// published its first source, else who runs the site; without either nothing can be said.
    pub(super) fn attribution(&self, page: Page, document: &Head) -> Option<String> {
        let license = document.license.or(self.config.license)?;
        let key = license.attribution()?;
        let source = document
            .sources
            .first()
            .filter(|_| document.license.is_some());
        let publisher = source.and_then(|source| source.publisher.as_deref());
        let maker = publisher.or(self.config.operator.as_deref())?;
        let year = match page {
            Page::Event(id) => Some(self.archive[id].dates.first),
            _ => source
                .and_then(|source| source.published)
                .or(document.updated),
        };
        let year = year.map(|date| {
            self.strings
                .fill("year_made", &[("year", &date.year().to_string())])
        });
        let values = [
            ("maker", maker),
            ("year", year.as_deref().unwrap_or_default()),
            ("license", &self.license(license).label),
            ("title", document.title.as_str()),
            (
                "url",
                &self.canonical(self.original_unless_translated(page)),
            ),
        ];
        Some(self.strings.fill(key, &values))
    }
}
