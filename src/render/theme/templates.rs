//! A theme compiled: what it has in every language.

use super::assets::Assets;
use super::cards::{CardNames, CardTemplate, TEMPLATE};
use super::files::ThemeFiles;
use super::strings::Strings;
use super::{filters, problems};
use crate::base::{Diagnostic, Outcome, SourcePath};
use crate::content::{Config, Language, SourceFile};
use crate::render::draw::card::Fonts;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Tera;

/// The compiled templates, the texts in each language and the files of a theme.
pub struct Templates {
    /// The templates of pages.
    pub(super) pages: Tera,
    pub(super) cards: Arc<CardTemplate>,
    pub(super) card_names: CardNames,
    pub(super) assets: Arc<Assets>,
    /// Where each template came from, for places in diagnostics.
    pub(super) sources: Arc<BTreeMap<String, SourcePath>>,
    /// In the order of the languages of the site.
    strings: Vec<Strings>,
}

impl Templates {
    /// Compiles the theme that `config` names out of the site's own files and those in the binary.
    ///
    /// `own` are all files below `themes/`. A file of the site replaces the one of the same name
    /// in the theme it extends; every theme extends the default one in the end. `languages` are
    /// those of the site, in their order. `fonts` are those of the system, for cards; those in
    /// `fonts/` of the theme go before them. No templates where anything is wrong.
    pub fn compile(
        config: &Config,
        languages: &[Language],
        own: &[SourceFile],
        fonts: Option<&Fonts>,
    ) -> Outcome<Option<Self>> {
        let name = &config.theme.value;
        if !ThemeFiles::exist(name, own) {
            let problem = problems::no_theme(name, &config.theme.place);
            return Outcome::new(None, vec![problem]);
        }
        let mut problems = Vec::new();
        let files = ThemeFiles::collect(name, own, &mut problems);
        let sources = Arc::new(sources(&files));
        let [pages, cards] = compiled(&files, &sources, &mut problems);
        let assets = files.below("assets/");
        let assets = Assets::new(assets.map(|(path, file)| (path, &*file.bytes)));
        let of_theme = Fonts::of(files.below("fonts/").map(|(_, file)| file.bytes.clone()));
        let fonts = of_theme.or_else(|| fonts.cloned());
        let card = files.get(&format!("templates/{TEMPLATE}"));
        let card = card.map_or(&[][..], |file| &file.bytes);
        let strings = languages.iter();
        let strings = strings.map(|language| Strings::read(&files, *language, &mut problems));
        let templates = Self {
            strings: strings.collect(),
            pages,
            card_names: CardNames::new(card, fonts.as_ref()),
            cards: Arc::new(CardTemplate { tera: cards, fonts }),
            assets: Arc::new(assets),
            sources,
        };
        let is_whole = problems.is_empty();
        Outcome::new(is_whole.then_some(templates), problems)
    }

    /// The texts in each language, in the order of the languages of the site.
    #[must_use]
    pub fn strings(&self) -> &[Strings] {
        &self.strings
    }

    /// How cards are named.
    #[must_use]
    pub fn card_names(&self) -> CardNames {
        self.card_names
    }
}

fn sources(files: &ThemeFiles) -> BTreeMap<String, SourcePath> {
    let templates = files.below("templates/");
    let sources = templates.map(|(name, file)| (name.to_owned(), file.source.clone()));
    sources.collect()
}

/// The templates of pages, then that of cards.
fn compiled(
    files: &ThemeFiles,
    sources: &BTreeMap<String, SourcePath>,
    problems: &mut Vec<Diagnostic>,
) -> [Tera; 2] {
    let mut pages = Tera::new();
    pages.autoescape_on(vec![".html", ".xml"]);
    // Tera asks for every filter when it compiles; each theme replaces them by those of its
    // language.
    filters::register(&mut pages, Language::Korean);
    let mut cards = Tera::new();
    cards.autoescape_on(vec![".svg"]);
    let texts = texts(files, problems);
    let (of_cards, of_pages): (Vec<_>, Vec<_>) =
        texts.into_iter().partition(|(name, _)| *name == TEMPLATE);
    for (tera, texts) in [(&mut pages, of_pages), (&mut cards, of_cards)] {
        if let Err(error) = tera.add_raw_templates(texts) {
            problems.push(problems::template_error(&error, sources));
        }
    }
    [pages, cards]
}

/// The text of each template, by its name.
fn texts<'f>(files: &'f ThemeFiles, problems: &mut Vec<Diagnostic>) -> Vec<(&'f str, &'f str)> {
    let mut texts = Vec::new();
    for (name, file) in files.below("templates/") {
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => texts.push((name, text)),
            Err(_) if name.ends_with(".html") || name.ends_with(".svg") => {
                problems.push(problems::no_utf_8(&file.source));
            }
            // What systems and editors keep beside templates.
            Err(_) => {}
        }
    }
    texts
}
