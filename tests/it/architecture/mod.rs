//! The structure of the code: which room may use which, no circles inside a room, sizes.

mod imports;
mod sizes;
mod source;

use imports::{circles, later_rooms};
use sizes::{file_sizes, long_functions};
use source::Tree;

/// The rooms in the order data flows; a room may use only those before it.
const ROOMS: [&str; 8] = [
    "base", "content", "model", "plan", "render", "search", "site", "world",
];

/// Files of a room that may import each other in a circle, and why. The list may only shrink.
const EXCEPTIONS: &[(&[&str], &str)] = &[];

#[test]
fn every_room_uses_only_rooms_before_it() {
    assert_none(later_rooms(&Tree::of_the_sources(), &ROOMS));
}

#[test]
fn no_files_of_a_room_import_each_other_in_a_circle() {
    let tree = Tree::of_the_sources();
    let mut found = circles(&tree);
    for (files, reason) in EXCEPTIONS {
        assert!(!reason.is_empty(), "{files:?} has no reason");
        let before = found.len();
        found.retain(|circle| circle != files);
        assert!(found.len() < before, "{files:?} is no circle any more");
    }
    let lines = found.iter().map(|circle| circle.join(" ↔ "));
    assert_none(lines.collect());
}

#[test]
fn every_file_begins_with_what_it_is() {
    let tree = Tree::of_the_sources();
    let files = tree.files.iter();
    let silent = files.filter(|file| !file.text.starts_with("//! "));
    assert_none(silent.map(|file| file.path.clone()).collect());
}

#[test]
fn files_and_functions_are_short() {
    let tree = Tree::of_the_sources();
    assert_none([file_sizes(&tree), long_functions(&tree)].concat());
}

fn assert_none(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}", breaches.join("\n"));
}

#[test]
fn a_use_of_a_later_room_is_found() {
    let check = |text: &str, expected: &[&str]| {
        let tree = Tree::of(&[("model/a.rs", text)]);
        assert_eq!(later_rooms(&tree, &ROOMS), expected);
    };
    check(
        "//! A.\nuse crate::render::Html;\n",
        &["model/a.rs uses `render`, a later room"],
    );
    check(
        "//! A.\nfn f() -> crate::site::Artifact {}\n",
        &["model/a.rs uses `site`, a later room"],
    );
    check("//! A.\nuse crate::base::Date; // crate::site\n", &[]);
}

#[test]
fn a_circle_of_files_is_found_however_it_is_spelt() {
    let check = |files: &[(&str, &str)], expected: &[&[&str]]| {
        assert_eq!(circles(&Tree::of(files)), expected);
    };
    let pair = &["model/a.rs", "model/b.rs"];
    check(
        &[
            ("model/a.rs", "use super::b::B;"),
            ("model/b.rs", "use crate::model::{a::{A, C}, d};"),
        ],
        &[pair],
    );
    check(
        &[
            ("model/a.rs", "fn a() { super::b::b() }"),
            ("model/b.rs", "use super::a;"),
        ],
        &[pair],
    );
    // Through the front door of the room.
    check(
        &[
            ("model/a.rs", "use super::B;"),
            ("model/b.rs", ""),
            ("model/mod.rs", "mod a;\nmod b;\npub use {a::A, b::B};"),
        ],
        &[&["model/a.rs", "model/mod.rs"]],
    );
    // A parent that calls its child, and a child that uses its parent.
    check(
        &[
            ("model/a.rs", "mod c;\nfn f() { c::g() }"),
            ("model/a/c.rs", "use super::f;"),
        ],
        &[&["model/a.rs", "model/a/c.rs"]],
    );
    check(
        &[
            ("model/a.rs", "use super::b::B;"),
            (
                "model/b.rs",
                "#[cfg(test)]\nmod tests {\n    use super::super::a::A;\n}\n",
            ),
        ],
        &[],
    );
    check(
        &[
            ("model/a.rs", "use super::b::B;"),
            ("model/b.rs", "pub(in crate::model::a) fn f() {}"),
        ],
        &[],
    );
    check(
        &[
            ("model/a.rs", "use super::b::B;"),
            ("plan/b.rs", "use crate::model::a::A;"),
        ],
        &[],
    );
}

#[test]
fn a_file_and_a_function_that_are_too_long_are_found() {
    let lines = |count: usize| "\n".repeat(count);
    let check = |text: &str, expected: &[&str]| {
        let tree = Tree::of(&[("base/a.rs", text)]);
        let found = [file_sizes(&tree), long_functions(&tree)].concat();
        assert_eq!(found, expected);
    };
    check(&lines(100), &[]);
    check(
        &lines(601),
        &[
            "base/a.rs has 601 lines, more than 600",
            "half of the files have more than 120 lines: 601",
            "a tenth of the files has more than 350 lines: 601",
        ],
    );
    check(&format!("fn short() {{{}}}\n", lines(59)), &[]);
    check(
        &format!("    pub fn long(\n    ) {{{}    }}\n", lines(60)),
        &["base/a.rs: `long` has 62 lines, more than 60"],
    );
}
