//! The default theme: its words in both languages, its weight, what a page of it may hold.

use crate::folder::{ondo, read, repository, write};
use flate2::{Compression, write::GzEncoder};
use ondo::content::{
    AgencyType, Basis, CaseStatus, EventFormat, EventStatus, HandoverTime, ProgramKind,
    RelationKind, Role, Scope,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;

fn words(language: &str) -> BTreeMap<String, String> {
    let path = repository().join(format!("themes/default/strings/{language}.yaml"));
    let text = fs::read_to_string(path).expect("the words can be read");
    serde_yaml::from_str(&text).expect("the words are a map of texts")
}

/// The names of the gaps of a text.
fn gaps(text: &str) -> BTreeSet<&str> {
    let gap = |rest: &'_ str| rest.split_once('}').map(|(gap, _)| gap.len());
    text.match_indices('{')
        .filter_map(|(at, _)| {
            let rest = &text[at + 1..];
            rest[..gap(rest)?].split(':').next()
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_words_with_the_same_gaps() {
    let (korean, english) = (words("ko"), words("en"));
    let keys = |words: &BTreeMap<String, String>| words.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&korean), keys(&english));
    let differ: Vec<_> = korean
        .iter()
        .filter(|(key, text)| gaps(text) != gaps(&english[*key]))
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn every_value_of_a_field_has_its_word() {
    let words = words("ko");
    let check = |prefix: &str, codes: Vec<&str>| {
        for code in codes {
            let key = format!("{prefix}_{}", code.replace('-', "_"));
            assert!(words.contains_key(&key), "{key}");
        }
    };
    check(
        "role",
        Role::ALL.iter().map(|value| value.as_str()).collect(),
    );
    check(
        "status",
        EventStatus::ALL
            .iter()
            .map(|value| value.as_str())
            .collect(),
    );
    check(
        "format",
        EventFormat::ALL
            .iter()
            .map(|value| value.as_str())
            .collect(),
    );
    check(
        "program",
        ProgramKind::ALL
            .iter()
            .map(|value| value.as_str())
            .collect(),
    );
    check(
        "basis",
        Basis::ALL.iter().map(|value| value.as_str()).collect(),
    );
    check(
        "handover_time",
        HandoverTime::ALL
            .iter()
            .map(|value| value.as_str())
            .collect(),
    );
    check(
        "scope",
        Scope::ALL.iter().map(|value| value.as_str()).collect(),
    );
    check(
        "agency_type",
        AgencyType::ALL.iter().map(|value| value.as_str()).collect(),
    );
    check(
        "case_status",
        CaseStatus::ALL.iter().map(|value| value.as_str()).collect(),
    );
    check(
        "relation",
        RelationKind::ALL
            .iter()
            .map(|value| value.as_str())
            .collect(),
    );
    check(
        "handover",
        vec![
            "confirmed",
            "announced",
            "stated",
            "inferred",
            "unknown",
            "broken",
            "gap",
            "ended",
            "order",
        ],
    );
    check(
        "mark",
        vec!["noticed", "planned", "postponed", "cancelled", "span"],
    );
    let parts = ["known", "announced", "inferred", "unknown", "ended"];
    let parts = parts.map(|state| format!("part_{state}_sentence"));
    check("holder", parts.iter().map(String::as_str).collect());
    check(
        "holder",
        vec![
            "known_sentence",
            "unknown_sentence",
            "announced_sentence",
            "inferred_sentence",
            "ended_sentence",
            "nobody_sentence",
        ],
    );
}

#[test]
fn every_word_that_a_template_asks_for_is_there() {
    let words = words("ko");
    let templates = read(&repository().join("themes/default/templates"));
    for (path, bytes) in templates {
        let text = String::from_utf8(bytes).expect("templates are UTF-8");
        for (at, _) in text.match_indices("t.") {
            let is_word =
                text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.');
            let part = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_';
            let key: String = text[at + 2..].chars().take_while(part).collect();
            assert!(
                is_word || key.is_empty() || words.contains_key(&key),
                "{path}: t.{key}"
            );
        }
    }
}

#[test]
fn a_site_in_english_shows_english_and_leaves_no_gap() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        &[
            (
                "ondo.yaml",
                "title: Archive\nbase_url: https://ondo.example/\nlanguage: en\n",
            ),
            (
                "content/series/gov.md",
                "---\ntitle: Relay\nbaton: {name: Thermometer}\n---\n",
            ),
            (
                "content/events/gov/1.md",
                "---\ntitle: First\nseries: gov\nround: 2\ndate: 2019-04-30\nhosts: Forest Service\nhandover: {to: Patent Office, basis: stated}\n---\n",
            ),
        ],
    );
    let run = ondo(folder.path(), &["build"]);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    for (path, bytes) in read(&folder.path().join("public")) {
        let html = String::from_utf8_lossy(&bytes);
        if path.ends_with(".html") {
            assert!(html.contains("<html lang=\"en\">"), "{path}");
            let prose = without(&without(&html, "<script", "</script>"), "<code", "</code>");
            assert!(
                !prose.contains('{') && !prose.contains("_sentence"),
                "{path}: {html}"
            );
            let hangul = html
                .chars()
                .filter(|letter| ('가'..='힣').contains(letter))
                .count();
            assert_eq!(hangul, 0, "{path}: {html}");
        }
    }
}

