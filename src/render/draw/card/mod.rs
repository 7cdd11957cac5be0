//! Cards: the pictures that are shown where a page is shared.

mod png;

pub use png::{Card, Fonts, SIZE, lines};
