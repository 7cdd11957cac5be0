//! The open data: tables, their formats, the package that describes them.

use crate::folder::{Tree, ondo, read, repository, write};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::OnceLock;

fn sample() -> &'static Tree {
    static SAMPLE: OnceLock<Tree> = OnceLock::new();
    SAMPLE.get_or_init(build_sample)
}

fn build_sample() -> Tree {
    let output = tempfile::tempdir().expect("a temporary folder");
    let target = output.path().to_string_lossy();
    let run = ondo(repository(), &["build", "--output", &target]);
    assert!(run.status.success());
    read(output.path())
}

const SETTINGS: &str = "title: 기록관\nbase_url: https://ondo.example/a/\nlanguages: [en]\n";

/// A site of these files, in Korean and English.
fn site(files: &[(&str, &str)]) -> Tree {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), &[("ondo.yaml", SETTINGS)]);
    write(folder.path(), files);
    let run = ondo(folder.path(), &["build", "--lang", "en"]);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{said}");
    read(&folder.path().join("public"))
}

/// What is hard to put into tables: agencies without files, rounds planned, cancelled and
/// withdrawn, several givers and receivers, a case that no round showed, texts like formulas.
fn odd() -> &'static Tree {
    static ODD: OnceLock<Tree> = OnceLock::new();
    ODD.get_or_init(|| site(&ODD_FILES))
}

const ODD_FILES: [(&str, &str); 13] = [
    (
        "content/series/a.md",
        "---\ntitle: 가\nbaton: {name: 온도계}\norganizer: 행정안전부\n---\n",
    ),
    ("content/series/b.md", "---\ntitle: 나\ncontinues: a\n---\n"),
    (
        "content/agencies/moi.md",
        "---\ntitle: 행정안전부\nshort: [행안부]\nnames:\n  - {text: 행정안전부, from: 2008, until: 2013}\n  \
             - {text: 안전행정부, from: 2013, until: 2014}\n  - {text: 행정안전부, from: 2017}\n\
             relations: [{kind: merged-into, agency: 특허청, date: 2014}]\n---\n",
    ),
    (
        "content/events/a/1.md",
        "---\ntitle: \"=HYPERLINK(1)\"\nseries: a\nround: 1\ndate: 2019-01-01\n\
             hosts: [산림청, 특허청, {agency: 행안부, role: organizer}, {agency: 행안부, role: sponsor}]\n\
             cases: [c, d]\ntopics: [나눔; 배움, 셈]\nnotes: [\"첫 줄\\n둘째 줄, \\\"따옴표\\\"\"]\n\
             attendance: {count: 30, planned: true}\n\
             quotes: [{speaker: 김철수, role: 과장, agency: 산림청, text: 좋다}]\n\
             sources: [{title: 보도, url: \"https://example.org/1\", kind: news}]\n\
             handover: {to: [기상청, 관세청], basis: stated, note: 함께 받음}\n---\n",
    ),
    ("content/events/a/1.en.md", "---\ntitle: The first\n---\n"),
    (
        "content/events/a/2.md",
        "---\ntitle: 둘\nseries: a\nround: 2\ndate: 2019-02-01\nhosts: [기상청, 관세청]\n---\n",
    ),
    (
        "content/events/a/3.md",
        "---\ntitle: 셋\nseries: a\nround: 3\ndate: 2019-03-01\nhosts: 조달청\ncases: [d]\n\
             withdrawn: true\nwithdrawn_reason: 잘못\nupdated: 2019-05-01\n---\n",
    ),
    (
        "content/events/a/4.md",
        "---\ntitle: 넷\nseries: a\nround: 4\ndate: 2019-04-01\nhosts: 통계청\nstatus: cancelled\n---\n",
    ),
    (
        "content/events/b/1.md",
        "---\ntitle: 앞날\nseries: b\ndate: 2031\nhosts: 병무청\nstatus: planned\n\
             handover: {to: none}\n---\n",
    ),
    (
        "content/pages/about.md",
        "---\ntitle: 안내\n---\n[자료](/data/data.zip)와 [열의 뜻](/data/#events)\n",
    ),
    (
        "content/cases/c.md",
        "---\ntitle: 다\nagencies: [국세청]\nvalues: [참여]\ntags: [셈]\n---\n",
    ),
    (
        "content/cases/d.md",
        "---\ntitle: 라\nwithdrawn: true\nwithdrawn_reason: 잘못\nupdated: 2019-05-01\n---\n",
    ),
    (
        "content/cases/e.md",
        "---\ntitle: 마\nrelated: [c]\nadopted_by: [{agency: 방위사업청, date: 2020-01}]\n\
             outcomes: [{label: 처리, after: -2.5}]\n---\n",
    ),
];

