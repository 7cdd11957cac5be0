//! What the crates we depend on bring with them: licences, number, versions. `cargo deny check` says more;
//! this much needs nothing but cargo.

use crate::folder::repository;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// On all platforms together. A third is the HTTP server of the preview and what watches files on each
/// system, a fifth what draws and unpacks pictures.
const MOST_CRATES: usize = 255;

/// The crates that are compiled into the binary on any platform: `name version license`.
fn crates() -> BTreeSet<(String, String, String)> {
    let run = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--edges",
            "normal,build",
            "--target",
            "all",
            "--prefix",
            "none",
            "--format",
            "{p}|{l}",
        ])
        .current_dir(repository())
        .output()
        .expect("cargo can be run");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let text = String::from_utf8(run.stdout).expect("cargo writes UTF-8");
    let parts = |line: &str| {
        let (package, license) = line.split_once('|')?;
        let (name, version) = package.split_once(" v")?;
        let version = version.split(' ').next()?;
        Some((
            name.to_owned(),
            version.to_owned(),
            license.trim_end_matches(" (*)").to_owned(),
        ))
    };
    text.lines().filter_map(parts).collect()
}

#[test]
fn every_crate_stands_under_a_licence_that_deny_toml_allows() {
    let deny =
        std::fs::read_to_string(repository().join("deny.toml")).expect("deny.toml can be read");
    let allowed = deny
        .split("allow = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .expect("a list of licences");
    let is_allowed =
        |license: &str| allowed.contains(&format!("\"{}\"", license.trim_matches(['(', ')', ' '])));
    let is_fine = |license: &str| {
        let choices = |part: &str| part.replace('/', " OR ").split(" OR ").any(is_allowed);
        license.split(" AND ").all(choices)
    };
    let refused: Vec<_> = crates()
        .into_iter()
        .filter(|(_, _, license)| !is_fine(license))
        .collect();
    assert!(refused.is_empty(), "{refused:?}");
}

#[test]
fn the_crates_are_few_and_each_comes_in_one_version() {
    let crates = crates();
    assert!(crates.len() <= MOST_CRATES, "{} crates", crates.len());
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, version, _) in &crates {
        versions.entry(name).or_default().push(version);
    }
    let deny =
        std::fs::read_to_string(repository().join("deny.toml")).expect("deny.toml can be read");
    let is_excused = |name: &str| deny.contains(&format!("crate = \"{name}@"));
    versions.retain(|name, versions| versions.len() > 1 && !is_excused(name));
    assert!(versions.is_empty(), "{versions:?}");
}
