//! Korean search: an archive in, the files of the index out. Pages answer queries from them with
//! `themes/default/assets/js/search/`.

mod answers;
mod bits;
mod dates;
mod entries;
mod entry;
pub mod format;
mod hangul;
mod index;
mod lexicon;
mod names;
mod pairs;
mod particles;
mod rank;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

pub use entries::entries;
pub use entry::{Entry, EntryField, FACETS};
pub use index::{Files, index, texts};
pub use names::{Name, names};
