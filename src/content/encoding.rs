//! Texts that are not UTF-8: which encoding they are in, and what they say.

use crate::base::korean::is_hangul;
use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Decodes a text in any encoding, without its byte order mark; invalid bytes become `�`.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let other = encoding_of(bytes).filter(|_| !is_utf8);
    let encoding = other.map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode_with_bom_removal(bytes).0
}

/// The encoding of a text that is not UTF-8, with its name, if it is known: CP949, which Korean
/// programs wrote, or UTF-16, which the notepad of Windows calls Unicode.
#[must_use]
pub fn encoding_of(bytes: &[u8]) -> Option<(&'static Encoding, &'static str)> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            return Some((encoding, "UTF-16"));
        }
        _ => {}
    }
    let is_cp949 = || {
        let decoded = EUC_KR.decode_without_bom_handling_and_without_replacement(bytes);
        decoded.is_some_and(|text| text.chars().any(is_hangul))
    };
    is_cp949().then_some((EUC_KR, "CP949(EUC-KR)"))
}
