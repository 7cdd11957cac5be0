//! A Markdown body as HTML that is safe, accessible and fit for a page with a strict policy.
//! Knows no page around it: addresses come from a function, ids from the text.
//!
//! A list of events goes through one step after another: headings, raw HTML (`raw`), footnotes
//! (`footnotes`), then links, images, tables and tasks here. What pulldown-cmark's own writer
//! does well stays an event; the rest becomes a piece of HTML that it copies.

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use super::footnotes::{self, Footnotes};
use super::{address, cleaned, raw};
use crate::content::markdown::{heading_ids, is_inline, is_inline_end, parse};

/// Gives the published address of a link or image target as the source has it.
pub type Resolve<'r> = dyn Fn(&str) -> Option<String> + 'r;

/// Gives what is known of a photo by its target as the source has it.
pub type Look<'r> = dyn Fn(&str) -> Option<Seen> + 'r;

/// A photo of a body as a browser is told of it, so that the text does not jump when it comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its width in points.
    pub width: u32,
    /// Its height in points.
    pub height: u32,
    /// The addresses of all its sizes, percent-encoded, each with its width.
    pub sizes: Vec<(String, u32)>,
}

/// Returns the HTML of a body.
///
/// `look` is asked what is known of a photo. `resolve` is asked about every target; where it gives `None`, the target stays if it is relative
/// or begins with http, https, mailto or tel (an image: http, https), and otherwise only the text of
/// the link stays. `prefix` comes before every id, so that bodies can share a page: empty for the
/// main one, whose heading ids are then those of the outline. Headings begin at `h2`: all of them
/// move down by one if the body has an `h1`. Of raw HTML a few text tags stay, without style.
pub fn html(text: &str, prefix: &str, resolve: &Resolve<'_>, look: &Look<'_>) -> String {
    let mut placed = parse(text);
    set_headings(&mut placed, prefix);
    let events = placed.into_iter().map(|(event, _)| event).collect();
    let (events, has_raw) = raw::filtered(events);
    let (body, footnotes) = footnotes::split(events, prefix);
    let mut writer = Writer::new(resolve, look, footnotes);
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

struct Writer<'r, 'a> {
    resolve: &'r Resolve<'r>,
    look: &'r Look<'r>,
    footnotes: Footnotes<'a>,
    table: Table,
    /// For each open link, whether it was written: not a refused one.
    links: Vec<bool>,
    is_label_open: bool,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
    has_rows: bool,
    cell: &'static str,
}

impl<'r, 'a> Writer<'r, 'a> {
    fn new(resolve: &'r Resolve<'r>, look: &'r Look<'r>, footnotes: Footnotes<'a>) -> Self {
        Self {
            resolve,
            look,
            footnotes,
            table: Table::default(),
            links: Vec::new(),
            is_label_open: false,
        }
    }

    fn written(&mut self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let mut written = Vec::with_capacity(events.len());
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            if self.is_label_open && ends_line(&event) {
                self.is_label_open = false;
                written.push(piece("</label>"));
            }
            let event = match event {
                Event::Start(Tag::Image {
                    dest_url, title, ..
                }) => self.image(&dest_url, title, alternative(&mut events)),
                Event::Start(Tag::TableCell) => {
                    let is_empty = matches!(events.as_slice(), [Event::End(_), ..]);
                    self.table.cell(is_empty)
                }
                Event::End(TagEnd::TableCell) => self.table.cell_end(),
                Event::Start(Tag::Item) if is_task(events.as_slice()) => {
                    piece("<li class=\"task\">")
                }
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                other => self.single(other),
            };
            written.push(event);
        }
        written
    }

    fn start(&mut self, tag: Tag<'a>) -> Event<'a> {
        match tag {
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let scheme = if link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                self.link(&format!("{scheme}{dest_url}"), title)
            }
            Tag::Table(alignments) => {
                self.table = Table {
                    alignments,
                    ..Table::default()
                };
                piece("<div class=\"table-scroll\" tabindex=\"0\"><table>\n")
            }
            Tag::TableHead => {
                self.table.is_head = true;
                piece("<thead><tr>")
            }
            Tag::TableRow => self.table.row(),
            other => Event::Start(other),
        }
    }

    fn end(&mut self, tag: TagEnd) -> Event<'a> {
        match tag {
            TagEnd::Link if self.links.pop() != Some(true) => nothing(),
            TagEnd::TableHead => {
                self.table.is_head = false;
                piece("</tr></thead>\n")
            }
            TagEnd::Table if self.table.has_rows => piece("</tbody></table></div>\n"),
            TagEnd::Table => piece("</table></div>\n"),
            other => Event::End(other),
        }
    }

    fn single(&mut self, event: Event<'a>) -> Event<'a> {
        match event {
            Event::HardBreak => piece("<br>\n"),
            Event::Rule => Event::Html("<hr>\n".into()),
            Event::FootnoteReference(name) => self.footnotes.reference(&name),
            Event::TaskListMarker(is_done) => {
                self.is_label_open = true;
                let checked = if is_done { " checked" } else { "" };
                piece(format!(
                    "<label><input type=\"checkbox\" disabled{checked}> "
                ))
            }
            other => other,
        }
    }

    /// Returns the start of a link, or nothing for a refused address.
    fn link(&mut self, target: &str, title: CowStr<'a>) -> Event<'a> {
        // The parser lets `<https://…>` be a link within a link, which HTML does not.
        let is_within = self.links.contains(&true);
        let address = address::published(target, self.resolve, address::LINKS);
        self.links.push(!is_within && address.is_some());
        let Some(address) = address.filter(|_| !is_within) else {
            return nothing();
        };
        let is_external = address::is_external(&address);
        let mut tag = html_of([Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: address.into(),
            title,
            id: "".into(),
        })]);
        if is_external {
            tag.truncate(tag.len() - 1);
            tag.push_str(" rel=\"noopener noreferrer\">");
        }
        piece(tag)
    }

    /// Returns an image, or its description alone for a refused address.
    fn image(&self, target: &str, title: CowStr<'a>, alternative: String) -> Event<'a> {
        let Some(address) = address::published(target, self.resolve, address::IMAGES) else {
            return Event::Text(alternative.into());
        };
        let start = Tag::Image {
            link_type: LinkType::Inline,
            dest_url: address.into(),
            title,
            id: "".into(),
        };
        let end = Event::End(start.to_end());
        let tag = html_of([Event::Start(start), Event::Text(alternative.into()), end]);
        let seen = (self.look)(target)
            .map(|seen| attributes(&seen))
            .unwrap_or_default();
        let tag = tag.trim_end_matches(" />");
        piece(format!("{tag}{seen} loading=\"lazy\" decoding=\"async\">"))
    }
}

