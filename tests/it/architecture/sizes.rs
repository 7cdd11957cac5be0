//! How long files and functions are.

use super::source::{File, Tree};

const MOST_LINES: usize = 600;
const MEDIAN_LINES: usize = 120;
const NINE_OF_TEN_LINES: usize = 350;
const FUNCTION_LINES: usize = 60;

/// The files that are too long, and whether too many are long.
pub(super) fn file_sizes(tree: &Tree) -> Vec<String> {
    let length = |file: &File| file.text.lines().count();
    let mut breaches = Vec::new();
    for file in &tree.files {
        let lines = length(file);
        if lines > MOST_LINES {
            let path = &file.path;
            breaches.push(format!("{path} has {lines} lines, more than {MOST_LINES}"));
        }
    }
    let mut lengths: Vec<usize> = tree.files.iter().map(length).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    if median > MEDIAN_LINES {
        breaches.push(format!(
            "half of the files have more than {MEDIAN_LINES} lines: {median}"
        ));
    }
    let long = lengths[lengths.len() * 9 / 10];
    if long > NINE_OF_TEN_LINES {
        breaches.push(format!(
            "a tenth of the files has more than {NINE_OF_TEN_LINES} lines: {long}"
        ));
    }
    breaches
}

/// The functions that are too long, from `fn` to the brace at its end.
pub(super) fn long_functions(tree: &Tree) -> Vec<String> {
    let breach = |file: &File, name: &str, lines: usize| {
        let path = &file.path;
        format!("{path}: `{name}` has {lines} lines, more than {FUNCTION_LINES}")
    };
    let files = tree.files.iter();
    files
        .flat_map(|file| {
            let functions = functions(&file.text).into_iter();
            let long = functions.filter(|(_, lines)| *lines > FUNCTION_LINES);
            long.map(|(name, lines)| breach(file, name, lines))
        })
        .collect()
}

/// The functions of a text that rustfmt laid out: a function ends at the first `}` below it that
/// stands as far in as its own line.
fn functions(text: &str) -> Vec<(&str, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else {
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let is_end = |line: &&str| {
            let own = line.len() - line.trim_start().len();
            own == indent && (line.trim_start().starts_with('}') || line.ends_with(';'))
        };
        if line.ends_with('}') || line.ends_with(';') {
            continue;
        }
        if let Some(length) = lines[at + 1..].iter().position(is_end) {
            found.push((name, length + 2));
        }
    }
    found
}

/// The name of the function that a line begins.
fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let is_qualified = before.split_whitespace().all(|word| {
        matches!(word, "const" | "async" | "pub")
            || word.starts_with("pub(")
            || word.ends_with(')')
            || word == "in"
    });
    let name = after.split(['(', '<']).next()?;
    let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_qualified && is_name && !name.is_empty()).then_some(name)
}
