//! Feeds as RSS 2.0, for programs that cannot read Atom.
//!
//! RSS has no deleted entries: for a withdrawn round, an item of the same id replaces the one that
//! a program has kept.

use super::super::xml::{document, element};
use super::address::feed_url;
use super::entry::{Category, Feed, FeedEntry, Tombstone};
use super::moment::midnight;
use crate::base::Date;
use crate::model::SeriesId;
use crate::plan::RSS_FILE;
use crate::render::edition::Edition;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::io;

/// Lists the rounds of one series or of all that changed last, the last first.
#[must_use]
pub(super) fn rss(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<u8> {
    let feed = Feed::of(edition, series);
    let own = edition.canonical(&feed_url(edition, series, RSS_FILE));
    document(|writer| {
        let root = writer.create_element("rss").with_attributes([
            ("version", "2.0"),
            ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ]);
        root.write_inner_content(|writer| {
            let channel = writer.create_element("channel");
            channel.write_inner_content(|writer| {
                element(writer, "title", &feed.title)?;
                element(writer, "link", &feed.home)?;
                // RSS asks for a description; where there is none, the title is one.
                let description = feed.description.as_ref().unwrap_or(&feed.title);
                element(writer, "description", description)?;
                element(writer, "language", edition.config.language.as_str())?;
                if let Some(updated) = feed.updated {
                    element(writer, "lastBuildDate", &day(updated))?;
                }
                writer
                    .create_element("atom:link")
                    .with_attributes([
                        ("href", own.as_str()),
                        ("rel", "self"),
                        ("type", "application/rss+xml"),
                    ])
                    .write_empty()?;
                let gone = feed.tombstones.iter().map(tombstone);
                let entries = gone.chain(feed.entries.iter().map(entry));
                entries.into_iter().try_for_each(|it| item(writer, &it))
            })?;
            Ok(())
        })
        .map(|_| ())
    })
}

/// An item of the feed.
struct Item<'f> {
    id: &'f str,
    url: &'f str,
    title: &'f str,
    description: &'f str,
    categories: &'f [Category],
    published: Option<Date>,
    updated: Option<Date>,
}

fn entry(entry: &FeedEntry) -> Item<'_> {
    Item {
        id: &entry.id,
        url: &entry.url,
        title: &entry.title,
        description: &entry.summary,
        categories: &entry.categories,
        published: entry.published,
        updated: entry.updated,
    }
}

fn tombstone(tombstone: &Tombstone) -> Item<'_> {
    Item {
        id: &tombstone.id,
        url: &tombstone.url,
        title: &tombstone.title,
        description: &tombstone.reason,
        categories: &[],
        published: Some(tombstone.day),
        updated: Some(tombstone.day),
    }
}

fn item(writer: &mut Writer<Vec<u8>>, item: &Item<'_>) -> io::Result<()> {
    let inner = |writer: &mut Writer<Vec<u8>>| {
        element(writer, "title", item.title)?;
        element(writer, "link", item.url)?;
        let is_address = if item.id == item.url { "true" } else { "false" };
        writer
            .create_element("guid")
            .with_attribute(("isPermaLink", is_address))
            .write_text_content(BytesText::new(item.id))?;
        if let Some(published) = item.published {
            element(writer, "pubDate", &day(published))?;
        }
        // RSS has no word for a change; that of Atom says what the other feed says.
        element(writer, "atom:updated", &midnight(item.updated))?;
        for category in item.categories {
            writer
                .create_element("category")
                .with_attribute(("domain", category.scheme.as_str()))
                .write_text_content(BytesText::new(&category.label))?;
        }
        element(writer, "description", &as_html(item.description))
    };
    writer
        .create_element("item")
        .write_inner_content(inner)
        .map(|_| ())
}

/// A text as HTML, which readers take descriptions for.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The first moment of a day in Seoul, in the format of RFC 822.
fn day(date: Date) -> String {
    let day = date.first_day();
    day.strftime("%a, %d %b %Y 00:00:00 +0900").to_string()
}
