//! Small folders on the disk in, what is read of them out.

use super::*;
use crate::base::SourcePath;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[test]
fn what_was_not_written_keeps_its_bytes_and_what_changed_is_named() {
    let folder = site(&["ondo.yaml", "content/a.md", "content/b.md", "content/c.jpg"]);
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    };
    let first = read(folder.path()).expect("readable");
    let again = read_again(folder.path(), &first).expect("readable");
    assert!(again.changes(&first).is_empty());
    let bytes = |folder: &Folder| folder.sources.records[0].bytes.clone();
    assert!(Arc::ptr_eq(&bytes(&first), &bytes(&again)));
    // The same words again are no change; others of the same length at once are one.
    write("content/a.md", "content/a.md");
    write("content/b.md", "content/B.md");
    write("content/c.jpg", "a longer photo");
    write("content/d.md", "");
    fs::remove_file(folder.path().join("ondo.yaml")).expect("a file can be removed");
    let changed = read_again(folder.path(), &again).expect("readable");
    let changes = changed.changes(&again);
    assert_eq!(
        changes.iter().map(SourcePath::as_str).collect::<Vec<_>>(),
        ["content/b.md", "content/c.jpg", "content/d.md", "ondo.yaml"]
    );
    assert!(Arc::ptr_eq(&bytes(&first), &bytes(&changed)));
    // A look at what is said to have changed finds the same, where that is a text we know.
    let root = folder.path().canonicalize().expect("a folder");
    let look = |names: &[&str]| {
        let files: Vec<PathBuf> = names.iter().map(|name| root.join(name)).collect();
        Some(changed.with(&root, &files)?.1)
    };
    write("content/a.md", "other words");
    assert_eq!(
        look(&["content/.a.md.swp", "content/a.md"]),
        Some(vec![SourcePath::new("content/a.md")])
    );
    for name in ["content/e.md", "content/c.jpg", "content", "ondo.yaml"] {
        assert_eq!(look(&[name]), None, "{name}");
    }
}

fn site(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, name).expect("a file can be written");
    }
    folder
}

fn records(folder: &Path) -> Vec<String> {
    read(folder)
        .expect("readable")
        .sources
        .records
        .iter()
        .map(|file| file.path.to_string())
        .collect()
}

#[test]
fn leftovers_of_editors_are_no_records() {
    let folder = site(&[
        "content/cases/a.md",
        "content/cases/.#a.md",
        "content/cases/a.md~",
        "content/cases/~$a.md",
        "content/cases/.a.md.swp",
        "content/.git/b.md",
        "content/cases/4913",
    ]);
    assert_eq!(records(folder.path()), ["content/cases/a.md"]);
    assert!(read(folder.path()).expect("readable").media.is_empty());
}

