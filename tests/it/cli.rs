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
fn a_misspelt_agency_is_told_with_line_caret_and_the_right_name() {
    let folder = site();
    write(
        folder.path(),
        &[
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