/// What a browser is told of a photo: a column of text is as wide as it gets.
fn attributes(seen: &Seen) -> String {
    let size = format!(" width=\"{}\" height=\"{}\"", seen.width, seen.height);
    if seen.sizes.is_empty() {
        return size;
    }
    let sizes = seen
        .sizes
        .iter()
        .map(|(address, width)| format!("{address} {width}w"));
    let sizes = sizes
        .collect::<Vec<_>>()
        .join(", ")
        .replace('&', "&amp;")
        .replace('"', "&quot;");
    format!(" srcset=\"{sizes}\" sizes=\"(min-width: 768px) 640px, 92vw\"{size}")
}

impl Table {
    fn row<'a>(&mut self) -> Event<'a> {
        self.column = 0;
        let is_first = !std::mem::replace(&mut self.has_rows, true);
        piece(if is_first { "<tbody>\n<tr>" } else { "<tr>" })
    }

    /// Returns the start of a cell; an empty one heads no column and is no `th`.
    fn cell<'a>(&mut self, is_empty: bool) -> Event<'a> {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        let is_heading = self.is_head && !is_empty;
        self.cell = if is_heading { "th" } else { "td" };
        let scope = if is_heading { " scope=\"col\"" } else { "" };
        piece(format!("<{}{scope}{class}>", self.cell))
    }

    fn cell_end<'a>(&mut self) -> Event<'a> {
        self.column += 1;
        piece(format!("</{}>", self.cell))
    }
}

/// Consumes an image's description up to its end and returns the words.
fn alternative<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
    let mut words = String::new();
    let mut depth = 0;
    for event in events {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) if depth == 0 => break,
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

fn is_task(inside: &[Event<'_>]) -> bool {
    matches!(
        inside,
        [Event::TaskListMarker(_), ..]
            | [Event::Start(Tag::Paragraph), Event::TaskListMarker(_), ..]
    )
}

/// Says whether a line of inline text cannot go on past this event.
fn ends_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_inline(tag),
        Event::End(tag) => !is_inline_end(*tag),
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

pub(super) fn piece<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}

fn nothing<'a>() -> Event<'a> {
    piece("")
}

/// Lets pulldown-cmark write a tag, so that it alone escapes.
fn html_of<'a>(events: impl IntoIterator<Item = Event<'a>>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out
}
