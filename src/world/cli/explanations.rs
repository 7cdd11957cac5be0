//! Why each rule exists, with an example that breaks it and one that keeps it: reads `rules.yaml`.

use crate::base::{Rule, Words};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Why a rule exists, and its examples.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Explanation {
    ko: String,
    en: String,
    /// A few files that break the rule, each below a line `== path`; or a sentence, where no text
    /// can.
    pub(super) bad: String,
    /// The same files, corrected.
    pub(super) good: String,
}

/// The explanations by the names of the rules.
fn explanations() -> &'static BTreeMap<String, Explanation> {
    static EXPLANATIONS: OnceLock<BTreeMap<String, Explanation>> = OnceLock::new();
    EXPLANATIONS.get_or_init(|| {
        serde_yaml::from_str(include_str!("rules.yaml")).expect("the explanations can be read")
    })
}

/// The explanation of a rule.
pub(super) fn explanation(rule: Rule) -> &'static Explanation {
    let found = explanations().get(rule.name());
    found.expect("every rule is explained")
}

impl Explanation {
    /// Why the rule exists, in a few sentences.
    pub(super) fn why(&'static self) -> Words {
        Words::new(self.ko.trim(), self.en.trim())
    }
}
