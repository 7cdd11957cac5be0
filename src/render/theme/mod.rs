//! Themes: templates compiled, texts read, files named by their content.

mod assets;
mod card_style;
pub(super) mod problems;
mod strings;
mod templates;

pub use assets::Assets;
pub use card_style::CardStyle;
pub use strings::Strings;
pub use templates::Theme;
