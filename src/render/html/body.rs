//! A Markdown body as HTML: the steps one after another.
//! Knows no page around it: addresses come from a function, ids from the text.
//!
//! A list of events goes through headings, raw HTML (`raw`), footnotes (`footnotes`), then links,
//! images, tables and tasks (`writer`). What pulldown-cmark's own writer does well stays an event;
//! the rest becomes a piece of HTML that it copies.

use super::address::Resolve;
use super::image::PhotoLookup;
use super::writer::Writer;
use super::{cleaned, footnotes, raw};
use crate::content::body::{heading_ids, parse};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd, html};

/// Returns the HTML of a body.
///
/// `resolve` is asked about every target; where it gives `None`, the target stays if it is relative
/// or begins with http, https, mailto or tel (an image: http, https), and otherwise only the text
/// of the link stays. `photo` is asked for the sizes of every image. `prefix` comes before every
/// id, so that bodies can share a page: empty for the main one, whose heading ids are then those of
/// the outline. Headings begin at `h2`: all of them move down by one if the body has an `h1`. Of
/// raw HTML a few text tags stay, without style.
pub fn html(text: &str, prefix: &str, resolve: &Resolve<'_>, photo: &PhotoLookup<'_>) -> String {
    let mut placed = parse(text);
    set_headings(&mut placed, prefix);
    let events = placed.into_iter().map(|(event, _)| event).collect();
    let (events, has_raw) = raw::filtered(events);
    let (body, footnotes) = footnotes::split(events, prefix);
    let mut writer = Writer::new(resolve, photo, footnotes);
    let mut written = writer.written(body);
    while let Some(note) = writer.footnotes.next_note() {
        let note = writer.written(note);
        writer.footnotes.keep(note);
    }
    written.extend(writer.footnotes.into_list());
    let mut out = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut out, written.into_iter());
    if has_raw { cleaned::cleaned(&out) } else { out }
}

/// Gives every heading its id and its level on the page.
fn set_headings(events: &mut [(Event<'_>, std::ops::Range<usize>)], prefix: &str) {
    let ids = heading_ids(events);
    let is_title = |level: HeadingLevel| level == HeadingLevel::H1;
    let has_title = events.iter().any(
        |(event, _)| matches!(event, Event::Start(Tag::Heading { level, .. }) if is_title(*level)),
    );
    let down = |level: HeadingLevel| match level as usize {
        below if has_title => HeadingLevel::try_from(below + 1).unwrap_or(level),
        _ => level,
    };
    let mut ids = ids.into_iter();
    for (event, _) in events {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                *level = down(*level);
                *id = ids.next().map(|id| format!("{prefix}{id}").into());
            }
            Event::End(TagEnd::Heading(level)) => *level = down(*level),
            _ => {}
        }
    }
}
