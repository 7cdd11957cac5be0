//! The places of every pair of units: one list for each pair, complete and exact.

use super::bits::BitWriter;
use super::entry::EntryField;
use super::text::End;
use super::tokens::{Form, NO_PAIR, NONE, Tokens};
use rayon::prelude::*;

/// How many fields there are.
const FIELDS: u32 = EntryField::WEIGHTS.len() as u32;

/// The last offset in a word that is distinct from those behind it: no match goes further.
pub(super) const MOST_OFFSET: u32 = 511;

/// What does not depend on the place of a pair in the text, as one number; the field is added to
/// it.
fn shape(offset: usize, has_space: bool, end: End) -> u32 {
    let end = match end {
        End::Inside => 0,
        End::BeforeTail => 1,
        End::Last => 2,
    };
    let offset = (offset as u32).min(MOST_OFFSET);
    ((offset * 2 + u32::from(has_space)) * 3 + end) * FIELDS
}

/// The most words of an entry in a size class; an entry is in the first class that holds it.
pub(super) fn most_words(class: u32) -> u32 {
    (4 + class % 4) << (class / 4)
}

/// The size class of each entry.
pub(super) fn classes(tokens: &Tokens) -> Vec<u32> {
    let length = |entry: &Vec<super::tokens::Token>| {
        let breaks = entry.iter().filter(|token| token.is_after_break).count();
        (entry.len() + breaks) as u32
    };
    let class = |words: u32| (0..).find(|class| most_words(*class) >= words).unwrap_or(0);
    tokens
        .entries
        .iter()
        .map(|entry| class(length(entry)))
        .collect()
}

/// The number of slices the lists are made in, in parallel: each reads all words again.
const SLICES: usize = 4;

/// The list of every pair, in the order of [`Tokens::pairs`].
pub(super) fn lists(tokens: &Tokens, classes: &[u32]) -> Vec<Vec<u8>> {
    let counts = counts(tokens);
    let total: usize = counts.iter().map(|count| *count as usize).sum();
    let mut slices = Vec::new();
    let (mut from, mut filled) = (0, 0);
    for (at, count) in counts.iter().enumerate() {
        filled += *count as usize;
        if filled > total / SLICES || at + 1 == counts.len() {
            slices.push(from..at + 1);
            (from, filled) = (at + 1, 0);
        }
    }
    let slice = |range: &std::ops::Range<usize>| slice(tokens, classes, &counts, range);
    slices.par_iter().flat_map_iter(slice).collect()
}

fn counts(tokens: &Tokens) -> Vec<u32> {
    let mut counts = vec![0; tokens.pairs.len()];
    for form in &tokens.forms {
        form.pairs
            .iter()
            .for_each(|pair| counts[*pair as usize] += form.count);
    }
    let tokens = tokens.entries.iter().flatten();
    for token in tokens.filter(|token| token.pair != NO_PAIR) {
        counts[token.pair as usize] += 1;
    }
    counts
}

/// One place of a pair, small: a large archive has 13 million.
#[derive(Clone, Copy, Default)]
struct Occurrence {
    entry: u32,
    word: u16,
    shape: u16,
}

