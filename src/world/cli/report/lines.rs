//! Byte offsets as lines and columns, the way editor programs count them.

use super::text::Source;
use crate::base::{Diagnostic, Place, SourcePath, Span};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

const MARK: char = '\u{feff}';

/// Where something starts and ends: lines and columns from 1, columns in characters (Unicode
/// code points); the end is the column right after the last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::world::cli) struct TextRange {
    pub(in crate::world::cli) line: usize,
    pub(in crate::world::cli) column: usize,
    pub(in crate::world::cli) end_line: usize,
    pub(in crate::world::cli) end_column: usize,
}

impl TextRange {
    /// The start of a file whose text cannot be read.
    pub(in crate::world::cli) const START: Self = Self {
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
    };
}

/// The lines of a text. Asked for spans in their order, it reads the text once.
pub(in crate::world::cli) struct Lines<'t> {
    text: &'t str,
    /// The last position asked for: byte, line, column.
    last: Cell<(usize, usize, usize)>,
}

impl<'t> Lines<'t> {
    pub(in crate::world::cli) fn of(text: &'t str) -> Self {
        Self {
            text,
            last: Cell::new(start(text)),
        }
    }

    /// Where a span is. One that does not fit the text is cut to it.
    pub(in crate::world::cli) fn region(&self, span: Span) -> TextRange {
        let range = inside(self.text, span.range());
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end);
        TextRange {
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let (mut from, mut line, mut column) = self.last.get();
        if from > at {
            (from, line, column) = start(self.text);
        }
        let passed = self.text.get(from..at).unwrap_or_default();
        match passed.rfind('\n') {
            Some(end) => {
                line += passed.matches('\n').count();
                column = 1 + passed[end + 1..].chars().count();
            }
            None => column += passed.chars().count(),
        }
        self.last.set((at.max(from), line, column));
        (line, column)
    }
}

/// The texts of the files with problems, each fetched once; `None` for files that are not text.
pub(super) struct Texts<'p>(BTreeMap<&'p SourcePath, Option<String>>);

impl<'p> Texts<'p> {
    pub(super) fn of(problems: &'p [Diagnostic], source: &Source<'_>) -> Self {
        let mut texts = BTreeMap::new();
        for label in problems.iter().flat_map(|problem| &problem.labels) {
            let path = &label.place.path;
            texts.entry(path).or_insert_with(|| source(path));
        }
        Self(texts)
    }

    pub(super) fn get(&self, path: &SourcePath) -> Option<&str> {
        self.0.get(path)?.as_deref()
    }

    pub(super) fn places(&self) -> FileLines<'_> {
        let texts = self.0.iter();
        let lines = texts.filter_map(|(path, text)| Some((*path, Lines::of(text.as_deref()?))));
        FileLines(lines.collect())
    }
}

/// Lines and columns in several files.
pub(super) struct FileLines<'t>(BTreeMap<&'t SourcePath, Lines<'t>>);

impl FileLines<'_> {
    pub(super) fn region(&self, place: &Place) -> TextRange {
        let lines = self.0.get(&place.path);
        lines.map_or(TextRange::START, |lines| lines.region(place.span))
    }
}

/// The first character after a byte order mark, which is not counted as a column.
fn start(text: &str) -> (usize, usize, usize) {
    let mark = if text.starts_with(MARK) {
        MARK.len_utf8()
    } else {
        0
    };
    (mark, 1, 1)
}

/// A range of the text on character boundaries, whatever was asked for.
pub(super) fn inside(text: &str, range: Range<usize>) -> Range<usize> {
    let border = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0)
    };
    let start = border(range.start);
    start..border(range.end).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn check(text: &str, mark: &str, expected: (usize, usize, usize, usize)) {
        let start = text.find(mark).expect("the mark");
        let lines = Lines::of(text);
        // Asked for something later first: the answer depends on the place alone.
        lines.region(Span::new(text.len()..text.len()));
        let found = lines.region(Span::new(start..start + mark.len()));
        let TextRange {
            line,
            column,
            end_line,
            end_column,
        } = found;
        assert_eq!((line, column, end_line, end_column), expected, "{text:?}");
    }

    #[test]
    fn columns_are_letters_whatever_the_editor_saves() {
        check("a\nhosts: 국민\n", "국민", (2, 8, 2, 10));
        check("\u{feff}hosts: 국민\r\n", "국민", (1, 8, 1, 10));
        check("a\r\n가\t국민\r\n", "국민", (2, 3, 2, 5));
        check("가나\n다라\n마", "나\n다", (1, 2, 2, 2));
        check("𝑎𝑏국민", "국민", (1, 3, 1, 5));
    }

    #[test]
    fn text_stored_in_parts_counts_the_parts() {
        let parts: String = "가나".nfd().collect();
        check(&format!("{parts}: 국민"), "국민", (1, 7, 1, 9));
    }

    #[test]
    fn a_span_that_does_not_fit_is_cut_to_the_text() {
        let lines = Lines::of("가나");
        let region = |range| lines.region(Span::new(range));
        assert_eq!(region(1..5).column, 1);
        assert_eq!(region(900..901).end_column, 3);
        assert_eq!(Lines::of("").region(Span::new(3..9)), TextRange::START);
        assert_eq!(
            Lines::of("\u{feff}").region(Span::new(0..3)),
            TextRange::START
        );
    }
}