#[test]
fn a_name_in_nfd_is_found_in_nfc_with_its_real_place() {
    let folder = site(&["content/cases/사진.jpg"]);
    let media = read(folder.path()).expect("readable").media;
    let (path, file) = media.first_key_value().expect("one file");
    assert_eq!(path.as_str(), "content/cases/사진.jpg");
    assert!(file.exists());
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_site_is_left_out_and_named() {
    let (folder, outside) = (site(&["content/cases/a.md"]), site(&["secret.md"]));
    std::os::unix::fs::symlink(
        outside.path().join("secret.md"),
        folder.path().join("content/cases/b.md"),
    )
    .expect("a link");
    std::os::unix::fs::symlink("nowhere.md", folder.path().join("content/cases/c.md"))
        .expect("a link");
    std::os::unix::fs::symlink("a.md", folder.path().join("content/cases/d.md")).expect("a link");
    assert_eq!(
        records(folder.path()),
        ["content/cases/a.md", "content/cases/d.md"]
    );
    assert_eq!(read(folder.path()).expect("readable").skipped.len(), 2);
}

#[test]
fn a_site_without_content_is_empty_and_no_folder_is_an_error() {
    let folder = site(&["ondo.yaml"]);
    let found = read(folder.path()).expect("readable");
    assert!(found.sources.config.is_some() && found.sources.records.is_empty());
    assert!(read(&folder.path().join("nowhere")).is_err());
}

#[test]
fn a_photo_named_by_a_number_is_kept() {
    let folder = site(&["content/#1 사진.jpg", "content/#a.md#", "content/b.bak"]);
    let media = read(folder.path()).expect("readable").media;
    assert_eq!(
        media.keys().map(SourcePath::as_str).collect::<Vec<_>>(),
        ["content/#1 사진.jpg", "content/b.bak"]
    );
}

#[cfg(unix)]
#[test]
fn a_lock_of_emacs_is_left_out_without_a_word() {
    let folder = site(&["content/a.md"]);
    std::os::unix::fs::symlink("me@host.1:2", folder.path().join("content/.#a.md"))
        .expect("a link");
    assert!(read(folder.path()).expect("readable").skipped.is_empty());
}

#[cfg(unix)]
#[test]
fn a_linked_folder_outside_is_not_entered_and_named_once() {
    let (folder, outside) = (site(&["content/a.md"]), site(&["x/1.md", "2.md"]));
    std::os::unix::fs::symlink(outside.path(), folder.path().join("content/out")).expect("a link");
    let found = read(folder.path()).expect("readable");
    assert_eq!((found.sources.records.len(), found.skipped.len()), (1, 1));
}

#[cfg(unix)]
#[test]
fn a_link_to_itself_or_through_a_file_is_left_out() {
    let folder = site(&["content/a.md"]);
    std::os::unix::fs::symlink("self.md", folder.path().join("content/self.md")).expect("a link");
    std::os::unix::fs::symlink("a.md/x", folder.path().join("content/x.md")).expect("a link");
    assert_eq!(read(folder.path()).expect("readable").skipped.len(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_saved_in_both_forms_is_told_rather_than_guessed() {
    use unicode_normalization::UnicodeNormalization;
    let nfd: String = "content/사진.jpg".nfd().collect();
    let folder = site(&[&nfd]);
    let found = read(folder.path()).expect("readable");
    let (path, file) = found.media.first_key_value().expect("one file");
    assert_eq!(path.as_str(), "content/사진.jpg");
    assert!(file.ends_with(&nfd));
    fs::write(folder.path().join("content/사진.jpg"), "").expect("a file");
    assert!(read(folder.path()).is_err());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_no_link_can_spell_is_told_with_the_file() {
    use std::os::unix::ffi::OsStrExt;
    for name in [b"a\nb.md".as_slice(), b"a\\b.md", b"\xbb\xe7\xc1\xf8.jpg"] {
        let folder = site(&["content/a.md"]);
        let name = std::ffi::OsStr::from_bytes(name);
        fs::write(folder.path().join("content").join(name), "").expect("a file");
        let error = read(folder.path()).expect_err("a name").words().ko;
        assert!(error.contains("이름을 바꾸세요"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn settings_and_content_behind_a_link_to_outside_are_left_out_and_named() {
    let (folder, outside) = (site(&[]), site(&["ondo.yaml", "content/a.md"]));
    for name in ["ondo.yaml", "content"] {
        std::os::unix::fs::symlink(outside.path().join(name), folder.path().join(name))
            .expect("a link");
    }
    let found = read(folder.path()).expect("readable");
    assert!(found.sources.config.is_none() && found.sources.records.is_empty());
    assert_eq!(found.skipped.len(), 2);
}

#[test]
fn a_file_in_the_place_of_content_is_told() {
    let folder = site(&["content"]);
    let error = read(folder.path())
        .expect_err("no folder")
        .words()
        .to_string();
    assert!(
        error.contains("content: 폴더여야 합니다 / ")
            && error.ends_with("content: must be a folder"),
        "{error}"
    );
}
