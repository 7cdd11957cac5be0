//! People: who has a page and what it says, names that were withdrawn, archives without people.

use crate::folder::{Tree, ondo, read, write};
use flate2::read::GzDecoder;
use std::io::Read;

const SETTINGS: &str = "title: 기록관\nbase_url: https://ondo.example/\nlanguages: [en]\n";

/// An agency that was renamed between the two rounds.
const RENAMED: &str = "---\ntitle: 새이름처\nnames:\n  - {text: 옛이름청, until: 2019-01-31}\n  - {text: 새이름처, from: 2019-02-01}\n---\n";

const FIRST: &str = "---\ntitle: 첫째\nseries: a\nround: 1\ndate: 2019-01-01\nhosts: 옛이름청\n\
    handover: {to: 나라처, basis: stated}\npeople:\n\
    - {name: 홍길동, role: 옛이름청 국장, agency: 옛이름청, part: presenter}\n\
    - {name: 김숨김, role: 과장, agency: 옛이름청, withdrawn: true}\n\
    - {name: 이한번, role: 사무관, agency: 옛이름청}\n\
    quotes: [{speaker: 홍길동, text: 줄여 적은 말}]\n---\n";

const SECOND: &str = "---\ntitle: 둘째\nseries: a\nround: 2\ndate: 2019-03-01\nhosts: 나라처\n\
    received: {from: 새이름처, basis: stated}\npeople:\n\
    - {name: 홍길동, role: 처장, agency: 나라처, part: head}\n\
    quotes: [{speaker: 홍길동, text: 그대로 적은 말, verbatim: true}, {speaker: 박내림, text: 뜻만 남은 말, withdrawn: true}]\n\
    cases: [{case: c, people: [김숨김, 박내림]}]\n\
    program: [{kind: case, title: 발표, people: [김숨김]}]\n---\n";

fn build(files: &[(&str, &str)]) -> Tree {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        &[
            ("ondo.yaml", SETTINGS),
            (
                "content/series/a.md",
                "---\ntitle: 가\nbaton: {name: 온도계}\n---\n",
            ),
            ("content/agencies/renamed.md", RENAMED),
            ("content/cases/c.md", "---\ntitle: 사례\n---\n"),
            ("content/events/a/1.md", FIRST),
            ("content/events/a/2.md", SECOND),
            (
                "content/events/a/2.en.md",
                "---\ntitle: Second\nquotes: [{speaker: Hong Gildong, text: As said}, {speaker: Bak Naerim, text: In substance}]\n---\n",
            ),
        ],
    );
    write(folder.path(), files);
    let run = ondo(folder.path(), &["build", "--lang", "en"]);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let mut tree = read(&folder.path().join("public"));
    tree.retain(|path, _| !path.starts_with(".ondo/"));
    tree
}

/// A file as text; those of the search index are packed.
fn unpacked(bytes: &[u8]) -> String {
    let mut text = Vec::new();
    if GzDecoder::new(bytes).read_to_end(&mut text).is_err() {
        text = bytes.to_vec();
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn page(tree: &Tree, path: &str) -> String {
    let path = format!("{path}index.html");
    let bytes = tree
        .get(&path)
        .unwrap_or_else(|| panic!("a page at {path}"));
    unpacked(bytes)
}

/// The paths of the files that hold a text.
fn holding<'t>(tree: &'t Tree, text: &str) -> Vec<&'t str> {
    let files = tree.iter();
    let holding =
        files.filter(|(path, bytes)| path.contains(text) || unpacked(bytes).contains(text));
    holding.map(|(path, _)| path.as_str()).collect()
}

#[test]
fn a_person_of_two_rounds_has_a_page_with_the_offices_of_those_days() {
    let tree = build(&[]);
    let person = page(&tree, "people/홍길동/");
    let (first, second) = person.split_once("/events/a/2/").expect("both rounds");
    for part in [
        "제1회",
        "옛이름청</a> 국장",
        "발표",
        "줄여 적은 말",
        "2019. 1. 1.(화)",
    ] {
        assert!(first.contains(part), "{part}\n{person}");
    }
    for part in ["나라처</a> 처장", "기관장", "<blockquote><p>그대로 적은 말"] {
        assert!(second.contains(part), "{part}\n{person}");
    }
    assert!(!person.contains("<blockquote><p>줄여"), "{person}");
    assert!(person.contains("이름이 같은 다른 사람"), "{person}");
    assert!(!tree.contains_key("people/이한번/index.html"));
    let list = page(&tree, "people/");
    assert!(list.contains("href=\"/people/홍길동/\""), "{list}");
    assert!(list.contains("이한번") && list.contains("href=\"/events/a/1/\""));
    assert!(page(&tree, "events/a/1/").contains("/people/홍길동/\">홍길동</a>"));
    let english = page(&tree, "en/people/홍길동/");
    assert!(english.contains("<html lang=\"en\">") && english.contains("As said"));
    assert!(person.contains("hreflang=\"en\""), "{person}");
    assert!(page(&tree, "").contains("href=\"/people/\""));
    assert!(page(&tree, "agencies/").contains("href=\"/people/\""));
    let sitemap = unpacked(&tree["sitemap.xml"]);
    assert!(
        sitemap.contains("https://ondo.example/people/%"),
        "{sitemap}"
    );
}

