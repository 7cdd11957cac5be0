//! What each kind of page states about itself, in one place.

use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::Statement;
use serde::Serialize;
use serde_json::Value as Json;
use tera::Context;

/// A kind of page, with the record it shows. Each has its own file.
pub trait PageKind {
    /// The name of the template, without `.html`.
    fn template(&self) -> &'static str;

    /// The section of the site, for the menu: `events`, `cases`, `agencies`, `thermometer`,
    /// `figures`, `data`, or empty.
    fn section(&self) -> &'static str {
        ""
    }

    /// The title.
    fn title(&self, edition: &Edition<'_>) -> String;

    /// What the page is called in breadcrumbs.
    fn crumb(&self, edition: &Edition<'_>) -> String {
        self.title(edition)
    }

    /// The pages above, from the home page down.
    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home]
    }

    /// A sentence for search engines and previews, if it is not the summary of the record.
    fn description(&self, _edition: &Edition<'_>) -> Option<String> {
        None
    }

    /// The style sheets that it loads beside those of all pages, by their names in `assets`.
    fn styles(&self) -> &'static [&'static str] {
        &[]
    }

    /// The scripts that it loads beside those of all pages, by their names in `assets`.
    fn scripts(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether it is an article to those who show a preview of it (Open Graph).
    fn is_article(&self) -> bool {
        false
    }

    /// Whether the licence of the record, or else of the site, applies to the page.
    fn is_licensed(&self) -> bool {
        true
    }

    /// What the template sees beside `page`.
    fn context(&self, edition: &Edition<'_>) -> Context;

    /// What the page is about, as nodes of schema.org.
    fn schema_org(&self, _edition: &Edition<'_>) -> Vec<Json> {
        Vec::new()
    }

    /// What the page is about, in Dublin Core.
    fn dublin_core(&self, _edition: &Edition<'_>) -> Vec<Statement> {
        Vec::new()
    }
}

/// The fields of a struct, as the template of a page sees them.
pub(super) fn fields(page: &impl Serialize) -> Context {
    Context::from_serialize(page).expect("a page is a struct of plain values")
}
