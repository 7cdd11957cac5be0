//! Unicode forms of text, and free text as a part of an address or an anchor.

use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Returns `text` in NFC; copies it only where it is not.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Returns `text` with decomposed characters composed: Hangul from its Jamo, Latin letters with
/// their marks. Everything else keeps its bytes, also where NFC would replace them.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    let is_jamo = |letter: char| matches!(letter, '\u{1100}'..='\u{11ff}');
    let is_part = |letter: char| is_jamo(letter) || is_combining_mark(letter);
    if !text.contains(is_part) {
        return Cow::Borrowed(text);
    }
    let mut composed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let behind = &rest[first.len_utf8()..];
        let belongs = |next: char| is_combining_mark(next) || (is_jamo(first) && is_jamo(next));
        let parts = behind.len() - behind.trim_start_matches(belongs).len();
        let (letter, after) = rest.split_at(first.len_utf8() + parts);
        if parts > 0 {
            composed.extend(letter.nfc());
        } else {
            composed.push(first);
        }
        rest = after;
    }
    Cow::Owned(composed)
}

/// Returns `text` in NFC and lowercase, with digits and letters of any script kept and everything
/// between them one `-`; empty where nothing is left.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_stays_and_what_is_between_letters_is_one_line() {
        let check = |text, expected: &str| assert_eq!(slug(text), expected);
        check("생활·안전", "생활-안전");
        check("  EN:TER (2019) ", "en-ter-2019");
        check("—", "");
    }

    #[test]
    fn letters_in_parts_are_put_together_and_others_keep_their_bytes() {
        let parts: String = "가각 é한글".nfd().collect();
        assert_eq!(composed(&parts), "가각 é한글");
        // A compatibility ideograph of old Korean encodings: NFC would replace it by 金.
        assert_eq!(composed("\u{f90a} 가"), "\u{f90a} 가");
        let both = format!("\u{f90a}{parts}");
        assert_eq!(composed(&both), "\u{f90a}가각 é한글");
    }
}
