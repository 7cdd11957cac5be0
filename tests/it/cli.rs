//! The command line as people use it: exit codes, messages, what is written and what is left alone.

use crate::folder::{ondo, read, repository, write};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

const SITE: &[(&str, &str)] = &[
    (
        "ondo.yaml",
        "title: 기록관\nbase_url: https://ondo.example/archive/\n",
    ),
    ("content/series/gov.md", "---\ntitle: 이어달리기\n---\n"),
    (
        "content/events/gov/1.md",
        "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts: 산림청\ncases: [drone]\n---\n본문\n",
    ),
    (
        "content/cases/drone.md",
        "---\ntitle: 드론\n---\n**드론(사진)**을 씁니다.\n",
    ),
];

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), SITE);
    folder
}

fn build(folder: &Path, expected_code: i32) -> String {
    let run = ondo(folder, &["build"]);
    let messages = String::from_utf8(run.stderr).expect("messages are UTF-8");
    assert_eq!(run.status.code(), Some(expected_code), "{messages}");
    messages
}

#[test]
fn a_folder_with_only_content_and_settings_becomes_a_site() {
    let folder = site();
    build(folder.path(), 0);
    let tree = read(&folder.path().join("public"));
    for page in [
        "index.html",
        "404.html",
        "events/gov/1/index.html",
        "cases/drone/index.html",
        "agencies/산림청/index.html",
        "sitemap.xml",
        "feed.xml",
    ] {
        assert!(tree.contains_key(page), "{page} in {:?}", tree.keys());
    }
    let case = String::from_utf8_lossy(&tree["cases/drone/index.html"]).into_owned();
    assert!(case.contains("<strong>드론(사진)</strong>을"), "{case}");
    assert!(
        case.contains("/archive/events/gov/1/"),
        "links carry the path of the base address"
    );
}

#[test]
fn a_build_with_nothing_changed_touches_no_file() {
    let folder = site();
    build(folder.path(), 0);
    let public = folder.path().join("public");
    let times = || -> Vec<(String, SystemTime)> {
        let time = |path: &String| {
            fs::metadata(public.join(path))
                .and_then(|status| status.modified())
                .expect("a time")
        };
        read(&public)
            .keys()
            .filter(|path| !path.starts_with(".ondo/"))
            .map(|path| (path.clone(), time(path)))
            .collect()
    };
    let before = times();
    build(folder.path(), 0);
    assert_eq!(times(), before);
}

#[test]
fn a_page_whose_record_is_gone_goes_too_and_foreign_files_stay() {
    let folder = site();
    write(
        folder.path(),
        &[
            ("public/CNAME", "ondo.example\n"),
            ("public/.git/HEAD", "ref\n"),
        ],
    );
    build(folder.path(), 0);
    write(
        folder.path(),
        &[(
            "content/events/gov/1.md",
            "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts: 산림청\n---\n",
        )],
    );
    fs::remove_file(folder.path().join("content/cases/drone.md"))
        .expect("the record can be removed");
    build(folder.path(), 0);
    let tree = read(&folder.path().join("public"));
    assert!(!tree.contains_key("cases/drone/index.html"));
    assert!(
        !folder.path().join("public/cases/drone").exists(),
        "an empty folder is left"
    );
    assert!(tree.contains_key("CNAME") && tree.contains_key(".git/HEAD"));
}

#[test]
fn nothing_is_written_when_a_record_is_wrong() {
    let folder = site();
    build(folder.path(), 0);
    let before = read(&folder.path().join("public"));
    write(
        folder.path(),
        &[("content/cases/other.md", "---\ntitel: 다른 사례\n---\n")],
    );
    let messages = build(folder.path(), 1);
    assert!(
        messages.contains("content/cases/other.md:2:1")
            || messages.contains("content/cases/other.md:1:1"),
        "{messages}"
    );
    assert_eq!(read(&folder.path().join("public")), before);
}

