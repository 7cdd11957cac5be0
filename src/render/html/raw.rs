//! Raw HTML in a body: a few text tags stay, the rest goes. Does not know Markdown's own tags.
//!
//! There are two filters. This one goes over the events and keeps only tags of
//! [`TEXT_TAGS`] and `details`, each closed within the Markdown tag it was opened in, so that the
//! structure stays Markdown's. Safety rests on the other ([`super::cleaned`]): it parses the whole
//! result as a browser does, and removes attributes and whatever this one misread.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::markup::{markup_length, tag_name};
use crate::content::body::{is_inline, is_inline_end};

/// Tags that may stand in a line of text.
pub(super) const TEXT_TAGS: &[&str] = &[
    "abbr", "b", "dfn", "em", "i", "kbd", "mark", "rp", "rt", "ruby", "s", "small", "strong",
    "sub", "sup", "time",
];
/// Tags that take their content with them when they go.
pub(super) const WITH_CONTENT: &[&str] = &["script", "style"];

/// Returns the events with harmless raw HTML alone, and whether there is any.
///
/// A raw block stays [`Event::Html`], other raw tags [`Event::InlineHtml`].
pub(super) fn filtered(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, bool) {
    let is_raw = |event: &Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
    if !events.iter().any(is_raw) {
        return (events, false);
    }
    let mut filter = Filter::default();
    for event in events {
        filter.add(event);
    }
    filter.close_details(0);
    (filter.events, filter.has_kept)
}

#[derive(Default)]
struct Filter<'a> {
    events: Vec<Event<'a>>,
    has_kept: bool,
    /// The raw block being read.
    block: Option<String>,
    /// Tags open in this block or line of text, outermost first.
    open: Vec<OpenTag>,
    /// The tag whose content is being left out.
    leaving_out: Option<String>,
    /// For each of Markdown's open inline tags, whether it was kept.
    inline: Vec<bool>,
    /// Open `details`, each with its depth and whether it was kept.
    details: Vec<(usize, bool)>,
    /// Whether the raw block being read opens or closes one.
    has_details: bool,
    /// How many of Markdown's blocks are open.
    depth: usize,
    /// Whether a `details` has just been opened, which its `summary` must follow.
    may_open_summary: bool,
}

struct OpenTag {
    name: String,
    /// How many of Markdown's inline tags it stands in.
    depth: usize,
    /// Whether an `rt` has come, which a `ruby` must have.
    has_reading: bool,
}

impl<'a> Filter<'a> {
    fn add(&mut self, event: Event<'a>) {
        match (event, &mut self.block) {
            (Event::Start(Tag::HtmlBlock), _) => self.block = Some(String::new()),
            (Event::End(TagEnd::HtmlBlock), _) => self.end_block(),
            (Event::Html(html) | Event::Text(html), Some(block)) => block.push_str(&html),
            (Event::InlineHtml(html), _) => {
                let mut kept = String::new();
                self.read(&html, &mut kept);
                self.push_raw(kept);
            }
            (Event::Start(tag), _) if is_inline(&tag) => {
                self.inline.push(self.leaving_out.is_none());
                self.push_text(Event::Start(tag));
            }
            (Event::End(tag), _) if is_inline_end(tag) => self.end_inline(tag),
            (event @ (Event::Start(_) | Event::End(_) | Event::Rule), _) => self.add_block(event),
            (event, _) => self.push_text(event),
        }
    }

    fn push_text(&mut self, event: Event<'a>) {
        if self.leaving_out.is_none() {
            self.events.push(event);
        }
    }

    fn push_raw(&mut self, kept: String) {
        if !kept.is_empty() {
            self.events.push(Event::InlineHtml(kept.into()));
        }
    }

    /// Adds the end of one of Markdown's inline tags, if its start was kept.
    fn end_inline(&mut self, tag: TagEnd) {
        let mut ends = String::new();
        let depth = self.inline.len();
        self.close_from(
            self.open.partition_point(|open| open.depth < depth),
            &mut ends,
        );
        self.push_raw(ends);
        if self.inline.pop().unwrap_or(true) {
            self.events.push(Event::End(tag));
        }
    }

