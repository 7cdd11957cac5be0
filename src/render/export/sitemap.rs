//! `sitemap.xml` and `robots.txt`.

use super::xml::{document, element};
use crate::base::Date;
use crate::model::{CaseId, EventId};
use crate::plan::{Page, SITEMAP_FILE, Url};
use crate::render::changed::last_changed;
use crate::render::edition::Edition;
use quick_xml::Writer;
use std::io;

/// How many addresses a sitemap may hold (<https://www.sitemaps.org/protocol.html>).
pub const PER_SITEMAP: usize = 50_000;

/// How many sitemaps are needed for all pages.
#[must_use]
pub fn sitemaps(editions: &[Edition<'_>], most: usize) -> usize {
    listed(editions).count().div_ceil(most).max(1)
}

/// The path of a sitemap, counted from 0, where there are several.
#[must_use]
pub fn sitemap_path(number: usize) -> String {
    format!("sitemap-{}.xml", number + 1)
}

/// The sitemap of a number, counted from 0, with at most `most` of the pages that search engines
/// may index, in every language. Each has the day its record was last changed.
#[must_use]
pub fn sitemap(editions: &[Edition<'_>], number: usize, most: usize) -> Vec<u8> {
    document(|writer| {
        let root = writer.create_element("urlset").with_attribute(XMLNS);
        root.write_inner_content(|writer| {
            for (edition, page, url) in listed(editions).skip(number * most).take(most) {
                let day = day_of(edition, page);
                writer.create_element("url").write_inner_content(|writer| {
                    element(writer, "loc", &edition.canonical(url))?;
                    day.map_or(Ok(()), |day| element(writer, "lastmod", &day.to_string()))
                })?;
            }
            Ok(())
        })
        .map(|_| ())
    })
}

/// The day a page was last changed: that of its record, or the last day of all records that it
/// lists. `None` if the day of one of them is unknown.
fn day_of(edition: &Edition<'_>, page: Page) -> Option<Date> {
    let archive = edition.archive;
    let own = last_changed(edition, edition.record(page)?)?;
    let event = |id: EventId| last_changed(edition, &archive[id].head);
    let case = |id: CaseId| last_changed(edition, &archive[id].head);
    let listed: Option<Vec<Date>> = match page {
        Page::Home => archive.events.ids().map(event).collect(),
        Page::Series(id) => archive[id]
            .chain
            .rounds
            .iter()
            .copied()
            .map(event)
            .collect(),
        Page::Agency(id) => {
            let agency = &archive[id];
            let events = agency.events.iter().map(|(id, _)| event(*id));
            let cases = agency.cases.iter().copied().map(case);
            events.chain(cases).collect()
        }
        _ => Some(Vec::new()),
    };
    listed?.into_iter().chain([own]).max()
}

const XMLNS: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// The index of the sitemaps of a site that needs several.
#[must_use]
pub fn sitemap_index(edition: &Edition<'_>, count: usize) -> Vec<u8> {
    let list = |writer: &mut Writer<Vec<u8>>| -> io::Result<()> {
        (0..count).try_for_each(|number| {
            let url = edition.canonical(&Url::file(&sitemap_path(number)));
            writer
                .create_element("sitemap")
                .write_inner_content(|writer| element(writer, "loc", &url))
                .map(|_| ())
        })
    };
    document(|writer| {
        let root = writer.create_element("sitemapindex").with_attribute(XMLNS);
        root.write_inner_content(list).map(|_| ())
    })
}

fn listed<'e>(
    editions: &'e [Edition<'_>],
) -> impl Iterator<Item = (&'e Edition<'e>, Page, &'e Url)> {
    editions.iter().flat_map(|edition| {
        let is_listed = move |page: Page| page.is_indexed() && edition.is_translated(page);
        let pages = edition.plan.pages();
        pages
            .filter(move |(page, _)| is_listed(*page))
            .map(move |(page, url)| (edition, page, url))
    })
}

/// Allows all robots everything, and names the sitemap.
#[must_use]
pub fn robots(edition: &Edition<'_>) -> Vec<u8> {
    let sitemap = edition.canonical(&Url::file(SITEMAP_FILE));
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes()
}
