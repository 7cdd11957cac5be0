//! The floors of the code: which room may use which, how a file begins, how long it may grow.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order data flows; a room may use only those before it.
const ROOMS: [&str; 8] = [
    "base", "content", "model", "plan", "render", "search", "site", "world",
];
const MOST_LINES: usize = 600;

#[test]
fn every_room_uses_only_rooms_before_it_and_every_file_is_short_and_introduced() {
    let files = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 30, "only {} files found", files.len());
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| breaches(path, text))
        .collect();
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn the_check_of_the_floors_can_fail() {
    let check =
        |path: &str, text: &str, expected: &[&str]| assert_eq!(breaches(path, text), expected);
    check(
        "model/a.rs",
        "//! A.\nuse crate::render::Html;\n",
        &["model/a.rs:2 uses `render`, a later room"],
    );
    check(
        "model/a.rs",
        "//! A.\nfn f() -> crate::site::Artifact {}\n",
        &["model/a.rs:2 uses `site`, a later room"],
    );
    check("render/a.rs", "//! A.\nuse crate::model::Archive;\n", &[]);
    check(
        "render/a.rs",
        "use crate::model::Archive;\n",
        &["render/a.rs:1 does not begin with `//! `"],
    );
    check(
        "base/a.rs",
        &format!("//! A.\n{}", "\n".repeat(MOST_LINES)),
        &["base/a.rs has 601 lines, more than 600"],
    );
}

fn breaches(path: &str, text: &str) -> Vec<String> {
    let room = ROOMS
        .iter()
        .position(|room| path.split(['/', '.']).next() == Some(room));
    let mut breaches = Vec::new();
    if !text.starts_with("//! ") {
        breaches.push(format!("{path}:1 does not begin with `//! `"));
    }
    for (at, line) in text.lines().enumerate() {
        let used = line.split("crate::").skip(1).filter_map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        });
        let later =
            |used: &&str| ROOMS.iter().position(|room| room == used) > room && room.is_some();
        breaches.extend(
            used.filter(later)
                .map(|used| format!("{path}:{} uses `{used}`, a later room", at + 1)),
        );
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        breaches.push(format!("{path} has {lines} lines, more than {MOST_LINES}"));
    }
    breaches
}

/// Every Rust file below a folder: its path from there and its text.
fn files_below(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path
                    .strip_prefix(folder)
                    .expect("below src")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push((
                    name,
                    fs::read_to_string(&path).expect("source files are text"),
                ));
            }
        }
    }
    files.sort();
    files
}
