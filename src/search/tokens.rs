//! The texts of all entries as numbers: words, their units, the pairs of units. Each word is cut once.

use super::entry::{Entry, Field};
use super::hangul::is_syllable;
use super::text::{End, Gap, Word, chunks, cut, fold, spell_dates};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;
use std::borrow::Cow;

/// No pair. The last unit of a word begins one only where it is the whole word, or no syllable: how
/// other words go on over a space is seen from where the next one begins. That saves a quarter of the index.
pub(super) const NO_PAIR: u32 = u32::MAX;

/// The unit behind the last one of a run.
pub(super) const NONE: u32 = 0;

/// A word as the index knows it.
#[derive(Debug)]
pub(super) struct Kind {
    /// Its units, as positions in [`Tokens::units`].
    pub(super) units: Vec<u32>,
    /// How each unit stands to its end.
    pub(super) ends: Vec<End>,
    /// The pair that each unit but the last begins, as a position in [`Tokens::pairs`].
    pub(super) pairs: Vec<u32>,
    /// Whether its last unit begins a pair with what follows.
    pub(super) begins_pair: bool,
    /// How often it occurs.
    pub(super) count: u32,
}

/// A word in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Which word, as a position in [`Tokens::kinds`].
    pub(super) kind: u32,
    /// The pair that its last unit begins, or [`NO_PAIR`] where the index does without.
    pub(super) pair: u32,
    /// Where it stands.
    pub(super) field: Field,
    /// Whether a break stands before it.
    pub(super) is_after_break: bool,
    /// Whether nothing but a space stands behind it, and then a word.
    pub(super) is_before_word: bool,
}

/// All texts.
#[derive(Debug)]
pub(super) struct Tokens {
    /// The units; the first is empty.
    pub(super) units: Vec<String>,
    /// The pairs that occur, by their key: positions of two units.
    pub(super) pairs: Vec<(u32, u32)>,
    /// The words.
    pub(super) kinds: Vec<Kind>,
    /// The words of each entry, in order.
    pub(super) entries: Vec<Vec<Token>>,
}

/// The chunks of some entries, each chunk a position in a table of their own.
struct Part<'t> {
    chunks: HashMap<&'t str, u32>,
    entries: Vec<Vec<(Field, Vec<u32>)>>,
}

/// How a chunk is cut: its words with the gap before each, and the gap behind it.
struct Cut {
    words: Vec<(Gap, u32)>,
    after: Gap,
}

/// What of a word touches its neighbours, close together in memory: every word of every text asks.
#[derive(Clone, Copy)]
struct Edge {
    first: u32,
    last: u32,
    begins_pair: bool,
}

impl Tokens {
    pub(super) fn new(entries: &[Entry<'_>]) -> Self {
        let texts: Vec<Vec<(Field, Cow<'_, str>)>> = entries.par_iter().map(texts).collect();
        let parts: Vec<Part<'_>> = texts
            .par_chunks(entries.len() / 8 + 1)
            .map(Part::new)
            .collect();
        let mut table = Table::default();
        let mut all = Vec::with_capacity(entries.len());
        for part in &parts {
            let mut chunks: Vec<(&str, u32)> =
                part.chunks.iter().map(|(text, at)| (*text, *at)).collect();
            chunks.sort_unstable_by_key(|(_, at)| *at);
            let cuts: Vec<u32> = chunks
                .into_iter()
                .map(|(text, _)| table.chunk(text))
                .collect();
            for entry in &part.entries {
                all.push(table.tokens(entry, &cuts));
            }
        }
        table.finish(all)
    }
}

/// The texts of an entry, dates spelled out; copied only where that changes them.
fn texts<'e>(entry: &'e Entry<'_>) -> Vec<(Field, Cow<'e, str>)> {
    let fronts = entry.texts.iter();
    let fronts = fronts.map(|(field, text)| (*field, spell_dates(text)));
    let bodies = entry.body.iter();
    let runs = bodies.flat_map(|body| body.outline.runs(&body.text));
    let runs = runs.map(|run| match spell_dates(&run) {
        Cow::Owned(spelled) => (Field::Body, Cow::Owned(spelled)),
        Cow::Borrowed(_) => (Field::Body, Cow::Owned(run)),
    });
    let mut texts: Vec<(Field, Cow<'e, str>)> = fronts.chain(runs).collect();
    texts.sort_by_key(|(field, _)| (*field == Field::Body, *field));
    texts
}

impl<'t> Part<'t> {
    fn new(texts: &'t [Vec<(Field, Cow<'_, str>)>]) -> Self {
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

#[derive(Default)]
struct Table<'t> {
    cuts: Vec<Cut>,
    chunks: HashMap<&'t str, u32>,
    units: HashMap<String, u32>,
    kinds: Vec<Kind>,
    edges: Vec<Edge>,
    by_units: HashMap<Vec<u32>, u32>,
    pairs: HashMap<(u32, u32), u32>,
}

impl<'t> Table<'t> {
    fn chunk(&mut self, chunk: &'t str) -> u32 {
        if let Some(known) = self.chunks.get(chunk) {
            return *known;
        }
        let mut words = Vec::new();
        let after = cut(Gap::Space, &fold(chunk), &mut words);
        let words = words
            .iter()
            .map(|word| (word.gap, self.kind(word)))
            .collect();
        let at = self.cuts.len() as u32;
        self.cuts.push(Cut { words, after });
        self.chunks.insert(chunk, at);
        at
    }

    fn kind(&mut self, word: &Word) -> u32 {
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
        let at = self.kinds.len() as u32;
        self.by_units.insert(units.clone(), at);
        self.edges.push(Edge {
            first: units[0],
            last: units[units.len() - 1],
            begins_pair,
        });
        self.kinds.push(Kind {
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

    fn tokens(&mut self, entry: &[(Field, Vec<u32>)], cuts: &[u32]) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        for (field, chunks) in entry {
            let mut gap = Gap::Break;
            for chunk in chunks {
                let cut = &self.cuts[cuts[*chunk as usize] as usize];
                for (at, (own, kind)) in cut.words.iter().enumerate() {
                    let is_after_break = *own == Gap::Break || (at == 0 && gap == Gap::Break);
                    tokens.push(Token {
                        kind: *kind,
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
            let edge = self.edges[tokens[at].kind as usize];
            let next = tokens.get(at + 1).filter(|next| !next.is_after_break);
            let first = next.map_or(NONE, |next| self.edges[next.kind as usize].first);
            tokens[at].is_before_word = first != NONE;
            tokens[at].pair = match edge.begins_pair {
                true => self.pair(edge.last, first),
                false => NO_PAIR,
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
        let mut kinds = self.kinds;
        kinds.par_iter_mut().for_each(|kind| {
            kind.units
                .iter_mut()
                .for_each(|unit| *unit = rank[*unit as usize]);
            kind.pairs
                .iter_mut()
                .for_each(|pair| *pair = pair_rank[*pair as usize]);
        });
        for token in entries.iter_mut().flatten() {
            kinds[token.kind as usize].count += 1;
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
            kinds,
            entries,
        }
    }
}

/// The order of keys: by UTF-16 units, as a browser compares texts.
pub(super) fn key_order(a: &str, b: &str) -> std::cmp::Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
