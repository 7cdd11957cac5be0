//! A folder, a list of files, and the folder afterwards.

use super::compare::is_same_file;
use super::moves::{sort_moves, turn};
use super::placed::PlacedFile;
use super::stage::is_inside;
use super::*;
use crate::base::{Diagnostic, Rule, Severity, SourcePath, Words};
use crate::content::{Limits, Target};
use crate::site::{Artifact, Made};
use crate::world::host::manifest::{BuildManifest, OWN_FOLDER};
use crate::world::host::pictures::Pictures;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

mod others;

type Media = BTreeMap<SourcePath, PathBuf>;

fn run(output: &Path, files: &[(&str, &str)]) -> Result<Published, PublishError> {
    run_with(output, files, |_| ())
}

/// The same with an job that says other than usual.
fn run_with(
    output: &Path,
    files: &[(&str, &str)],
    change: impl FnOnce(&mut PublishJob<'_>),
) -> Result<Published, PublishError> {
    let made = files.iter().map(|(path, text)| {
        let bytes = text.as_bytes().to_vec();
        ((*path).to_owned(), Ok(Artifact::Bytes(bytes)))
    });
    give(output, &Media::new(), made.collect(), change)
}

fn give(
    output: &Path,
    media: &Media,
    made: Vec<Made>,
    change: impl FnOnce(&mut PublishJob<'_>),
) -> Result<Published, PublishError> {
    give_again(None, output, media, made, change)
}

fn give_again(
    expected: Option<&Digests>,
    output: &Path,
    media: &Media,
    made: Vec<Made>,
    change: impl FnOnce(&mut PublishJob<'_>),
) -> Result<Published, PublishError> {
    let pictures = Pictures::default();
    let mut job = PublishJob {
        output,
        media,
        pictures: &pictures,
        target: None,
        limits: Limits::default(),
        over_limits: Severity::Error,
        is_packed: false,
        is_forced: false,
        expected,
        on_file: &|| (),
    };
    change(&mut job);
    publish(&job, made.into_par_iter())
}

fn broken(path: &str) -> Made {
    (
        path.to_owned(),
        Err(Box::new(Diagnostic::new(
            Rule::TemplateError,
            Words::new(path.to_owned(), ""),
        ))),
    )
}

/// The files below a folder, but for our own: `path text`.
fn listing(output: &Path) -> Vec<String> {
    let mut files: Vec<String> = walkdir::WalkDir::new(output)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| {
            entry.file_type().is_file() && !entry.path().starts_with(output.join(OWN_FOLDER))
        })
        .map(|entry| {
            let name = entry
                .path()
                .strip_prefix(output)
                .expect("below")
                .to_string_lossy()
                .replace('\\', "/");
            format!("{name} {}", fs::read_to_string(entry.path()).expect("text"))
        })
        .collect();
    files.sort();
    files
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn only_what_changed_is_written_and_only_what_we_wrote_is_removed() {
    let output = folder();
    let path = output.path();
    fs::create_dir_all(path.join(".git")).expect("a folder");
    fs::write(path.join(".git/HEAD"), "ref").expect("a file");
    fs::write(path.join("CNAME"), "ondo.example").expect("a file");
    run(
        path,
        &[
            ("index.html", "1"),
            ("a/b/index.html", "2"),
            ("a/index.html", "3"),
        ],
    )
    .expect("published");
    let report = run(path, &[("index.html", "1"), ("a/index.html", "4")]).expect("published");
    let counted = (report.files, report.bytes, report.written, report.removed);
    assert_eq!(counted, (2, 2, 1, 1));
    assert_eq!(
        (report.pages, report.largest),
        (2, Some(("a/index.html".to_owned(), 1)))
    );
    assert_eq!(
        listing(path),
        [
            ".git/HEAD ref",
            "CNAME ondo.example",
            "a/index.html 4",
            "index.html 1"
        ]
    );
    assert!(!path.join("a/b").exists() && !path.join(".ondo/stage").exists());
}

#[test]
fn an_unchanged_file_keeps_its_time() {
    let output = folder();
    let file = output.path().join("index.html");
    run(output.path(), &[("index.html", "1")]).expect("published");
    let time = || {
        fs::metadata(&file)
            .and_then(|status| status.modified())
            .expect("a time")
    };
    let before: SystemTime = time();
    let report = run(output.path(), &[("index.html", "1")]).expect("published");
    assert_eq!((time(), report.written), (before, 0));
}

#[test]
fn nothing_changes_when_one_page_cannot_be_made_and_all_such_pages_are_told() {
    let output = folder();
    run(output.path(), &[("index.html", "1")]).expect("published");
    let good = ("index.html".to_owned(), Ok(Artifact::Bytes(b"2".to_vec())));
    let made = vec![good, broken("a.html"), broken("b.html")];
    match give(output.path(), &Media::new(), made, |_| ()) {
        Err(PublishError::Problems(problems)) => assert_eq!(problems.len(), 2),
        other => panic!("{other:?}"),
    }
    assert_eq!(listing(output.path()), ["index.html 1"]);
    assert!(!output.path().join(".ondo/stage").exists());
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let output = folder();
    run(output.path(), &[("a", "1"), ("b/c", "2")]).expect("published");
    run(output.path(), &[("a/index.html", "3"), ("b", "4")]).expect("published");
    assert_eq!(listing(output.path()), ["a/index.html 3", "b 4"]);
}

#[test]
fn what_a_killed_run_left_behind_is_cleared_and_its_files_are_known() {
    let output = folder();
    run(output.path(), &[("old.html", "1")]).expect("published");
    fs::create_dir_all(output.path().join(".ondo/stage")).expect("a folder");
    fs::write(output.path().join(".ondo/stage/0"), "half").expect("a file");
    BuildManifest::of(["old.html", "moved.html"].map(str::to_owned).into_iter())
        .write(output.path())
        .expect("written");
    fs::write(output.path().join("moved.html"), "2").expect("a file");
    run(output.path(), &[("index.html", "3")]).expect("published");
    assert_eq!(listing(output.path()), ["index.html 3"]);
}

#[test]
fn media_are_copied_once_and_again_when_their_bytes_change() {
    let (output, sources) = (folder(), folder());
    let file = sources.path().join("사진.jpg");
    let path = SourcePath::new("content/사진.jpg");
    let media = BTreeMap::from([(path.clone(), file.clone())]);
    let copy = || {
        let made: Vec<Made> = vec![("사진.jpg".to_owned(), Ok(Artifact::Media(path.clone())))];
        give(output.path(), &media, made, |_| ())
            .expect("published")
            .written
    };
    fs::write(&file, "one").expect("a file");
    assert_eq!((copy(), copy()), (1, 0));
    fs::write(&file, "two").expect("a file");
    assert_eq!(copy(), 1);
    assert_eq!(listing(output.path()), ["사진.jpg two"]);
}

#[test]
fn nothing_changes_when_something_is_in_the_way() {
    let output = folder();
    run(output.path(), &[("a.html", "1"), ("old.html", "1")]).expect("published");
    fs::create_dir_all(output.path().join("z")).expect("a folder");
    fs::write(output.path().join("z/mine"), "x").expect("a file");
    assert!(matches!(
        run(output.path(), &[("a.html", "2"), ("z", "1")]),
        Err(PublishError::InTheWay(_))
    ));
    assert_eq!(
        listing(output.path()),
        ["a.html 1", "old.html 1", "z/mine x"]
    );
    assert!(
        !output.path().join(".ondo/stage").exists(),
        "the stage is left"
    );
}

#[test]
fn a_removed_file_counts_also_when_a_page_takes_its_folder() {
    let output = folder();
    run(output.path(), &[("b/c", "2"), ("b/d", "2")]).expect("published");
    assert_eq!(
        run(output.path(), &[("b", "4")])
            .expect("published")
            .removed,
        2
    );
}

#[test]
fn a_path_stays_in_the_site_and_on_one_line_of_the_manifest() {
    for path in ["a", "a/b.html", "가/나.html", ".well-known/x", ".ondox"] {
        assert!(is_inside(path), "{path}");
    }
    for path in [
        "",
        "/a",
        "a//b",
        "../a",
        "a/..",
        "a\\b",
        ".ondo/manifest",
        "a\nCNAME",
    ] {
        assert!(!is_inside(path), "{path}");
    }
}

#[test]
fn two_builds_do_not_write_at_once() {
    let output = folder();
    run(output.path(), &[("index.html", "1")]).expect("published");
    let lock = fs::File::create(output.path().join(".ondo/lock")).expect("a file");
    lock.lock().expect("locked");
    assert!(matches!(
        run(output.path(), &[("index.html", "2")]),
        Err(PublishError::Busy(_))
    ));
    drop(lock);
    run(output.path(), &[("index.html", "2")]).expect("published");
    assert_eq!(listing(output.path()), ["index.html 2"]);
}

#[test]
fn what_pages_load_is_moved_before_them_and_what_leads_to_them_behind() {
    let paths = [
        "assets/css/site.0.css",
        "search/p/0.abcdef.bin",
        "en/search/p/0.abcdef.bin",
        "events/a/hall.0-480.webp",
        "events/a/index.html",
        "404.html",
        "series/a/feed.xml",
        "calendar.ics",
        "data/events.csv",
        "search/manifest.bin",
        "en/search/manifest.bin",
        "_redirects",
        "deploy-manifest.json",
    ];
    let turns: Vec<u8> = paths.iter().map(|path| turn(path, false)).collect();
    assert_eq!(turns, [0, 0, 0, 0, 2, 2, 3, 3, 3, 3, 3, 3, 3]);
    assert!(turn("a/index.html", true) < turn("a/index.html", false));
}

#[test]
fn a_file_of_the_theme_that_was_replaced_stays_for_one_build_more() {
    let output = folder();
    let at = |version: &str| {
        let names = ["assets/site.", "assets/cards/1.", "assets/site.css."];
        let names = names.map(|name| format!("{name}{version}"));
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
        run(output.path(), &files).expect("published").removed
    };
    let there = |version: &str| {
        let names = ["assets/site.", "assets/cards/1."].map(|name| format!("{name}{version}"));
        names.map(|name| output.path().join(name).exists())
    };
    assert_eq!((at("0"), at("1")), (0, 1));
    assert_eq!(
        there("0"),
        [true, false],
        "pages that were opened before load it"
    );
    assert_eq!(at("2"), 3);
    assert_eq!((there("0"), there("1")), ([false; 2], [true, false]));
    assert_eq!(at("1"), 1, "what comes back is no stranger");
    assert_eq!(at("1"), 2);
    assert_eq!(there("1"), [true; 2]);
}

#[test]
fn a_page_that_is_missing_comes_before_those_that_may_lead_to_it_whatever_the_list_says() {
    let output = folder();
    run(
        output.path(),
        &[("a/index.html", "1"), ("z/index.html", "1")],
    )
    .expect("published");
    // A build that was killed had removed it, and not yet written the list of what stays.
    fs::remove_file(output.path().join("z/index.html")).expect("removed");
    let file = |path: &str| PlacedFile {
        path: path.to_owned(),
        bytes: 1,
        staged: None,
        source: None,
        digest: None,
        is_lasting: false,
        packing: None,
    };
    let mut placed = ["a/index.html", "z/index.html", "assets/a.css"].map(file);
    sort_moves(output.path(), &mut placed);
    let paths = placed.map(|file| file.path);
    assert_eq!(paths, ["assets/a.css", "z/index.html", "a/index.html"]);
}

#[test]
fn a_site_that_came_out_otherwise_than_before_is_not_published() {
    let output = folder();
    let expected = Digests::from([
        ("a".to_owned(), hmac_sha256::Hash::hash(b"1")),
        ("b".to_owned(), hmac_sha256::Hash::hash(b"1")),
    ]);
    let run = |files: &[(&str, &str)]| {
        let bytes = |text: &str| Ok(Artifact::Bytes(text.as_bytes().to_vec()));
        let made = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), bytes(text)));
        give_again(
            Some(&expected),
            output.path(),
            &Media::new(),
            made.collect(),
            |_| (),
        )
    };
    match run(&[("a", "1"), ("b", "2"), ("c", "3")]) {
        Err(PublishError::Unstable(paths)) => assert_eq!(paths, ["b", "c"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(listing(output.path()), [""; 0]);
    run(&[("a", "1"), ("b", "1")]).expect("published");
}

#[test]
fn texts_are_packed_beside_themselves_and_again_only_when_they_change() {
    let output = folder();
    let text = "이어달리기 ".repeat(100);
    let run = |text: &str| {
        let files = [("index.html", text), ("a.png", text), ("b.txt", "b")];
        run_with(output.path(), &files, |job| job.is_packed = true).expect("published")
    };
    let report = run(&text);
    assert_eq!((report.files, report.pages, report.written), (5, 1, 5));
    for packed in ["index.html.gz", "index.html.br"] {
        assert!(output.path().join(packed).exists(), "{packed}");
    }
    assert_eq!(run(&text).written, 0);
    let other = text.replace('이', "오");
    assert_eq!(
        run(&other).written,
        4,
        "two texts of one length, one packed twice"
    );
    assert_eq!(run("b").removed, 2, "what is too short is not packed");
}

#[test]
fn a_store_is_told_what_each_file_is() {
    let output = folder();
    // An archive that an editor attached is no text that we packed.
    let files = [
        ("index.html", "1"),
        ("assets/a.0.css", "2"),
        ("data.tar.gz", "3"),
    ];
    let report = run_with(output.path(), &files, |job| job.target = Some(Target::S3));
    assert_eq!(report.expect("published").files, 4);
    let text = fs::read(output.path().join("deploy-manifest.json")).expect("there");
    let json: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
    assert_eq!(
        json["files"][0],
        serde_json::json!({
            "path": "assets/a.0.css",
            "bytes": 1,
            "sha256": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
            "type": "text/css; charset=utf-8",
            "cache": "immutable",
            "cache_control": "public, max-age=31536000, immutable",
        })
    );
    assert_eq!(json["files"][1]["type"], "application/gzip");
    assert_eq!(json["files"][1]["encoding"], serde_json::Value::Null);
    assert_eq!(json["files"][2]["cache"], "revalidate");
    assert_eq!(json["files"].as_array().map(Vec::len), Some(3));
}

#[test]
fn nothing_changes_when_a_host_would_not_take_all_of_it() {
    let output = folder();
    run(output.path(), &[("index.html", "1")]).expect("published");
    let limits = Limits {
        files: Some(1),
        file_bytes: Some(3),
        site_bytes: Some(5),
        redirects: None,
        redirect_bytes: None,
    };
    let run = |files| {
        run_with(output.path(), files, |job| {
            (job.limits, job.target) = (limits, Some(Target::Cloudflare));
        })
    };
    match run(&[("index.html", "2222"), ("a", "22")]) {
        Err(PublishError::Problems(problems)) => {
            let all = |problem: &Diagnostic| problem.rule == Rule::HostLimits;
            assert!(
                problems.len() == 3 && problems.iter().all(all),
                "{problems:?}"
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(listing(output.path()), ["index.html 1"]);
    let report = run(&[("index.html", "222")]).expect("published");
    let used: Vec<(u64, u64)> = report
        .uses
        .iter()
        .map(|part| (part.used, part.most))
        .collect();
    assert_eq!(used, [(1, 1), (3, 3), (3, 5)]);
    let report = run_with(output.path(), &[("index.html", "2222")], |job| {
        (job.limits, job.target) = (limits, Some(Target::Cloudflare));
        job.over_limits = Severity::Warning;
    });
    let warnings = report.expect("published").warnings;
    assert!(
        matches!(&*warnings, [one] if one.severity == Severity::Warning),
        "{warnings:?}"
    );
    assert_eq!(listing(output.path()), ["index.html 2222"]);
}

#[test]
fn rules_that_a_host_would_not_read_to_their_end_are_told() {
    let output = folder();
    let run = |rules: &str| {
        run_with(
            output.path(),
            &[("index.html", "1"), ("_redirects", rules)],
            |job| {
                job.limits = Limits {
                    redirect_bytes: Some(9),
                    ..Limits::default()
                };
            },
        )
    };
    assert!(
        matches!(run("/a /b 301\n"), Err(PublishError::Problems(problems)) if problems.len() == 1)
    );
    let uses = run("/a /b 30\n").expect("published").uses;
    assert_eq!((uses[0].of, uses[0].used), (Limit::RedirectBytes, 9));
}

#[test]
fn nothing_changes_when_two_files_exclude_each_other() {
    let output = folder();
    run(output.path(), &[("index.html", "1")]).expect("published");
    for files in [
        &[("a", "1"), ("a/b", "2"), ("index.html", "2")],
        &[("a", "1"), ("index.html", "2"), ("a", "3")],
    ] {
        match run(output.path(), files) {
            Err(PublishError::Problems(problems)) => assert_eq!(problems.len(), 1),
            other => panic!("{other:?}"),
        }
        assert_eq!(listing(output.path()), ["index.html 1"]);
    }
}

#[test]
fn a_folder_that_a_killed_run_left_empty_makes_room_for_a_page() {
    let output = folder();
    run(output.path(), &[("a/b/c", "1")]).expect("published");
    fs::remove_file(output.path().join("a/b/c")).expect("removed");
    run(output.path(), &[("a", "2")]).expect("published");
    assert_eq!(listing(output.path()), ["a 2"]);
}

#[test]
fn a_page_renamed_in_capitals_only_is_there_afterwards() {
    let output = folder();
    run(output.path(), &[("A/index.html", "1")]).expect("published");
    run(output.path(), &[("a/index.html", "1")]).expect("published");
    assert_eq!(
        fs::read_to_string(output.path().join("a/index.html")).expect("there"),
        "1"
    );
}

#[cfg(unix)]
#[test]
fn a_failed_first_build_leaves_nothing_and_a_copy_can_be_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let (output, sources) = (folder(), folder());
    let made = vec![broken("a.html")];
    assert!(give(output.path(), &Media::new(), made, |_| ()).is_err());
    assert_eq!(listing(output.path()), [""; 0]);
    let file = sources.path().join("사진.jpg");
    fs::write(&file, "one").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).expect("set");
    let path = SourcePath::new("content/사진.jpg");
    let media = BTreeMap::from([(path.clone(), file)]);
    let made: Vec<Made> = vec![("사진.jpg".to_owned(), Ok(Artifact::Media(path)))];
    give(output.path(), &media, made, |_| ()).expect("published");
    let mode = fs::metadata(output.path().join("사진.jpg"))
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(
        mode & 0o600,
        0o600,
        "a web server must read it, the next build replace it"
    );
}

#[test]
fn a_large_file_is_compared_to_its_last_byte() {
    let files = folder();
    let (a, b) = (files.path().join("a"), files.path().join("b"));
    let mut bytes = vec![7; 200_001];
    fs::write(&a, &bytes).expect("a file");
    fs::write(&b, &bytes).expect("a file");
    assert!(is_same_file(&a, &b));
    bytes[200_000] = 8;
    fs::write(&b, &bytes).expect("a file");
    assert!(!is_same_file(&a, &b) && !is_same_file(&b, &a));
}