#[test]
fn nothing_is_written_when_the_last_page_cannot_be_rendered() {
    let folder = site();
    build(folder.path(), 0);
    let before = read(&folder.path().join("public"));
    write(
        folder.path(),
        &[(
            "themes/default/templates/case.html",
            "{{ case.title }}\n{{ case.no_such_field.deeper }}\n",
        )],
    );
    let messages = build(folder.path(), 1);
    assert!(
        messages.contains("themes/default/templates/case.html:2:"),
        "{messages}"
    );
    assert_eq!(read(&folder.path().join("public")), before);
}

#[test]
fn a_check_finds_a_template_that_cannot_be_rendered_and_writes_nothing() {
    let folder = site();
    let template = "{{ case.title }}\n{{ case.no_such_field.deeper }}\n";
    let path = "themes/default/templates/case.html";
    write(folder.path(), &[(path, template)]);
    let run = ondo(folder.path(), &["check", "--lang", "ko"]);
    let told = String::from_utf8(run.stdout).expect("messages are UTF-8");
    assert_eq!(run.status.code(), Some(1), "{told}");
    assert!(told.contains(&format!("{path}:2:")), "{told}");
    assert!(!folder.path().join("public").exists());
}

#[test]
fn warnings_are_errors_where_that_is_asked_for_and_rules_can_be_set() {
    let folder = site();
    let warned = SITE[2].1.replace("cases: [drone]\n", "");
    write(folder.path(), &[("content/events/gov/1.md", &warned)]);
    let check = |options: &[&str], code: i32, rule: bool| {
        for command in ["check", "build"] {
            let run = ondo(folder.path(), &[&[command], options].concat());
            let said = [run.stdout, run.stderr].concat();
            let said = String::from_utf8_lossy(&said).into_owned();
            assert_eq!(run.status.code(), Some(code), "{said}");
            assert_eq!(said.contains("unused-case"), rule, "{said}");
        }
    };
    check(&[], 0, true);
    check(&["--strict"], 1, true);
    let set = |level: &str| {
        let settings = format!("{}rules: {{unused-case: {level}}}\n", SITE[0].1);
        write(folder.path(), &[("ondo.yaml", &settings)]);
    };
    set("error");
    check(&[], 1, true);
    set("off");
    check(&["--strict"], 0, false);
    set("loud");
    assert_eq!(ondo(folder.path(), &["check"]).status.code(), Some(2));
    let settings = format!("{}rules: {{unused-cases: off}}\n", SITE[0].1);
    write(folder.path(), &[("ondo.yaml", &settings)]);
    let run = ondo(folder.path(), &["check"]);
    assert_eq!(run.status.code(), Some(2), "settings that are wrong");
    assert!(String::from_utf8_lossy(&run.stdout).contains("`unused-case`"));
}

#[test]
fn thousands_of_problems_stay_readable_and_all_can_be_seen() {
    let folder = site();
    let names: Vec<String> = (0..300).map(|n| format!("  - 없는-사례-{n}\n")).collect();
    let event = SITE[2]
        .1
        .replace("cases: [drone]\n", &format!("cases:\n{}", names.concat()));
    write(folder.path(), &[("content/events/gov/1.md", &event)]);
    let told = |options: &[&str]| {
        let run = ondo(
            folder.path(),
            &[&["check", "--lang", "ko"], options].concat(),
        );
        String::from_utf8(run.stdout).expect("messages are UTF-8")
    };
    let count = |text: &str| text.matches("오류[unknown-case]").count();
    let short = told(&[]);
    assert_eq!(count(&short), 20);
    assert!(
        short.contains("[unknown-case] 그 밖에 280개가 더 있습니다"),
        "{short}"
    );
    assert!(short.contains("오류 300개"), "{short}");
    assert_eq!(count(&told(&["--all"])), 300);
}