    /// Adds the edge of one of Markdown's blocks; no raw text tag reaches over it.
    fn add_block(&mut self, event: Event<'a>) {
        let mut ends = String::new();
        self.end_line(&mut ends);
        self.push_raw(ends);
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => {
                self.close_details(self.depth);
                self.depth -= 1;
            }
            _ => {}
        }
        match self.empty_paragraph() {
            Some(start) if event == Event::End(TagEnd::Paragraph) => self.events.truncate(start),
            _ => self.events.push(event),
        }
    }

    /// Returns where the last paragraph starts, if nothing in it can be seen.
    fn empty_paragraph(&self) -> Option<usize> {
        let is_blank = |event: &&Event<'_>| match event {
            Event::SoftBreak | Event::HardBreak => true,
            Event::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        let blanks = self.events.iter().rev().take_while(is_blank).count();
        let start = self.events.len().checked_sub(blanks + 1)?;
        (self.events[start] == Event::Start(Tag::Paragraph)).then_some(start)
    }

    fn end_block(&mut self) {
        let block = self.block.clone().unwrap_or_default();
        let mut kept = String::new();
        self.has_details = false;
        self.read(&block, &mut kept);
        self.end_line(&mut kept);
        self.block = None;
        if kept.trim().is_empty() {
            return;
        }
        self.has_kept = true;
        let kept = if self.has_details {
            kept
        } else {
            format!("<p>{}</p>\n", kept.trim())
        };
        self.events.push(Event::Html(kept.into()));
    }

    /// Closes the text tags that are still open.
    fn end_line(&mut self, kept: &mut String) {
        self.leaving_out = None;
        self.may_open_summary = false;
        self.close_from(0, kept);
    }

    /// Closes the open text tags from the one at `place` on, the innermost first.
    fn close_from(&mut self, place: usize, kept: &mut String) {
        for open in self.open.drain(place..).rev() {
            if open.name == "ruby" && !open.has_reading {
                kept.push_str("<rt></rt>");
            }
            kept.push_str(&format!("</{}>", open.name));
        }
    }

    /// Closes the `details` that stand at `depth` or deeper.
    fn close_details(&mut self, depth: usize) {
        while let Some((_, is_kept)) = self.details.pop_if(|(at, _)| *at >= depth) {
            if is_kept {
                self.events.push(Event::Html("</details>\n".into()));
            }
        }
    }

    /// Adds what may stay of `html` to `kept`.
    fn read(&mut self, html: &str, kept: &mut String) {
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            self.read_text(&rest[..at], kept);
            rest = &rest[at..];
            let Some(length) = markup_length(rest) else {
                self.read_text("&lt;", kept);
                rest = &rest[1..];
                continue;
            };
            let (markup, behind) = rest.split_at(length);
            rest = behind;
            self.read_tag(markup, behind, kept);
        }
        self.read_text(rest, kept);
    }

    fn read_text(&mut self, text: &str, kept: &mut String) {
        if self.leaving_out.is_none() {
            kept.push_str(text);
        }
    }

    fn read_tag(&mut self, markup: &str, behind: &str, kept: &mut String) {
        let (name, is_end) = tag_name(markup);
        if let Some(left_out) = &self.leaving_out {
            if is_end && name == *left_out {
                self.leaving_out = None;
            }
            return;
        }
        let may_open_summary = std::mem::take(&mut self.may_open_summary);
        match name.as_str() {
            "details" if is_end => self.end_details(kept),
            "details" => self.start_details(markup, behind, kept),
            "summary" if !is_end && !may_open_summary => {}
            "br" => self.keep("<br>", kept),
            "rt" | "rp" if !is_end => self.start_reading(markup, &name, kept),
            // Without it the content must be a date in a form that Korean ones never have.
            "time" if !is_end && !markup.to_ascii_lowercase().contains("datetime=") => {}
            name if WITH_CONTENT.contains(&name) && !is_end => {
                self.leaving_out = Some(name.to_owned());
            }
            name if is_end => {
                if let Some(place) = self.place_of(name) {
                    self.close_from(place, kept);
                }
            }
            name if name == "summary" || TEXT_TAGS.contains(&name) => {
                self.start_tag(markup, name, kept);
            }
            _ => {}
        }
    }

    /// Returns where the innermost open tag of a name is, if within the same Markdown tag.
    fn place_of(&self, name: &str) -> Option<usize> {
        let depth = self.inline.len();
        self.open
            .iter()
            .rposition(|open| open.name == name && open.depth == depth)
    }

    fn start_tag(&mut self, markup: &str, name: &str, kept: &mut String) {
        self.open.push(OpenTag {
            name: name.to_owned(),
            depth: self.inline.len(),
            has_reading: false,
        });
        self.keep(markup, kept);
    }

    /// Opens `rt` or `rp`, which stand right in a `ruby` or nowhere.
    fn start_reading(&mut self, markup: &str, name: &str, kept: &mut String) {
        let Some(ruby) = self.place_of("ruby") else {
            return;
        };
        self.close_from(ruby + 1, kept);
        self.open[ruby].has_reading |= name == "rt";
        self.start_tag(markup, name, kept);
    }

    fn keep(&mut self, markup: &str, kept: &mut String) {
        self.has_kept = true;
        kept.push_str(markup);
    }

    /// Opens `details` in a raw block of its own, and only where its `summary` follows.
    fn start_details(&mut self, markup: &str, behind: &str, kept: &mut String) {
        let next = behind.trim_start();
        let has_summary =
            markup_length(next).is_some() && tag_name(next) == ("summary".into(), false);
        let is_kept = self.block.is_some() && has_summary;
        self.details.push((self.depth, is_kept));
        if is_kept {
            self.close_from(0, kept);
            self.may_open_summary = true;
            self.has_details = true;
            self.keep(markup, kept);
        }
    }

    fn end_details(&mut self, kept: &mut String) {
        let depth = self.depth;
        if let Some((_, true)) = self.details.pop_if(|(at, _)| *at == depth) {
            self.close_from(0, kept);
            self.has_details = true;
            self.keep("</details>", kept);
        }
    }
}
