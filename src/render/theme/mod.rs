//! Themes: templates compiled, texts read, files named by their content.

mod assets;
pub(super) mod problems;
mod strings;
mod templates;

pub use assets::Assets;
pub use strings::Strings;
pub use templates::Theme;
