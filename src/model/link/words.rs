//! The words of the records in the language of an archive: the originals, or their translations.

use crate::content::{Document, KindFields, Name, Translated};
use std::collections::BTreeMap;

/// The translations of an archive into one language, by the names of their originals; none for the
/// language of the records themselves.
#[derive(Default)]
pub(super) struct Translations<'t> {
    by_name: BTreeMap<&'t Name, &'t Translated>,
}

impl<'t> Translations<'t> {
    pub(super) fn new(translations: impl Iterator<Item = &'t Translated>) -> Self {
        let by_name = translations.map(|it| (&it.document.name, it));
        Self {
            by_name: by_name.collect(),
        }
    }

    /// The document with the words for a record: its translation, where there is one.
    ///
    /// What refers to other records is read from the original, which alone names them for certain.
    pub(super) fn of(&self, original: &'t Document) -> &'t Document {
        let translated = self.by_name.get(&original.name);
        translated.map_or(original, |translated| &translated.document)
    }

    /// What an agency is called in the language, given its original document and how it was called
    /// on a day in the original; `None` where no translation says.
    pub(super) fn agency(&self, original: &Document, called: &str) -> Option<&str> {
        let translated = &self.by_name.get(&original.name)?.document;
        if called == original.common.title.value {
            return Some(&translated.common.title.value);
        }
        let (KindFields::Agency(before), KindFields::Agency(after)) =
            (&original.own, &translated.own)
        else {
            return None;
        };
        let mut names = before.names.iter();
        let at = names.position(|name| name.text.value == called)?;
        after.names.get(at).map(|name| name.text.value.as_str())
    }

    /// The translations of tags by the original ones: those of the first record that has one.
    pub(super) fn tags(&self) -> BTreeMap<&str, &str> {
        first(self.by_name.values().flat_map(|it| &it.tags))
    }

    /// The same for values.
    pub(super) fn values(&self) -> BTreeMap<&str, &str> {
        first(self.by_name.values().flat_map(|it| &it.values))
    }
}

fn first<'w>(words: impl Iterator<Item = &'w (String, String)>) -> BTreeMap<&'w str, &'w str> {
    let mut first = BTreeMap::new();
    for (from, to) in words {
        first.entry(from.as_str()).or_insert(to.as_str());
    }
    first
}
