//! Ready answers: for frequent words, in which entries they stand and what that is worth. They say
//! what the lists of pairs say, in a tenth of the bytes.

use super::bits::{Reader, Writer};
use super::hangul::is_syllable;
use super::pairs::{common_first, read_common_first};
use super::rank::{impact, length, strength, weight};
use super::text::End;
use super::tokens::{NO_PAIR, Token, Tokens};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

/// The entries with a term, each with what its finds are worth.
pub(super) type Answer = Vec<(u32, u32)>;

/// Finds every one of `words` (each its units) in all entries.
pub(super) fn answers(
    tokens: &Tokens,
    words: &[Vec<u32>],
    classes: &[u32],
    average: u32,
) -> Vec<Answer> {
    let tree = Tree::new(tokens, words);
    let found: Vec<Vec<(u32, u32)>> = tokens
        .entries
        .par_iter()
        .zip(classes)
        .map_init(
            || vec![0; words.len()],
            |weights: &mut Vec<u32>, (entry, class)| {
                let mut found: Vec<(u32, u32)> = Vec::new();
                tree.walk(
                    tokens,
                    entry,
                    length(*class, average),
                    &mut |word, worth| {
                        let sum = &mut weights[word as usize];
                        if *sum == 0 {
                            found.push((word, 0));
                        }
                        *sum += worth;
                    },
                );
                for (word, worth) in &mut found {
                    *worth = impact(std::mem::take(&mut weights[*word as usize]));
                }
                found.sort_unstable();
                found
            },
        )
        .collect();
    let mut answers = vec![Answer::new(); words.len()];
    for (entry, found) in (0_u32..).zip(found) {
        for (word, worth) in found {
            answers[word as usize].push((entry, worth));
        }
    }
    answers
}

/// The words as a tree of units, its first two levels by table.
struct Tree {
    /// For each unit, the word it is by itself.
    singles: Vec<Option<u32>>,
    /// For each pair, the node it leads to, or 0.
    pairs: Vec<u32>,
    next: HashMap<(u32, u32), u32>,
    /// The word that ends at each node.
    ends: Vec<Option<u32>>,
}

/// A unit in its place.
struct Unit {
    unit: u32,
    pair: u32,
    begins_pair: bool,
    offset: usize,
    end: End,
    has_space_behind: bool,
    is_last_of_run: bool,
    field: u8,
}

impl Tree {
    fn new(tokens: &Tokens, words: &[Vec<u32>]) -> Self {
        let mut tree = Self {
            singles: vec![None; tokens.units.len()],
            pairs: vec![0; tokens.pairs.len()],
            next: HashMap::default(),
            ends: vec![None],
        };
        for (at, units) in (0_u32..).zip(words) {
            if let [unit] = units[..] {
                tree.singles[unit as usize] = Some(at);
                continue;
            }
            let Ok(pair) = tokens.pairs.binary_search(&(units[0], units[1])) else {
                continue;
            };
            if tree.pairs[pair] == 0 {
                tree.pairs[pair] = tree.ends.len() as u32;
                tree.ends.push(None);
            }
            let mut node = tree.pairs[pair];
            for unit in &units[2..] {
                let new = tree.ends.len() as u32;
                let to = *tree.next.entry((node, *unit)).or_insert(new);
                if to == new {
                    tree.ends.push(None);
                }
                node = to;
            }
            tree.ends[node as usize] = Some(at);
        }
        tree
    }

    /// Tells of every find: which word, and what it weighs.
    fn walk(&self, tokens: &Tokens, entry: &[Token], length: u32, tell: &mut impl FnMut(u32, u32)) {
        let units: Vec<Unit> = units(tokens, entry);
        for (at, first) in units.iter().enumerate() {
            if let Some(word) = self.singles[first.unit as usize] {
                let is_clean = first.has_space_behind || first.is_last_of_run;
                if first.offset == 0 || !is_syllable(&tokens.units[first.unit as usize]) {
                    tell(
                        word,
                        weight(strength(first.offset == 0, is_clean), first.field, length),
                    );
                }
            }
            // What begins at the end of a word and goes on behind it is no find.
            if first.pair == NO_PAIR || first.is_last_of_run {
                continue;
            }
            let mut node = self.pairs[first.pair as usize];
            let mut has_space = first.has_space_behind;
            let mut here = at + 1;
            while node != 0 {
                let last = &units[here];
                let is_alone = last.offset == 0 && !units[here - 1].begins_pair;
                let is_clean = is_alone || last.end != End::Inside;
                let may_end = !is_alone || !is_syllable(&tokens.units[last.unit as usize]);
                if let Some(word) = self.ends[node as usize]
                    && (!has_space || (first.offset == 0 && is_clean && may_end))
                {
                    tell(
                        word,
                        weight(strength(first.offset == 0, is_clean), first.field, length),
                    );
                }
                if last.is_last_of_run {
                    break;
                }
                has_space |= last.has_space_behind;
                here += 1;
                node = self
                    .next
                    .get(&(node, units[here].unit))
                    .copied()
                    .unwrap_or(0);
            }
        }
    }
}

fn units(tokens: &Tokens, entry: &[Token]) -> Vec<Unit> {
    let mut units = Vec::with_capacity(entry.len() * 4);
    for token in entry {
        let kind = &tokens.kinds[token.kind as usize];
        for (offset, unit) in kind.units.iter().enumerate() {
            let is_last = offset + 1 == kind.units.len();
            units.push(Unit {
                unit: *unit,
                pair: kind.pairs.get(offset).copied().unwrap_or(token.pair),
                begins_pair: !is_last || kind.begins_pair,
                offset,
                end: kind.ends[offset],
                has_space_behind: is_last && token.is_before_word,
                is_last_of_run: is_last && !token.is_before_word,
                field: token.field as u8,
            });
        }
    }
    units
}

/// Writes an answer: how many entries, which, what each is worth.
pub(super) fn encode(answer: &Answer, entries: u32) -> Vec<u8> {
    let mut writer = Writer::default();
    let ids: Vec<u32> = answer.iter().map(|(entry, _)| *entry).collect();
    let worth: Vec<u32> = answer.iter().map(|(_, worth)| *worth).collect();
    writer.gamma(ids.len() as u32 - 1);
    writer.rising(&ids, 0, entries);
    common_first(&mut writer, &worth);
    writer.into_bytes()
}

/// Reads an answer; `None` where the bytes are none.
pub(super) fn decode(bytes: &[u8], entries: u32) -> Option<Answer> {
    let mut reader = Reader::new(bytes);
    let count = reader
        .gamma()
        .checked_add(1)
        .filter(|count| *count <= entries)?;
    let mut ids = Vec::with_capacity(count as usize);
    reader.rising(count, 0, entries, &mut ids);
    let worth = read_common_first(&mut reader, ids.len())?;
    (!reader.is_past_end()).then(|| ids.into_iter().zip(worth).collect())
}
