//! Free text as a part of an address or an anchor. Knows neither.

use std::borrow::Cow;
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

/// Returns `text` in NFC and small letters, with digits and letters of any script kept and everything
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
}
