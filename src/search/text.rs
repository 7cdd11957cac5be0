//! A text as the units that search compares: syllables, words of other scripts, numbers.
//!
//! `themes/default/assets/js/search/text.js` cuts queries by the same rules;
//! `tests/vectors/search/words.json` holds both to one result.

use super::dates::spell_dates;
use super::particles::is_tail;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What separates a word from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A space, or what counts as one: `·`, `/`, a hyphen.
    Space,
    /// Other punctuation, or the start of the text: no match crosses it.
    Break,
}

/// What follows a unit in its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// More of the word.
    Inside,
    /// Only a particle or an ending.
    BeforeTail,
    /// Nothing.
    Last,
}

/// A word between two spaces (an 어절), cut into units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What separates it from the word before.
    pub(super) gap: Gap,
    /// Each a Hangul syllable, a Hanja, a Jamo, a word of another script, a number, or `%`.
    pub(super) units: Vec<String>,
}

impl Word {
    /// What follows each unit in the word.
    #[must_use]
    pub(super) fn ends(&self) -> Vec<End> {
        let mut ends = vec![End::Inside; self.units.len()];
        let mut tail = String::new();
        for (at, unit) in self.units.iter().enumerate().rev() {
            ends[at] = match tail.as_str() {
                "" => End::Last,
                tail if is_tail(tail) => End::BeforeTail,
                _ => End::Inside,
            };
            tail.insert_str(0, unit);
        }
        ends
    }
}

/// Cuts a text into words.
///
/// NFKC and lowercase, but Jamo that stand alone stay as typed (NFKC would make them parts of
/// syllables). Quotes and invisible characters are dropped. Days and months come out as
/// `2019년 12월 26일`, however they are written.
#[must_use]
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut gap = Gap::Break;
    for chunk in chunks(&spell_dates(text)) {
        gap = cut(gap, &fold(chunk), &mut words);
    }
    words
}

/// The units of a text in a row, whatever separates them.
#[must_use]
pub(super) fn units(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .flat_map(|word| word.units)
        .collect()
}

/// The parts of a text between spaces.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = &str> {
    text.split(char::is_whitespace)
        .filter(|part| !part.is_empty())
}

/// Normalizes a text: NFKC and lowercase, lone Jamo aside.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    let is_plain = |character: char| {
        matches!(character, '가'..='힣' | 'ㄱ'..='ㆎ')
            || (character.is_ascii() && !character.is_ascii_uppercase())
    };
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for part in text.split_inclusive(is_jamo) {
        let part_end = part.trim_end_matches(is_jamo).len();
        folded.extend(part[..part_end].nfkc().flat_map(char::to_lowercase));
        folded.push_str(&part[part_end..]);
    }
    Cow::Owned(folded.nfc().collect())
}

/// Jamo typed one by one, and the araea `ㆍ`, which is used as a middle dot.
fn is_jamo(character: char) -> bool {
    matches!(character, 'ㄱ'..='ㆎ')
}

/// What a character is to search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CharClass {
    /// Dropped.
    Nothing,
    /// A unit by itself.
    Single,
    Digit,
    /// A letter of a script that is cut into words.
    Letter,
    /// Dropped between two letters, else a space.
    Joint,
    Space,
    Break,
}

fn class(character: char) -> CharClass {
    match character {
        '가'..='힣' | '%' => CharClass::Single,
        '0'..='9' => CharClass::Digit,
        'a'..='z' => CharClass::Letter,
        '-' | '\u{2010}' | '&' => CharClass::Joint,
        '·' | '‧' | '・' | '•' | 'ㆍ' | '∙' | '/' | '_' => CharClass::Space,
        '\''
        | '"'
        | '`'
        | '´'
        | '‘'
        | '’'
        | '“'
        | '”'
        | '‚'
        | '„'
        | '「'
        | '」'
        | '『'
        | '』'
        | '〈'
        | '〉'
        | '《'
        | '》'
        | '\u{ad}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'
        | '\u{feff}' => CharClass::Nothing,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
            if character.is_alphabetic() =>
        {
            CharClass::Single
        }
        _ if character.is_alphabetic() => CharClass::Letter,
        _ if character.is_whitespace() => CharClass::Space,
        _ => CharClass::Break,
    }
}

/// Cuts a normalized chunk behind `gap` into words. Returns the gap behind it.
pub(super) fn cut(gap: Gap, chunk: &str, words: &mut Vec<Word>) -> Gap {
    let characters: Vec<char> = chunk
        .chars()
        .filter(|character| class(*character) != CharClass::Nothing)
        .collect();
    let is = |at: usize, wanted: CharClass| {
        characters
            .get(at)
            .is_some_and(|character| class(*character) == wanted)
    };
    let mut gap = Some(gap);
    let mut at = 0;
    while at < characters.len() {
        let start = at;
        at += 1;
        let unit: String = match class(characters[start]) {
            CharClass::Nothing => continue,
            CharClass::Single => characters[start].to_string(),
            CharClass::Digit => {
                while is(at, CharClass::Digit) || is_inside_number(&characters, start, at) {
                    at += 1;
                }
                characters[start..at]
                    .iter()
                    .filter(|character| **character != ',')
                    .collect()
            }
            CharClass::Letter => {
                while is(at, CharClass::Letter)
                    || (is(at, CharClass::Joint) && is(at + 1, CharClass::Letter))
                {
                    at += 1;
                }
                let characters = characters[start..at].iter();
                characters
                    .filter(|character| class(**character) == CharClass::Letter)
                    .collect()
            }
            CharClass::Joint | CharClass::Space => {
                gap = gap.or(Some(Gap::Space));
                continue;
            }
            CharClass::Break => {
                gap = Some(Gap::Break);
                continue;
            }
        };
        match (gap.take(), words.last_mut()) {
            (None, Some(word)) => word.units.push(unit),
            (gap, _) => words.push(Word {
                gap: gap.unwrap_or(Gap::Break),
                units: vec![unit],
            }),
        }
    }
    gap.unwrap_or(Gap::Space)
}

/// Whether the punctuation at `at` belongs to the number from `start`: `62.8`, `1,200`.
fn is_inside_number(characters: &[char], start: usize, at: usize) -> bool {
    let digits = characters[(at + 1).min(characters.len())..]
        .iter()
        .take_while(|character| character.is_ascii_digit())
        .count();
    match characters.get(at) {
        Some('.') => digits > 0 && !characters[start..at].contains(&'.'),
        Some(',') => digits == 3,
        _ => false,
    }
}
