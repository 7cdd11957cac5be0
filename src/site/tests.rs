//! The law of the cache: a warm run gives what a cold one would, problems and all.

use super::*;
use crate::base::{Date, SourcePath};
use crate::content::{Lifetime, SourceFile};
use crate::render::export::{PER_SITEMAP, sitemap, sitemap_index, sitemap_path, sitemaps};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const SETTINGS: &str = "title: 기록관\ndescription: 시험하는 곳입니다.\nbase_url: https://ondo.example/\nlanguage: ko\nlanguages: [en]\nlicense: cc-by-4.0\nagencies: open\n";

/// What may stand in a file: whole, broken, with links that may lead nowhere.
const TEXTS: [&str; 10] = [
    "---\ntitle: 하나\n---\n\n## 첫째\n\n[둘](/cases/b.md), [셋](c.md#첫째), [다섯](../events/gov/d.md)\n",
    "---\ntitle: 둘\ntags: [드론]\n---\n\n## 둘째\n\n[하나](a.md#첫째) ![사진](photo.jpg)\n",
    "---\ntitle: 셋\ndraft: true\n---\n\n## 첫째\n\n![사진](/cases/photo.jpg)\n",
    "---\ntitle: 넷\naliases: [cases/b]\nrelated: [a, b]\n---\n",
    "---\ntitle: 다섯\ncolour: red\n---\n",
    "nothing",
    "---\ntitle: 회\nseries: gov\nround: 1\ndate: 2019-12-26\nhosts: [국민권익위원회]\ncases: [a, b, c]\nhandover:\n  to: 행정안전부\n---\n",
    "---\ntitle: 국민권익위원회\nshort: [권익위]\n---\n",
    "---\ntitle: 이어달리기\n---\n\n[회](/events/gov/d.md)\n",
    "---\ntitle: One\ntags: [Drones]\n---\n\n## First\n\n[Two](b.md#first) [One](a.md#첫째)\n",
];

const PATHS: [&str; 11] = [
    "content/agencies/a.md",
    "content/cases/a.en.md",
    "content/cases/a.md",
    "content/cases/b.en.md",
    "content/cases/b.md",
    "content/cases/c.md",
    "content/cases/photo.jpg",
    "content/events/gov/d.md",
    "content/events/gov/e.md",
    "content/series/gov.md",
    "themes/default/templates/404.html",
];

