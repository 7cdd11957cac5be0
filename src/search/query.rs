//! What a reader typed, as terms. Knows no index.

use super::particles::is_question;
use super::text::{Gap, words};
use std::collections::BTreeSet;

/// A word or phrase of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// As it was typed, folded, without spaces.
    pub(super) text: String,
    /// Its units.
    pub(super) units: Vec<String>,
    /// Whether it stood in quotes or is a date: then it may run over spaces anywhere, and is taken as it is.
    pub(super) is_phrase: bool,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    /// What must be there.
    pub(super) terms: Vec<Term>,
    /// What must not.
    pub(super) without: Vec<Term>,
}

/// The most terms that are looked at.
const MOST_TERMS: usize = 12;
/// The most units of a term that are looked at.
const MOST_UNITS: usize = 32;

impl Query {
    /// Reads `말 -뺄말 "그대로 찾을 말"`. Words that only ask (무엇, 알려줘) are left out where others stand.
    pub(super) fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        let parts: Vec<&str> = typed.split(['"', '“', '”', '„', '＂']).collect();
        for (at, part) in parts.iter().enumerate() {
            let is_closed = at % 2 == 1 && at + 1 < parts.len();
            if is_closed {
                query.add(part, true, ends_in_minus(parts[at - 1]));
                continue;
            }
            let mut plain = String::new();
            for word in part.split(char::is_whitespace) {
                match word.strip_prefix(['-', '–', '−', '－']) {
                    Some("") => {}
                    Some(rest) => query.add(rest, false, true),
                    None => {
                        plain.push_str(word);
                        plain.push(' ');
                    }
                }
            }
            query.add(&plain, false, false);
        }
        if query.terms.iter().any(|term| !is_question(&term.text)) {
            query.terms.retain(|term| !is_question(&term.text));
        }
        query.terms.truncate(MOST_TERMS);
        query
    }

    fn add(&mut self, text: &str, is_phrase: bool, is_left_out: bool) {
        let terms = if is_left_out {
            &mut self.without
        } else {
            &mut self.terms
        };
        let mut before: Option<usize> = None;
        for word in words(text) {
            let joined: String = word.units.concat();
            let goes_on = before.is_some()
                && (is_phrase || (word.gap == Gap::Space && is_date_part(&joined)));
            match before.filter(|_| goes_on).and_then(|at| terms.get_mut(at)) {
                Some(term) if is_phrase || is_date_part(&last_part(&term.units)) => {
                    term.text.push_str(&joined);
                    term.units.extend(word.units);
                    term.is_phrase = true;
                }
                _ => {
                    before = Some(terms.len());
                    terms.push(Term {
                        text: joined,
                        units: word.units,
                        is_phrase,
                    });
                }
            }
        }
        terms
            .iter_mut()
            .for_each(|term| term.units.truncate(MOST_UNITS));
        let mut seen = BTreeSet::new();
        terms.retain(|term| seen.insert(term.text.clone()));
    }
}

fn ends_in_minus(text: &str) -> bool {
    text.ends_with('-') && !text.trim_end_matches('-').ends_with(char::is_alphanumeric)
}

/// Whether `2019년`, `12월`, `26일`.
fn is_date_part(word: &str) -> bool {
    let digits = word.trim_end_matches(['년', '월', '일']);
    digits.len() + 3 == word.len()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The last number with what stands behind it.
fn last_part(units: &[String]) -> String {
    units[units.len().saturating_sub(2)..].concat()
}
