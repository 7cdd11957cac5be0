//! The open data of the sample archive: tables, their formats, and the package that describes them.

use crate::folder::{Tree, ondo, read, repository, write};
use serde_json::Value;

fn site() -> Tree {
    let output = tempfile::tempdir().expect("a temporary folder");
    let target = output.path().to_string_lossy();
    let run = ondo(repository(), &["build", "--output", &target]);
    assert!(run.status.success());
    read(output.path())
}

fn json(tree: &Tree, path: &str) -> Value {
    serde_json::from_slice(&tree[path]).expect("JSON")
}

/// The rows of a CSV file, each with a cell for every column of its head.
fn csv(tree: &Tree, path: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(&*tree[path]);
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.expect("as many cells as the head has");
        row.iter().map(str::to_owned).collect()
    };
    reader.records().map(row).collect()
}

#[test]
fn every_record_of_the_sample_stands_in_its_table_in_every_format() {
    let tree = site();
    let package = json(&tree, "data/datapackage.json");
    let resources = package["resources"].as_array().expect("resources");
    let counts = [("events", 31), ("cases", 89), ("agencies", 42)];
    let names: Vec<&str> = resources
        .iter()
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert_eq!(
        names,
        ["events", "cases", "agencies", "handovers", "withdrawn"]
    );
    for resource in resources {
        let name = resource["name"].as_str().expect("a name");
        let rows = csv(&tree, &format!("data/{name}.csv"));
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let described: Vec<&str> = fields.iter().filter_map(|it| it["name"].as_str()).collect();
        assert_eq!(rows[0], described, "{name}");
        let objects = json(&tree, &format!("data/{name}.json"));
        let objects = objects.as_array().expect("a list");
        assert_eq!(objects.len(), rows.len() - 1, "{name}");
        for object in objects {
            assert_eq!(
                object.as_object().map(|it| it.len()),
                Some(described.len()),
                "{object}"
            );
        }
        let graph = json(&tree, &format!("data/{name}.jsonld"));
        let nodes = graph["@graph"].as_array().expect("a list");
        if name == "handovers" {
            // A row is no node where nothing was handed on, or nobody knows who did.
            assert!(!nodes.is_empty() && nodes.len() < objects.len());
            for node in nodes {
                let is_told = |row: &&Value| row["id"] == node["identifier"];
                let row = objects.iter().find(is_told).expect("a row");
                assert_eq!(row["state"], node["description"], "{node}");
            }
        } else {
            assert_eq!(nodes.len(), objects.len(), "{name}");
        }
        if let Some((_, count)) = counts.iter().find(|(known, _)| *known == name) {
            assert_eq!(objects.len(), *count, "{name}");
        }
    }
}

#[test]
fn an_inferred_handover_says_so_in_the_data() {
    let tree = site();
    let handovers = json(&tree, "data/handovers.json");
    let handovers = handovers.as_array().expect("a list");
    let inferred = |row: &&Value| row["is_inferred"] == true;
    assert!(handovers.iter().filter(inferred).count() > 0);
    for row in handovers {
        assert_eq!(
            row["is_inferred"] == true,
            row["state"] == "inferred",
            "{row}"
        );
    }
}

#[test]
fn a_series_has_its_own_tables_with_its_own_rounds() {
    let tree = site();
    let all = csv(&tree, "data/events.csv").len() - 1;
    let folders = tree
        .keys()
        .filter(|path| path.starts_with("data/series/") && path.ends_with("/events.csv"));
    let of_series: usize = folders.map(|path| csv(&tree, path).len() - 1).sum();
    assert_eq!(of_series, all);
    let gov = json(&tree, "data/series/gov/events.json");
    let rows = gov.as_array().expect("a list");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["series"] == "gov"));
}

#[test]
fn a_site_may_mark_its_tables_for_spreadsheets_and_share_one_card() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings =
        "title: 기록관\nbase_url: https://ondo.example/\ncsv_encoding: utf-8-bom\ncards: site\n";
    let event = "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts: 산림청\n---\n";
    write(
        folder.path(),
        &[
            ("ondo.yaml", settings),
            ("content/series/gov.md", "---\ntitle: 이어달리기\n---\n"),
            ("content/events/gov/1.md", event),
        ],
    );
    assert!(ondo(folder.path(), &["build"]).status.success());
    let tree = read(&folder.path().join("public"));
    let mut tables = tree.iter().filter(|(path, _)| path.ends_with(".csv"));
    assert!(tables.all(|(_, bytes)| bytes.starts_with("\u{feff}".as_bytes())));
    assert!(tree.contains_key("data/events.csv"));
    let cards = tree.keys().filter(|path| path.starts_with("assets/cards/"));
    assert_eq!(cards.count(), 1);
}
