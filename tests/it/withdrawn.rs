//! Records that were withdrawn: what stays of them, and that nothing else does.

use crate::folder::{Tree, ondo, read, write};
use flate2::read::GzDecoder;
use std::io::Read;
use std::process::Output;

const SETTINGS: &str = "title: 기록관\nbase_url: https://ondo.example/archive/\nlanguages: [en]\n";

/// A round that was withdrawn after it had moved, with the word by which its text would be known anywhere.
const ROUND: &str = "---\ntitle: 두 번째\nseries: a\nround: 2\ndate: 2019-02-01\nhosts: 산림청\n\
    summary: 비밀스러운 요약\ntags: [비밀]\naliases: [/short/, /events/old/]\ncases: [b]\n\
    media:\n  - {file: plan.pdf, kind: document, caption: 비밀 계획}\n\
    withdrawn: true\nwithdrawn_reason: 두 번 등록함\nupdated: 2019-05-01\n---\n비밀\n";

fn build(files: &[(&str, &str)]) -> (Output, Tree) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let round = |number: u32, month: u32| {
        format!(
            "---\ntitle: 회차 {number}\nseries: a\nround: {number}\ndate: 2019-0{month}-01\nhosts: 특허청\n---\n\
             [앞 회차](2.md)\n"
        )
    };
    write(
        folder.path(),
        &[
            ("ondo.yaml", SETTINGS),
            (
                "content/series/a.md",
                "---\ntitle: 가\nbaton: {name: 온도계}\n---\n",
            ),
            ("content/events/a/1.md", &round(1, 1)),
            ("content/events/a/2.md", ROUND),
            ("content/events/a/plan.pdf", "%PDF-1.4"),
            ("content/events/a/3.md", &round(3, 3)),
            ("content/cases/b.md", "---\ntitle: 사례\n---\n"),
        ],
    );
    write(folder.path(), files);
    let run = ondo(folder.path(), &["build", "--lang", "en"]);
    (run, read(&folder.path().join("public")))
}

fn text(tree: &Tree, path: &str) -> String {
    String::from_utf8(tree[path].clone()).expect("UTF-8")
}

