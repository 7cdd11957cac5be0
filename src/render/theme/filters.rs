//! What templates can call beside the means of Tera: `fill`, `lang` and `untranslated`.

use super::strings::fill;
use crate::base::korean::is_hangul;
use crate::content::Language;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Registers everything for pages in a language; what was registered for another one is replaced.
pub(super) fn register(tera: &mut Tera, language: Language) {
    tera.register_filter("fill", fill_filter);
    tera.register_filter("lang", move |text: Value, _: Kwargs, _: &State<'_>| {
        marked(text, language)
    });
    tera.register_test(
        "untranslated",
        move |text: &str, _: Kwargs, _: &State<'_>| is_untranslated(text, language),
    );
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

/// `{{ event.title | lang }}`: marks a text that is in another language than the page, for screen
/// readers and for the choice of a font.
fn marked(text: Value, language: Language) -> Value {
    let korean = text.as_str().filter(|text| is_untranslated(text, language));
    let html = korean.map(|korean| {
        let mut html = Vec::new();
        // Writing to memory does not fail.
        let _ = tera::escape_html(korean, &mut html);
        let html = String::from_utf8_lossy(&html);
        format!("<span lang=\"ko\">{html}</span>")
    });
    html.map_or(text, |html| Value::safe_string(&html))
}

/// Whether a text is Korean on a page that is not. The language of Latin characters cannot be
/// known.
fn is_untranslated(text: &str, language: Language) -> bool {
    language != Language::Korean && text.chars().any(is_hangul)
}
