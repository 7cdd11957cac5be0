//! How browsers search the site from their address bar (OpenSearch 1.1).

use super::xml::{document, element};
use crate::plan::Page;
use crate::render::edition::Edition;

/// Describes the search page of an edition.
#[must_use]
pub fn opensearch(edition: &Edition<'_>) -> Vec<u8> {
    let search = edition.page_address(Page::Search);
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

/// The first sixteen characters of a title, the most that are allowed.
fn short(title: &str) -> String {
    const MOST: usize = 16;
    let short: String = title.chars().take(MOST).collect();
    short.trim().to_owned()
}
