//! The texts of a theme in one language, with gaps to fill. Knows no page.

use super::files::{ThemeFiles, embedded};
use super::problems;
use crate::base::Diagnostic;
use crate::base::korean::with_particle;
use crate::content::Language;
use std::collections::BTreeMap;

/// The texts of a theme by key. A text may hold gaps: `{name}`, or with the particle that follows
/// `{name:은/는}`.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Strings(BTreeMap<String, String>);

impl Strings {
    /// Reads the texts of a language: the theme's own where it has them, else those in the binary.
    pub(super) fn read(
        files: &ThemeFiles,
        language: Language,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let path = format!("strings/{}.yaml", language.as_str());
        let mut texts = BTreeMap::new();
        let embedded = embedded(&path);
        for file in embedded.iter().chain(files.get(&path)) {
            match serde_yaml::from_slice::<BTreeMap<String, String>>(&file.bytes) {
                Ok(own) => texts.extend(own),
                Err(error) => {
                    problems.push(problems::broken_theme(&file.source, &error.to_string()));
                }
            }
        }
        Self(texts)
    }

    /// The text of a key; the key itself where there is none, so that a missing text can be seen.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The text of `prefix-name`, for words that stand for a value of a field.
    #[must_use]
    pub fn word(&self, prefix: &str, name: &str) -> String {
        self.text(&format!("{prefix}_{}", name.replace('-', "_")))
            .to_owned()
    }

    /// The text of a key with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }
}

/// Fills the gaps of `text`; a gap that nothing fills stays as it is.
#[must_use]
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, gap_on)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((gap, after)) = gap_on.split_once('}') else {
            rest = &rest[before.len()..];
            break;
        };
        let (name, particle) = gap.split_once(':').unwrap_or((gap, ""));
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) if particle.is_empty() => filled.push_str(value),
            Some((_, value)) => filled.push_str(&with_particle(value, particle)),
            None => filled.extend(["{", gap, "}"]),
        }
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_takes_its_value_and_the_particle_that_fits() {
        let check = |text, expected: &str| {
            assert_eq!(fill(text, &[("who", "산림청"), ("n", "7")]), expected)
        };
        check("{who:은/는} 제{n}회", "산림청은 제7회");
        check("{other} {who}", "{other} 산림청");
        check("a { b", "a { b");
    }
}