fn json(tree: &Tree, path: &str) -> Value {
    serde_json::from_slice(&tree[path]).expect("JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
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

/// A value of JSON as a cell of CSV.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items = items.iter().map(|item| text(item).replace("; ", ";"));
            items.collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

/// The folders of the tables: those of each language.
const FOLDERS: [&str; 2] = ["data/", "en/data/"];

/// The tables that a package describes.
fn resources(tree: &Tree, folder: &str) -> Vec<Value> {
    let package = json(tree, &format!("{folder}datapackage.json"));
    list(&package["resources"]).to_vec()
}

#[test]
fn every_record_of_the_sample_stands_in_its_table() {
    let tree = sample();
    for (table, count) in [
        ("events", 31),
        ("cases", 89),
        ("agencies", 42),
        ("series", 7),
    ] {
        for folder in FOLDERS {
            let rows = json(tree, &format!("{folder}{table}.json"));
            assert_eq!(list(&rows).len(), count, "{folder}{table}");
            let graph = json(tree, &format!("{folder}{table}.jsonld"));
            assert_eq!(list(&graph["@graph"]).len(), count, "{folder}{table}");
        }
    }
}

#[test]
fn csv_and_json_say_the_same_and_the_package_describes_every_column() {
    for tree in [sample(), odd()] {
        for folder in FOLDERS {
            let resources = resources(tree, folder);
            assert!(resources.len() > 20);
            for resource in resources {
                let path = format!("{folder}{}", text(&resource["path"]));
                let table = csv(tree, &path);
                let fields = list(&resource["schema"]["fields"]);
                let names: Vec<&str> = fields.iter().map(|it| text(&it["name"])).collect();
                assert_eq!(table[0], names, "{path}");
                for field in fields {
                    for title in [
                        "title",
                        if folder == "data/" {
                            "title@en"
                        } else {
                            "title@ko"
                        },
                    ] {
                        assert!(field[title].is_string(), "{path}: {field}");
                    }
                }
                let objects = json(tree, &path.replace(".csv", ".json"));
                let cells = |row: &Value| {
                    let cells = names.iter().map(|name| cell(&row[*name]));
                    assert_eq!(row.as_object().map(|it| it.len()), Some(names.len()));
                    cells.collect::<Vec<String>>()
                };
                let objects: Vec<Vec<String>> = list(&objects).iter().map(cells).collect();
                assert_eq!(table[1..], objects, "{path}");
            }
        }
    }
}

#[test]
fn every_id_leads_to_a_row_and_every_row_has_a_key_of_its_own() {
    for tree in [sample(), odd()] {
        for folder in FOLDERS {
            for resource in resources(tree, folder) {
                let name = text(&resource["name"]);
                let rows = json(tree, &format!("{folder}{name}.json"));
                let key = list(&resource["schema"]["primaryKey"]);
                let keys: BTreeSet<String> = list(&rows)
                    .iter()
                    .map(|row| {
                        key.iter()
                            .map(|part| row[text(part)].to_string() + " ")
                            .collect()
                    })
                    .collect();
                assert_eq!(keys.len(), list(&rows).len(), "{name}");
                for joined in list(&resource["schema"]["foreignKeys"]) {
                    let other = match text(&joined["reference"]["resource"]) {
                        "" => name,
                        other => other,
                    };
                    let others = json(tree, &format!("{folder}{other}.json"));
                    let ids: BTreeSet<&str> =
                        list(&others).iter().map(|row| text(&row["id"])).collect();
                    for row in list(&rows) {
                        let id = &row[text(&joined["fields"])];
                        let resolves = id.is_null() || ids.contains(text(id));
                        assert!(resolves, "{name}: {row} → {other}");
                    }
                }
            }
        }
    }
}

#[test]
fn lists_of_ids_lead_to_rows_too() {
    let lists = [
        ("events", "host_ids", "agencies"),
        ("events", "co_host_ids", "agencies"),
        ("events", "cases", "cases"),
        ("cases", "agency_ids", "agencies"),
        ("cases", "events", "events"),
        ("cases", "related", "cases"),
        ("handovers", "giver_ids", "agencies"),
        ("handovers", "receiver_ids", "agencies"),
    ];
    for tree in [sample(), odd()] {
        for (table, column, other) in lists {
            let others = json(tree, &format!("data/{other}.json"));
            let ids: BTreeSet<&str> = list(&others).iter().map(|row| text(&row["id"])).collect();
            let rows = json(tree, &format!("data/{table}.json"));
            let found: Vec<&Value> = list(&rows)
                .iter()
                .flat_map(|row| list(&row[column]))
                .collect();
            assert!(
                !found.is_empty() || column == "co_host_ids",
                "{table} {column}"
            );
            assert!(
                found.iter().all(|id| ids.contains(text(id))),
                "{table} {column}"
            );
        }
    }
}

#[test]
fn a_row_of_json_is_a_line() {
    let tree = odd();
    for path in tree
        .keys()
        .filter(|path| path.contains("data/") && !path.contains("package"))
    {
        let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().count();
        let rows = match path.rsplit_once('.') {
            Some((_, "json")) => list(&json(tree, path)).len(),
            Some((_, "jsonld")) => list(&json(tree, path)["@graph"]).len(),
            _ => continue,
        };
        let expected = if rows == 0 { 1 } else { rows + 2 };
        assert_eq!(lines(&tree[path]), expected, "{path}");
    }
}

#[test]
fn in_english_the_same_rows_have_the_same_ids_and_translated_titles() {
    let tree = odd();
    let title = |folder: &str| {
        let rows = json(tree, &format!("{folder}events.json"));
        let row = list(&rows).iter().find(|row| row["id"] == "a/1");
        row.map(|row| {
            (
                row["title"].clone(),
                row["language"].clone(),
                row["url"].clone(),
            )
        })
    };
    let row =
        |title: &str, language: &str, url: &str| Some((title.into(), language.into(), url.into()));
    let site = "https://ondo.example/a/";
    assert_eq!(
        title("data/"),
        row("=HYPERLINK(1)", "ko", &format!("{site}events/a/1/"))
    );
    assert_eq!(
        title("en/data/"),
        row("The first", "en", &format!("{site}en/events/a/1/"))
    );
    let titles = |folder: &str| {
        let resources = resources(tree, folder);
        (
            resources[0]["title"].clone(),
            resources[0]["title@en"].clone(),
        )
    };
    assert_eq!(titles("data/"), ("회차".into(), "Rounds".into()));
    assert_eq!(titles("en/data/"), ("Rounds".into(), Value::Null));
}

#[test]
fn a_handover_says_how_sure_it_is() {
    for tree in [sample(), odd()] {
        let handovers = json(tree, "data/handovers.json");
        assert!(!list(&handovers).is_empty());
        for row in list(&handovers) {
            assert_eq!(
                row["is_inferred"] == true,
                row["state"] == "inferred",
                "{row}"
            );
            let has_day = !row["date"].is_null();
            assert!(!has_day || row["state"] == "confirmed", "{row}");
        }
    }
    let tree = odd();
    let handovers = json(tree, "data/handovers.json");
    let first = &list(&handovers)[0];
    assert_eq!(first["date"], "2019-01-01");
    assert_eq!(first["note"], "함께 받음");
    let graph = String::from_utf8_lossy(&tree["data/handovers.graphml"]).into_owned();
    let edges = |from: &str, to: &str| {
        graph
            .matches(&format!("source=\"{from}\" target=\"{to}\""))
            .count()
    };
    for giver in ["산림청", "특허청"] {
        for receiver in ["기상청", "관세청"] {
            assert_eq!(edges(giver, receiver), 1, "{giver} {receiver}: {graph}");
        }
    }
    let agencies = json(tree, "data/agencies.json");
    assert_eq!(graph.matches("<node ").count(), list(&agencies).len());
}

#[test]
fn a_number_that_was_only_expected_says_so() {
    for tree in [sample(), odd()] {
        let events = json(tree, "data/events.json");
        let counted = list(&events)
            .iter()
            .filter(|row| !row["attendance"].is_null());
        let counted: Vec<&Value> = counted.collect();
        assert!(!counted.is_empty());
        for row in counted {
            assert!(row["attendance_planned"].is_boolean(), "{row}");
        }
    }
}

#[test]
fn what_an_agency_was_called_and_did_can_be_asked() {
    let tree = odd();
    let rows = |path: &str, columns: &[&str]| -> Vec<String> {
        let rows = json(tree, path);
        let row = |row: &Value| {
            let cells = columns.iter().map(|column| cell(&row[*column]));
            cells.collect::<Vec<String>>().join("|")
        };
        list(&rows).iter().map(row).collect()
    };
    let names = rows(
        "data/agency_names.json",
        &["agency_id", "name", "kind", "from", "until"],
    );
    let of_moi: Vec<&String> = names
        .iter()
        .filter(|name| name.starts_with("moi|"))
        .collect();
    assert_eq!(
        of_moi,
        [
            "moi|행정안전부|official|2008|2013",
            "moi|안전행정부|official|2013|2014",
            "moi|행정안전부|official|2017|",
            "moi|행안부|short||",
        ]
    );
    let at_first = rows(
        "data/participants.json",
        &["event_id", "agency_id", "agency", "role"],
    );
    assert_eq!(
        at_first[..4],
        [
            "a/1|산림청|산림청|host",
            "a/1|특허청|특허청|host",
            "a/1|moi|행정안전부|organizer",
            "a/1|moi|행정안전부|sponsor",
        ]
    );
    let cases = rows(
        "data/event_cases.json",
        &["event_id", "position", "case_id"],
    );
    assert_eq!(cases, ["a/1|1|c"]);
}

#[test]
fn a_series_has_a_package_that_leads_to_the_tables_of_all() {
    let tree = odd();
    let of_series = tree.keys().filter(|path| path.starts_with("data/series/"));
    let expected = [
        "data/series/a/datapackage.json",
        "data/series/b/datapackage.json",
    ];
    assert_eq!(of_series.collect::<Vec<_>>(), expected);
    for (folder, address) in [("data/", "data/"), ("en/data/", "en/data/")] {
        let package = json(tree, &format!("{folder}series/a/datapackage.json"));
        let all = resources(tree, folder);
        let own = list(&package["resources"]);
        assert_eq!(own.len(), all.len());
        for (own, all) in own.iter().zip(&all) {
            let path = format!("https://ondo.example/a/{address}{}", text(&all["path"]));
            assert_eq!(own["path"], path);
            assert_eq!(own["schema"], all["schema"]);
        }
    }
}

#[test]
fn a_site_may_make_its_tables_for_excel_and_share_one_card() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings =
        "title: 기록관\nbase_url: https://ondo.example/\ncsv_encoding: utf-8-bom\ncards: site\n";
    let event = "---\ntitle: \"=1+1\"\nseries: gov\nround: 1\ndate: 2019-04-30\nhosts: 산림청\n\
        summary: -제1회-\n---\n";
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
    let events = String::from_utf8_lossy(&tree["data/events.csv"]).into_owned();
    assert!(
        events.contains(",'=1+1,") && events.contains(",'-제1회-,"),
        "{events}"
    );
    let exact = json(&tree, "data/events.json");
    assert_eq!(exact[0]["title"], "=1+1");
    let page = String::from_utf8_lossy(&tree["data/index.html"]).into_owned();
    assert!(page.contains("떼면 원래 글입니다"), "{page}");
    let cards = tree.keys().filter(|path| path.starts_with("assets/cards/"));
    assert_eq!(cards.count(), 1);
}

#[test]
fn the_page_of_the_data_says_what_every_column_of_every_table_holds() {
    let tree = odd();
    for folder in FOLDERS {
        let page = String::from_utf8_lossy(&tree[&format!("{folder}index.html")]).into_owned();
        let page = page.replace("<wbr>", "");
        for resource in resources(tree, folder) {
            let name = text(&resource["name"]);
            let table = page.split(&format!("id=\"{name}\"")).nth(1).expect(name);
            let table = table.split("</details>").next().unwrap_or_default();
            for field in list(&resource["schema"]["fields"]) {
                let column = text(&field["name"]);
                assert!(
                    table.contains(&format!("<code>{column}</code>")),
                    "{name} {column}"
                );
            }
            assert!(page.contains(&format!("/a/{folder}{name}.csv\"")), "{name}");
        }
    }
}
