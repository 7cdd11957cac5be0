//! Every rule is explained, and each explanation is true: its bad example breaks this rule alone and once,
//! its good one breaks none.

use crate::folder::{ondo, read, repository, write};
use crate::media::photo;
use ondo::base::Rule;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
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
        if path.trim().ends_with(".jpg") {
            write(folder.path(), &[(path.trim(), photo(40, 20))]);
        } else {
            write(folder.path(), &[(path.trim(), text)]);
        }
    }
    let rules = problems(folder.path());
    let rule = |problem: &Value| problem["rule"].as_str().unwrap_or_default().to_owned();
    rules.iter().map(rule).collect()
}

#[test]
fn the_bad_example_of_a_rule_breaks_it_alone_and_the_good_one_breaks_none() {
    let text = include_str!("../../src/world/cli/rules.yaml");
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

/// A copy of `tests/rules`, where each rule is broken once, with the files that are too large to keep.
fn site_that_breaks_every_rule() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = read(&repository().join("tests/rules"));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, it)| (&**path, &**it)).collect();
    write(folder.path(), &files);
    write(
        folder.path(),
        &[
            ("content/cases/photo.jpg", photo(40, 20)),
            ("content/cases/large.jpg", photo(40, 20)),
            ("content/cases/too-large.mp4", Vec::new()),
        ],
    );
    let grow = |path: &str, bytes| {
        let file = OpenOptions::new()
            .write(true)
            .open(folder.path().join(path));
        let file = file.expect("the file can be opened");
        file.set_len(bytes).expect("the file can grow");
    };
    grow("content/cases/large.jpg", 11_000_000);
    grow("content/cases/too-large.mp4", 30_000_000);
    folder
}

#[test]
fn a_site_that_breaks_every_rule_is_told_each_once_at_its_place_in_both_languages() {
    let folder = site_that_breaks_every_rule();
    let mut told = String::new();
    for language in ["ko", "en"] {
        let run = ondo(folder.path(), &["check", "--lang", language]);
        assert_eq!(run.status.code(), Some(1));
        let text = String::from_utf8(run.stdout).expect("messages are UTF-8");
        told += &format!("== --lang {language}\n{text}");
    }
    let expected = repository().join("tests/rules/problems.txt");
    if std::env::var_os("ONDO_BLESS").is_some() {
        fs::write(&expected, &told).expect("a file can be written");
    }
    let expected = fs::read_to_string(expected).unwrap_or_default();
    assert!(told == expected, "messages are now:\n{told}");

    let mut rules: Vec<&str> = Rule::NAMES.to_vec();
    // They need a site without settings, a disk that fails, an archive that takes any name.
    let elsewhere = ["no-config", "unreadable", "similar-agency-name"];
    rules.retain(|rule| !elsewhere.contains(rule));
    rules.sort_unstable();
    let problems = problems(folder.path());
    let mut found: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem["rule"].as_str())
        .collect();
    found.sort_unstable();
    assert_eq!(found, rules);
}

#[test]
fn one_bad_field_hides_nothing_that_its_record_names() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), SITE);
    write(
        folder.path(),
        &[
            (
                "content/events/gov/2.md",
                "---\ntitle: 둘째: 회\nseries: gov\nround: 이\ndate: 2019-13-01\nhosts: [산림첨, {agency: 산림청, role: hots}]\ncases: [dron]\n---\n[없는 쪽](no-such-page.md)\n",
            ),
            (
                "content/cases/a.md",
                "---\nagencies: [국민권위원회]\nstatus: runing\n---\n",
            ),
        ],
    );
    let problems = problems(folder.path());
    let told: Vec<String> = problems
        .iter()
        .map(|it| format!("{}:{} {}", it["line"], it["column"], it["rule"]))
        .collect();
    let expected = [
        "1:1 \"missing-field\"",
        "2:12 \"unknown-agency\"",
        "3:9 \"invalid-value\"",
        "2:10 \"yaml-syntax\"",
        "4:8 \"invalid-value\"",
        "5:7 \"invalid-date\"",
        "6:9 \"unknown-agency\"",
        "6:34 \"invalid-value\"",
        "7:9 \"unknown-case\"",
        "9:8 \"broken-link\"",
    ];
    assert_eq!(told, expected);
}

#[test]
fn in_an_open_archive_a_broken_record_may_name_new_agencies() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), SITE);
    let settings = SITE[0].1.replace("registered", "open");
    let event = "---\ntitle: 둘째 회\nseries: gov\nround: 2\ndate: 2019-13-01\nhosts: [새로운청, 산림쳥]\nhandover: {to: 또다른청}\n---\n";
    write(
        folder.path(),
        &[
            ("ondo.yaml", settings.as_str()),
            ("content/events/gov/2.md", event),
        ],
    );
    let problems = problems(folder.path());
    let rules: Vec<_> = problems
        .iter()
        .filter_map(|it| it["rule"].as_str())
        .collect();
    assert_eq!(
        rules,
        ["invalid-date", "similar-agency-name"],
        "{problems:#?}"
    );
}

