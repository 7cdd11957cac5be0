//! Diagnostics as SARIF 2.1.0 (OASIS), which code scanning services read.

use super::lines::{FileLines, TextRange, Texts};
use super::text::{Source, level, text};
use crate::base::{Diagnostic, Place, Rule, Words};
use crate::content::Language;
use crate::world::cli::explanations::explanation;
use crate::world::cli::terminal::said;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

/// The characters that must be percent-encoded in a relative URI.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The diagnostics of one run, with all rules.
pub(super) fn written(problems: &[Diagnostic], source: &Source<'_>, language: Language) -> String {
    let texts = Texts::of(problems, source);
    let places = texts.places();
    let rules: Vec<Value> = Rule::ALL.iter().map(|it| rule(*it, language)).collect();
    let results: Vec<Value> = problems
        .iter()
        .map(|problem| result(problem, &places, language))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "ondo",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language.as_str(),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}")
}

fn rule(rule: Rule, language: Language) -> Value {
    json!({
        "id": rule.name(),
        "shortDescription": {"text": said(&explanation(rule).why(), language)},
        "defaultConfiguration": {"level": level(rule.severity())},
    })
}

fn result(problem: &Diagnostic, places: &FileLines<'_>, language: Language) -> Value {
    let mut labels = problem.labels.iter();
    let here = labels.next();
    let mut result = json!({
        "ruleId": problem.rule.name(),
        "ruleIndex": problem.rule as usize,
        "level": level(problem.severity),
        "message": {"text": text(problem, language)},
        "locations": here.iter().map(|label| location(&label.place, places)).collect::<Vec<_>>(),
    });
    let others: Vec<Value> = labels
        .map(|label| other(&label.place, &label.words, places, language))
        .collect();
    if !others.is_empty() {
        result["relatedLocations"] = others.into();
    }
    result
}

fn other(place: &Place, words: &Words, places: &FileLines<'_>, language: Language) -> Value {
    let mut location = location(place, places);
    let words = said(words, language);
    if !words.is_empty() {
        location["message"] = json!({"text": words});
    }
    location
}

fn location(place: &Place, places: &FileLines<'_>) -> Value {
    let TextRange {
        line,
        column,
        end_line,
        end_column,
    } = places.region(place);
    let uri = utf8_percent_encode(place.path.as_str(), RESERVED).to_string();
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri},
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        },
    }})
}
