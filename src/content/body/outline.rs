//! The outline of a body: headings, links, images, each with its place.

use super::bullets::bullet;
use super::events::{is_inline, is_inline_end};
use super::headings::{Heading, headings};
use super::parse::parse;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

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
    words: WordPlaces,
}

impl Outline {
    /// All links, then all images.
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
struct WordPlaces(Vec<Range<u32>>);

impl WordPlaces {
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
            // An entity or an escape, whose source is not its text: it is punctuation, not a word.
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
    let mut open: Vec<Open> = Vec::new();
    let mut is_code = false;
    for (event, range) in &events {
        outline.words.see(text, event, range);
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code && begins_with_bullet(text, range) => {
                outline.press_bullets.push(range.start);
            }
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => {
                let Some(open) = open.pop() else { continue };
                let reference = open.close(text, range);
                match end {
                    TagEnd::Link => outline.links.push(reference),
                    _ => outline.images.push(reference),
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => outline.raw_html = true,
            _ => {}
        }
        if let Event::Start(tag) = event
            && let Some(opened) = Open::of(tag, range)
        {
            open.push(opened);
        } else if let Some(open) = open.last_mut() {
            open.text_end = range.end.max(open.text_end);
        }
    }
    outline.links.sort_by_key(|link| link.span.start);
    outline.images.sort_by_key(|image| image.span.start);
    outline
}

/// A link or image whose end has not come yet.
struct Open {
    target: String,
    link_type: LinkType,
    /// Where its text ends so far.
    text_end: usize,
}

impl Open {
    fn of(tag: &Tag<'_>, range: &Range<usize>) -> Option<Self> {
        let (link_type, target, mark) = match tag {
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => (*link_type, dest_url, "["),
            Tag::Image {
                link_type,
                dest_url,
                ..
            } => (*link_type, dest_url, "!["),
            _ => return None,
        };
        let scheme = match link_type {
            LinkType::Email => "mailto:",
            _ => "",
        };
        Some(Self {
            target: format!("{scheme}{target}"),
            link_type,
            text_end: range.start + mark.len(),
        })
    }

    /// The whole link, which stands at `range`.
    fn close(self, text: &str, range: &Range<usize>) -> Reference {
        Reference {
            target: self.target,
            span: address(text, range, self.link_type, self.text_end),
        }
    }
}

/// Whether a text stands at the start of its line and begins with a bullet that Markdown does not
/// know.
fn begins_with_bullet(text: &str, range: &Range<usize>) -> bool {
    bullet(&text[range.start..]).is_some() && {
        let line = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
        text[line..range.start].trim().is_empty()
    }
}

/// Returns where the address of the link at `link` is written; the link's own place if nowhere
/// there.
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
        rest = rest.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
    }
    let start = text.len() - rest.len();
    if let Some(rest) = rest.strip_prefix('<') {
        let length = unescaped(rest, |byte, _| byte == b'>')?;
        return Some(start + 1..start + 1 + length);
    }
    let ends = |byte: u8, depth: i32| byte.is_ascii_whitespace() || (byte == b')' && depth == 0);
    Some(start..start + unescaped(rest, ends)?)
}

/// Returns how many bytes come before the first unescaped one that `ends` the address, which
/// is given the number of open brackets.
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
