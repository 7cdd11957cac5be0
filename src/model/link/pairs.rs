//! Which file is the translation of which, and which translations nobody would see.

use crate::base::Outcome;
use crate::content::{Language, Name, Parsed, Translation};
use crate::model::problems;
use rustc_hash::FxHashMap as HashMap;

/// A translation and its original, by their places in the list of all files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TranslationPair {
    /// Where the original stands.
    pub original: usize,
    /// Where the translation stands.
    pub translation: usize,
}

/// Finds the original of each translation. Reports those without one, those into a language that is
/// the site's `own` or none of its `others`, and those that another file repeats.
#[must_use]
pub fn translations<'a>(
    files: impl Iterator<Item = &'a Parsed> + Clone,
    own: Language,
    others: &[Language],
) -> Outcome<Vec<TranslationPair>> {
    let translations = files
        .clone()
        .enumerate()
        .filter_map(|(at, file)| Some((at, file.translation.as_deref()?)))
        .collect::<Vec<_>>();
    let mut outcome = Outcome::new(Vec::new(), Vec::new());
    if translations.is_empty() {
        return outcome;
    }
    let claimed = files.enumerate().filter_map(|(at, file)| {
        let has_document = file.document.is_some();
        Some((file.claims.as_ref()?, (at, has_document)))
    });
    let claimed: HashMap<&Name, (usize, bool)> = claimed.collect();
    let mut first: HashMap<(&Name, Language), &Translation> = HashMap::default();
    for (at, translation) in translations {
        let problem = match claimed.get(&translation.name) {
            _ if translation.language == own => problems::own_language(translation),
            _ if !others.contains(&translation.language) => problems::language_off(translation),
            None => problems::no_original(translation),
            Some((original, has_document)) => {
                let key = (&translation.name, translation.language);
                match first.insert(key, translation) {
                    Some(first) => problems::duplicate_translation(translation, first),
                    // A broken original is reported by itself.
                    None if !has_document => continue,
                    None => {
                        outcome.value.push(TranslationPair {
                            original: *original,
                            translation: at,
                        });
                        continue;
                    }
                }
            }
        };
        outcome.problems.push(problem);
    }
    outcome
}
