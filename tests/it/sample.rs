//! The sample archive: as many pages as records, what it says of the relay, and no link that leads nowhere.

use crate::folder::{Tree, ondo, read, repository};
use ondo::base::SourcePath;
use ondo::content::{MediaFile, Picture, SourceFile, Sources};
use ondo::model::{EventId, Missing};
use ondo::site::{Cache, Options, Prepared, prepare};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The sample archive, built once under a path.
static SITE: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let output = tempfile::tempdir().expect("a temporary folder");
    let target = output.path().to_string_lossy();
    let run = ondo(
        repository(),
        &[
            "build",
            "--output",
            &target,
            "--base-url",
            "https://ondo.example/relay/",
        ],
    );
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let text =
        |(path, bytes): (String, Vec<u8>)| (path, String::from_utf8_lossy(&bytes).into_owned());
    read(output.path())
        .into_iter()
        .filter(|(path, _)| !path.starts_with(".ondo/"))
        .map(text)
        .collect()
});

fn page(path: &str) -> &'static str {
    SITE.get(&format!("{path}index.html"))
        .unwrap_or_else(|| panic!("a page at {path}"))
}

#[test]
fn every_record_has_a_page() {
    let records: Tree = read(&repository().join("content"));
    let mut counts = BTreeMap::new();
    for path in records.keys().filter_map(|path| path.strip_suffix(".md")) {
        if let Some(original) = path.strip_suffix(".en") {
            assert!(records.contains_key(&format!("{original}.md")), "{path}");
            continue;
        }
        let (folder, id) = path.split_once('/').unwrap_or(("", path));
        let address = match folder {
            "" => String::new(),
            "pages" => format!("{id}/"),
            folder => format!("{folder}/{id}/"),
        };
        assert!(!page(&address).is_empty());
        *counts.entry(folder).or_insert(0) += 1;
    }
    assert_eq!(counts["series"], 7);
    assert_eq!(counts["events"], 31);
    assert_eq!(counts["cases"], 89);
    assert_eq!(counts["agencies"], 42);
}

#[test]
fn every_record_but_agencies_names_its_sources() {
    let records = read(&repository().join("content"));
    for (path, bytes) in records
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"))
    {
        let text = String::from_utf8(bytes).expect("records are UTF-8");
        let needs = ["series/", "events/", "cases/"]
            .iter()
            .any(|folder| path.starts_with(folder) && !path.ends_with(".en.md"));
        assert!(
            !needs || text.contains("\nsources:\n"),
            "{path} has no sources"
        );
    }
}

/// The values of an attribute on a page.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn every_internal_link_leads_to_a_page_and_every_fragment_to_its_place() {
    let ids: BTreeMap<&String, BTreeSet<&str>> = SITE
        .iter()
        .map(|(path, html)| (path, attributes(html, "id").into_iter().collect()))
        .collect();
    let mut links = 0;
    let mut broken = Vec::new();
    for (from, html) in SITE.iter().filter(|(path, _)| path.ends_with(".html")) {
        for address in attributes(html, "href")
            .into_iter()
            .chain(attributes(html, "src"))
        {
            let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
            // What a script reads leads to the same page.
            let address = address.split('?').next().unwrap_or(address);
            let target = match address
                .strip_prefix("/relay/")
                .or_else(|| address.strip_prefix("https://ondo.example/relay/"))
            {
                Some(below) => decoded(below),
                None if address.is_empty() => from.clone(),
                None if address.starts_with("http") || address.starts_with("mailto:") => continue,
                None => {
                    broken.push(format!(
                        "{from}: {address} does not begin at the root of the site"
                    ));
                    continue;
                }
            };
            links += 1;
            let file = if target.is_empty() || target.ends_with('/') {
                format!("{target}index.html")
            } else {
                target
            };
            let has_place = |ids: &BTreeSet<&str>| {
                fragment.is_empty() || ids.contains(decoded(fragment).as_str())
            };
            if !ids.get(&file).is_some_and(has_place) {
                broken.push(format!("{from}: {address}#{fragment}"));
            }
        }
    }
    assert!(links > 5_000, "only {links} links found");
    assert!(
        broken.is_empty(),
        "{} broken links:\n{}",
        broken.len(),
        broken.join("\n")
    );
}

fn decoded(text: &str) -> String {
    let text = text
        .replace("&amp;", "&")
        .replace("&#x27;", "'")
        .replace("&quot;", "\"");
    percent_encoding::percent_decode_str(&text)
        .decode_utf8_lossy()
        .into_owned()
}

#[test]
fn the_food_and_drug_ministry_held_three_rounds() {
    let html = page("agencies/mfds/");
    let hosted = html
        .split("id=\"hosted_\"")
        .nth(1)
        .and_then(|rest| rest.split("</section>").next())
        .expect("a section of rounds held");
    for round in ["2019-02", "2021-02", "2023-24"] {
        assert!(
            hosted.contains(&format!("/relay/events/gov/{round}/")),
            "{round} in {hosted}"
        );
    }
    assert_eq!(
        hosted.matches("<li").count() + hosted.matches("<tr").count()
            - hosted.matches("<thead").count(),
        3,
        "{hosted}"
    );
}

#[test]
fn the_home_page_says_that_nobody_knows_who_holds_the_thermometer() {
    let html = page("");
    assert!(
        html.contains("제26회") && html.contains("산림청"),
        "the last round on record"
    );
    assert!(
        html.contains("알려지지 않았습니다"),
        "the sentence of an unknown holder"
    );
}

