//! Which delimiter runs CommonMark misjudges beside CJK letters. Knows no events but their places.
//!
//! The rule is the CJK-friendly amendment (github.com/tats-u/markdown-cjk-friendly,
//! specification.md): a run with a CJK character on either side may both open and close, whatever
//! punctuation is on the other. Brackets and stops that show their direction keep CommonMark's
//! answer: it is right there, and a note mark as in `안전*, 청렴*, 혁신` must not open emphasis.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{Placed, is_inline, is_inline_end};

const OPENING: &str = "([{「『《〈【〔〖〘〚“‘«‹（［｛｢";
const CLOSING: &str = ")]}」』》〉】〕〗〙〛”’»›）］｝｣";
const STOPS: &str = ",.!?:;…、。，．！？：；";

/// Returns the runs of `*` and `~~` to which CommonMark grants one role and the amendment both, in
/// source order.
///
/// Looks at neighbours only: a run in code or in an address is among them. Needs no parse, so
/// that most texts are spared the second one.
pub(super) fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for delimiter in ['*', '~'] {
        let mut at = 0;
        while let Some(next) = text[at..].find(delimiter) {
            let first = at + next;
            let behind = text[first..].trim_start_matches(delimiter);
            at = text.len() - behind.len();
            let run = first + usize::from(is_escaped(text, first))..at;
            // A single `~` may not stand within a word at all, as `_` may not.
            if (delimiter == '*' || run.len() == 2) && is_misjudged(text, &run) {
                found.push(run);
            }
        }
    }
    found.sort_unstable_by_key(|run| run.start);
    found
}

/// Returns those of `runs` that stand in text where emphasis is looked for.
///
/// `events` are those of a bare parse: what is neither text nor the edge of emphasis found there is
/// code, HTML, an address, a title or a label. At the edge of a line of inline text, behind `>` or
/// beside the `|` of a table, a run has no neighbour to be misjudged by.
pub(super) fn in_inline_text(runs: Vec<Range<usize>>, events: &[Placed<'_>]) -> Vec<Range<usize>> {
    let mut places = Places::default();
    for (event, range) in events {
        places.add(event, range);
    }
    let within = |run: &Range<usize>| {
        let next = places.text.partition_point(|place| place.end <= run.start);
        places
            .text
            .get(next)
            .is_some_and(|place| place.start < run.end)
    };
    let at_edge = |place: &usize| places.edges.binary_search(place).is_ok();
    let mut runs = runs;
    runs.retain(|run| !run.is_empty() && within(run) && !at_edge(&run.start) && !at_edge(&run.end));
    runs
}

/// Returns a punctuation mark that does not occur in `text`.
///
/// `None` for a text that holds all of these cuneiform marks.
pub(super) fn unused_mark(text: &str) -> Option<char> {
    ('\u{12470}'..='\u{12474}').find(|&mark| !text.contains(mark))
}

/// Whether a character belongs to Hangul, Hanja or Kana, or is a wide punctuation mark of theirs.
///
/// Whole blocks of the amendment's ranges.md; unassigned characters in them do no harm.
pub(super) fn is_cjk(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11FF}' // Jamo
        | '\u{20A9}'
        | '\u{2E80}'..='\u{303E}' // radicals, CJK punctuation
        | '\u{3041}'..='\u{A4C6}' // Kana, compatibility Jamo, Hanja
        | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7FB}' // Hangul syllables
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE10}'..='\u{FE19}'
        | '\u{FE30}'..='\u{FE6B}'
        | '\u{FF01}'..='\u{FFEE}' // full and half width
        | '\u{16FE0}'..='\u{1B2FB}'
        | '\u{20000}'..='\u{3FFFD}')
}

#[derive(Default)]
struct Places {
    text: Vec<Range<usize>>,
    /// Starts and ends of the stretches of inline text, a line each; ascending.
    edges: Vec<usize>,
    line: Option<usize>,
    is_literal: bool,
}

impl Places {
    fn add(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(tag) if is_inline(tag) => {
                self.is_literal |= is_autolink(tag);
                if is_emphasis(tag.to_end()) {
                    self.text.push(range.start..range.start + 1);
                }
            }
            Event::End(tag) if is_inline_end(*tag) => {
                self.is_literal &= *tag != TagEnd::Link;
                if is_emphasis(*tag) {
                    self.text.push(range.end - 1..range.end);
                }
            }
            Event::Start(tag) => {
                self.is_literal = matches!(tag, Tag::CodeBlock(_));
                return self.end_line();
            }
            Event::End(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => return self.end_line(),
            Event::Text(_) if !self.is_literal => self.text.push(range.clone()),
            _ => {}
        }
        if self.line.is_none() {
            self.edges.push(range.start);
        }
        self.line = self.line.max(Some(range.end));
    }

    fn end_line(&mut self) {
        self.edges.extend(self.line.take());
    }
}

fn is_autolink(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Link {
            link_type: LinkType::Autolink | LinkType::Email,
            ..
        }
    )
}

fn is_emphasis(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough
    )
}

fn is_escaped(text: &str, at: usize) -> bool {
    let slashes = text.as_bytes()[..at]
        .iter()
        .rev()
        .take_while(|&&byte| byte == b'\\');
    slashes.count() % 2 == 1
}

fn is_misjudged(text: &str, run: &Range<usize>) -> bool {
    let (before, after) = (&text[..run.start], &text[run.end..]);
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    if left.is_whitespace() || right.is_whitespace() || !(ends_in_cjk(before) || is_cjk(right)) {
        return false;
    }
    match (is_word(left), is_word(right)) {
        (false, true) => !OPENING.contains(left),
        // The parser lets `~~` open anywhere, so only a refused close is put right.
        (true, false) => text.as_bytes()[run.start] == b'*' && !ends_clause(after),
        // Two letters, or two marks: CommonMark already grants both roles.
        _ => false,
    }
}

/// Whether the last character of `text` is a CJK one, with or without a variation selector.
fn ends_in_cjk(text: &str) -> bool {
    text.chars()
        .rev()
        .find(|&letter| !is_variation(letter))
        .is_some_and(is_cjk)
}

/// Says whether a closing bracket comes next, or a stop that ends a clause: `*, ` but not `*,*`.
fn ends_clause(after: &str) -> bool {
    let mut next = after.chars();
    let is_closing = |letter: char| CLOSING.contains(letter);
    match next.next() {
        Some(mark) if STOPS.contains(mark) => next
            .next()
            .is_none_or(|letter| letter.is_whitespace() || is_closing(letter)),
        Some(mark) => is_closing(mark),
        None => true,
    }
}

/// Whether CommonMark sees a letter here, and not punctuation.
///
/// Says no too often, never too rarely: a run that needs no mark bears one unharmed.
fn is_word(letter: char) -> bool {
    let is_combining =
        matches!(letter, '\u{300}'..='\u{36F}' | '\u{302A}'..='\u{302F}' | '\u{3099}'..='\u{309A}');
    letter.is_alphanumeric() || is_combining || is_variation(letter)
}

fn is_variation(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0E}' | '\u{E0100}'..='\u{E01EF}')
}
