//! The second parse: a text with punctuation marks beside the runs that need them, and the way
//! back. Does not know why a run needs them.
//!
//! Between punctuation marks on both sides, a run of `*` or `~~` may both open and close. The marks
//! change nothing for a neighbouring run: where it saw a delimiter, itself punctuation, it sees
//! other punctuation.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, RefDefs, Tag};

use super::events::Placed;

pub(super) struct Marked<'a> {
    text: &'a str,
    mark: char,
    with_marks: String,
    /// Where the marks begin in `with_marks`, ascending.
    places: Vec<usize>,
}

impl<'a> Marked<'a> {
    /// Puts `mark` at both ends of each of `runs`, which are in source order; `text` holds no
    /// `mark`.
    pub(super) fn new(text: &'a str, runs: &[Range<usize>], mark: char) -> Self {
        let length = text.len() + 2 * runs.len() * mark.len_utf8();
        let mut with_marks = String::with_capacity(length);
        let mut places = Vec::with_capacity(2 * runs.len());
        let mut copied = 0;
        for end in runs.iter().flat_map(|run| [run.start, run.end]) {
            with_marks.push_str(&text[copied..end]);
            places.push(with_marks.len());
            with_marks.push(mark);
            copied = end;
        }
        with_marks.push_str(&text[copied..]);
        Self {
            text,
            mark,
            with_marks,
            places,
        }
    }

    /// Returns the events of the text with marks as if there were none.
    ///
    /// `definitions` are those of the bare parse: a link `[**「가」**는]` asks for its address by
    /// its text, which has marks in it now.
    pub(super) fn parse(&self, options: Options, definitions: &RefDefs<'_>) -> Vec<Placed<'a>> {
        let find = |link: BrokenLink<'_>| {
            let label = self.without_marks(link.reference.into_static());
            let found = definitions.get(&label)?;
            let title = found.title.clone().unwrap_or("".into());
            Some((found.dest.clone().into_static(), title.into_static()))
        };
        Parser::new_with_broken_link_callback(&self.with_marks, options, Some(find))
            .into_offset_iter()
            .filter_map(|(event, range)| self.restored(event, &range))
            .collect()
    }

    fn restored(&self, event: Event<'_>, range: &Range<usize>) -> Option<Placed<'a>> {
        let range = self.original(range.start)..self.original(range.end);
        let event = match event {
            Event::Text(text) => Event::Text(self.restored_text(&text, &self.text[range.clone()])?),
            Event::Start(tag) => Event::Start(self.restored_tag(tag.into_static())),
            // Marks stand in inline text alone, so nothing else can hold one.
            other => other.into_static(),
        };
        Some((event, range))
    }

    /// Returns `text` without marks, as a part of the source where it is one; `None` if empty.
    fn restored_text(&self, text: &str, source: &'a str) -> Option<CowStr<'a>> {
        if text == source {
            return Some(source.into());
        }
        let text = text.replace(self.mark, "");
        if text.is_empty() {
            None
        } else if text == source {
            Some(source.into())
        } else {
            Some(text.into())
        }
    }

    fn restored_tag(&self, tag: Tag<'static>) -> Tag<'static> {
        match tag {
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => Tag::Link {
                link_type: known(link_type),
                dest_url,
                title,
                id: self.without_marks(id),
            },
            Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            } => Tag::Image {
                link_type: known(link_type),
                dest_url,
                title,
                id: self.without_marks(id),
            },
            other => other,
        }
    }

    fn without_marks(&self, text: CowStr<'static>) -> CowStr<'static> {
        if text.contains(self.mark) {
            text.replace(self.mark, "").into()
        } else {
            text
        }
    }

    /// Returns the place in the original text of a place in the text with marks.
    fn original(&self, place: usize) -> usize {
        let marks_before = self.places.partition_point(|&mark| mark < place);
        place - marks_before * self.mark.len_utf8()
    }
}

/// Undoes the parser's note that our callback found the definition.
fn known(link_type: LinkType) -> LinkType {
    match link_type {
        LinkType::ReferenceUnknown => LinkType::Reference,
        LinkType::CollapsedUnknown => LinkType::Collapsed,
        LinkType::ShortcutUnknown => LinkType::Shortcut,
        other => other,
    }
}