#[test]
fn the_seventh_round_of_2019_has_what_its_press_release_says() {
    let html = page("events/gov/2019-07/");
    for words in [
        "빅데이터 분석으로 “생활안전”에 혁신을 더하다",
        "정부세종청사 1동 대회의실",
        "국민권익위원회",
        "행정안전부",
        "빅데이터를 활용한 생활안전 개선",
        "청렴사회를 위한 민관 협력과 국민 참여",
        "빅데이터를 활용한 정책 개선",
        "정부 신뢰도 제고를 위한 공정 및 반부패 방안",
        "영상",
        "권태성",
        "이재영",
        "정부혁신조직실장",
        "datetime=\"2019-12-26\"",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

/// The sample archive as the library sees it.
fn archive() -> Prepared {
    let root = repository();
    let file = |path: &str| SourceFile {
        path: SourcePath::new(path),
        bytes: std::fs::read(root.join(path))
            .expect("a file can be read")
            .into(),
    };
    let below = |path: &String| format!("content/{path}");
    let (records, others): (Tree, Tree) = read(&root.join("content"))
        .into_iter()
        .partition(|(path, _)| path.ends_with(".md"));
    let media = |(path, bytes): (&String, &Vec<u8>)| MediaFile {
        path: SourcePath::new(&below(path)),
        size: bytes.len() as u64,
        picture: Picture::None,
    };
    let sources = Sources {
        config: Some(file("ondo.yaml")),
        records: records.keys().map(|path| file(&below(path))).collect(),
        media: others.iter().map(media).collect(),
        ..Sources::default()
    };
    let options = Options::at("2026-11-01T00:00:00Z".parse().expect("a moment"));
    let prepared = prepare(&sources, &options, &mut Cache::default());
    assert!(prepared.problems.is_empty(), "{:?}", prepared.problems);
    prepared.value.expect("a site without problems")
}

/// The chain of every series, checked by hand against the records: one line a link, the rounds by
/// their ids, `·` where there is none.
const CHAINS: &str = "\
gov: 2019-01 inferred 2019-02
gov: 2019-02 stated 2019-03
gov: 2019-03 gap 2019-05, missing 4
gov: 2019-05 gap 2019-07, missing 6
gov: 2019-07 unknown 2020-kfs
gov: 2020-kfs unknown 2021-01
gov: 2021-01 inferred 2021-02
gov: 2021-02 inferred 2021-03
gov: 2021-03 inferred 2021-04
gov: 2021-04 inferred 2021-05
gov: 2021-05 inferred 2021-06
gov: 2021-06 inferred 2021-07
gov: 2021-07 unknown 2022-01
gov: 2022-01 inferred 2022-02
gov: 2022-02 announced 2022-03
gov: 2022-03 announced 2022-04
gov: 2022-04 inferred 2022-05
gov: 2022-05 gap 2023-24, 3 missing
gov: 2023-24 announced 2023-25
gov: 2023-25 inferred 2023-26
gov: 2023-26 unknown ·
mois: 2019-01 inferred 2019-02
mois: 2019-02 gap 2020-05, missing 3 4
mois: 2020-05 unknown ·
motie: 2019-01 unknown 2019-02
motie: 2019-02 unknown ·
gov-2005: 2005-nts unknown 2006-mic
gov-2005: 2006-mic unknown ·
school-2007: 2007-01 unknown ·
jilleo-2019: 2019-08 stated ·
gwangjin-2008: 2008 unknown ·
";

#[test]
fn the_chain_of_every_series_is_the_one_checked_by_hand() {
    let prepared = archive();
    let archive = prepared.archive();
    let name = |id: Option<EventId>| match id {
        Some(id) => archive[id]
            .head
            .name
            .id
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned(),
        None => "·".to_owned(),
    };
    let missing = |missing: &Missing| match missing.known() {
        _ if missing.is_empty() => String::new(),
        Some(numbers) => format!(
            ", missing {}",
            numbers
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(" ")
        ),
        None => format!(", {} missing", missing.len()),
    };
    let mut chains = String::new();
    for series in &archive.series {
        for link in &series.chain.legs {
            let id = &series.head.name.id;
            let (from, to) = (name(link.from), name(link.to));
            chains += &format!(
                "{id}: {from} {} {to}{}\n",
                link.state.as_str(),
                missing(&link.missing)
            );
        }
    }
    assert_eq!(chains, CHAINS);
}

#[test]
fn the_timeline_draws_no_line_across_rounds_that_are_missing() {
    let html = page("thermometer/");
    let svg = html
        .split("class=\"drawing\"")
        .nth(1)
        .and_then(|part| part.split("</svg>").next());
    let svg = svg.expect("a drawing of the timeline");
    let cuts: Vec<&str> = svg
        .split("class=\"mark cut\" d=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(
        cuts.len(),
        4,
        "rounds 4 and 6 of 2019, those before the 24th, 3 and 4 of the ministry's own relay"
    );
    for cut in cuts {
        // Two stubs, each from one of the rounds towards the other: `Mx yhWv…zMx yh-Wv…z`.
        let number = |text: &str| {
            text.split(['h', 'v', ' '])
                .next()
                .and_then(|n| n.parse::<f64>().ok())
        };
        let start = |part: &str| number(part).expect("a stub begins somewhere");
        let length = |part: &str| {
            part.split('h')
                .nth(1)
                .and_then(number)
                .expect("a stub is so long")
        };
        let stubs: Vec<(f64, f64)> = cut
            .split('M')
            .skip(1)
            .map(|part| (start(part), length(part)))
            .collect();
        let [(from, right), (to, left)] = stubs.as_slice() else {
            panic!("a gap is two stubs: {cut}")
        };
        assert!(
            from + right < to + left,
            "the stubs of a gap do not meet: {cut}"
        );
    }
}
