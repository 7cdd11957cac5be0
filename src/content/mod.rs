//! One file in, one document out. Knows no other file, no address and no HTML.

pub mod body;
mod checks;
pub mod config;
mod declare;
mod encoding;
mod form;
mod parse;
mod records;
mod sources;
#[cfg(test)]
mod tests;
mod translation;
mod values;

pub use config::{
    AgencyPolicy, CONFIG_FILE, Cards, Config, CsvEncoding, Level, MenuItem, Settings, config,
    settings,
};
pub use encoding::{decoded, encoding_of};
pub use form::{
    Choice, ChoiceWord, ColumnWords, FieldInfo, FieldOf, FieldValue, Map, Mention, MentionKind,
    Roles, Shape, searchable_texts,
};
pub use parse::{Parsed, external_links, parse, safe_fixes};
pub use records::*;
pub use sources::{History, Lifetime, MediaFile, Photo, Picture, SourceFile, Sources};
pub use translation::{Translated, Translation, translate};
pub use values::{
    Address, BaseUrl, Clock, Extra, Hours, LINK_SCHEMES, Language, License, Limits, Locality,
    Moment, NamedAgency, NamedCase, NamedEvent, NamedFile, NamedSeries, OldAddress, Region, Slug,
    Target, in_seoul,
};
