//! Themes: templates compiled, texts read, files named by their content.

mod assets;
mod cards;
mod files;
mod filters;
mod localized;
mod problems;
mod strings;
mod templates;

pub use assets::Assets;
pub use cards::{Card, CardNames};
pub use localized::Theme;
pub use strings::Strings;
pub use templates::Templates;
