//! `ondo explain`: why a rule exists, what breaks it, what keeps it.

use super::args::{Arguments, Explain};
use super::{End, answer, style, words};
use crate::base::Rule;
use crate::base::korean::nearest;
use crate::content::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What is told of a rule.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Explanation {
    ko: String,
    en: String,
    /// A few files that break the rule, each below a line `== path`; or a sentence, where no text can.
    bad: String,
    /// The same files, mended.
    good: String,
}

/// The explanations by the names of the rules.
fn explanations() -> &'static BTreeMap<String, Explanation> {
    static EXPLANATIONS: OnceLock<BTreeMap<String, Explanation>> = OnceLock::new();
    EXPLANATIONS.get_or_init(|| {
        serde_yaml::from_str(include_str!("rules.yaml")).expect("the explanations can be read")
    })
}

fn explanation(rule: Rule) -> &'static Explanation {
    let found = explanations().get(rule.name());
    found.expect("every rule is explained")
}

/// Why a rule exists, in a few sentences.
pub(super) fn why(rule: Rule, language: Language) -> &'static str {
    let explanation = explanation(rule);
    match language {
        Language::Korean => explanation.ko.trim(),
        Language::English => explanation.en.trim(),
    }
}

/// Explains the rules asked for.
pub(super) fn explain(arguments: &Arguments, command: &Explain) -> End {
    let language = style(arguments.lang, super::config(&arguments.root).as_ref()).language;
    let asked: Vec<&str> = match command.all {
        true => Rule::NAMES.to_vec(),
        false => command.rules.iter().map(String::as_str).collect(),
    };
    for name in asked {
        let Some(rule) = Rule::named(name) else {
            let near = nearest(name, Rule::NAMES.iter().copied());
            return super::stop(&words::no_such_rule(name, near, language), End::Usage);
        };
        answer(&told(rule, language));
    }
    End::Fine
}

fn told(rule: Rule, language: Language) -> String {
    let Explanation { bad, good, .. } = explanation(rule);
    let (level, bad_title, good_title) = words::explanation(rule.severity(), language);
    let shown = |example: &str| {
        let line = |line: &str| match line.strip_prefix("== ") {
            Some(path) => format!("    # {path}\n"),
            None if line.is_empty() => "\n".to_owned(),
            None => format!("    {line}\n"),
        };
        example.trim_end().lines().map(line).collect::<String>()
    };
    format!(
        "# {rule} ({level})\n\n{}\n\n{bad_title}\n\n{}\n{good_title}\n\n{}",
        why(rule, language),
        shown(bad),
        shown(good)
    )
}
