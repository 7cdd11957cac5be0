//! Feeds as Atom (RFC 4287); a withdrawn round is a deleted entry (RFC 6721).

use super::super::xml::{document, element};
use super::address::feed_url;
use super::entry::{Category, Feed, FeedEntry, Tombstone};
use super::moment::midnight;
use crate::content::Language;
use crate::model::SeriesId;
use crate::plan::FEED_FILE;
use crate::render::edition::Edition;
use quick_xml::Writer;
use std::io;

/// Lists the rounds of one series or of all that changed last, the last first.
#[must_use]
pub(super) fn atom(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<u8> {
    let feed = Feed::of(edition, series);
    let own = edition.canonical(&feed_url(edition, series, FEED_FILE));
    document(|writer| {
        let root = writer.create_element("feed").with_attributes([
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xmlns:at", "http://purl.org/atompub/tombstones/1.0"),
            ("xml:lang", edition.config.language.as_str()),
        ]);
        root.write_inner_content(|writer| {
            element(writer, "id", &feed.id)?;
            element(writer, "title", &feed.title)?;
            if let Some(description) = &feed.description {
                element(writer, "subtitle", description)?;
            }
            element(writer, "updated", &midnight(feed.updated))?;
            link(writer, "alternate", &feed.home)?;
            link(writer, "self", &own)?;
            writer
                .create_element("author")
                .write_inner_content(|writer| element(writer, "name", &feed.author))?;
            feed.entries.iter().try_for_each(|it| entry(writer, it))?;
            feed.tombstones
                .iter()
                .try_for_each(|it| deleted(writer, it))
        })
        .map(|_| ())
    })
}

fn entry(writer: &mut Writer<Vec<u8>>, entry: &FeedEntry) -> io::Result<()> {
    let inner = |writer: &mut Writer<Vec<u8>>| {
        element(writer, "id", &entry.id)?;
        element(writer, "title", &entry.title)?;
        if let Some(published) = entry.published {
            element(writer, "published", &midnight(Some(published)))?;
        }
        element(writer, "updated", &midnight(entry.updated))?;
        link(writer, "alternate", &entry.url)?;
        for it in &entry.categories {
            category(writer, it)?;
        }
        element(writer, "summary", &entry.summary)
    };
    writer
        .create_element("entry")
        .with_attributes(marked(entry.language))
        .write_inner_content(inner)
        .map(|_| ())
}

fn category(writer: &mut Writer<Vec<u8>>, category: &Category) -> io::Result<()> {
    writer
        .create_element("category")
        .with_attributes([
            ("scheme", category.scheme.as_str()),
            ("term", category.term.as_str()),
            ("label", category.label.as_str()),
        ])
        .write_empty()
        .map(|_| ())
}

fn deleted(writer: &mut Writer<Vec<u8>>, tombstone: &Tombstone) -> io::Result<()> {
    let when = midnight(Some(tombstone.day));
    let inner = |writer: &mut Writer<Vec<u8>>| {
        element(writer, "at:comment", &tombstone.reason)?;
        link(writer, "alternate", &tombstone.url)
    };
    writer
        .create_element("at:deleted-entry")
        .with_attributes([("ref", tombstone.id.as_str()), ("when", when.as_str())])
        .with_attributes(marked(tombstone.language))
        .write_inner_content(inner)
        .map(|_| ())
}

/// The attribute that marks an entry in another language than that of the feed.
fn marked(language: Option<Language>) -> impl Iterator<Item = (&'static str, &'static str)> {
    language
        .map(|language| ("xml:lang", language.as_str()))
        .into_iter()
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, href: &str) -> io::Result<()> {
    writer
        .create_element("link")
        .with_attributes([("rel", rel), ("href", href)])
        .write_empty()
        .map(|_| ())
}
