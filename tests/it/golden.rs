//! Small sites under `tests/sites/`, built and compared with what was expected: the whole output tree, both ways,
//! and every message. `ONDO_BLESS=1 cargo test` writes what is there now; read every change before you keep it.

use crate::folder::{Tree, ondo, read, repository};
use std::fs;
use std::path::Path;

#[test]
fn every_golden_site_gives_the_expected_tree_and_messages() {
    let sites = repository().join("tests/sites");
    let mut names: Vec<_> = fs::read_dir(&sites)
        .expect("tests/sites can be listed")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    names.sort();
    assert!(names.len() >= 4, "golden sites: {names:?}");
    // A slip in a template must not bless the whole tree away.
    assert!(sites.join("small/expect").is_dir(), "no tree of `small`");
    let wrong: Vec<String> = names.iter().flat_map(|site| differences(site)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn differences(site: &Path) -> Vec<String> {
    let output = tempfile::tempdir().expect("a temporary folder");
    let target = output.path().to_string_lossy();
    let mut messages = String::new();
    for language in ["ko", "en"] {
        let run = ondo(site, &["build", "--output", &target, "--lang", language]);
        let text = String::from_utf8(run.stderr).expect("messages are UTF-8");
        let text = without_note_on_fonts(&text);
        messages += &format!(
            "== --lang {language}, exit {}\n{}",
            run.status.code().unwrap_or(-1),
            text
        );
    }
    let messages = messages.replace(&*target, "OUTPUT");
    let mut tree = read(output.path());
    // The files of the default theme change with its looks, those of the index with its format, and
    // what is packed with the packer; they have tests of their own.
    tree.retain(|path, _| {
        !path.starts_with(".ondo/")
            && !path.starts_with("assets/")
            && ![".bin", ".zip"].iter().any(|end| path.ends_with(end))
    });
    if std::env::var_os("ONDO_BLESS").is_some() {
        bless(site, &tree, &messages);
    }
    let expected = read(&site.join("expect"));
    let mut wrong = compare(&expected, &tree);
    if fs::read_to_string(site.join("problems.txt")).unwrap_or_default() != messages {
        wrong.push(format!("messages are now:\n{messages}"));
    }
    wrong
        .into_iter()
        .map(|what| format!("{}: {what}", site.display()))
        .collect()
}

/// What was said, but for the note that this machine has no font for cards: it is no matter of the site.
fn without_note_on_fonts(text: &str) -> String {
    let is_kept =
        |line: &&str| !line.contains("font with Hangul") && !line.contains("한글 글꼴이 없어");
    text.split_inclusive('\n').filter(is_kept).collect()
}

fn compare(expected: &Tree, found: &Tree) -> Vec<String> {
    let missing = expected
        .keys()
        .filter(|path| !found.contains_key(*path))
        .map(|path| format!("{path} is not written"));
    let others = found
        .iter()
        .filter_map(|(path, bytes)| match expected.get(path) {
            None => Some(format!("{path} is not expected")),
            Some(before) if before != bytes => Some(format!(
                "{path} differs:\n--- expected\n{}\n--- found\n{}",
                text(before),
                text(bytes)
            )),
            Some(_) => None,
        });
    missing.chain(others).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn bless(site: &Path, tree: &Tree, messages: &str) {
    let expect = site.join("expect");
    if expect.exists() {
        fs::remove_dir_all(&expect).expect("the old expectation can be removed");
    }
    for (path, bytes) in tree {
        let file = expect.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("folders can be made");
        fs::write(file, bytes).expect("a file can be written");
    }
    fs::write(site.join("problems.txt"), messages).expect("a file can be written");
}
