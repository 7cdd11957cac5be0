//! `sitemap.xml` and `robots.txt`.

use super::{document, element};
use crate::base::{Date, SourcePath};
use crate::model::{CaseId, EventId, Head};
use crate::plan::{Page, SITEMAP_FILE, Url};
use crate::render::context::Edition;
use quick_xml::Writer;
use std::collections::BTreeMap;
use std::io;

/// How many addresses a sitemap may hold (<https://www.sitemaps.org/protocol.html>).
pub const PER_SITEMAP: usize = 50_000;

/// The day each file was last changed, as far as its history tells.
pub type Changed = BTreeMap<SourcePath, Date>;

/// How many sitemaps list all pages.
#[must_use]
pub fn sitemaps(editions: &[Edition<'_>], most: usize) -> usize {
    listed(editions).count().div_ceil(most).max(1)
}

/// The path of a sitemap, counted from 0, where there are several.
#[must_use]
pub fn sitemap_path(number: usize) -> String {
    format!("sitemap-{}.xml", number + 1)
}

/// Lists the pages that search engines may show, in every language that has them: `most` of them, from that of a
/// number on. Each with the day its record was last changed: as the record says, else as its history does.
#[must_use]
pub fn sitemap(editions: &[Edition<'_>], changed: &Changed, number: usize, most: usize) -> Vec<u8> {
    document(|writer| {
        let root = writer.create_element("urlset").with_attribute(XMLNS);
        root.write_inner_content(|writer| {
            for (edition, page, url) in listed(editions).skip(number * most).take(most) {
                let day = day_of(edition, page, changed);
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

/// The day a record was last changed: as it says, else as its history does.
pub(super) fn last_changed(record: &Head, changed: &Changed) -> Option<Date> {
    let told = record.updated;
    told.or_else(|| changed.get(&record.path).copied())
}

/// The day a page was last changed: that of the record it is made of. A page that lists records changes with each of
/// them; where the day of one is not known, that of the page is not.
fn day_of(edition: &Edition<'_>, page: Page, changed: &Changed) -> Option<Date> {
    let archive = edition.archive;
    let own = last_changed(edition.document(page)?, changed)?;
    let event = |id: EventId| last_changed(&archive[id].head, changed);
    let case = |id: CaseId| last_changed(&archive[id].head, changed);
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

/// Lists the sitemaps of a site that needs several.
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
        let is_shown = |page| !matches!(page, Page::NotFound | Page::Withdrawn(_));
        let is_listed = move |page| is_shown(page) && edition.is_translated(page);
        let pages = edition.plan.pages();
        pages
            .filter(move |(page, _)| is_listed(*page))
            .map(move |(page, url)| (edition, page, url))
    })
}

/// Lets every robot in and shows it the sitemap.
#[must_use]
pub fn robots(edition: &Edition<'_>) -> Vec<u8> {
    let sitemap = edition.canonical(&Url::file(SITEMAP_FILE));
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes()
}
