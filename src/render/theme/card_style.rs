//! How the files of cards are named.

use crate::base::Digest;
use serde::Serialize;

/// What cards are drawn with, as far as the names of their files depend on it.
#[derive(Clone, Copy, Debug)]
pub struct CardStyle {
    /// The digest of the template and the fonts.
    pub mark: Digest,
    /// Whether there is a font that cards with Korean can be drawn with.
    pub has_fonts: bool,
}

impl CardStyle {
    /// The name of the picture of a card: `name`, with a digest of all that the picture depends on.
    #[must_use]
    pub fn file_name(&self, name: &str, card: &impl Serialize) -> String {
        let texts = serde_json::to_vec(card).expect("texts are JSON");
        let digest = Digest::of(&[self.mark.short().as_bytes(), &texts]);
        format!("{name}.{}.png", digest.short())
    }
}