fn said(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

#[test]
fn the_address_stays_and_says_why_and_nothing_of_the_record_is_published() {
    let (run, tree) = build(&[]);
    assert!(run.status.success(), "{}", said(&run));
    let page = text(&tree, "events/a/2/index.html");
    for part in [
        "두 번째",
        "두 번 등록함",
        "2019-05-01",
        "<meta name=\"robots\" content=\"noindex\">",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(text(&tree, "events/old/index.html").contains("/archive/events/a/2/"));
    assert!(!tree.contains_key("events/a/plan.pdf"));
    let mut unpacked = 0;
    for (path, bytes) in &tree {
        let mut text = Vec::new();
        // The texts of the search index are packed.
        match GzDecoder::new(&**bytes).read_to_end(&mut text) {
            Ok(_) => unpacked += 1,
            Err(_) => text.clone_from(bytes),
        }
        let text = String::from_utf8_lossy(&text);
        assert!(!text.contains("비밀"), "{path}");
    }
    assert!(unpacked > 5, "{unpacked} files of the index");
    assert!(!text(&tree, "sitemap.xml").contains("/events/a/2/"));
    assert!(!text(&tree, "events/index.html").contains("두 번째"));
    assert!(!tree.contains_key("agencies/산림청/index.html"));
}

#[test]
fn what_points_at_a_withdrawn_record_leads_to_its_reason_and_is_no_mistake() {
    let (run, tree) = build(&[]);
    let said = said(&run);
    assert!(
        !said.contains("warning[") && !said.contains("error["),
        "{said}"
    );
    assert!(text(&tree, "events/a/3/index.html").contains("href=\"/archive/events/a/2/\""));
}

#[test]
fn the_baton_is_not_followed_through_a_withdrawn_round_and_its_number_is_not_said_to_be_missing() {
    let (_, tree) = build(&[]);
    let page = text(&tree, "events/a/3/index.html");
    assert!(page.contains("제2회는 공개를 중단했습니다."), "{page}");
    assert!(!page.contains("기록에 없습니다"), "{page}");
    let handovers: Vec<serde_json::Value> =
        serde_json::from_slice(&tree["data/handovers.json"]).expect("a list");
    let way = |row: &serde_json::Value| {
        let of = |column: &str| row[column].to_string();
        [
            of("from_event"),
            of("to_event"),
            of("state"),
            of("missing_rounds"),
        ]
        .join(" ")
    };
    let ways: Vec<String> = handovers.iter().map(way).collect();
    assert_eq!(
        ways,
        [r#""a/1" "a/3" "gap" 0"#, r#""a/3" null "unknown" 0"#]
    );
}

#[test]
fn rounds_missing_before_a_withdrawn_one_are_still_said_to_be_missing() {
    let fifth = ROUND.replace("round: 2", "round: 5");
    let third = "---\ntitle: 회차 3\nseries: a\ndate: 2019-03-01\nhosts: 특허청\n---\n";
    let (_, tree) = build(&[
        ("content/events/a/2.md", &fifth),
        ("content/events/a/3.md", third),
    ]);
    let page = text(&tree, "events/a/1/index.html");
    let told = "사이의 제2–4회는 기록에 없습니다. 제5회는 공개를 중단했습니다.";
    assert!(page.contains(told), "{page}");
}

#[test]
fn a_withdrawn_round_known_to_its_year_stands_where_its_number_says() {
    let of_the_year = ROUND.replace("date: 2019-02-01", "date: 2019");
    let (_, tree) = build(&[("content/events/a/2.md", &of_the_year)]);
    let pages = ["1", "3"].map(|id| text(&tree, &format!("events/a/{id}/index.html")));
    let told = "제2회는 공개를 중단했습니다.";
    assert!(pages.iter().all(|page| page.contains(told)), "{}", pages[1]);
}

#[test]
fn after_the_last_round_was_withdrawn_nobody_is_said_to_hold_the_baton() {
    let first = "---\ntitle: 회차 1\nseries: a\nround: 1\ndate: 2019-01-01\nhosts: 특허청\n\
        handover: {to: 산림청, basis: stated}\n---\n";
    let other = "---\ntitle: 나\n---\n";
    let third = "---\ntitle: 다른 회차\nseries: b\ndate: 2019-03-01\nhosts: 특허청\n---\n";
    let files = [
        ("content/events/a/1.md", first),
        ("content/series/b.md", other),
        ("content/events/a/3.md", third),
    ];
    let (run, tree) = build(&files);
    assert!(run.status.success(), "{}", said(&run));
    let page = text(&tree, "series/a/index.html");
    assert!(page.contains("제2회는 공개를 중단했습니다."), "{page}");
}

#[test]
fn what_was_taken_out_of_the_file_of_a_withdrawn_record_is_no_mistake_elsewhere() {
    let event = "---\ntitle: 두 번째\nseries: a\nround: 2\ndate: 2019-02-01\nhosts: 산림청\n\
        withdrawn: true\nwithdrawn_reason: 두 번 등록함\nupdated: 2019-05-01\n---\n";
    let translation = "---\ntitle: The second\ntags: [Data]\ntopics: [One, Two]\n\
        quotes:\n  - {text: Words}\n---\n";
    let files = [
        ("content/events/a/2.md", event),
        ("content/events/a/2.en.md", translation),
    ];
    let (run, _) = build(&files);
    let said = said(&run);
    assert!(run.status.success(), "{said}");
    // Its document is nobody's any more, and that is said.
    assert!(
        said.contains("[orphan-media]") && said.contains("1 warning"),
        "{said}"
    );
}

#[test]
fn feeds_tell_that_a_round_was_withdrawn_under_the_name_it_always_had() {
    let (_, tree) = build(&[]);
    for folder in ["", "series/a/"] {
        let atom = text(&tree, &format!("{folder}feed.xml"));
        let deleted = "<at:deleted-entry ref=\"https://ondo.example/archive/events/old/\" \
            when=\"2019-05-01T00:00:00+09:00\">";
        assert!(atom.contains(deleted), "{atom}");
        assert!(
            atom.contains("<updated>2019-05-01T00:00:00+09:00</updated>"),
            "{atom}"
        );
        assert_eq!(atom.matches("<entry>").count(), 2);
        let rss = text(&tree, &format!("{folder}rss.xml"));
        assert!(
            rss.contains(
                "<guid isPermaLink=\"false\">https://ondo.example/archive/events/old/</guid>"
            ),
            "{rss}"
        );
        assert!(
            rss.contains("<description>두 번 등록함</description>"),
            "{rss}"
        );
    }
    let english = text(&tree, "en/feed.xml");
    assert!(
        english.contains("ref=\"https://ondo.example/archive/en/events/old/\""),
        "{english}"
    );
    assert!(!text(&tree, "calendar.ics").contains("두 번째"));
}

#[test]
fn the_open_data_tell_what_was_withdrawn_apart_from_what_is_there() {
    let (_, tree) = build(&[]);
    let rows = |path: &str| -> Vec<serde_json::Value> {
        serde_json::from_slice(&tree[path]).expect("a list")
    };
    let expected = serde_json::json!([{
        "kind": "events",
        "id": "a/2",
        "url": "https://ondo.example/archive/events/a/2/",
        "series": "a",
        "title": "두 번째",
        "date": "2019-05-01",
        "reason": "두 번 등록함",
    }]);
    let withdrawn = rows("data/withdrawn.json");
    assert_eq!(serde_json::Value::from(withdrawn), expected);
    assert_eq!(rows("data/events.json").len(), 2);
}

#[test]
fn the_reason_is_told_in_each_language() {
    let translation = "---\ntitle: The second\nwithdrawn_reason: Registered twice\n---\n";
    let (run, tree) = build(&[("content/events/a/2.en.md", translation)]);
    assert!(run.status.success(), "{}", said(&run));
    let page = text(&tree, "en/events/a/2/index.html");
    assert!(
        page.contains("The second") && page.contains("Registered twice"),
        "{page}"
    );
}

#[test]
fn a_withdrawn_record_needs_a_reason_and_a_day_and_a_reason_needs_the_word() {
    let refused = |front: &str, missing: &[&str]| {
        let page = format!("---\ntitle: 쪽\n{front}---\n");
        let (run, tree) = build(&[("content/pages/a.md", &page)]);
        let said = said(&run);
        assert_eq!(
            said.matches("error[missing-field]").count(),
            missing.len(),
            "{said}"
        );
        for field in missing {
            assert!(said.contains(&format!("field `{field}`")), "{said}");
        }
        assert!(tree.is_empty());
    };
    refused("withdrawn: true\n", &["updated", "withdrawn_reason"]);
    refused("withdrawn: true\nwithdrawn_reason: 까닭\n", &["updated"]);
    refused(
        "withdrawn_reason: 까닭\nupdated: 2019-01-01\n",
        &["withdrawn"],
    );
}

#[test]
fn a_record_without_its_reason_is_not_published_whatever_the_rules_say() {
    let page = "---\ntitle: 비밀\nwithdrawn: true\n---\n";
    let settings = format!("{SETTINGS}rules: {{missing-field: off}}\n");
    let (run, tree) = build(&[("content/pages/a.md", page), ("ondo.yaml", &settings)]);
    assert!(run.status.success(), "{}", said(&run));
    assert!(!tree.contains_key("a/index.html"));
}

#[test]
fn a_draft_leaves_nothing_even_if_it_is_withdrawn() {
    let draft = ROUND.replace("withdrawn: true", "draft: true\nwithdrawn: true");
    let (_, tree) = build(&[("content/events/a/2.md", &draft)]);
    assert!(!tree.contains_key("events/a/2/index.html"));
    assert_eq!(text(&tree, "data/withdrawn.json").trim(), "[]");
}

#[test]
fn agencies_and_series_are_not_withdrawn() {
    let agency =
        "---\ntitle: 특허청\nwithdrawn: true\nwithdrawn_reason: 까닭\nupdated: 2019-01-01\n---\n";
    let (run, _) = build(&[("content/agencies/kipo.md", agency)]);
    assert!(
        said(&run).contains("there is no field `withdrawn` here"),
        "{}",
        said(&run)
    );
}
