//! What a body points to and how it is divided: headings, links, images, with their places.
//! Does not know where an address leads.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Placed, is_inline, is_inline_end, parse, push_words};
use crate::base::slug;
use crate::content::press::bullet;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// The headings and references of one body, each list in source order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// All headings, also those in quotes, lists and footnotes.
    pub headings: Vec<Heading>,
    /// All links, `<https://…>` among them.
    pub links: Vec<Reference>,
    /// All images.
    pub images: Vec<Reference>,
    /// Whether the body holds raw HTML, be it a comment.
    pub raw_html: bool,
    /// Where lines begin with the bullets of a press release.
    pub press_bullets: Vec<usize>,
    /// Where the words stand.
    words: Words,
}

impl Outline {
    /// Everything the body points to: its links, then its images.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.links.iter().chain(&self.images)
    }

    /// The words of `text`, whose outline this is, without markup, in runs: a run is a paragraph, a
    /// heading, a cell. Code, descriptions of images and footnotes are words too, raw HTML is not.
    pub fn runs<'t>(&self, text: &'t str) -> impl Iterator<Item = String> + use<'_, 't> {
        let runs = self.words.0.split(|range| range.start == range.end);
        runs.filter(|run| !run.is_empty()).map(|run| {
            let parts = run
                .iter()
                .map(|range| range.start as usize..range.end as usize);
            parts.map(|part| &text[part]).collect()
        })
    }
}

/// The bytes of words, in source order; an empty range ends a run. Places are kept, not copies: a
/// body is in memory once.
#[derive(Debug, Default, PartialEq, Eq)]
struct Words(Vec<Range<u32>>);

impl Words {
    fn push(&mut self, range: &Range<usize>) {
        let (Ok(start), Ok(end)) = (u32::try_from(range.start), u32::try_from(range.end)) else {
            return;
        };
        match self.0.last_mut() {
            Some(last) if last.end == start && last.start < last.end => last.end = end,
            _ => self.0.push(start..end),
        }
    }

    fn end_run(&mut self) {
        if self.0.last().is_some_and(|last| last.start < last.end) {
            self.0.push(0..0);
        }
    }

    fn see(&mut self, text: &str, event: &Event<'_>, range: &Range<usize>) {
        match event {
            // Written otherwise than meant, as entities are: these are signs, not words.
            Event::Text(words) if text[range.clone()] != **words => self.end_run(),
            Event::Text(_) => self.push(range),
            Event::SoftBreak | Event::HardBreak => {
                // A hard break may be written with a backslash.
                let line = text[range.clone()]
                    .find('\n')
                    .map_or(range.end, |at| range.start + at);
                self.push(&(line..range.end));
            }
            Event::Code(_) => {
                let code = text[range.clone()].trim_matches('`');
                let start = range.start + text[range.clone()].find(code).unwrap_or_default();
                self.push(&(start..start + code.len()));
            }
            Event::Start(tag) if is_inline(tag) => {}
            Event::End(tag) if is_inline_end(*tag) => {}
            Event::InlineHtml(_) | Event::FootnoteReference(_) => {}
            _ => self.end_run(),
        }
    }
}

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

/// A link or an image of a body.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    /// The address as meant: escapes and entities resolved; `mailto:` before a bare mail address.
    pub target: String,
    /// The bytes of the address as written; of the whole link where the address stands elsewhere.
    pub span: Range<usize>,
}

/// Returns the headings, links and images of a body.
pub fn outline(text: &str) -> Outline {
    let events = parse(text);
    let mut outline = Outline {
        headings: headings(text, &events),
        ..Outline::default()
    };
    // Each open link or image, with the place where its text ends so far.
    let mut open: Vec<(Reference, LinkType, usize)> = Vec::new();
    let mut is_code = false;
    for (event, range) in &events {
        outline.words.see(text, event, range);
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code && begins_with_bullet(text, range) => {
                outline.press_bullets.push(range.start);
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                open.push((
                    reference(dest_url, *link_type, range),
                    *link_type,
                    range.start + 1,
                ));
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                ..
            }) => {
                open.push((
                    reference(dest_url, *link_type, range),
                    *link_type,
                    range.start + 2,
                ));
            }
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => {
                let Some((mut done, link_type, text_end)) = open.pop() else {
                    continue;
                };
                done.span = address(text, range, link_type, text_end);
                match end {
                    TagEnd::Link => outline.links.push(done),
                    _ => outline.images.push(done),
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => outline.raw_html = true,
            _ => {}
        }
        if let Some((_, _, text_end)) = open.last_mut()
            && !matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }))
        {
            *text_end = range.end.max(*text_end);
        }
    }
    outline.links.sort_by_key(|link| link.span.start);
    outline.images.sort_by_key(|image| image.span.start);
    outline
}

/// Whether a text stands at the start of its line and begins with a bullet that Markdown does not know.
fn begins_with_bullet(text: &str, range: &Range<usize>) -> bool {
    bullet(&text[range.start..]).is_some() && {
        let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
        text[line..range.start].trim().is_empty()
    }
}

/// Returns the anchors of all headings among `events`, in order.
///
/// NFC and lower case; Hangul and other letters and digits stay, all between them becomes one `-`,
/// and nothing at all becomes `section`. The first heading of a name has the name itself; further
/// ones get `-2`, `-3`, passing over the names of other headings.
pub fn heading_ids(events: &[Placed<'_>]) -> Vec<String> {
    anchors(heading_texts(events).map(|(text, ..)| text))
}

fn headings(text: &str, events: &[Placed<'_>]) -> Vec<Heading> {
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

fn reference(target: &CowStr<'_>, link_type: LinkType, range: &Range<usize>) -> Reference {
    let scheme = if link_type == LinkType::Email {
        "mailto:"
    } else {
        ""
    };
    Reference {
        target: format!("{scheme}{target}"),
        span: range.clone(),
    }
}

/// Returns where the address of the link at `link` is written; the link's own place if nowhere there.
fn address(text: &str, link: &Range<usize>, kind: LinkType, text_end: usize) -> Range<usize> {
    match kind {
        LinkType::Autolink | LinkType::Email => link.start + 1..link.end - 1,
        LinkType::Inline => {
            inline_address(&text[..link.end], text_end).unwrap_or_else(|| link.clone())
        }
        _ => link.clone(),
    }
}

/// Finds the address behind the first `](` at or after `from`.
fn inline_address(text: &str, from: usize) -> Option<Range<usize>> {
    let bracket = from + text.get(from..)?.find("](")? + 2;
    let mut rest = text[bracket..].trim_start();
    if text[bracket..text.len() - rest.len()].contains('\n') {
        // A quote's margin: a line of text cannot begin with `>` itself.
        rest = rest.trim_start_matches(|letter: char| letter == '>' || letter.is_whitespace());
    }
    let start = text.len() - rest.len();
    if let Some(rest) = rest.strip_prefix('<') {
        let length = unescaped(rest, |byte, _| byte == b'>')?;
        return Some(start + 1..start + 1 + length);
    }
    let ends = |byte: u8, depth: i32| byte.is_ascii_whitespace() || (byte == b')' && depth == 0);
    Some(start..start + unescaped(rest, ends)?)
}

/// Returns how many bytes come before the first unescaped one that `ends` the address; it is told
/// how many brackets are open.
fn unescaped(text: &str, ends: impl Fn(u8, i32) -> bool) -> Option<usize> {
    let (mut depth, mut is_escaped) = (0, false);
    text.bytes().position(|byte| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        if ends(byte, depth) {
            return true;
        }
        match byte {
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        false
    })
}
