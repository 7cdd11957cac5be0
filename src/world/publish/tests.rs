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
        Err(Box::new(Diagnostic::error(
            "template-error",
            Words::new("", ""),
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
