//! A folder, a list of files, and the folder afterwards.

use super::*;
use crate::base::Words;
use std::time::SystemTime;

fn run(output: &Path, files: &[(&str, &str)]) -> Result<Report, PublishError> {
    let made: Vec<Made> = files
        .iter()
        .map(|(path, text)| {
            (
                (*path).to_owned(),
                Ok(Artifact::Bytes(text.as_bytes().to_vec())),
            )
        })
        .collect();
    publish(output, &BTreeMap::new(), made.into_par_iter())
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
    assert_eq!(
        report,
        Report {
            files: 2,
            bytes: 2,
            written: 1,
            removed: 1
        }
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
    match publish(output.path(), &BTreeMap::new(), made.into_par_iter()) {
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
fn a_foreign_folder_in_the_way_of_a_page_is_named_and_left_alone() {
    let output = folder();
    fs::create_dir_all(output.path().join("a")).expect("a folder");
    fs::write(output.path().join("a/mine"), "x").expect("a file");
    assert!(
        matches!(run(output.path(), &[("a", "1")]), Err(PublishError::InTheWay(path)) if path.ends_with("a"))
    );
    assert_eq!(listing(output.path()), ["a/mine x"]);
}

#[test]
fn what_a_killed_run_left_behind_is_cleared_and_its_files_are_known() {
    let output = folder();
    run(output.path(), &[("old.html", "1")]).expect("published");
    fs::create_dir_all(output.path().join(".ondo/stage")).expect("a folder");
    fs::write(output.path().join(".ondo/stage/0"), "half").expect("a file");
    Manifest::of(["old.html", "moved.html"].map(str::to_owned).into_iter())
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
        publish(output.path(), &media, made.into_par_iter())
            .expect("published")
            .written
    };
    fs::write(&file, "one").expect("a file");
    assert_eq!((copy(), copy()), (1, 0));
    fs::write(&file, "two").expect("a file");
    assert_eq!(copy(), 1);
    assert_eq!(listing(output.path()), ["사진.jpg two"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_output_is_not_followed() {
    let (output, outside) = (folder(), folder());
    std::os::unix::fs::symlink(outside.path(), output.path().join("a")).expect("a link");
    assert!(matches!(
        run(output.path(), &[("a/b/index.html", "1")]),
        Err(PublishError::InTheWay(_))
    ));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_output_loses_nothing_outside() {
    let (output, outside) = (folder(), folder());
    run(output.path(), &[("a/b/old.html", "1")]).expect("published");
    fs::remove_dir_all(output.path().join("a")).expect("removed");
    std::os::unix::fs::symlink(outside.path(), output.path().join("a")).expect("a link");
    fs::create_dir(outside.path().join("b")).expect("a folder");
    fs::write(outside.path().join("b/old.html"), "theirs").expect("a file");
    let _ = run(output.path(), &[("index.html", "1")]);
    assert_eq!(listing(outside.path()), ["b/old.html theirs"]);
    let _ = run(output.path(), &[("a/c/index.html", "1")]);
    assert!(
        !outside.path().join("c").exists(),
        "a folder was made outside"
    );
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
fn a_foreign_file_at_an_address_is_replaced_and_a_file_of_ours_makes_room() {
    let output = folder();
    fs::write(output.path().join("a"), "mine").expect("a file");
    run(output.path(), &[("a", "1")]).expect("published");
    assert_eq!(listing(output.path()), ["a 1"]);
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
fn an_empty_foreign_folder_in_the_way_is_named_before_anything_changes() {
    let output = folder();
    run(output.path(), &[("a/b", "1"), ("c", "1")]).expect("published");
    fs::create_dir_all(output.path().join("a/mine")).expect("a folder");
    assert!(matches!(
        run(output.path(), &[("a", "2"), ("c", "2")]),
        Err(PublishError::InTheWay(_))
    ));
    assert_eq!(listing(output.path()), ["a/b 1", "c 1"]);
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
    assert!(publish(output.path(), &BTreeMap::new(), made.into_par_iter()).is_err());
    assert_eq!(fs::read_dir(output.path()).expect("a folder").count(), 0);
    let file = sources.path().join("사진.jpg");
    fs::write(&file, "one").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).expect("set");
    let path = SourcePath::new("content/사진.jpg");
    let media = BTreeMap::from([(path.clone(), file)]);
    let made: Vec<Made> = vec![("사진.jpg".to_owned(), Ok(Artifact::Media(path)))];
    publish(output.path(), &media, made.into_par_iter()).expect("published");
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
