//! The headings of a body and their anchors.

use super::events::{Placed, push_words};
use crate::base::slug;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A heading of a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading {
    /// The level written in the source, 1 to 6.
    pub level: u8,
    /// The words without markup.
    pub text: String,
    /// The anchor, unique in the body.
    pub id: String,
    /// The bytes of the whole heading, without its line break.
    pub span: Range<usize>,
}

/// Returns the anchors of all headings among `events`, in order.
///
/// NFC and lowercase; Hangul and other letters and digits stay, all between them becomes one `-`,
/// and nothing at all becomes `section`. The first heading of a name has the name itself; further
/// ones get `-2`, `-3`, passing over the names of other headings.
pub fn heading_ids(events: &[Placed<'_>]) -> Vec<String> {
    anchors(heading_texts(events).map(|(text, ..)| text))
}

pub(super) fn headings(text: &str, events: &[Placed<'_>]) -> Vec<Heading> {
    let found: Vec<_> = heading_texts(events).collect();
    let ids = anchors(found.iter().map(|(words, ..)| words.clone()));
    let heading = |((words, level, span), id): ((String, u8, &Range<usize>), String)| {
        let length = text[span.clone()].trim_end().len();
        Heading {
            level,
            text: words,
            id,
            span: span.start..span.start + length,
        }
    };
    found.into_iter().zip(ids).map(heading).collect()
}

/// The anchors of headings with these words.
fn anchors(texts: impl Iterator<Item = String>) -> Vec<String> {
    let anchor = |text: String| match slug(&text) {
        anchor if anchor.is_empty() => "section".to_owned(),
        anchor => anchor,
    };
    unique(texts.map(anchor).collect())
}

fn heading_texts<'e>(
    events: &'e [Placed<'_>],
) -> impl Iterator<Item = (String, u8, &'e Range<usize>)> {
    events
        .iter()
        .enumerate()
        .filter_map(|(at, (event, range))| {
            let Event::Start(Tag::Heading { level, .. }) = event else {
                return None;
            };
            let mut words = String::new();
            for (event, _) in &events[at + 1..] {
                match event {
                    Event::Text(part) | Event::Code(part) => push_words(&mut words, part),
                    Event::SoftBreak | Event::HardBreak => push_words(&mut words, " "),
                    Event::End(TagEnd::Heading(_)) => break,
                    _ => {}
                }
            }
            words.truncate(words.trim_end().len());
            Some((words, *level as u8, range))
        })
}

fn unique(mut slugs: Vec<String>) -> Vec<String> {
    let names: BTreeSet<String> = slugs.iter().cloned().collect();
    // For each name met so far, the last number given to it.
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for slug in &mut slugs {
        let Some(number) = numbers.get_mut(slug) else {
            numbers.insert(slug.clone(), 1);
            continue;
        };
        *slug = loop {
            *number += 1;
            let numbered = format!("{slug}-{number}");
            if !names.contains(&numbered) {
                break numbered;
            }
        };
    }
    slugs
}
