//! `sitemap.xml` and `robots.txt`.

use super::{document, element};
use crate::plan::Page;
use crate::render::context::Edition;

/// Lists every page that search engines may show, in every language that has it, with the day its record was last changed where
/// the record says so.
#[must_use]
pub fn sitemap(editions: &[Edition<'_>]) -> Vec<u8> {
    document(|writer| {
        let root = writer
            .create_element("urlset")
            .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
        root.write_inner_content(|writer| {
            let listed =
                |edition: &Edition<'_>, page| page != Page::NotFound && edition.is_translated(page);
            let pages = editions.iter().flat_map(|edition| {
                let pages = edition.plan.pages();
                pages
                    .filter(|(page, _)| listed(edition, *page))
                    .map(move |(page, url)| (edition, page, url))
            });
            for (edition, page, url) in pages {
                let updated = edition
                    .document(page)
                    .and_then(|document| document.common.updated);
                writer.create_element("url").write_inner_content(|writer| {
                    element(writer, "loc", &edition.canonical(url))?;
                    updated.map_or(Ok(()), |date| element(writer, "lastmod", &date.to_string()))
                })?;
            }
            Ok(())
        })
        .map(|_| ())
    })
}

/// Lets every robot in and shows it the sitemap.
#[must_use]
pub fn robots(edition: &Edition<'_>) -> Vec<u8> {
    let base = &edition.config.base_url;
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}{}sitemap.xml\n",
        base.origin(),
        base.path()
    )
    .into_bytes()
}
