//! One file in, one document out. Knows no other file, no address and no HTML.

pub mod address;
mod checks;
pub mod config;
pub mod days;
pub mod document;
pub mod drafts;
mod fields;
mod korean_words;
pub mod license;
pub mod markdown;
mod personal;
mod press;
mod problems;
mod region;
pub mod shape;
mod slips;
pub mod sources;
mod target;
#[cfg(test)]
mod tests;
pub mod translation;
mod withdrawal;
mod yaml;

pub use config::{
    AgencyPolicy, CONFIG_FILE, Cards, Config, CsvEncoding, Language, Level, config, config_stand_in,
};
pub use document::{Document, KindFields, Name, Parsed, RecordKind, mends, parse};
pub use license::License;
pub use region::Region;
pub use sources::{MediaFile, Photo, Picture, SourceFile, Sources};
pub use target::{Limits, Target};
pub use translation::{Translated, Translation, translate};
pub use withdrawal::Withdrawal;

use crate::base::Place;
use crate::base::korean::is_hangul;
use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use fields::Reader;
use std::borrow::Cow;

/// The text of a file without its byte order mark, and how many bytes the mark took.
fn text_of<'f>(file: &'f SourceFile, reader: &mut Reader<'_>) -> Option<(&'f str, usize)> {
    match std::str::from_utf8(&file.bytes) {
        Ok(text) => Some(
            text.strip_prefix('\u{feff}')
                .map_or((text, 0), |rest| (rest, '\u{feff}'.len_utf8())),
        ),
        Err(_) => {
            let place = Place::start_of(&file.path);
            let encoding = encoding_of(&file.bytes).map(|(_, name)| name);
            reader.report(problems::not_utf8(&place, encoding));
            None
        }
    }
}

/// A text in whatever encoding, without a byte order mark; what cannot be read is `�`.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let other = encoding_of(bytes).filter(|_| !is_utf8);
    let encoding = other.map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode_with_bom_removal(bytes).0
}

/// The encoding of a text that is not UTF-8, with its name, where it can be told: CP949, which Korean
/// programs wrote, and UTF-16, which the notepad of Windows calls Unicode.
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
