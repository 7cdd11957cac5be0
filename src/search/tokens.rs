//! The texts of all entries as numbers: word forms, their units, pairs of units. Each distinct word
//! is cut once.

use super::dates::spell_dates;
use super::entry::{Entry, EntryField};
use super::hangul::is_syllable;
use super::text::{End, Gap, Word, chunks, cut, fold};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;

/// No pair. The last unit of a word begins a pair only if it is the whole word, or no syllable: how
/// other words continue over a space follows from where the next word begins. That saves a quarter
/// of the index.
pub(super) const NO_PAIR: u32 = u32::MAX;

/// The unit behind the last one of a run.
pub(super) const NONE: u32 = 0;

/// A distinct word.
#[derive(Debug)]
pub(super) struct Form {
    /// Its units, as positions in [`Tokens::units`].
    pub(super) units: Vec<u32>,
    /// What follows each unit in the word.
    pub(super) ends: Vec<End>,
    /// The pair that each unit but the last begins, as a position in [`Tokens::pairs`].
    pub(super) pairs: Vec<u32>,
    /// Whether its last unit begins a pair with what follows.
    pub(super) begins_pair: bool,
    /// Its number of occurrences.
    pub(super) count: u32,
}

/// A word at its place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Which word, as a position in [`Tokens::forms`].
    pub(super) form: u32,
    /// The pair that its last unit begins, or [`NO_PAIR`].
    pub(super) pair: u32,
    /// The field of the record.
    pub(super) field: EntryField,
    /// Whether a break is before it.
    pub(super) is_after_break: bool,
    /// Whether the next word follows without a break.
    pub(super) is_before_word: bool,
}

/// All texts.
#[derive(Debug)]
pub(super) struct Tokens {
    /// The units; the first is empty.
    pub(super) units: Vec<String>,
    /// The pairs that occur, in the order of their keys: positions of two units.
    pub(super) pairs: Vec<(u32, u32)>,
    /// The distinct words.
    pub(super) forms: Vec<Form>,
    /// The words of each entry, in order.
    pub(super) entries: Vec<Vec<Token>>,
}

/// The chunks of some entries, each as a position in `chunks`.
struct TextPart<'t> {
    chunks: HashMap<&'t str, u32>,
    entries: Vec<Vec<(EntryField, Vec<u32>)>>,
}

/// The words of a chunk with the gap before each, and the gap behind the chunk.
struct WordCut {
    words: Vec<(Gap, u32)>,
    after: Gap,
}

/// The ends of a word form, close together in memory: read for every word of every text.
#[derive(Clone, Copy)]
struct Edge {
    first: u32,
    last: u32,
    begins_pair: bool,
}

impl Tokens {
    pub(super) fn new(entries: &[Entry<'_>]) -> Self {
        let texts: Vec<Vec<(EntryField, Cow<'_, str>)>> = entries.par_iter().map(texts).collect();
        let parts: Vec<TextPart<'_>> = texts
            .par_chunks(entries.len() / 8 + 1)
            .map(TextPart::new)
            .collect();
        let mut interner = Interner::default();
        let mut all = Vec::with_capacity(entries.len());
        for part in &parts {
            let mut chunks: Vec<(&str, u32)> =
                part.chunks.iter().map(|(text, at)| (*text, *at)).collect();
            chunks.sort_unstable_by_key(|(_, at)| *at);
            let cuts: Vec<u32> = chunks
                .into_iter()
                .map(|(text, _)| interner.chunk(text))
                .collect();
            for entry in &part.entries {
                all.push(interner.tokens(entry, &cuts));
            }
        }
        interner.finish(all)
    }
}

/// The texts of an entry with dates spelled out; a text is copied only if that changes it.
fn texts<'e>(entry: &'e Entry<'_>) -> Vec<(EntryField, Cow<'e, str>)> {
    let fronts = entry.texts.iter();
    let fronts = fronts.map(|(field, text)| (*field, spell_dates(text)));
    let bodies = entry.body.iter();
    let runs = bodies.flat_map(|body| body.outline.runs(&body.text));
    let runs = runs.map(|run| match spell_dates(&run) {
        Cow::Owned(spelled) => (EntryField::Body, Cow::Owned(spelled)),
        Cow::Borrowed(_) => (EntryField::Body, Cow::Owned(run)),
    });
    let mut texts: Vec<(EntryField, Cow<'e, str>)> = fronts.chain(runs).collect();
    texts.sort_by_key(|(field, _)| (*field == EntryField::Body, *field));
    texts
}

impl<'t> TextPart<'t> {
    fn new(texts: &'t [Vec<(EntryField, Cow<'_, str>)>]) -> Self {
        let mut known = HashMap::default();
        let mut ids = |text: &'t str| -> Vec<u32> {
            let mut id = |chunk: &'t str| {
                let next = known.len() as u32;
                *known.entry(chunk).or_insert(next)
            };
            chunks(text).map(&mut id).collect()
        };
        let entries = texts
            .iter()
            .map(|entry| {
                entry
                    .iter()
                    .map(|(field, text)| (*field, ids(text)))
                    .collect()
            })
            .collect();
        Self {
            chunks: known,
            entries,
        }
    }
}

