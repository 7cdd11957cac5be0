//! A theme in one language of a site: renders pages and writes cards down.

use super::assets::Assets;
use super::cards::{Card, CardTemplate};
use super::strings::Strings;
use super::templates::Templates;
use super::{filters, problems};
use crate::base::{Diagnostic, SourcePath};
use crate::content::Language;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Tera};

/// Templates with the words of a language and what all pages of the site share.
pub struct Theme {
    tera: Tera,
    cards: Arc<CardTemplate>,
    assets: Arc<Assets>,
    sources: Arc<BTreeMap<String, SourcePath>>,
}

impl Theme {
    /// Gives templates what all pages of a language share: `site`, the texts as `t`, and the names
    /// of `assets`.
    #[must_use]
    pub fn new(
        templates: &Templates,
        language: Language,
        strings: &Strings,
        site: &impl Serialize,
    ) -> Self {
        let mut tera = templates.pages.clone();
        filters::register(&mut tera, language);
        let shared = tera.global_context();
        shared.insert("site", site);
        shared.insert("t", strings);
        shared.insert("assets", templates.assets.names());
        Self {
            tera,
            cards: templates.cards.clone(),
            assets: templates.assets.clone(),
            sources: templates.sources.clone(),
        }
    }

    /// The files to publish with the pages.
    #[must_use]
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// Renders a page by the template of a name, such as `event.html`.
    ///
    /// # Errors
    ///
    /// A template that asks for what is not there, or fails in another way.
    pub fn render(&self, template: &str, page: &Context) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut html = Vec::new();
        self.tera
            .render_to(template, page, &mut html)
            .map_err(|error| Box::new(problems::template_error(&error, &self.sources)))?;
        Ok(html)
    }

    /// Writes a card down, to be drawn. The template sees `card` alone.
    ///
    /// # Errors
    ///
    /// As [`Theme::render`].
    pub fn card(&self, card: &impl Serialize) -> Result<Card, Box<Diagnostic>> {
        self.cards.card(card, &self.sources)
    }
}
