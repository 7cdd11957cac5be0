//! Footnotes at the end of a body: their numbers, and the links there and back.
//! Does not know what a note holds.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::piece::piece;

/// The notes of one body, numbered in the order in which the text refers to them.
pub(super) struct Footnotes<'a> {
    prefix: String,
    /// Where each name's definition stands in `definitions`.
    places: BTreeMap<String, usize>,
    definitions: Vec<Definition<'a>>,
    /// The definitions by number less one.
    order: Vec<usize>,
    /// How many of `order` have been handed out to be written.
    written: usize,
}

struct Definition<'a> {
    events: Vec<Event<'a>>,
    number: Option<usize>,
    references: usize,
}

/// Takes the definitions out of `events`; of two with one name the first counts.
pub(super) fn split<'a>(events: Vec<Event<'a>>, prefix: &str) -> (Vec<Event<'a>>, Footnotes<'a>) {
    let mut footnotes = Footnotes {
        prefix: prefix.to_owned(),
        places: BTreeMap::new(),
        definitions: Vec::new(),
        order: Vec::new(),
        written: 0,
    };
    let is_definition =
        |event: &Event<'_>| matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
    if !events.iter().any(is_definition) {
        return (events, footnotes);
    }
    let mut body = Vec::with_capacity(events.len());
    let mut open: Vec<(String, Vec<Event<'a>>)> = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => open.push((folded(&name), Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => {
                let (name, events) = open.pop().expect("the parser ends what it started");
                footnotes.define(name, events);
            }
            other => open
                .last_mut()
                .map_or(&mut body, |(_, note)| note)
                .push(other),
        }
    }
    (body, footnotes)
}

impl<'a> Footnotes<'a> {
    /// Returns the numbered link to a note; plain text where there is no such note.
    pub(super) fn reference(&mut self, name: &str) -> Event<'a> {
        let Some(&place) = self.places.get(&folded(name)) else {
            return Event::Text(format!("[^{name}]").into());
        };
        let number = self.number(place);
        let definition = &mut self.definitions[place];
        definition.references += 1;
        let (prefix, id) = (&self.prefix, reference_id(number, definition.references));
        piece(format!(
            "<sup><a class=\"footnote-ref\" href=\"#fn:{prefix}{number}\" id=\"fnref:{prefix}{id}\" \
             role=\"doc-noteref\">{number}</a></sup>"
        ))
    }

    /// Returns the next note to be written; those that nothing refers to come last.
    pub(super) fn next_note(&mut self) -> Option<Vec<Event<'a>>> {
        if self.written == self.order.len() {
            let unused = self
                .definitions
                .iter()
                .position(|note| note.number.is_none())?;
            self.number(unused);
        }
        let place = self.order[self.written];
        self.written += 1;
        Some(std::mem::take(&mut self.definitions[place].events))
    }

    /// Takes back the note that [`Self::next_note`] gave last, written.
    pub(super) fn keep(&mut self, note: Vec<Event<'a>>) {
        self.definitions[self.order[self.written - 1]].events = note;
    }

    /// Returns the list of all notes; nothing where there is none.
    pub(super) fn into_list(mut self) -> Vec<Event<'a>> {
        if self.order.is_empty() {
            return Vec::new();
        }
        let mut list = vec![block(
            "<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n",
        )];
        for (place, number) in std::mem::take(&mut self.order).into_iter().zip(1..) {
            let prefix = &self.prefix;
            list.push(block(format!("<li id=\"fn:{prefix}{number}\">")));
            list.append(&mut self.definitions[place].events);
            let backlinks = self.backlinks(number, self.definitions[place].references);
            match list.last() {
                _ if backlinks.is_empty() => {}
                Some(Event::End(TagEnd::Paragraph)) => {
                    list.insert(list.len() - 1, piece(backlinks))
                }
                _ => list.push(block(format!("<p>{backlinks}</p>\n"))),
            }
            list.push(block("</li>\n"));
        }
        list.push(block("</ol>\n</div>\n"));
        list
    }

    fn define(&mut self, name: String, events: Vec<Event<'a>>) {
        if self.places.contains_key(&name) {
            return;
        }
        self.places.insert(name, self.definitions.len());
        self.definitions.push(Definition {
            events,
            number: None,
            references: 0,
        });
    }

    /// Returns the number of the note at `place`, the next one if it has none yet.
    fn number(&mut self, place: usize) -> usize {
        let next = self.order.len() + 1;
        let number = *self.definitions[place].number.get_or_insert(next);
        if number == next {
            self.order.push(place);
        }
        number
    }

    /// Returns a link to each reference. Screen readers name it by its role, in their own language.
    fn backlinks(&self, number: usize, references: usize) -> String {
        let prefix = &self.prefix;
        let link = |id: String| {
            format!(
                " <a class=\"footnote-back\" href=\"#fnref:{prefix}{id}\" role=\"doc-backlink\" \
                 aria-label=\"↩ {id}\">↩\u{FE0E}</a>"
            )
        };
        (1..=references)
            .map(|count| link(reference_id(number, count)))
            .collect()
    }
}

/// Returns the end of the id of a note's `count`th reference.
fn reference_id(number: usize, count: usize) -> String {
    if count == 1 {
        number.to_string()
    } else {
        format!("{number}-{count}")
    }
}

fn block<'a>(html: impl Into<String>) -> Event<'a> {
    Event::Html(html.into().into())
}

/// Returns a name as the parser compares it: without regard to case and spacing.
fn folded(name: &str) -> String {
    name.to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