#[test]
fn a_name_that_was_withdrawn_is_in_no_file_whichever_record_names_it() {
    let gone = "---\ntitle: 내린 회차\nseries: a\nround: 3\ndate: 2019-04-01\nhosts: 나라처\n\
        people: [{name: 최회차}]\nwithdrawn: true\nwithdrawn_reason: 잘못 올림\nupdated: 2019-05-01\n---\n최회차\n";
    let tree = build(&[("content/events/a/3.md", gone)]);
    for name in ["김숨김", "박내림", "Bak Naerim", "최회차"] {
        assert_eq!(holding(&tree, name), [""; 0], "{name}");
    }
    // The check finds what is there.
    assert!(holding(&tree, "이한번").len() > 2);
    let first = page(&tree, "events/a/1/");
    assert!(
        first.contains("이름을 내린 사람") && first.contains("과장"),
        "{first}"
    );
    assert!(page(&tree, "events/a/2/").contains("뜻만 남은 말"));
}

#[test]
fn an_archive_without_people_has_no_trace_of_their_pages() {
    let settings = format!("{SETTINGS}people: false\n");
    let tree = build(&[("ondo.yaml", &settings)]);
    for (path, bytes) in &tree {
        assert!(!path.contains("people/"), "{path}");
        let text = unpacked(bytes);
        assert!(
            !text.contains("/people/") && !text.contains("people/홍"),
            "{path}"
        );
    }
    // What the record of a round says of who was there stays.
    let event = page(&tree, "events/a/1/");
    assert!(
        event.contains("<span class=\"speaker\">홍길동</span>"),
        "{event}"
    );
}

#[test]
fn two_names_of_one_address_have_a_page_each() {
    let round = |number: u32| {
        format!(
            "---\ntitle: 회차\nseries: a\nround: {number}\ndate: 2019-0{number}-05\nhosts: 나라처\n\
             people: [{{name: Kim Gu}}, {{name: kim-gu}}]\n---\n"
        )
    };
    let tree = build(&[
        ("content/events/a/4.md", &round(4)),
        ("content/events/a/5.md", &round(5)),
    ]);
    let names = ["people/kim-gu/", "people/kim-gu-2/"].map(|path| page(&tree, path));
    assert!(names[0].contains("<h1>Kim Gu</h1>"), "{}", names[0]);
    assert!(names[1].contains("<h1>kim-gu</h1>"), "{}", names[1]);
}

#[test]
fn the_side_that_received_names_the_giver() {
    let event = page(&build(&[]), "events/a/2/");
    let told = "새이름처가 온도계를 넘겨주었습니다.";
    assert!(event.contains(told), "{event}");
}

#[test]
fn no_sentence_of_a_handover_lacks_its_names() {
    let ended = FIRST.replace("to: 나라처, basis: stated", "to: none");
    let other = FIRST.replace("to: 나라처", "to: 다른처");
    let unsaid = FIRST.replace("handover: {to: 나라처, basis: stated}\n", "");
    let planned = SECOND.replace("received:", "status: planned\nreceived:");
    for (first, second) in [
        (&*ended, SECOND),
        (&other, SECOND),
        (&unsaid, SECOND),
        (&other, &planned),
        (FIRST, &planned),
    ] {
        let tree = build(&[
            ("content/events/a/1.md", first),
            ("content/events/a/2.md", second),
        ]);
        for path in ["events/a/1/", "events/a/2/", "series/a/"] {
            let html = page(&tree, path);
            for part in [
                "기관을 로 적",
                "에서 이 ",
                "에서 가 ",
                "에서  ",
                "을 이 ",
                "> 이 ",
                "는 이 ",
            ] {
                assert!(!html.contains(part), "{path}: {part}\n{html}");
            }
        }
    }
}

#[test]
fn a_case_says_what_it_won_and_what_its_record_lacks() {
    let won = SECOND.replace(
        "program:",
        "results: [{case: c, prize: 대상, rank: 1, votes: 1234}]\nprogram:",
    );
    let tree = build(&[("content/events/a/2.md", &won)]);
    let case = page(&tree, "cases/c/");
    for part in [
        "대상",
        "1위",
        "1,234표",
        "이 기록에는 자세한 설명, 성과 수치",
    ] {
        assert!(case.contains(part), "{part}\n{case}");
    }
    assert!(page(&tree, "events/a/2/").contains("href=\"/cases/c/\">사례</a>"));
}
