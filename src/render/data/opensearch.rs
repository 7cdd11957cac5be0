//! How browsers search the site from their address bar (OpenSearch 1.1).

use super::{document, element};
use crate::plan::Page;
use crate::render::context::Edition;

/// Names the search page of the edition and how it is asked.
#[must_use]
pub fn opensearch(edition: &Edition<'_>) -> Vec<u8> {
    let search = edition.canonical(edition.plan.url(Page::Search));
    let config = edition.config;
    document(|writer| {
        let root = writer
            .create_element("OpenSearchDescription")
            .with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/"));
        root.write_inner_content(|writer| {
            element(writer, "ShortName", &short(&config.title))?;
            element(writer, "Description", &config.title)?;
            element(writer, "InputEncoding", "UTF-8")?;
            element(writer, "Language", config.language.as_str())?;
            writer
                .create_element("Url")
                .with_attributes([
                    ("type", "text/html"),
                    ("template", &*format!("{search}?q={{searchTerms}}")),
                ])
                .write_empty()?;
            Ok(())
        })
        .map(|_| ())
    })
}

/// The first letters of a title: more than sixteen are not allowed.
fn short(title: &str) -> String {
    const MOST: usize = 16;
    let short: String = title.chars().take(MOST).collect();
    short.trim().to_owned()
}