/// Numbers chunks, units, word forms and pairs as they first occur.
#[derive(Default)]
struct Interner<'t> {
    cuts: Vec<WordCut>,
    chunks: HashMap<&'t str, u32>,
    units: HashMap<String, u32>,
    forms: Vec<Form>,
    edges: Vec<Edge>,
    by_units: HashMap<Vec<u32>, u32>,
    pairs: HashMap<(u32, u32), u32>,
}

impl<'t> Interner<'t> {
    fn chunk(&mut self, chunk: &'t str) -> u32 {
        if let Some(known) = self.chunks.get(chunk) {
            return *known;
        }
        let mut words = Vec::new();
        let after = cut(Gap::Space, &fold(chunk), &mut words);
        let words = words
            .iter()
            .map(|word| (word.gap, self.form(word)))
            .collect();
        let at = self.cuts.len() as u32;
        self.cuts.push(WordCut { words, after });
        self.chunks.insert(chunk, at);
        at
    }

    fn form(&mut self, word: &Word) -> u32 {
        let units: Vec<u32> = word.units.iter().map(|unit| self.unit(unit)).collect();
        if let Some(known) = self.by_units.get(&units) {
            return *known;
        }
        let begins_pair =
            units.len() == 1 || word.units.last().is_some_and(|last| !is_syllable(last));
        let pairs = units
            .windows(2)
            .map(|pair| self.pair(pair[0], pair[1]))
            .collect();
        let at = self.forms.len() as u32;
        self.by_units.insert(units.clone(), at);
        self.edges.push(Edge {
            first: units[0],
            last: units[units.len() - 1],
            begins_pair,
        });
        self.forms.push(Form {
            units,
            ends: word.ends(),
            pairs,
            begins_pair,
            count: 0,
        });
        at
    }

    fn unit(&mut self, unit: &str) -> u32 {
        if let Some(known) = self.units.get(unit) {
            return *known;
        }
        let at = self.units.len() as u32 + 1;
        self.units.insert(unit.to_owned(), at);
        at
    }

    fn pair(&mut self, first: u32, second: u32) -> u32 {
        let next = self.pairs.len() as u32;
        *self.pairs.entry((first, second)).or_insert(next)
    }

    fn tokens(&mut self, entry: &[(EntryField, Vec<u32>)], cuts: &[u32]) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        for (field, chunks) in entry {
            let mut gap = Gap::Break;
            for chunk in chunks {
                let cut = &self.cuts[cuts[*chunk as usize] as usize];
                for (at, (own, form)) in cut.words.iter().enumerate() {
                    let is_after_break = *own == Gap::Break || (at == 0 && gap == Gap::Break);
                    tokens.push(Token {
                        form: *form,
                        pair: 0,
                        field: *field,
                        is_after_break,
                        is_before_word: false,
                    });
                }
                let is_still_broken = cut.words.is_empty() && gap == Gap::Break;
                gap = if is_still_broken {
                    Gap::Break
                } else {
                    cut.after
                };
            }
        }
        for at in 0..tokens.len() {
            let edge = self.edges[tokens[at].form as usize];
            let next = tokens.get(at + 1).filter(|next| !next.is_after_break);
            let first = next.map_or(NONE, |next| self.edges[next.form as usize].first);
            tokens[at].is_before_word = first != NONE;
            tokens[at].pair = if edge.begins_pair {
                self.pair(edge.last, first)
            } else {
                NO_PAIR
            };
        }
        tokens
    }

    /// Puts units and pairs in the order of their keys.
    fn finish(self, mut entries: Vec<Vec<Token>>) -> Tokens {
        let mut named: Vec<(String, u32)> = self.units.into_iter().collect();
        named.sort_by(|(a, _), (b, _)| key_order(a, b));
        let mut rank = vec![NONE; named.len() + 1];
        for (at, (_, old)) in named.iter().enumerate() {
            rank[*old as usize] = at as u32 + 1;
        }
        let mut pairs: Vec<((u32, u32), u32)> = self
            .pairs
            .into_iter()
            .map(|((first, second), old)| ((rank[first as usize], rank[second as usize]), old))
            .collect();
        pairs.sort_unstable();
        let mut pair_rank = vec![0; pairs.len()];
        for (at, (_, old)) in pairs.iter().enumerate() {
            pair_rank[*old as usize] = at as u32;
        }
        let mut forms = self.forms;
        forms.par_iter_mut().for_each(|form| {
            form.units
                .iter_mut()
                .for_each(|unit| *unit = rank[*unit as usize]);
            form.pairs
                .iter_mut()
                .for_each(|pair| *pair = pair_rank[*pair as usize]);
        });
        for token in entries.iter_mut().flatten() {
            forms[token.form as usize].count += 1;
            if token.pair != NO_PAIR {
                token.pair = pair_rank[token.pair as usize];
            }
        }
        let units = std::iter::once(String::new())
            .chain(named.into_iter().map(|(unit, _)| unit))
            .collect();
        Tokens {
            units,
            pairs: pairs.into_iter().map(|(key, _)| key).collect(),
            forms,
            entries,
        }
    }
}

/// The order of keys: by UTF-16 units, as a browser compares strings.
pub(super) fn key_order(a: &str, b: &str) -> std::cmp::Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
