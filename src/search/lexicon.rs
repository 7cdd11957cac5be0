//! The words of a site without their particles: what initial consonants and misspelt words are
//! compared with.

use super::hangul::is_syllable;
use super::particles::cuts;
use super::tokens::{Form, Tokens};
use rustc_hash::FxHashMap as HashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The most words kept. Rarer ones are found as typed, but not suggested for a misspelt word.
const MOST: usize = 20_000;

/// The words of a site, each with its number of occurrences, the most frequent first.
pub(super) fn words(tokens: &Tokens) -> Vec<(String, u32)> {
    let texts: Vec<(String, u32)> = tokens
        .forms
        .iter()
        .filter_map(|form| word(tokens, form))
        .collect();
    let tails = tails(&texts);
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    for (text, count) in &texts {
        *words.entry(without_tail(text, &tails)).or_default() += count;
    }
    let mut words: Vec<(String, u32)> = words
        .into_iter()
        .map(|(word, count)| (word.to_owned(), count))
        .collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.truncate(MOST);
    words
}

/// A word that begins with a syllable, or the first unit of a word in another script.
fn word(tokens: &Tokens, form: &Form) -> Option<(String, u32)> {
    let units: Vec<&str> = form
        .units
        .iter()
        .map(|unit| tokens.units[*unit as usize].as_str())
        .collect();
    if is_syllable(units[0]) {
        return (units.len() > 1).then(|| (units.concat(), form.count));
    }
    let first = units[0];
    let is_word = first.chars().count() > 1 && first.chars().all(char::is_alphabetic);
    is_word.then(|| (first.to_owned(), form.count))
}

/// Each stem with the tails that follow it in some word; an empty tail where the stem is a word.
fn tails(texts: &[(String, u32)]) -> HashMap<&str, BTreeSet<&str>> {
    let mut tails: HashMap<&str, BTreeSet<&str>> = HashMap::default();
    for (text, _) in texts {
        tails.entry(text).or_default().insert("");
        for (stem, tail) in cuts(text) {
            tails.entry(stem).or_default().insert(tail);
        }
    }
    tails
}

/// A word without its tail, if the rest occurs as a word, or with more than two tails.
fn without_tail<'t>(text: &'t str, tails: &HashMap<&str, BTreeSet<&str>>) -> &'t str {
    let is_word = |stem: &str| {
        tails
            .get(stem)
            .is_some_and(|tails| tails.contains("") || tails.len() > 2)
    };
    cuts(text)
        .map(|(stem, _)| stem)
        .find(|stem| is_word(stem))
        .unwrap_or(text)
}
