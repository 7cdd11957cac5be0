//! Which file uses which: paths in `use` declarations and in code, read as text.

use super::source::{File, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The files that use a room that comes after their own.
pub(super) fn later_rooms(tree: &Tree, rooms: &[&str]) -> Vec<String> {
    let place = |room: &str| rooms.iter().position(|other| *other == room);
    let mut breaches = BTreeSet::new();
    for file in &tree.files {
        let own = place(file.module()[0]);
        for path in paths(&file.code(), &file.module()) {
            let used = path.first().map(String::as_str).unwrap_or_default();
            if own.is_some() && place(used) > own {
                let path = &file.path;
                breaches.insert(format!("{path} uses `{used}`, a later room"));
            }
        }
    }
    breaches.into_iter().collect()
}

/// The circles: files of one room each of which leads to each other one. Every circle is in the
/// order of its paths, as are the circles.
pub(super) fn circles(tree: &Tree) -> Vec<Vec<&str>> {
    let uses = uses(tree);
    let reached: Vec<BTreeSet<usize>> = (0..uses.len()).map(|at| reached(at, &uses)).collect();
    let mut circles = BTreeSet::new();
    for (at, from) in reached.iter().enumerate() {
        let is_mutual = |other: &&usize| **other != at && reached[**other].contains(&at);
        let mut circle: Vec<usize> = from.iter().filter(is_mutual).copied().collect();
        if !circle.is_empty() {
            circle.push(at);
            circle.sort_unstable();
            circles.insert(circle);
        }
    }
    let path = |at: usize| tree.files[at].path.as_str();
    let circles = circles.into_iter();
    circles
        .map(|circle| circle.into_iter().map(path).collect())
        .collect()
}

/// For each file the files of its own room that it uses, by their places in the tree.
fn uses(tree: &Tree) -> Vec<BTreeSet<usize>> {
    let modules: BTreeMap<Vec<String>, usize> = tree
        .files
        .iter()
        .enumerate()
        .map(|(at, file)| (owned(&file.module()), at))
        .collect();
    let of = |at: usize, file: &File| {
        let module = file.module();
        let mut used = BTreeSet::new();
        for path in paths(&file.code(), &module) {
            let found = (1..=path.len()).rev().find_map(|n| modules.get(&path[..n]));
            let is_here = path.first().is_some_and(|room| room == module[0]);
            used.extend(found.filter(|found| is_here && **found != at));
        }
        used
    };
    let files = tree.files.iter().enumerate();
    files.map(|(at, file)| of(at, file)).collect()
}

fn reached(from: usize, uses: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        let new = uses[at].iter().filter(|to| !reached.contains(*to));
        let new: Vec<usize> = new.copied().collect();
        reached.extend(&new);
        next.extend(new);
    }
    reached
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().map(|part| (*part).to_owned()).collect()
}

/// Every path in a code that leads to something of the crate, from the room down.
fn paths(code: &str, module: &[&str]) -> BTreeSet<Vec<String>> {
    let children = children(code);
    let mut found = BTreeSet::new();
    let mut is_inside_path = false;
    for (at, word) in words(code) {
        let rest = &code[at + word.len()..];
        let is_start = !std::mem::replace(&mut is_inside_path, rest.starts_with("::"));
        let base = match word {
            "crate" => Some(Vec::new()),
            "self" => Some(owned(module)),
            "super" => Some(owned(&module[..module.len() - 1])),
            _ if children.contains(word) && !code[..at].ends_with('.') => {
                Some([owned(module), vec![word.to_owned()]].concat())
            }
            _ => None,
        };
        // `pub(in crate::room)` says who may see an item and uses nothing.
        let is_visibility = code[..at].ends_with("(in ");
        if let Some(base) = base.filter(|_| is_start && !is_visibility)
            && let Some(rest) = rest.strip_prefix("::")
        {
            follow(rest, base, &mut found);
        }
    }
    found
}

/// The modules that a code declares.
fn children(code: &str) -> BTreeSet<&str> {
    let name = |line: &'_ str| -> Option<usize> { line.find("mod ").map(|at| at + 4) };
    let lines = code.lines().filter(|line| line.ends_with(';'));
    lines
        .filter_map(|line| {
            let at = name(line)?;
            let before = line[..at - 4].trim();
            let is_declared = before.is_empty() || before.starts_with("pub");
            is_declared.then(|| line[at..].trim_end_matches(';'))
        })
        .collect()
}

/// The words of a code, each with its place.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + code[at..].find(is_part)?;
        let length = code[start..].find(|c| !is_part(c));
        at = length.map_or(code.len(), |length| start + length);
        Some((start, &code[start..at]))
    })
}

/// Reads what follows `::`: a name, or names between braces, each of which may lead further on.
/// Returns how many bytes that took.
fn follow(text: &str, base: Vec<String>, found: &mut BTreeSet<Vec<String>>) -> usize {
    if let Some(inner) = text.strip_prefix('{') {
        let mut at = 0;
        while at < inner.len() && !inner[at..].starts_with('}') {
            match inner[at..].chars().next() {
                Some(c) if c.is_alphanumeric() || c == '_' || c == '*' => {
                    at += follow(&inner[at..], base.clone(), found);
                }
                Some(c) => at += c.len_utf8(),
                None => break,
            }
        }
        return at + 2;
    }
    let length = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    let name = &text[..length.unwrap_or(text.len())];
    let path = match name {
        "super" => base[..base.len().saturating_sub(1)].to_vec(),
        "self" | "" => base,
        _ => [base, vec![name.to_owned()]].concat(),
    };
    match text[name.len()..].strip_prefix("::") {
        Some(rest) => name.len() + 2 + follow(rest, path, found),
        None => {
            found.insert(path);
            name.len().max(1)
        }
    }
}