/// What an editor does between two looks at the folder.
#[derive(Clone, Debug)]
enum Edit {
    Write(usize, usize),
    Copy(usize, usize),
    Rename(usize, usize),
    Delete(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let (path, text) = (0..PATHS.len(), 0..TEXTS.len());
    prop_oneof![
        3 => (path.clone(), text).prop_map(|(path, text)| Edit::Write(path, text)),
        1 => (path.clone(), path.clone()).prop_map(|(from, to)| Edit::Copy(from, to)),
        1 => (path.clone(), path.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => path.prop_map(Edit::Delete),
    ]
}

/// The files by their paths; a file that is not written keeps its bytes.
type Files = BTreeMap<&'static str, Arc<[u8]>>;

fn make(edit: &Edit, files: &mut Files) {
    match *edit {
        Edit::Write(path, text) => {
            files.insert(PATHS[path], TEXTS[text].as_bytes().into());
        }
        Edit::Copy(from, to) => {
            if let Some(bytes) = files.get(PATHS[from]).cloned() {
                files.insert(PATHS[to], bytes);
            }
        }
        Edit::Rename(from, to) => {
            if let Some(bytes) = files.remove(PATHS[from]) {
                files.insert(PATHS[to], bytes);
            }
        }
        Edit::Delete(path) => {
            files.remove(PATHS[path]);
        }
    }
}

fn sources(files: &Files) -> Sources {
    let mut sources = Sources::of(&format!("== ondo.yaml\n{SETTINGS}"));
    for (path, bytes) in files {
        let file = SourceFile {
            path: SourcePath::new(path),
            bytes: bytes.clone(),
        };
        match path.rsplit_once('.') {
            Some((_, "md")) => sources.records.push(file),
            Some((_, "html")) => sources.theme.push(file),
            _ => sources.media.push(content::MediaFile {
                path: file.path,
                size: bytes.len() as u64,
                picture: content::Picture::None,
            }),
        }
    }
    sources
}

/// All files of the site and all problems, as text.
fn seen(sources: &Sources, cache: &mut Cache) -> (Vec<String>, Vec<(String, String)>) {
    // Behind the days of all rounds.
    let now = jiff::Timestamp::new(1_900_000_000, 0).expect("a moment");
    let outcome = prepare(sources, &Options::at(now), cache);
    let problems = outcome
        .problems
        .iter()
        .map(|problem| format!("{problem:?}"))
        .collect();
    let mut made: Vec<(String, String)> = outcome.value.map_or_else(Vec::new, |site| {
        let made = site.artifacts();
        made.map(|(path, artifact)| (path, format!("{artifact:?}")))
            .collect()
    });
    made.sort();
    (problems, made)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn a_warm_run_gives_what_a_cold_one_would(edits in prop::collection::vec(edit(), 1..12)) {
        let mut files = Files::new();
        let whole = [
            ("content/cases/a.md", 0),
            ("content/cases/b.md", 1),
            ("content/cases/b.en.md", 9),
            ("content/cases/c.md", 0),
            ("content/cases/photo.jpg", 5),
            ("content/series/gov.md", 8),
            ("content/events/gov/d.md", 6),
        ];
        for (path, text) in whole {
            files.insert(path, TEXTS[text].as_bytes().into());
        }
        let mut cache = Cache::default();
        let (problems, made) = seen(&sources(&files), &mut cache);
        prop_assert_eq!(problems, Vec::<String>::new());
        prop_assert!(made.len() > 30);
        for edit in edits {
            make(&edit, &mut files);
            let now = sources(&files);
            prop_assert_eq!(seen(&now, &mut cache), seen(&now, &mut Cache::default()));
        }
    }
}

#[test]
fn a_file_by_its_path_is_the_file_of_the_whole_site() {
    let text = "---\ntitle: 하나\naliases: [old/place]\n---\n\n![사진](photo.jpg)\n";
    let files: Files = [
        ("content/cases/a.md", text),
        ("content/cases/photo.jpg", ""),
    ]
    .map(|(path, text)| (path, Arc::from(text.as_bytes())))
    .into();
    let options = Options::at(jiff::Timestamp::UNIX_EPOCH);
    let outcome = prepare(&sources(&files), &options, &mut Cache::default());
    let site = outcome.value.expect("a site without problems");
    let made: Vec<Made> = site.artifacts().collect();
    for path in [
        "cases/a/index.html",
        "cases/photo.jpg",
        "old/place/index.html",
        "search/manifest.bin",
    ] {
        assert!(made.iter().any(|(made, _)| made == path), "{path}");
    }
    for (path, artifact) in made {
        assert_eq!(site.artifact(&path), Some(artifact), "{path}");
    }
    for path in ["", "nowhere.html", "search/nothing.bin", "../Cargo.toml"] {
        assert_eq!(site.artifact(path), None, "{path}");
    }
}

/// A site of one round in two languages, made without a font.
fn site() -> Prepared {
    const EVENT: &str =
        "---\ntitle: 회\nseries: gov\nround: 1\ndate: 2019-12-26\nhosts: 국민권익위원회\n---\n";
    let sources = sources(&BTreeMap::from([
        (PATHS[7], Arc::from(EVENT.as_bytes())),
        (PATHS[9], Arc::from(TEXTS[8].as_bytes())),
    ]));
    let options = Options::at(jiff::Timestamp::UNIX_EPOCH);
    let site = prepare(&sources, &options, &mut Cache::default()).value;
    site.expect("a sound site")
}

#[test]
fn a_sitemap_that_is_too_long_becomes_several_that_hold_the_same() {
    let site = site();
    let editions = site.editions();
    let addresses = |number, most| {
        let map = sitemap(&editions, number, most);
        let map = String::from_utf8(map).expect("UTF-8");
        let parts = map.split("<loc>").skip(1);
        let address = |part: &str| part.split('<').next().map(str::to_owned);
        parts.filter_map(address).collect::<Vec<String>>()
    };
    let whole = addresses(0, PER_SITEMAP);
    assert!(
        whole.len() > 10 && sitemaps(&editions, PER_SITEMAP) == 1,
        "{whole:?}"
    );
    let count = sitemaps(&editions, 4);
    assert_eq!(count, whole.len().div_ceil(4));
    let parts: Vec<Vec<String>> = (0..count).map(|number| addresses(number, 4)).collect();
    assert!(parts.iter().all(|part| !part.is_empty() && part.len() <= 4));
    assert_eq!(parts.concat(), whole);
    let index = sitemap_index(&editions[0], count);
    let index = String::from_utf8(index).expect("UTF-8");
    for number in 0..count {
        let address = format!("<loc>https://ondo.example/{}</loc>", sitemap_path(number));
        assert!(index.contains(&address), "{index}");
    }
}

#[test]
fn a_translation_is_as_new_as_the_newer_of_its_file_and_its_original() {
    let days = [("content/cases/a.md", 2), ("content/cases/a.en.md", 1)];
    let day = |(path, month)| {
        let day = Date::new(2024, Some(month), Some(1)).expect("a day");
        let days = Lifetime {
            added: day,
            changed: day,
        };
        (SourcePath::new(path), days)
    };
    let sources = Sources {
        history: days.map(day).into_iter().collect(),
        ..sources(&BTreeMap::from([
            (PATHS[2], Arc::from("---\ntitle: 하나\n---\n".as_bytes())),
            (PATHS[1], Arc::from("---\ntitle: One\n---\n".as_bytes())),
        ]))
    };
    let options = Options::at(jiff::Timestamp::UNIX_EPOCH);
    let site = prepare(&sources, &options, &mut Cache::default()).value;
    let site = site.expect("a sound site");
    let map = sitemap(&site.editions(), 0, PER_SITEMAP);
    let map = String::from_utf8(map).expect("UTF-8");
    let entries = map
        .split("<url>")
        .filter(|entry| entry.contains("/cases/a/</loc>"));
    let days: Vec<&str> = entries
        .filter_map(|entry| Some(entry.split_once("<lastmod>")?.1))
        .collect();
    assert!(
        days.len() == 2 && days.iter().all(|day| day.starts_with("2024-02-01")),
        "{map}"
    );
}

#[test]
fn without_a_font_all_pages_share_one_card_that_bears_no_word() {
    let site = site();
    let cards: Vec<(String, Artifact)> = site
        .artifacts()
        .filter(|(path, _)| path.starts_with("assets/cards/"))
        .map(|(path, made)| (path, made.expect("a card")))
        .collect();
    assert_eq!(cards.len(), 2, "one for each language: {cards:?}");
    for (path, card) in &cards {
        let Artifact::Card(card) = card else {
            panic!("{path} is no card");
        };
        assert!(
            !String::from_utf8_lossy(&card.svg).contains("<text"),
            "{path}"
        );
        assert!(
            path.starts_with("assets/cards/site.") && card.png().is_ok(),
            "{path}"
        );
    }
}
