//! What the search script of the theme is held to as well.

use super::super::hangul::{from_latin, grown, letters, stolen, to_latin, verb_stems};
use super::super::text::{Gap, words};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Text {
    text: String,
    words: Vec<Vec<String>>,
}

#[test]
fn texts_are_cut_into_the_words_of_the_vectors() {
    let texts: Vec<Text> =
        serde_json::from_str(include_str!("../../../tests/vectors/search/words.json"))
            .expect("texts with words");
    for text in texts {
        let cut = words(&text.text).into_iter().map(|word| {
            let gap = if word.gap == Gap::Space {
                "space"
            } else {
                "break"
            };
            std::iter::once(gap.to_owned())
                .chain(word.units)
                .collect::<Vec<_>>()
        });
        assert_eq!(cut.collect::<Vec<_>>(), text.words, "{:?}", text.text);
    }
}

#[test]
fn letters_become_what_the_vectors_say() {
    let vectors: BTreeMap<String, Vec<(String, Value)>> =
        serde_json::from_str(include_str!("../../../tests/vectors/search/hangul.json"))
            .expect("letters with what becomes of them");
    for (name, rows) in vectors {
        for (typed, expected) in rows {
            let letter = typed.chars().next().unwrap_or(' ');
            let found = match name.as_str() {
                "letters" => json!(letters(&typed)),
                "grown" => json!(grown(letter)),
                "stolen" => json!(stolen(letter)),
                "fromLatin" => json!(from_latin(&typed)),
                "toLatin" => json!(to_latin(&typed)),
                "verbStems" => verb_stems(&typed)
                    .into_iter()
                    .map(|stem| json!([stem.head, stem.next]))
                    .collect(),
                _ => panic!("no function for {name}"),
            };
            assert_eq!(found, expected, "{name} {typed}");
        }
    }
}
