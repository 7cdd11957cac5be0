//! Cards: the pictures that are shown where a page is shared.

mod fonts;
mod lines;
mod picture;

pub use fonts::Fonts;
pub use lines::lines;
pub use picture::{SIZE, png};
