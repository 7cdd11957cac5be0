//! Korean search: page texts in, index files out; and the same search that a page makes, in Rust.
//! Knows no HTML.

mod answers;
mod bits;
mod engine;
mod entries;
mod find;
pub mod format;
mod hangul;
mod index;
mod lexicon;
mod pairs;
mod particles;
mod query;
mod rank;
mod readings;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

pub use engine::{Answer, Change, Engine, Hit, Step};
pub use entries::{Entry, FACETS, Field, Name, entries, names};
pub use index::{Files, index, texts};
