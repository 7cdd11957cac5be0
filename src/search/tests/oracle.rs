//! Random texts: the index must say what a plain scan of the words says.

use super::super::entries::{Entry, Field};
use super::super::find::{Form, Store};
use super::super::index::index_with;
use super::super::text::{End, Gap, words};
use super::entry;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// A unit of a text in its place.
struct Unit {
    text: String,
    offset: usize,
    end: End,
    /// What stands before it, where it begins a word.
    gap: Option<Gap>,
    /// Whether its word is one unit.
    is_word: bool,
}

fn units(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    for word in words(text) {
        let ends = word.ends();
        for (offset, unit) in word.units.iter().enumerate() {
            units.push(Unit {
                text: unit.clone(),
                offset,
                end: ends[offset],
                gap: (offset == 0).then_some(word.gap),
                is_word: word.units.len() == 1,
            });
        }
    }
    units
}

fn is_syllable(unit: &Unit) -> bool {
    unit.text
        .chars()
        .all(|letter| matches!(letter, '가'..='힣'))
}

/// Whether `term` stands in a text: inside a word; or over spaces, from the start of a word to a clean
/// end, where the last word is no lone syllable behind a longer word of syllables.
fn stands_in(term: &[String], text: &[Unit]) -> bool {
    text.windows(term.len()).any(|window| {
        let is_same = window
            .iter()
            .zip(term)
            .all(|(unit, wanted)| unit.text == *wanted);
        let is_broken = window[1..].iter().any(|unit| unit.gap == Some(Gap::Break));
        let has_space = window[1..].iter().any(|unit| unit.gap == Some(Gap::Space));
        let last = &window[window.len() - 1];
        let is_fine = match window {
            [] => false,
            [only] => only.offset == 0 || !is_syllable(only),
            [.., before, _] if has_space => {
                let is_lone = last.gap.is_some() && !before.is_word && is_syllable(before);
                let is_clean = last.end != End::Inside || (is_lone && !is_syllable(last));
                window[0].offset == 0 && is_clean && (!is_lone || !is_syllable(last))
            }
            _ => true,
        };
        is_same && !is_broken && is_fine
    })
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(
        "[가나다라을이 ]{0,12}([ ,.·]|ai|7|을 )[가나다라는 ]{0,12}(회|ai| 이다)?",
        1..9,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_index_says_what_a_scan_says(texts in texts(), typed in "[가나다라을이는회7]{1,5}|[가나다]{1,3}ai|ai[가나]{0,2}") {
        let entries: Vec<Entry<'_>> = texts.iter().enumerate().map(|(at, text)| entry(at, "", text)).collect();
        let term: Vec<String> = words(&typed).into_iter().flat_map(|word| word.units).collect();
        let scan: BTreeSet<u32> = (0..).zip(&texts).filter(|(_, text)| stands_in(&term, &units(text))).map(|(at, _)| at).collect();
        let form = Form { units: term, ..Form::default() };
        let mut answers = Vec::new();
        // Once by pairs alone, once with ready answers for whatever there may be.
        for heavy in [usize::MAX, 0] {
            let files = index_with(&entries, &[], heavy);
            let answer = Store::open(&files).expect("an index").find(&form);
            prop_assert_eq!(answer.iter().map(|(at, _)| *at).collect::<BTreeSet<u32>>(), scan.clone(), "{} in {:?}", typed, texts);
            answers.push(answer);
        }
        prop_assert_eq!(&answers[0], &answers[1]);
    }

    #[test]
    fn half_typed_words_are_found_where_one_of_their_ends_stands(texts in texts(), head in "[가나다라]{1,3}") {
        let entries: Vec<Entry<'_>> = texts.iter().enumerate().map(|(at, text)| entry(at, "", text)).collect();
        let files = index_with(&entries, &[], usize::MAX);
        let store = Store::open(&files).expect("an index");
        let units = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        let any = Form { units: units(&head), next: Some(('가', '라')), ..Form::default() };
        let half: BTreeSet<u32> = store.find(&any).into_iter().map(|(at, _)| at).collect();
        let whole: BTreeSet<u32> = ["가", "나", "는", "다", "라"]
            .iter()
            .flat_map(|next| store.find(&Form { units: units(&format!("{head}{next}")), ..Form::default() }))
            .map(|(at, _)| at)
            .collect();
        prop_assert_eq!(half, whole);
    }
}

#[test]
fn fields_weigh_what_they_should() {
    let files = index_with(
        &[entry(0, "", "나무"), entry(1, "나무", "")],
        &[],
        usize::MAX,
    );
    let form = Form {
        units: vec!["나".to_owned(), "무".to_owned()],
        ..Form::default()
    };
    let worth = Store::open(&files).expect("an index").find(&form);
    assert!(worth[1].1 > worth[0].1, "{worth:?}");
    assert_eq!(Field::WEIGHTS.len(), 6);
}
