//! Ready answers: for frequent words, in which entries they stand and what that is worth. They say
//! what the lists of pairs say, in a tenth of the bytes.

use super::bits::Writer;
use super::hangul::is_syllable;
use super::rank::{impact, length, strength, weight};
use super::text::End;
use super::tokens::{Kind, Token, Tokens};
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
    let kinds = tokens.kinds.par_iter();
    let known: Vec<Known> = kinds.map(|kind| tree.known(tokens, kind)).collect();
    let found: Vec<Vec<(u32, u32)>> = tokens
        .entries
        .par_iter()
        .zip(classes)
        .map_init(
            || vec![0; words.len()],
            |weights: &mut Vec<u32>, (entry, class)| {
                let mut found: Vec<(u32, u32)> = Vec::new();
                tree.walk(
                    &known,
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

/// What a word of the texts holds by itself, wherever it stands.
#[derive(Default)]
struct Known {
    /// The words found inside it, each with the strength of the find.
    finds: Vec<(u32, u32)>,
    /// The node that all its units lead to, for what goes on in the next word; or 0.
    node: u32,
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

    fn step(&self, node: u32, unit: u32) -> u32 {
        self.next.get(&(node, unit)).copied().unwrap_or(0)
    }

    fn known(&self, tokens: &Tokens, kind: &Kind) -> Known {
        let mut known = Known::default();
        let last = kind.units.len() - 1;
        for (start, unit) in kind.units.iter().enumerate() {
            let is_syllable = is_syllable(&tokens.units[*unit as usize]);
            if let Some(word) = self.singles[*unit as usize]
                && (start == 0 || !is_syllable)
            {
                known
                    .finds
                    .push((word, strength(start == 0, start == last)));
            }
            let pair = kind.pairs.get(start);
            let mut node = pair.map_or(0, |pair| self.pairs[*pair as usize]);
            let mut here = start + 1;
            while node != 0 {
                if let Some(word) = self.ends[node as usize] {
                    let is_clean = kind.ends[here] != End::Inside;
                    known.finds.push((word, strength(start == 0, is_clean)));
                }
                if here == last {
                    // What goes on behind a space begins with a word.
                    known.node = if start == 0 { node } else { known.node };
                    break;
                }
                here += 1;
                node = self.step(node, kind.units[here]);
            }
        }
        known
    }

    /// Tells of every find: which word, and what it weighs.
    fn walk(
        &self,
        known: &[Known],
        tokens: &Tokens,
        entry: &[Token],
        length: u32,
        tell: &mut impl FnMut(u32, u32),
    ) {
        let kind = |token: &Token| &tokens.kinds[token.kind as usize];
        for (at, first) in entry.iter().enumerate() {
            let held = &known[first.kind as usize];
            let mut find = |word, strength| tell(word, weight(strength, first.field as u8, length));
            for (word, strength) in &held.finds {
                find(*word, *strength);
            }
            // A pair over the space leads past the first unit of the next word at once.
            let mut is_past_first = kind(first).units.len() == 1;
            let mut node = match is_past_first {
                true => self.pairs[first.pair as usize],
                false => held.node,
            };
            let mut before = first;
            for token in &entry[at + 1..] {
                if node == 0 || !before.is_before_word {
                    break;
                }
                for (offset, unit) in kind(token).units.iter().enumerate() {
                    if !std::mem::take(&mut is_past_first) {
                        node = self.step(node, *unit);
                    }
                    if node == 0 {
                        break;
                    }
                    let is_alone = offset == 0 && !kind(before).begins_pair;
                    let is_clean = is_alone || kind(token).ends[offset] != End::Inside;
                    let may_end = !is_alone || !is_syllable(&tokens.units[*unit as usize]);
                    if let Some(word) = self.ends[node as usize]
                        && is_clean
                        && may_end
                    {
                        find(word, strength(true, is_clean));
                    }
                }
                before = token;
            }
        }
    }
}

/// Writes an answer: how many entries, which, what each is worth.
pub(super) fn encode(answer: &Answer, entries: u32) -> Vec<u8> {
    let mut writer = Writer::default();
    let ids: Vec<u32> = answer.iter().map(|(entry, _)| *entry).collect();
    let worth: Vec<u32> = answer.iter().map(|(_, worth)| *worth).collect();
    writer.gamma(ids.len() as u32 - 1);
    writer.rising(&ids, 0, entries);
    writer.common_first(&worth);
    writer.into_bytes()
}
