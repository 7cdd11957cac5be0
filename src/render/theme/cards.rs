//! The template of the cards, the pictures shown where a page is shared.
//!
//! It is compiled apart from those of pages, so that a card depends on nothing that its name does
//! not depend on too.

use super::problems;
use crate::base::{Diagnostic, Digest, SourcePath};
use crate::render::draw::card::{Fonts, png};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::{Context, Tera};

/// The name of the template.
pub(super) const TEMPLATE: &str = "card.svg";

/// A card before it is drawn, which takes much longer than to write it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The drawing, an SVG of 1200 by 630 pixels.
    pub svg: Vec<u8>,
    /// What its texts are drawn with; without, they are left out.
    pub fonts: Option<Fonts>,
    /// The template it was made from.
    pub template: SourcePath,
}

impl Card {
    /// The card as a PNG.
    ///
    /// # Errors
    ///
    /// What the template made is no SVG.
    pub fn png(&self) -> Result<Vec<u8>, Box<Diagnostic>> {
        let drawn = png(&self.svg, self.fonts.as_ref());
        drawn.map_err(|why| Box::new(problems::broken_card(&self.template, &why)))
    }
}

/// How the pictures of cards are named: by all that they are made from.
#[derive(Clone, Copy, Debug)]
pub struct CardNames {
    /// What cards are made from beside their own words: the template and the fonts.
    made_from: Digest,
    has_fonts: bool,
}

impl CardNames {
    /// The names of cards made from these bytes of a template.
    pub(super) fn new(template: &[u8], fonts: Option<&Fonts>) -> Self {
        let fonts_digest = fonts.map(|fonts| fonts.digest().short());
        let fonts_digest = fonts_digest.unwrap_or_default();
        Self {
            made_from: Digest::of(&[template, fonts_digest.as_bytes()]),
            has_fonts: fonts.is_some(),
        }
    }

    /// Whether there is a font that cards with Korean can be drawn with.
    #[must_use]
    pub fn has_fonts(self) -> bool {
        self.has_fonts
    }

    /// The file name of a card: `stem`, and a digest of what the template is given and all else
    /// that it is made from.
    #[must_use]
    pub fn name(self, stem: &str, card: &impl Serialize) -> String {
        let words = serde_json::to_vec(card).expect("texts are JSON");
        let digest = Digest::of(&[self.made_from.short().as_bytes(), &words]);
        format!("{stem}.{}.png", digest.short())
    }
}

/// The compiled template, with the fonts its cards are drawn with.
#[derive(Clone)]
pub(super) struct CardTemplate {
    pub(super) tera: Tera,
    pub(super) fonts: Option<Fonts>,
}

impl CardTemplate {
    /// Writes a card down, to be drawn. `sources` says where templates came from.
    pub(super) fn card(
        &self,
        card: &impl Serialize,
        sources: &BTreeMap<String, SourcePath>,
    ) -> Result<Card, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("card", card);
        let mut svg = Vec::new();
        self.tera
            .render_to(TEMPLATE, &context, &mut svg)
            .map_err(|error| Box::new(problems::template_error(&error, sources)))?;
        Ok(Card {
            svg,
            fonts: self.fonts.clone(),
            template: sources[TEMPLATE].clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_makes_no_svg_is_named() {
        let card = Card {
            svg: b"<svg".to_vec(),
            fonts: None,
            template: SourcePath::new("themes/a/templates/card.svg"),
        };
        let problem = card.png().expect_err("this is no SVG");
        let place = problem.place().expect("a place");
        assert_eq!(place.path.as_str(), "themes/a/templates/card.svg");
    }
}
