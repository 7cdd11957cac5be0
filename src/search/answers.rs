//! Ready answers: for frequent words, the entries that have them and what the matches are worth.
//! They equal what a page computes from the lists of pairs, in a tenth of the bytes.

use super::bits::BitWriter;
use super::hangul::is_syllable;
use super::rank::{impact, length, strength, weight};
use super::text::End;
use super::tokens::{Form, Token, Tokens};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

/// The entries with a word, each with what its matches are worth.
pub(super) type Answer = Vec<(u32, u32)>;

/// Finds each of `words`, given as units, in all entries.
pub(super) fn answers(
    tokens: &Tokens,
    words: &[Vec<u32>],
    classes: &[u32],
    average: u32,
) -> Vec<Answer> {
    let trie = Trie::new(tokens, words);
    let forms = tokens.forms.par_iter();
    let known: Vec<WordForm> = forms.map(|form| trie.known(tokens, form)).collect();
    let found: Vec<Vec<(u32, u32)>> = tokens
        .entries
        .par_iter()
        .zip(classes)
        .map_init(
            || vec![0; words.len()],
            |weights: &mut Vec<u32>, (entry, class)| {
                let mut found: Vec<(u32, u32)> = Vec::new();
                trie.walk(
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

/// The words as a trie of units, its first two levels as tables.
struct Trie {
    /// For each unit, the word that is this unit alone.
    singles: Vec<Option<u32>>,
    /// For each pair, the node it leads to, or 0.
    pairs: Vec<u32>,
    next: HashMap<(u32, u32), u32>,
    /// The word that ends at each node.
    ends: Vec<Option<u32>>,
}

/// What a word form contains, wherever it occurs.
#[derive(Default)]
struct WordForm {
    /// The words inside it, each with the strength of the match.
    finds: Vec<(u32, u32)>,
    /// The node that all its units lead to, for a match that goes on in the next word; or 0.
    node: u32,
}

impl Trie {
    fn new(tokens: &Tokens, words: &[Vec<u32>]) -> Self {
        let mut trie = Self {
            singles: vec![None; tokens.units.len()],
            pairs: vec![0; tokens.pairs.len()],
            next: HashMap::default(),
            ends: vec![None],
        };
        for (at, units) in (0_u32..).zip(words) {
            if let [unit] = units[..] {
                trie.singles[unit as usize] = Some(at);
                continue;
            }
            let Ok(pair) = tokens.pairs.binary_search(&(units[0], units[1])) else {
                continue;
            };
            if trie.pairs[pair] == 0 {
                trie.pairs[pair] = trie.ends.len() as u32;
                trie.ends.push(None);
            }
            let mut node = trie.pairs[pair];
            for unit in &units[2..] {
                let new = trie.ends.len() as u32;
                let to = *trie.next.entry((node, *unit)).or_insert(new);
                if to == new {
                    trie.ends.push(None);
                }
                node = to;
            }
            trie.ends[node as usize] = Some(at);
        }
        trie
    }

    fn step(&self, node: u32, unit: u32) -> u32 {
        self.next.get(&(node, unit)).copied().unwrap_or(0)
    }

    fn known(&self, tokens: &Tokens, form: &Form) -> WordForm {
        let mut known = WordForm::default();
        let last = form.units.len() - 1;
        for (start, unit) in form.units.iter().enumerate() {
            let is_syllable = is_syllable(&tokens.units[*unit as usize]);
            if let Some(word) = self.singles[*unit as usize]
                && (start == 0 || !is_syllable)
            {
                known
                    .finds
                    .push((word, strength(start == 0, start == last)));
            }
            let pair = form.pairs.get(start);
            let mut node = pair.map_or(0, |pair| self.pairs[*pair as usize]);
            let mut here = start + 1;
            while node != 0 {
                if let Some(word) = self.ends[node as usize] {
                    let is_clean = form.ends[here] != End::Inside;
                    known.finds.push((word, strength(start == 0, is_clean)));
                }
                if here == last {
                    // A match over a space begins with a word.
                    known.node = if start == 0 { node } else { known.node };
                    break;
                }
                here += 1;
                node = self.step(node, form.units[here]);
            }
        }
        known
    }

    /// Calls `found` for every match, with the word and its weight.
    fn walk(
        &self,
        known: &[WordForm],
        tokens: &Tokens,
        entry: &[Token],
        length: u32,
        found: &mut impl FnMut(u32, u32),
    ) {
        let form = |token: &Token| &tokens.forms[token.form as usize];
        for (at, first) in entry.iter().enumerate() {
            let held = &known[first.form as usize];
            let mut find =
                |word, strength| found(word, weight(strength, first.field as u8, length));
            for (word, strength) in &held.finds {
                find(*word, *strength);
            }
            // A pair over the space already includes the first unit of the next word.
            let mut is_past_first = form(first).units.len() == 1;
            let mut node = if is_past_first {
                self.pairs[first.pair as usize]
            } else {
                held.node
            };
            let mut before = first;
            for token in &entry[at + 1..] {
                if node == 0 || !before.is_before_word {
                    break;
                }
                for (offset, unit) in form(token).units.iter().enumerate() {
                    if !std::mem::take(&mut is_past_first) {
                        node = self.step(node, *unit);
                    }
                    if node == 0 {
                        break;
                    }
                    let is_alone = offset == 0 && !form(before).begins_pair;
                    let is_clean = is_alone || form(token).ends[offset] != End::Inside;
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

/// Writes an answer: the number of entries, the entries, what each is worth.
pub(super) fn encode(answer: &Answer, entries: u32) -> Vec<u8> {
    let mut writer = BitWriter::default();
    let ids: Vec<u32> = answer.iter().map(|(entry, _)| *entry).collect();
    let worth: Vec<u32> = answer.iter().map(|(_, worth)| *worth).collect();
    writer.gamma(ids.len() as u32 - 1);
    writer.rising(&ids, 0, entries);
    writer.common_first(&worth);
    writer.into_bytes()
}
