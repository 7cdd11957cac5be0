//! A theme made ready: templates compiled, words read, files named by their content. Knows no disk.

use super::assets::Assets;
use super::card_style::CardStyle;
use super::problems;
use super::strings::{Strings, fill};
use crate::base::korean::is_hangul;
use crate::base::{Diagnostic, Digest, Outcome, SourcePath};
use crate::content::{Config, Language, SourceFile};
use crate::render::draw::card::{Card, Fonts};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The templates, words and files of a theme: those of the site first, then those in the binary.
pub struct Theme {
    tera: Tera,
    strings: Strings,
    assets: Arc<Assets>,
    /// Where each template came from, for places in diagnostics.
    sources: BTreeMap<String, SourcePath>,
    /// What the letters of cards are drawn with: the fonts of the theme, else those of the system.
    fonts: Option<Fonts>,
    /// The template of cards alone: a card is made from nothing that its name does not tell of.
    cards: Tera,
    /// Everything that a card is made from beside its own words.
    card_mark: Digest,
}

/// The template of the cards.
const CARD: &str = "card.svg";

/// What `theme.yaml` may say of a theme.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    /// The name, for people who open the file.
    #[serde(default, rename = "name")]
    _name: String,
    /// The theme that gives what this one does not have.
    #[serde(default)]
    extends: Option<String>,
}

/// The files of a theme by their path in it, each with the place it came from.
type Files = BTreeMap<String, (SourcePath, Arc<[u8]>)>;

impl Theme {
    /// Compiles the theme that `config` names out of the site's own files and those in the binary.
    ///
    /// `own` are all files below `themes/`. A file of the site replaces the one of the same name
    /// in the theme it extends; every theme extends the default one in the end. There is one theme for
    /// each of the languages, in their order: they differ in their words alone. `fonts` are those of the
    /// system, for cards; those in `fonts/` of the theme go before them.
    pub fn compile(
        config: &Config,
        languages: &[Language],
        own: &[SourceFile],
        fonts: Option<&Fonts>,
    ) -> Outcome<Option<Vec<Self>>> {
        let mut problems = Vec::new();
        let name = &config.theme.value;
        let exists = name == "default"
            || own
                .iter()
                .any(|file| file.path.as_str().starts_with(&format!("themes/{name}/")));
        if !exists {
            return Outcome::new(None, vec![problems::no_theme(name, &config.theme.place)]);
        }
        let files = collect(name, own, &mut problems);
        let sources = sources(&files);
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.register_filter("fill", fill_filter);
        mark_language(&mut tera, config.language);
        let templates = templates(&files, &mut problems);
        let (of_cards, of_pages): (Vec<_>, Vec<_>) =
            templates.into_iter().partition(|(name, _)| *name == CARD);
        let mut cards = Tera::new();
        cards.autoescape_on(vec![".svg"]);
        for (tera, templates) in [(&mut tera, of_pages), (&mut cards, of_cards)] {
            if let Err(error) = tera.add_raw_templates(templates) {
                problems.push(problems::template_error(&error, &sources));
            }
        }
        let assets = Arc::new(Assets::new(files.iter().filter_map(
            |(path, (_, bytes))| path.strip_prefix("assets/").map(|path| (path, &**bytes)),
        )));
        let of_theme = files.iter().filter(|(path, _)| path.starts_with("fonts/"));
        let of_theme = Fonts::of(of_theme.map(|(_, (_, bytes))| bytes.clone()));
        let fonts = of_theme.or_else(|| fonts.cloned());
        let card = files.get(&format!("templates/{CARD}"));
        let letters = fonts.as_ref().map(|fonts| fonts.mark().short());
        let card_mark = Digest::of(&[
            card.map_or(&[], |(_, bytes)| bytes),
            letters.unwrap_or_default().as_bytes(),
        ]);
        let themes: Vec<Self> = languages
            .iter()
            .map(|language| {
                let mut tera = tera.clone();
                mark_language(&mut tera, *language);
                Self {
                    tera,
                    strings: strings(&files, *language, &mut problems),
                    assets: assets.clone(),
                    sources: sources.clone(),
                    fonts: fonts.clone(),
                    cards: cards.clone(),
                    card_mark,
                }
            })
            .collect();
        let is_whole = problems.is_empty();
        Outcome::new(is_whole.then_some(themes), problems)
    }

    /// The words of the theme.
    #[must_use]
    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    /// The files to publish with the pages.
    #[must_use]
    pub fn assets(&self) -> &Assets {
        &self.assets
    }

    /// Whether there is a font that cards with Korean can be drawn with.
    #[must_use]
    pub fn has_fonts(&self) -> bool {
        self.fonts.is_some()
    }

    /// How the files of cards are named.
    #[must_use]
    pub fn card_style(&self) -> CardStyle {
        CardStyle {
            mark: self.card_mark,
            has_fonts: self.has_fonts(),
        }
    }

    /// Writes a card down, to be drawn.
    ///
    /// # Errors
    ///
    /// As [`Theme::render`].
    pub fn card(&self, card: &impl Serialize) -> Result<Card, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("card", card);
        let mut svg = Vec::new();
        self.cards
            .render_to(CARD, &context, &mut svg)
            .map_err(|error| Box::new(problems::template_error(&error, &self.sources)))?;
        Ok(Card {
            svg,
            fonts: self.fonts.clone(),
            template: self.sources[CARD].clone(),
        })
    }

    /// Gives every template what all pages share, so that it is not made for each of them.
    pub fn share(&mut self, site: &impl Serialize) {
        let global = self.tera.global_context();
        global.insert("site", site);
        global.insert("t", &self.strings);
        global.insert("assets", self.assets.names());
    }

    /// Renders a page to its bytes.
    ///
    /// # Errors
    ///
    /// A template that asks for what is not there, or fails in another way.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Box<Diagnostic>> {
        let name = format!("{template}.html");
        let mut html = Vec::new();
        self.tera
            .render_to(&name, context, &mut html)
            .map_err(|error| Box::new(problems::template_error(&error, &self.sources)))?;
        Ok(html)
    }
}

