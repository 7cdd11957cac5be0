//! Other readings of a term, as forms to look for: without its particle, as a verb, half typed.

use super::find::Form;
use super::hangul::{grown, is_syllable, stolen, verb_stems};
use super::particles::{cuts, is_particle};
use super::query::Term;
use super::text::units;

/// A term as it was typed.
pub(super) fn form(term: &Term) -> Form {
    Form {
        units: term.units.clone(),
        is_phrase: term.is_phrase,
        ..Form::default()
    }
}

/// A word without its particle, where two syllables and more are left.
pub(super) fn without_tail(word: &str) -> Option<&str> {
    cuts(word)
        .find(|(_, tail)| is_particle(tail))
        .map(|(stem, _)| stem)
}

/// Units with what may follow them, and the words for it.
fn begun(units: Vec<String>, next: Option<(char, char)>) -> (Form, String) {
    let needle = units.concat();
    let form = Form {
        units,
        next,
        ..Form::default()
    };
    (form, needle)
}

/// The other forms of a term: without its particle, and those of the verb.
pub(super) fn stems(term: &Term) -> Vec<(Form, String)> {
    let mut forms: Vec<(Form, String)> = Vec::new();
    let mut add = |units: Vec<String>, next| {
        let form = begun(units, next);
        if !forms.contains(&form) {
            forms.push(form);
        }
    };
    let is_word = |head: &[String]| head.len() > 1 || !is_syllable(&head[0]);
    let mut cuts = (1..term.units.len()).filter(|at| is_particle(&term.units[*at..].concat()));
    if let Some(at) = cuts.find(|at| is_word(&term.units[..*at])) {
        add(term.units[..at].to_vec(), None);
    }
    for stem in verb_stems(&term.text) {
        add(units(&stem.head), stem.next);
    }
    forms
}

/// What a term may become while typing goes on.
pub(super) fn half_typed(term: &Term) -> Vec<(Form, String)> {
    let Some((last, head)) = term.units.split_last() else {
        return Vec::new();
    };
    let mut letters = last.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        let form = Form {
            units: term.units.clone(),
            goes_on: true,
            ..Form::default()
        };
        let is_latin = last.chars().all(char::is_alphabetic);
        return if is_latin {
            vec![(form, term.text.clone())]
        } else {
            Vec::new()
        };
    };
    let mut heads = vec![(head.to_vec(), letter)];
    if let Some((rest, taken)) = stolen(letter) {
        heads.push(([head, &[rest.to_string()]].concat(), taken));
    }
    let grow = |(head, letter): (Vec<String>, char)| Some(begun(head, Some(grown(letter)?)));
    heads
        .into_iter()
        .filter(|(head, _)| !head.is_empty())
        .filter_map(grow)
        .collect()
}