#[test]
fn settings_that_are_wrong_hide_nothing_that_is_wrong_with_the_records() {
    for settings in [
        "titel: 기록관\nbase_url: https://ondo.example/\nagencies: registered\n",
        "title: 기록관\nbase_url: ondo\nagencies: registered\n",
        "title: 기록: 관\nbase_url: https://ondo.example/\nagencies: registered\n",
    ] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path(), SITE);
        let case = "---\ntitle: 드론\nagencies: [산림첨]\n---\n[없음](no-such-page.md)\n";
        write(
            folder.path(),
            &[("ondo.yaml", settings), ("content/cases/drone.md", case)],
        );
        let problems = problems(folder.path());
        let files: Vec<_> = problems
            .iter()
            .filter_map(|it| it["file"].as_str())
            .collect();
        let case = "content/cases/drone.md";
        assert_eq!(files, [case, case, "ondo.yaml"], "{settings} {problems:#?}");
        assert_eq!(ondo(folder.path(), &["build"]).status.code(), Some(2));
        assert!(!folder.path().join("public").exists());
    }
}

#[test]
fn a_site_with_one_mistake_is_told_one() {
    let check = |files: &[(&str, &str)], rule: &str| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        write(folder.path(), SITE);
        write(
            folder.path(),
            &[
                (
                    "content/events/gov/2.md",
                    "---\ntitle: 둘째 회\nseries: gov\nround: 2\ndate: 2019-05-30\nhosts: 산림청\nhandover: {to: 국민권익위원회}\n---\n",
                ),
                (
                    "content/events/gov/3.md",
                    "---\ntitle: 셋째 회\nseries: gov\nround: 3\ndate: 2019-06-30\nhosts: 국민권익위원회\ncases: [forest]\n---\n",
                ),
                (
                    "content/cases/forest.md",
                    "---\ntitle: 숲\nagencies: [국민권익위원회]\nmedia: [{file: plan.pdf, kind: document}]\n---\n",
                ),
                ("content/cases/plan.pdf", ""),
            ],
        );
        assert_eq!(problems(folder.path()), [] as [Value; 0]);
        write(folder.path(), files);
        let problems = problems(folder.path());
        let rules: Vec<_> = problems
            .iter()
            .map(|problem| problem["rule"].as_str())
            .collect();
        assert_eq!(rules, [Some(rule)], "{files:?} {problems:#?}");
    };
    let second = |front: &str| format!("---\ntitle: 둘째 회\n{front}\n---\n");
    let event = "content/events/gov/2.md";
    let whole =
        "series: gov\nround: 2\ndate: 2019-05-30\nhosts: 산림청\nhandover: {to: 국민권익위원회}";
    let mistakes = [
        ("hosts: 산림청", "hosts: 산림첨", "unknown-agency"),
        ("to: 국민", "to: 국민국민", "unknown-agency"),
        ("series: gov", "series: gvo", "unknown-series"),
        ("series: gov", "series: gov: 1", "yaml-syntax"),
        ("round: 2", "round: 이", "invalid-value"),
        ("round: 2", "round: 1", "duplicate-round"),
        ("round: 2", "round: 7", "round-order"),
        ("2019-05-30", "2019-13-30", "invalid-date"),
        ("2019-05-30", "2020-05-30", "round-order"),
        ("2019-05-30", "2999-05-30", "future-date"),
        ("to: 국민권익위원회", "to: 산림청", "handover-to-host"),
        ("hosts: 산림청", "hosts: 국민권익위원회", "broken-handover"),
        ("round: 2", "rounde: 2", "unknown-field"),
        ("date: ", "dat: ", "unknown-field"),
        ("hosts: 산림청\n", "", "missing-field"),
    ];
    for (right, wrong, rule) in mistakes {
        let front = whole.replace(right, wrong);
        assert_ne!(front, whole);
        check(&[(event, &second(&front))], rule);
    }
    check(
        &[(
            "content/agencies/forest.md",
            "---\ntitle: 산림청: 숲\n---\n",
        )],
        "yaml-syntax",
    );
    check(
        &[(
            "content/agencies/forest.md",
            "---\ntitle: 산림청\ntype: centrl\n---\n",
        )],
        "invalid-value",
    );
    check(
        &[("content/series/gov.md", "---\ntitel: 이어달리기\n---\n")],
        "unknown-field",
    );
    check(
        &[(
            "content/cases/forest.md",
            "---\ntitle: 숲\nmedia: [{file: plam.pdf, kind: document}]\n---\n",
        )],
        "missing-media",
    );
    check(
        &[(
            "content/cases/forest.md",
            "---\ntitle: 숲: 2\nmedia: [{file: plan.pdf, kind: document}]\n---\n",
        )],
        "yaml-syntax",
    );
    check(
        &[(
            "content/events/gov/3.md",
            "---\ntitle: 셋째 회\nseries: gov\nround: 3\ndate: 2019-06-30\nhosts: 국민권익위원회\ncases: [forrest]\n---\n",
        )],
        "unknown-case",
    );
}