fn slice(
    tokens: &Tokens,
    classes: &[u32],
    counts: &[u32],
    range: &std::ops::Range<usize>,
) -> Vec<Vec<u8>> {
    let mut ends = Vec::with_capacity(range.len());
    let mut total = 0;
    for count in &counts[range.clone()] {
        ends.push(total);
        total += *count as usize;
    }
    let inside = Inside::new(tokens, range);
    let mut places = vec![Occurrence::default(); total];
    let mut put = |pair: usize, place: Occurrence| {
        places[ends[pair]] = place;
        ends[pair] += 1;
    };
    for (entry, words) in (0..).zip(&tokens.entries) {
        let mut word = 0_u32;
        for (at, token) in words.iter().enumerate() {
            word += u32::from(token.is_after_break);
            let place = |shape: u32| Occurrence {
                entry,
                word: word.min(u32::from(u16::MAX)) as u16,
                shape: (shape + token.field as u32).min(u32::from(u16::MAX)) as u16,
            };
            for (pair, shape) in inside.of(token.form) {
                put(*pair as usize, place(*shape));
            }
            if token.pair != NO_PAIR && range.contains(&(token.pair as usize)) {
                let form = &tokens.forms[token.form as usize];
                let end = if token.is_before_word {
                    first_end(tokens, &words[at + 1])
                } else {
                    End::Last
                };
                let shape = shape(form.units.len() - 1, token.is_before_word, end);
                put(token.pair as usize - range.start, place(shape));
            }
            word += 1;
        }
    }
    let mut from = 0;
    ends.into_iter()
        .map(|end| {
            let list = encode(&places[from..end], classes);
            from = end;
            list
        })
        .collect()
}

/// The pairs of a range inside each word form, close together in memory: most time is spent here.
struct Inside {
    /// Where the pairs of each word form begin; one more than there are forms.
    starts: Vec<u32>,
    /// Each pair by its position in the range, with its shape without the field.
    pairs: Vec<(u32, u32)>,
}

impl Inside {
    fn new(tokens: &Tokens, range: &std::ops::Range<usize>) -> Self {
        let (mut starts, mut pairs) = (vec![0], Vec::new());
        for form in &tokens.forms {
            for (offset, pair) in form.pairs.iter().enumerate() {
                if range.contains(&(*pair as usize)) {
                    let at = *pair - range.start as u32;
                    pairs.push((at, shape(offset, false, form.ends[offset + 1])));
                }
            }
            starts.push(pairs.len() as u32);
        }
        Self { starts, pairs }
    }

    fn of(&self, form: u32) -> &[(u32, u32)] {
        let form = form as usize;
        &self.pairs[self.starts[form] as usize..self.starts[form + 1] as usize]
    }
}

fn first_end(tokens: &Tokens, next: &super::tokens::Token) -> End {
    let form: &Form = &tokens.forms[next.form as usize];
    form.ends.first().copied().unwrap_or(End::Last)
}

/// Writes a list: the number of entries, the entries, the count in each, the words, the shapes.
fn encode(places: &[Occurrence], classes: &[u32]) -> Vec<u8> {
    let mut writer = BitWriter::default();
    let runs = || places.chunk_by(|a, b| a.entry == b.entry);
    let (entries, more): (Vec<u32>, Vec<u32>) = runs()
        .map(|run| (run[0].entry, run.len() as u32 - 1))
        .unzip();
    writer.gamma(entries.len() as u32 - 1);
    writer.rising(&entries, 0, classes.len() as u32);
    let cost = |scale: u32| {
        more.iter()
            .map(|value| (value >> scale) + 1 + scale)
            .sum::<u32>()
    };
    let scale = (0..8).min_by_key(|scale| cost(*scale)).unwrap_or(0);
    writer.bits(scale, 3);
    more.iter().for_each(|value| writer.rice(*value, scale));
    let mut words = Vec::new();
    for run in runs() {
        words.clear();
        // A word may have the same pair twice: adding the position makes the numbers rise.
        words.extend(
            (0_u32..)
                .zip(run)
                .map(|(at, place)| u32::from(place.word) + at),
        );
        let most = most_words(classes[run[0].entry as usize]) + run.len() as u32;
        writer.rising(&words, 0, most);
    }
    words.clear();
    words.extend(places.iter().map(|place| u32::from(place.shape)));
    writer.common_first(&words);
    writer.into_bytes()
}

/// The key of a pair: its units with a space between; the second is empty behind the last unit of a
/// run.
pub(super) fn key(tokens: &Tokens, pair: (u32, u32)) -> String {
    debug_assert_ne!(pair.0, NONE);
    format!(
        "{} {}",
        tokens.units[pair.0 as usize], tokens.units[pair.1 as usize]
    )
}
