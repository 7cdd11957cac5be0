//! One file in, one document out. Knows no other file, no address and no HTML.

pub mod address;
pub mod config;
pub mod days;
pub mod document;
pub mod drafts;
mod fields;
pub mod license;
pub mod markdown;
mod problems;
pub mod sources;
#[cfg(test)]
mod tests;
pub mod translation;
mod yaml;

pub use config::{AgencyPolicy, CONFIG_FILE, Config, Language, Level, config};
pub use document::{Document, Draft, Kind, Name, Parsed, parse};
pub use license::License;
pub use sources::{MediaFile, Photo, Picture, SourceFile, Sources};
pub use translation::{Translated, Translation, translate};

use crate::base::Place;
use fields::Reader;

/// The text of a file without its byte order mark, and how many bytes the mark took.
fn text_of<'f>(file: &'f SourceFile, reader: &mut Reader<'_>) -> Option<(&'f str, usize)> {
    match std::str::from_utf8(&file.bytes) {
        Ok(text) => Some(
            text.strip_prefix('\u{feff}')
                .map_or((text, 0), |rest| (rest, '\u{feff}'.len_utf8())),
        ),
        Err(_) => {
            let place = Place::start_of(&file.path);
            reader.report(problems::not_utf8(&place, looks_like_cp949(&file.bytes)));
            None
        }
    }
}

/// Whether the bytes beyond ASCII come in pairs that CP949 uses for Hangul.
fn looks_like_cp949(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut pairs = 0;
    while let Some((&lead, tail)) = rest.split_first() {
        rest = match (lead, tail.split_first()) {
            (0..=0x7f, _) => tail,
            (0x81..=0xfe, Some((0x41..=0xfe, after))) => {
                pairs += 1;
                after
            }
            _ => return false,
        };
    }
    pairs > 0
}