#[test]
fn a_rule_is_explained_in_both_languages_and_a_misspelt_one_is_told() {
    let folder = site();
    let explain = |options: &[&str]| ondo(folder.path(), &[&["explain"], options].concat());
    let korean = String::from_utf8(explain(&["unknown-agency", "--lang", "ko"]).stdout);
    let korean = korean.expect("UTF-8");
    assert!(
        korean.contains("# unknown-agency (오류)") && korean.contains("틀린 예:"),
        "{korean}"
    );
    let english = explain(&["unknown-agency", "--lang", "en"]).stdout;
    assert!(String::from_utf8_lossy(&english).contains("Wrong:"));
    let all = explain(&["--all"]).stdout;
    for rule in ondo::base::Rule::NAMES {
        assert!(
            String::from_utf8_lossy(&all).contains(&format!("# {rule} (")),
            "{rule}"
        );
    }
    let run = explain(&["unknown-agancy"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("`unknown-agency`"));
}

#[test]
fn links_that_lead_out_are_listed_with_their_places() {
    let folder = site();
    let case = "---\ntitle: 드론\nsources: [{title: 가, url: 'https://a.example/'}]\n---\n[나](https://b.example/) <mailto:a@b.kr>\n";
    write(folder.path(), &[("content/cases/drone.md", case)]);
    let run = ondo(folder.path(), &["check", "--external-list"]);
    let listed = String::from_utf8(run.stdout).expect("UTF-8");
    assert_eq!(
        listed,
        "content/cases/drone.md:3:27  https://a.example/\ncontent/cases/drone.md:5:5  https://b.example/\n"
    );
}

#[test]
fn a_menu_that_leads_nowhere_is_told_in_the_settings() {
    let folder = site();
    let check = |path: &str, code: i32| {
        let menu = format!("{}menu: [{{label: 가, path: {path}}}]\n", SITE[0].1);
        write(folder.path(), &[("ondo.yaml", &menu)]);
        let run = ondo(folder.path(), &["check"]);
        let told = String::from_utf8_lossy(&run.stdout).into_owned();
        assert_eq!(run.status.code(), Some(code), "{path} {told}");
    };
    check("/events/", 0);
    check("events/?year=2019", 0);
    check("feed.xml", 0);
    check("evnts/", 2);
}

#[test]
fn a_misspelt_agency_is_told_with_line_caret_and_the_right_name() {
    let folder = site();
    write(
        folder.path(),
        &[
            (
                "ondo.yaml",
                "title: 기록관\nbase_url: https://ondo.example/\nagencies: registered\n",
            ),
            (
                "content/agencies/acrc.md",
                "---\ntitle: 국민권익위원회\n---\n",
            ),
            (
                "content/events/gov/1.md",
                "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts:\n  - 국민권위원회\n---\n",
            ),
        ],
    );
    let messages = build(folder.path(), 1);
    let has = |text: &str| assert!(messages.contains(text), "{text} in\n{messages}");
    has("unknown-agency");
    has("content/events/gov/1.md:7:5");
    has("국민권위원회");
    has("국민권익위원회");
    has("^^^^");
}

#[test]
fn the_exit_code_tells_content_from_usage_and_settings() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(
        ondo(folder.path(), &["build"]).status.code(),
        Some(2),
        "no ondo.yaml"
    );
    assert_eq!(
        ondo(folder.path(), &["biuld"]).status.code(),
        Some(2),
        "no such command"
    );
    assert_eq!(
        ondo(folder.path(), &["build", "--base-url", "ondo"])
            .status
            .code(),
        Some(2),
        "no address"
    );
    assert_eq!(
        ondo(site().path(), &["build", "--output", "content/site"])
            .status
            .code(),
        Some(2),
        "output among the sources"
    );
    assert_eq!(
        ondo(folder.path(), &["build", "--root", "no/such/folder"])
            .status
            .code(),
        Some(2),
        "no folder"
    );
}

#[test]
fn the_command_line_can_move_the_output_and_the_address() {
    let folder = site();
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().to_string_lossy();
    let run = ondo(
        elsewhere.path(),
        &[
            "build",
            "--root",
            &root,
            "--output",
            "site",
            "--base-url",
            "http://localhost:8080/x",
        ],
    );
    assert_eq!(run.status.code(), Some(0));
    let tree = read(&elsewhere.path().join("site"));
    let home = String::from_utf8_lossy(&tree["index.html"]).into_owned();
    assert!(home.contains("http://localhost:8080/x/"), "{home}");
    assert!(!folder.path().join("public").exists());
}

