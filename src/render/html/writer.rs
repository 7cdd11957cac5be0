//! Links, images, tables and tasks of a body as pieces of HTML.

use super::address::{self, Resolve};
use super::footnotes::Footnotes;
use super::image::{PhotoLookup, alternative, image};
use super::piece::{html_of, nothing, piece};
use super::table::OpenTable;
use crate::content::body::{is_inline, is_inline_end};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// Writes the events of one body, its notes after it.
pub(super) struct Writer<'r, 'a> {
    resolve: &'r Resolve<'r>,
    photo: &'r PhotoLookup<'r>,
    pub(super) footnotes: Footnotes<'a>,
    table: OpenTable,
    /// For each open link, whether it was written: one with a rejected address is not.
    links: Vec<bool>,
    /// Whether the label of a task is open.
    is_label_open: bool,
}

impl<'r, 'a> Writer<'r, 'a> {
    pub(super) fn new(
        resolve: &'r Resolve<'r>,
        photo: &'r PhotoLookup<'r>,
        footnotes: Footnotes<'a>,
    ) -> Self {
        Self {
            resolve,
            photo,
            footnotes,
            table: OpenTable::default(),
            links: Vec::new(),
            is_label_open: false,
        }
    }

    /// Returns the events with everything that pulldown-cmark would write otherwise as pieces of
    /// HTML.
    pub(super) fn written(&mut self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
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
                }) => {
                    let alternative = alternative(&mut events);
                    self.image(&dest_url, title, alternative)
                }
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
                self.table = OpenTable::new(alignments);
                piece("<div class=\"table-scroll\" tabindex=\"0\"><table>\n")
            }
            Tag::TableHead => self.table.head(),
            Tag::TableRow => self.table.row(),
            other => Event::Start(other),
        }
    }

    fn end(&mut self, tag: TagEnd) -> Event<'a> {
        match tag {
            TagEnd::Link if self.links.pop() != Some(true) => nothing(),
            TagEnd::TableHead => self.table.head_end(),
            TagEnd::Table => self.table.end(),
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

    /// Returns the start of a link, or nothing for a rejected address.
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

    /// Returns an image, or its description alone for a rejected address.
    fn image(&self, target: &str, title: CowStr<'a>, alternative: String) -> Event<'a> {
        match address::published(target, self.resolve, address::IMAGES) {
            Some(address) => {
                let photo = (self.photo)(target);
                image(address, title, alternative, photo.as_ref())
            }
            None => Event::Text(alternative.into()),
        }
    }
}

fn is_task(inside: &[Event<'_>]) -> bool {
    matches!(
        inside,
        [Event::TaskListMarker(_), ..]
            | [Event::Start(Tag::Paragraph), Event::TaskListMarker(_), ..]
    )
}

/// Whether a line of inline text cannot go on past this event.
fn ends_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_inline(tag),
        Event::End(tag) => !is_inline_end(*tag),
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}
