//! The Atom feed of the newest rounds.

use super::{document, element};
use crate::base::Date;
use crate::model::EventId;
use crate::plan::FEED_FILE;
use crate::plan::Page;
use crate::render::context::Edition;
use quick_xml::Writer;
use std::io;

/// How many rounds the feed holds.
const ENTRIES: usize = 30;

/// Lists the newest rounds, newest first. No clock is read: the feed is as new as its newest record.
#[must_use]
pub fn atom(edition: &Edition<'_>) -> Vec<u8> {
    let newest: Vec<EventId> = edition.archive.event_ids().rev().take(ENTRIES).collect();
    let home = edition.canonical(edition.plan.url(Page::Home));
    let updated = newest.iter().map(|id| changed(edition, *id)).max();
    document(|writer| {
        let root = writer.create_element("feed").with_attributes([
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xml:lang", edition.config.language.as_str()),
        ]);
        root.write_inner_content(|writer| {
            element(writer, "id", &home)?;
            element(writer, "title", &edition.config.title)?;
            if let Some(description) = &edition.config.description {
                element(writer, "subtitle", description)?;
            }
            element(writer, "updated", &midnight(updated))?;
            link(writer, "alternate", &home)?;
            link(
                writer,
                "self",
                &edition.canonical(&edition.plan.file(FEED_FILE)),
            )?;
            let author = edition
                .config
                .operator
                .as_deref()
                .unwrap_or(&edition.config.title);
            writer
                .create_element("author")
                .write_inner_content(|writer| element(writer, "name", author))?;
            newest.iter().try_for_each(|id| entry(writer, edition, *id))
        })
        .map(|_| ())
    })
}

fn entry(writer: &mut Writer<Vec<u8>>, edition: &Edition<'_>, id: EventId) -> io::Result<()> {
    let event = &edition.archive[id];
    let common = &event.document.common;
    let url = edition.canonical(edition.plan.url(Page::Event(id)));
    let inner = |writer: &mut Writer<Vec<u8>>| {
        element(writer, "id", &url)?;
        element(writer, "title", &common.title.value)?;
        element(writer, "updated", &midnight(Some(changed(edition, id))))?;
        link(writer, "alternate", &url)?;
        common
            .summary
            .as_ref()
            .map_or(Ok(()), |summary| element(writer, "summary", summary))
    };
    writer
        .create_element("entry")
        .write_inner_content(inner)
        .map(|_| ())
}

fn link(writer: &mut Writer<Vec<u8>>, rel: &str, href: &str) -> io::Result<()> {
    writer
        .create_element("link")
        .with_attributes([("rel", rel), ("href", href)])
        .write_empty()
        .map(|_| ())
}

/// The day the record was changed, or the event took place.
fn changed(edition: &Edition<'_>, id: EventId) -> Date {
    let event = &edition.archive[id];
    event.document.common.updated.unwrap_or(event.dates.first)
}

/// The first moment of a day in Seoul. The feed of an archive without events is as old as feeds are.
fn midnight(date: Option<Date>) -> String {
    let day = date.map_or(jiff::civil::date(1970, 1, 1), Date::first_day);
    format!("{day}T00:00:00+09:00")
}
