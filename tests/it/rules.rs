//! Every rule is explained, and each explanation is true: its bad example breaks this rule alone and once,
//! its good one breaks none.

use crate::folder::{ondo, write};
use crate::media::photo;
use ondo::base::Rule;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The site that examples are laid over.
const SITE: &[(&str, &str)] = &[
    (
        "ondo.yaml",
        "title: 기록관\nbase_url: https://ondo.example/\nagencies: registered\n",
    ),
    ("content/series/gov.md", "---\ntitle: 이어달리기\n---\n"),
    (
        "content/agencies/acrc.md",
        "---\ntitle: 국민권익위원회\nshort: [권익위]\n---\n",
    ),
    ("content/agencies/forest.md", "---\ntitle: 산림청\n---\n"),
    (
        "content/events/gov/1.md",
        "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts: 국민권익위원회\ncases: [drone]\nhandover: {to: 산림청, basis: stated}\n---\n",
    ),
    (
        "content/cases/drone.md",
        "---\ntitle: 드론으로 산불을 찾다\n---\n",
    ),
];

/// The rules whose examples no text can show; tests of their own break them.
const IN_WORDS: [Rule; 6] = [
    Rule::NoConfig,
    Rule::Unreadable,
    Rule::NotUtf8,
    Rule::InvalidMedia,
    Rule::LargeMedia,
    Rule::HostLimits,
];

/// The problems of a site, as JSON tells them.
pub(crate) fn problems(folder: &Path) -> Vec<Value> {
    let run = ondo(folder, &["check", "--format", "json"]);
    let Value::Array(problems) = serde_json::from_slice(&run.stdout).expect("JSON") else {
        panic!("a list of problems")
    };
    problems
}

/// The rules that the site breaks when the files of an example are laid over it.
fn broken_by(example: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), SITE);
    for part in example.split("== ").skip(1) {
        let (path, text) = part.split_once('\n').expect("a path and a text");
        match path.trim().ends_with(".jpg") {
            true => write(folder.path(), &[(path.trim(), photo(40, 20))]),
            false => write(folder.path(), &[(path.trim(), text)]),
        }
    }
    let rules = problems(folder.path());
    let rule = |problem: &Value| problem["rule"].as_str().unwrap_or_default().to_owned();
    rules.iter().map(rule).collect()
}

#[test]
fn the_bad_example_of_a_rule_breaks_it_alone_and_the_good_one_breaks_none() {
    let text = include_str!("../../src/world/rules.yaml");
    let examples: BTreeMap<String, BTreeMap<String, String>> =
        serde_yaml::from_str(text).expect("the explanations are YAML");
    let names: Vec<&str> = examples.keys().map(String::as_str).collect();
    let mut known = Rule::NAMES.to_vec();
    known.sort_unstable();
    assert_eq!(names, known, "every rule is explained");
    let mut wrong = Vec::new();
    for rule in Rule::ALL {
        let example = &examples[rule.name()];
        let is_in_words = !example["bad"].starts_with("== ");
        assert_eq!(is_in_words, IN_WORDS.contains(rule), "{rule}");
        if is_in_words {
            continue;
        }
        let (bad, good) = (broken_by(&example["bad"]), broken_by(&example["good"]));
        if bad != [rule.name()] || !good.is_empty() {
            wrong.push(format!("{rule}: bad {bad:?}, good {good:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