/// `{{ t.key | fill(n=3) }}`: fills the gaps of a text, as the code does.
fn fill_filter(text: &str, values: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let texts: Vec<(String, String)> = values
        .iter()
        .map(|(key, value)| (key.to_string(), value.to_string()))
        .collect();
    let pairs: Vec<(&str, &str)> = texts
        .iter()
        .map(|(key, text)| (key.as_str(), text.as_str()))
        .collect();
    Ok(fill(text, &pairs))
}

/// Gives templates what tells the texts of another language than the page's from the others.
fn mark_language(tera: &mut Tera, language: Language) {
    tera.register_filter("lang", move |text: Value, _: Kwargs, _: &State<'_>| {
        marked(text, language)
    });
    tera.register_test(
        "untranslated",
        move |text: &str, _: Kwargs, _: &State<'_>| is_foreign(text, language),
    );
}

/// `{{ event.title | lang }}`: marks a text that is in another language than the page, for screen
/// readers and for the choice of a face.
fn marked(text: Value, language: Language) -> Value {
    let foreign = text.as_str().filter(|text| is_foreign(text, language));
    let html = foreign.map(|foreign| {
        let mut html = Vec::new();
        // Writing to memory does not fail.
        let _ = tera::escape_html(foreign, &mut html);
        format!(
            "<span lang=\"ko\">{}</span>",
            String::from_utf8_lossy(&html)
        )
    });
    html.map_or(text, |html| Value::safe_string(&html))
}

/// Whether a text is Korean on a page that is not. What Latin letters stand for, nobody can tell.
fn is_foreign(text: &str, language: Language) -> bool {
    language != Language::Korean && text.chars().any(is_hangul)
}

/// The files of a theme and of those it extends; the nearer one wins.
fn collect(name: &str, own: &[SourceFile], problems: &mut Vec<Diagnostic>) -> Files {
    let mut files = Files::new();
    let mut next = Some(name.to_owned());
    let mut seen = Vec::new();
    while let Some(name) = next.take().filter(|name| !seen.contains(name)) {
        let folder = format!("themes/{name}/");
        for file in own {
            if let Some(path) = file.path.as_str().strip_prefix(&folder) {
                files
                    .entry(path.to_owned())
                    .or_insert_with(|| (file.path.clone(), file.bytes.clone()));
            }
        }
        let manifest = own
            .iter()
            .find(|file| file.path.as_str() == format!("{folder}theme.yaml"));
        next = manifest.and_then(|file| extended(file, problems));
        seen.push(name);
    }
    add_embedded(&DEFAULT, &mut files);
    files
}

/// The theme that the one of this `theme.yaml` extends.
fn extended(file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<String> {
    match serde_yaml::from_slice::<Manifest>(&file.bytes) {
        Ok(manifest) => manifest.extends,
        Err(error) => {
            problems.push(problems::broken_theme(&file.path, &error.to_string()));
            None
        }
    }
}

fn add_embedded(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let place = SourcePath::new(&format!("themes/default/{path}"));
        files
            .entry(path)
            .or_insert_with(|| (place, file.contents().into()));
    }
    for folder in folder.dirs() {
        add_embedded(folder, files);
    }
}

fn sources(files: &Files) -> BTreeMap<String, SourcePath> {
    let template = |path: &String| path.strip_prefix("templates/").map(str::to_owned);
    files
        .iter()
        .filter_map(|(path, (place, _))| Some((template(path)?, place.clone())))
        .collect()
}

/// The templates by name.
fn templates<'f>(files: &'f Files, problems: &mut Vec<Diagnostic>) -> Vec<(&'f str, &'f str)> {
    let mut templates = Vec::new();
    for (path, (place, bytes)) in files {
        let Some(name) = path.strip_prefix("templates/") else {
            continue;
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => templates.push((name, text)),
            Err(_) if path.ends_with(".html") || path.ends_with(".svg") => {
                problems.push(problems::no_utf_8(place));
            }
            // What systems and editors keep beside templates.
            Err(_) => {}
        }
    }
    templates
}

/// The words of a language: the theme's own where it has them, else those in the binary.
fn strings(files: &Files, language: Language, problems: &mut Vec<Diagnostic>) -> Strings {
    let path = format!("strings/{}.yaml", language.as_str());
    let mut strings = Strings::default();
    let embedded = DEFAULT.get_file(&path).map(|file| {
        (
            SourcePath::new(&format!("themes/default/{path}")),
            file.contents(),
        )
    });
    let own = files
        .get(&path)
        .map(|(place, bytes)| (place.clone(), &**bytes));
    for (place, bytes) in embedded.into_iter().chain(own) {
        match serde_yaml::from_slice::<BTreeMap<String, String>>(bytes) {
            Ok(texts) => strings.extend(Strings::new(texts)),
            Err(error) => problems.push(problems::broken_theme(&place, &error.to_string())),
        }
    }
    strings
}