#[test]
fn two_builds_in_other_folders_are_the_same_bytes() {
    let (one, two) = (site(), site());
    build(one.path(), 0);
    build(two.path(), 0);
    assert_eq!(
        read(&one.path().join("public")),
        read(&two.path().join("public"))
    );
}

#[test]
fn a_file_is_published_only_with_a_record_that_names_it() {
    let folder = site();
    write(
        folder.path(),
        &[
            ("content/cases/shown.txt", "shown"),
            ("content/cases/secret.txt", "secret"),
            ("content/cases/memo.txt", "memo"),
            (
                "content/cases/drone.md",
                "---\ntitle: 드론\nmedia: [{file: shown.txt, kind: document}]\n---\n",
            ),
            (
                "content/cases/draft.md",
                "---\ntitle: 초안\ndraft: true\n---\n[비밀](secret.txt)\n",
            ),
        ],
    );
    build(folder.path(), 0);
    let tree = read(&folder.path().join("public"));
    assert!(tree.contains_key("cases/shown.txt"));
    assert!(!tree.contains_key("cases/secret.txt") && !tree.contains_key("cases/memo.txt"));
}

#[test]
fn no_rule_can_let_a_site_without_addresses_or_theme_pass() {
    let check = |files: &[(&str, &str)], rule: &str| {
        let folder = site();
        let rules = format!("rules: {{{rule}: warn}}\n");
        write(
            folder.path(),
            &[("ondo.yaml", &format!("{}{rules}", SITE[0].1))],
        );
        write(folder.path(), files);
        let messages = build(folder.path(), 1);
        assert!(messages.contains(rule), "{messages}");
        assert!(!folder.path().join("public/index.html").exists());
    };
    let page = "---\ntitle: 쪽\n---\n";
    check(
        &[
            ("content/pages/About.md", page),
            ("content/pages/about.md", page),
        ],
        "route-conflict",
    );
    check(
        &[("themes/default/templates/case.html", "{% if %}")],
        "template-error",
    );
    check(
        &[("themes/default/strings/ko.yaml", "- 목록")],
        "broken-theme",
    );
}

#[test]
fn a_round_number_far_off_is_no_reason_to_stop() {
    let folder = site();
    let event = SITE[2].1.replace("round: 1", "round: 4294967295");
    write(folder.path(), &[("content/events/gov/1.md", &event)]);
    build(folder.path(), 0);
}

#[test]
fn one_thread_and_four_give_the_same_site() {
    let (one, four) = (site(), site());
    for (folder, threads) in [(&one, "1"), (&four, "4")] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_ondo"))
            .args(["build"])
            .current_dir(folder.path())
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the binary can be run");
        assert!(run.status.success());
    }
    assert_eq!(
        read(&one.path().join("public")),
        read(&four.path().join("public"))
    );
}

#[test]
fn the_build_says_where_to_look() {
    let folder = site();
    let run = ondo(folder.path(), &["build", "--portable"]);
    let said =
        String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(
        said.contains("public") && said.contains("index.html"),
        "{said}"
    );
    assert!(
        repository().join("public").exists(),
        "public/ is part of a fresh clone"
    );
}

#[test]
fn what_is_wrong_with_a_command_line_is_told_in_the_language_that_it_asks_for() {
    let site = site();
    for (arguments, is_korean) in [
        (&["build", "--lang", "ko", "--target", "github"][..], true),
        (&["build", "--lang=ko", "--targt"], true),
        (&["build", "--lang", "en", "--targt"], false),
    ] {
        let run = ondo(site.path(), arguments);
        assert_eq!(run.status.code(), Some(2));
        let said = String::from_utf8_lossy(&run.stderr);
        assert_eq!(said.contains("옵션"), is_korean, "{said}");
    }
}