/// The text with every stretch from `open` to `close` cut out.
#[test]
fn a_text_that_is_not_translated_is_shown_as_it_is_and_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        &[
            (
                "ondo.yaml",
                "title: 기록관\nbase_url: https://ondo.example/\nlanguages: [en]\n",
            ),
            ("content/pages/a.md", "---\ntitle: 소개\n---\n본문\n"),
            ("content/pages/a.en.md", "---\ntitle: About\n---\n"),
        ],
    );
    let run = ondo(folder.path(), &["build"]);
    assert!(run.status.success(), "{run:?}");
    let tree = read(&folder.path().join("public"));
    let html = String::from_utf8_lossy(&tree["en/a/index.html"]);
    assert!(html.contains("has not been translated yet"), "{html}");
    assert!(html.contains("class=\"prose\" lang=\"ko\">"), "{html}");
}

fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        kept + part.split_once(close).map_or("", |(_, after)| after)
    })
}

#[test]
fn styles_and_scripts_are_light() {
    let output = tempfile::tempdir().expect("a temporary folder");
    let run = ondo(
        repository(),
        &["build", "--output", &output.path().to_string_lossy()],
    );
    assert!(run.status.success());
    let size = |bytes: &Vec<u8>| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder
            .write_all(bytes)
            .expect("memory takes what is written");
        encoder
            .finish()
            .expect("memory takes what is written")
            .len()
    };
    // What the styles of a page may weigh, compressed, in bytes.
    let styles = read(&output.path().join("assets/css"));
    let pages = read(output.path());
    for (path, bytes) in pages.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let linked = styles.iter().filter(|(name, _)| html.contains(*name));
        let weight: usize = linked.map(|(_, bytes)| size(bytes)).sum();
        assert!(weight <= 15_000, "{path}: {weight}");
    }
    // The engine of search comes to those who search.
    let scripts = read(&output.path().join("assets/js"));
    let is_engine = |(name, _): &(&String, &Vec<u8>)| name.starts_with("search.");
    let (engine, others): (Vec<_>, Vec<_>) = scripts.iter().partition(is_engine);
    let weight = |files: Vec<(&String, &Vec<u8>)>| -> usize {
        files.into_iter().map(|(_, bytes)| size(bytes)).sum()
    };
    let (engine, others) = (weight(engine), weight(others));
    assert!((1..=12_000).contains(&engine), "{engine}");
    // A fifth of it is for the page of the timeline alone.
    assert!(others <= 5_500, "{others}");
}

#[test]
fn no_page_has_a_style_or_script_of_its_own() {
    for (path, bytes) in read(&repository().join("themes/default/templates")) {
        let text = String::from_utf8(bytes).expect("templates are UTF-8");
        for banned in [
            " style=",
            "<style",
            " onclick",
            " onload",
            "http://fonts",
            "https://fonts",
        ] {
            assert!(!text.contains(banned), "{path} holds {banned}");
        }
        assert!(!text.contains("<script>"), "{path} holds an inline script");
    }
}
