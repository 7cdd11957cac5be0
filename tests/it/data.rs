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

const SETTINGS: &str = "title: 기록관\nbase_url: https://ondo.example/a/\nlanguages: [en]\n\
    identifier: {doi: 10.5555/12345}\n";

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
/// withdrawn, several givers and receivers, a case that no round showed, texts like formulas, a day
/// that is not known, a round of which only a notice is known.
fn odd() -> &'static Tree {
    static ODD: OnceLock<Tree> = OnceLock::new();
    ODD.get_or_init(|| site(&ODD_FILES))
}

const ODD_FILES: [(&str, &str); 16] = [
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
        "content/events/a/5.md",
        "---\ntitle: 다섯\nseries: a\nround: 5\ndate: {after: 2019-05-02, before: 2019-05-30}\nhosts: 조달청\n\
         evidence: notice\ntime: \"14:00~16:30\"\nlabel: 24-2\nstatus_reason: 태풍\n\
         venue: [{name: 강당, address: 세종로 1, role: main}, {name: 파리, country: 프랑스, role: linked}]\n\
         sources: [{id: s, title: 안내, department: 혁신과}, {id: t, title: 기사}]\n\
         attendance: [{count: 28900, about: true, source: t}, {count: 300, source: s}]\n\
         people: [{name: 이영희, role: 청장, agency: 조달청, part: head}, {name: 숨긴이름, role: 사회자, withdrawn: true}]\n\
         quotes: [{speaker: 이영희, text: 그대로, verbatim: true, source: s}]\n\
         cases: [{case: c, part: 1부, agencies: [병무청], people: [박민수]}]\n\
         program: [{kind: case, title: 발표, time: \"14:00\", end: \"15:00\", case: c, people: [박민수]}]\n\
         results: [{case: c, prize: 대상, rank: 1, votes: 120, amount: 100만 원, agency: 국세청, source: t}, {title: 바깥 사례, prize: 장려상}]\n\
         outcomes: [{label: 참여, after: 3}]\nlinks: [{url: \"https://example.org/v\", kind: video, title: 영상}]\n\
         received: {from: 통계청, when: opening, note: 여는 순서에 받음, source: s}\n\
         handover: {to: 병무청, through: 산림청, date: 2019-06-01, place: 시청, baton: 온도계 2호, temperature: 36.5, source: t}\n---\n",
    ),
    (
        "content/events/a/6.md",
        "---\ntitle: 여섯\nseries: a\nround: 6\nstatus: postponed\nhosts: 병무청\nfollows: a/5\n\
         instead_of: {venue: 시청, format: online, host: [국세청], date: 2019-07}\n\
         identifier: {doi: 10.1/x}\n---\n",
    ),
    (
        "content/events/a/7.md",
        "---\ntitle: 일곱\nseries: a\nround: 7\ndate: 2019-08-01\ndate_basis: inferred\nhosts: 병무청\n---\n",
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

/// The rows of a table, each as the cells of these columns with `|` between them.
fn rows(tree: &Tree, path: &str, columns: &[&str]) -> Vec<String> {
    let rows = json(tree, path);
    let row = |row: &Value| {
        let cells = columns.iter().map(|column| cell(&row[*column]));
        cells.collect::<Vec<String>>().join("|")
    };
    list(&rows).iter().map(row).collect()
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
fn a_node_of_a_handover_says_no_more_than_its_row() {
    for tree in [sample(), odd()] {
        let rows = json(tree, "data/handovers.json");
        let graph = json(tree, "data/handovers.jsonld");
        let nodes = list(&graph["@graph"]);
        // A row is no node where nothing was handed on, or nobody knows who did.
        assert!(!nodes.is_empty() && nodes.len() < list(&rows).len());
        for node in nodes {
            let row = list(&rows)
                .iter()
                .find(|row| row["id"] == node["identifier"]);
            assert_eq!(row.expect("a row")["state"], node["description"], "{node}");
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
fn what_the_archive_is_known_by_is_the_id_of_its_package_and_stands_on_the_page() {
    let tree = odd();
    let address = "https://doi.org/10.5555/12345";
    assert_eq!(json(tree, "data/datapackage.json")["id"], address);
    assert!(String::from_utf8_lossy(&tree["data/index.html"]).contains(address));
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
fn a_number_says_whether_it_is_about_so_and_whether_it_was_only_expected() {
    for tree in [sample(), odd()] {
        let events = json(tree, "data/events.json");
        for row in list(&events) {
            let is_counted = !row["attendance"].is_null();
            for flag in ["attendance_about", "attendance_planned"] {
                assert!(!is_counted || row[flag].is_boolean(), "{row}");
            }
        }
        let counts = json(tree, "data/attendance.json");
        assert!(!list(&counts).is_empty());
        for row in list(&counts) {
            assert!(
                row["is_about"].is_boolean() && row["is_planned"].is_boolean(),
                "{row}"
            );
        }
    }
    let columns = [
        "event_id",
        "count",
        "is_about",
        "is_planned",
        "source_position",
    ];
    // Of the last only a notice is known: its numbers were told beforehand.
    assert_eq!(
        rows(odd(), "data/attendance.json", &columns),
        [
            "a/1|30|false|true|",
            "a/5|28900|true|true|2",
            "a/5|300|false|true|1"
        ]
    );
}

#[test]
fn a_round_says_how_its_day_is_known_and_what_had_been_planned() {
    let columns = [
        "id",
        "status",
        "evidence",
        "year",
        "date",
        "date_after",
        "date_before",
        "date_basis",
        "time",
        "time_to",
    ];
    let rounds = rows(odd(), "data/events.json", &columns);
    assert!(
        rounds
            .contains(&"a/5|held|notice|2019||2019-05-02|2019-05-30|stated|14:00|16:30".to_owned()),
        "{rounds:#?}"
    );
    assert!(
        rounds.contains(&"a/6|postponed|report|2019||||stated||".to_owned()),
        "{rounds:#?}"
    );
    assert!(
        rounds.contains(&"a/7|held|report|2019|2019-08-01|||inferred||".to_owned()),
        "{rounds:#?}"
    );
    let planned = [
        "planned_date",
        "planned_venue",
        "planned_format",
        "planned_hosts",
        "follows",
        "identifier",
    ];
    let planned = rows(odd(), "data/events.json", &planned);
    assert!(
        planned.contains(&"2019-07|시청|online|국세청|a/5|doi=10.1/x".to_owned()),
        "{planned:#?}"
    );
}

#[test]
fn nothing_that_a_record_has_is_lost() {
    let tree = odd();
    let all: String = tree
        .iter()
        .filter(|(path, _)| path.starts_with("data/") && path.ends_with(".csv"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    for said in [
        "나눔; 배움",
        "함께 받음",
        "태풍",
        "24-2",
        "세종로 1",
        "프랑스",
        "혁신과",
        "1부",
        "박민수",
        "100만 원",
        "바깥 사례",
        "https://example.org/v",
        "여는 순서에 받음",
        "온도계 2호",
        "36.5",
        "이영희",
        "사회자",
        "방위사업청",
        "-2.5",
    ] {
        assert!(all.contains(said), "{said}");
    }
    assert!(!all.contains("숨긴이름"));
    let said = [
        "event_id",
        "side",
        "givers",
        "receivers",
        "through",
        "date",
        "place",
        "source_position",
    ];
    let records = rows(tree, "data/handover_records.json", &said);
    assert!(
        records.contains(&"a/5|got|통계청|조달청||||1".to_owned()),
        "{records:#?}"
    );
    assert!(
        records.contains(&"a/5|gave|조달청|병무청|산림청|2019-06-01|시청|2".to_owned()),
        "{records:#?}"
    );
    let people = rows(
        tree,
        "data/people.json",
        &["event_id", "person", "role", "part", "place"],
    );
    let of_fifth: Vec<&String> = people.iter().filter(|row| row.starts_with("a/5")).collect();
    assert_eq!(
        of_fifth,
        [
            "a/5|이영희|청장|head|people",
            "a/5||사회자||people",
            "a/5|이영희|||quote",
            "a/5|박민수|||case",
            "a/5|박민수|||programme",
        ]
    );
}

#[test]
fn an_archive_without_people_lists_none() {
    let settings = format!("{SETTINGS}people: false\n");
    let files = [&ODD_FILES[..], &[("ondo.yaml", settings.as_str())]].concat();
    let tree = site(&files);
    assert_eq!(json(&tree, "data/people.json"), Value::Array(Vec::new()));
}

#[test]
fn what_an_agency_was_called_and_did_can_be_asked() {
    let tree = odd();
    let names = rows(
        tree,
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
        tree,
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
        tree,
        "data/event_cases.json",
        &["event_id", "position", "case_id"],
    );
    assert_eq!(cases, ["a/1|1|c", "a/5|1|c"]);
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
