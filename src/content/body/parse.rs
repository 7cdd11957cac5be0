//! Parses Markdown into events with their places, with emphasis beside Korean particles.
//!
//! CommonMark decides from the two characters beside a run of `*` whether it opens or closes
//! emphasis, and takes a punctuation mark with a letter behind it for the inside of a word. Korean
//! puts particles right behind brackets and quotes, so `**혁신온도계(사진)**를` would stay as it is
//! written (commonmark-spec issue 650; the cure is the "CJK-friendly amendment"). pulldown-cmark
//! 0.13 has no option for it, so a text that needs it is parsed twice: once to learn which runs are
//! inline text at all (`flanking`), once with punctuation marks beside just these (`marked`).

use super::events::Placed;
use super::flanking;
use super::marked::Marked;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Returns the events of a body in source order, each with its byte range in `text`.
///
/// CommonMark with tables, footnotes, strikethrough and task lists, no smart punctuation, and
/// emphasis that works beside Korean particles. Every range lies on character boundaries. In a text
/// with CJK letters a lone `~` is the sign of a range (`3일~5일`) and strikes nothing out: that
/// takes `~~`.
pub fn parse(text: &str) -> Vec<Placed<'_>> {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut events = parse_with(text, extensions);
    keep_lone_tildes(text, &mut events);
    events
}

/// Parses with Korean emphasis and no more extensions than `options` names.
pub(super) fn parse_with(text: &str, options: Options) -> Vec<Placed<'_>> {
    let candidates = flanking::candidates(text);
    let mut bare = Parser::new_ext(text, options).into_offset_iter();
    let events: Vec<_> = bare.by_ref().collect();
    if candidates.is_empty() {
        return events;
    }
    let runs = flanking::in_inline_text(candidates, &events);
    let mark = match flanking::unused_mark(text) {
        Some(mark) if !runs.is_empty() => mark,
        _ => return events,
    };
    Marked::new(text, &runs, mark).parse(options, bare.reference_definitions())
}

/// Turns strikethrough by a single `~` back into text where the text has CJK letters.
///
/// GitHub's rule would strike out the middle of `(월)~(금), (화)~(목)`.
fn keep_lone_tildes(text: &str, events: &mut [Placed<'_>]) {
    let is_lone = |range: &Range<usize>| !text[range.start..].starts_with("~~");
    let mut lone = events.iter_mut().filter(|(event, range)| {
        let (Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough)) = event else {
            return false;
        };
        is_lone(range)
    });
    let Some(first) = lone.next() else { return };
    if !text.chars().any(flanking::is_cjk) {
        return;
    }
    for (event, range) in std::iter::once(first).chain(lone) {
        *range = match event {
            Event::Start(_) => range.start..range.start + 1,
            _ => range.end - 1..range.end,
        };
        *event = Event::Text("~".into());
    }
}
