//! The law of the archive over random relays: nothing that is published is stronger than its basis, in
//! pages, tables, JSON-LD, calendars and feeds.

use ondo::base::SourcePath;
use ondo::content::{SourceFile, Sources};
use ondo::site::{Artifact, Cache, Options, prepare};
use proptest::prelude::*;
use rayon::iter::ParallelIterator;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The agencies of the relays; those of one relay hold its rounds in some order.
const AGENCIES: [&str; 5] = ["가람청", "나래부", "다솜처", "라온원", "마루위원회"];

/// What a record says of who got the baton.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    Stated,
    Announced,
    Inferred,
}

impl Basis {
    fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Announced => "announced",
            Self::Inferred => "inferred",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Held,
    Noticed,
    Planned,
    Cancelled,
}

/// A round as its record has it.
#[derive(Clone, Debug)]
struct Round {
    host: usize,
    status: Status,
    is_inferred: bool,
    to: Option<(usize, Basis)>,
    received: Option<Basis>,
    /// From whom, where the record says so.
    giver: Option<usize>,
    /// Its number, and whether it took two days.
    number: Option<u32>,
    is_long: bool,
    /// How many came, and whether that is only about so.
    attendance: Option<(u32, bool)>,
    /// Whether its person asked for the name to be withdrawn.
    is_withdrawn: bool,
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![
        Just(Basis::Stated),
        Just(Basis::Announced),
        Just(Basis::Inferred)
    ]
}

fn round() -> impl Strategy<Value = Round> {
    let status = prop_oneof![
        4 => Just(Status::Held),
        1 => Just(Status::Noticed),
        1 => Just(Status::Planned),
        1 => Just(Status::Cancelled),
    ];
    let to = prop::option::weighted(0.7, (0..AGENCIES.len(), basis()));
    let attendance = prop::option::of((101..999_u32, any::<bool>()));
    let facts = (0..AGENCIES.len(), status, any::<bool>(), to);
    let more = (prop::option::of(basis()), attendance, any::<bool>());
    let rare = (
        prop::option::weighted(0.3, 0..AGENCIES.len()),
        prop::option::weighted(0.3, 1..12_u32),
        any::<bool>(),
    );
    (facts, more, rare).prop_map(
        |(
            (host, status, is_inferred, to),
            (received, attendance, is_withdrawn),
            (giver, number, is_long),
        )| Round {
            giver,
            number,
            is_long,
            host,
            status,
            is_inferred,
            to,
            received,
            attendance,
            is_withdrawn,
        },
    )
}

/// The record of a round; its day tells its place.
fn record(at: usize, round: &Round) -> String {
    let mut text = format!(
        "---\ntitle: 회차글 {at}\nseries: s\nhosts: {}\n",
        AGENCIES[round.host]
    );
    let mut line = |words: String| writeln!(text, "{words}").expect("a text takes a line");
    let day = 1 + 3 * at;
    if round.is_long {
        line(format!(
            "dates: {{from: 2019-01-{day:02}, to: 2019-01-{:02}}}",
            day + 1
        ));
    } else {
        line(format!("date: 2019-01-{day:02}"));
    }
    if let Some(number) = round.number {
        // Numbers that stand once each, in the order of the rounds.
        line(format!("round: {}", 12 * at as u32 + number));
    }
    match round.status {
        Status::Held => {}
        Status::Noticed => line("evidence: notice".to_owned()),
        Status::Planned => line("status: planned".to_owned()),
        Status::Cancelled => line("status: cancelled".to_owned()),
    }
    if round.is_inferred {
        line("date_basis: inferred".to_owned());
    }
    if let Some((to, basis)) = round.to {
        line(format!(
            "handover: {{to: {}, basis: {}}}",
            AGENCIES[to],
            basis.word()
        ));
    }
    if let Some(basis) = round.received {
        let giver = round.giver.map(|it| format!("from: {}, ", AGENCIES[it]));
        let giver = giver.unwrap_or_default();
        line(format!("received: {{{giver}basis: {}}}", basis.word()));
    }
    if let Some((count, is_about)) = round.attendance {
        line(format!("attendance: {{count: {count}, about: {is_about}}}"));
    }
    let name = format!("홍길동{}", ["갑", "을", "병", "정"][at % 4]);
    line(format!(
        "people: [{{name: {name}, role: 국장, withdrawn: {}}}]",
        round.is_withdrawn
    ));
    text + "---\n"
}

fn site(rounds: &[Round], has_baton: bool) -> Sources {
    let file = |path: &str, text: &str| SourceFile {
        path: SourcePath::new(path),
        bytes: text.as_bytes().into(),
    };
    let config = "title: 기록관\nbase_url: https://ondo.example/\noperator: 운영처\ncards: site\n";
    let baton = if has_baton {
        "baton: {name: 온도계}\n"
    } else {
        ""
    };
    let mut records = vec![file(
        "content/series/s.md",
        &format!("---\ntitle: 이어달리기\n{baton}---\n"),
    )];
    for (at, round) in rounds.iter().enumerate() {
        records.push(file(
            &format!("content/events/s/{at}.md"),
            &record(at, round),
        ));
    }
    Sources {
        config: Some(file("ondo.yaml", config)),
        records,
        ..Sources::default()
    }
}

/// The files of the site by path; only those that are text.
fn files(sources: &Sources) -> BTreeMap<String, String> {
    // Behind the days of all rounds.
    let now = jiff::Timestamp::new(1_900_000_000, 0).expect("a moment");
    let options = Options::at(now);
    let outcome = prepare(sources, &options, &mut Cache::default());
    let site = outcome
        .value
        .unwrap_or_else(|| panic!("{:?}", outcome.problems));
    let made: Vec<_> = site.artifacts().collect();
    let text = |(path, made)| match made {
        Ok(Artifact::Bytes(bytes)) => Some((path, String::from_utf8(bytes).ok()?)),
        _ => None,
    };
    made.into_iter().filter_map(text).collect()
}

/// Whether the record of a round may state anything at all.
fn is_report(round: &Round) -> bool {
    round.status == Status::Held
}

/// Whether the records of two neighbours say that the baton was handed over, and agree.
fn is_confirmed(from: &Round, to: &Round) -> bool {
    let Some((receiver, basis)) = from.to else {
        return false;
    };
    let is_stated = basis == Basis::Stated && is_report(from);
    let is_received = to.received == Some(Basis::Stated) && is_report(to);
    receiver == to.host && is_report(to) && (is_stated || (is_received && basis != Basis::Inferred))
}

/// The rows of a table, each by the names of its columns.
fn rows(files: &BTreeMap<String, String>, table: &str) -> Vec<BTreeMap<String, String>> {
    let text = &files[&format!("data/{table}.csv")];
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let named = |row: csv::StringRecord| {
        let cells = row.iter().map(str::to_owned);
        head.iter().map(str::to_owned).zip(cells).collect()
    };
    reader
        .records()
        .map(|row| named(row.expect("a row")))
        .collect()
}

/// The index of a round by its id: `s/3`.
fn index(id: &str) -> Option<usize> {
    id.strip_prefix("s/")?.parse().ok()
}

/// Checks the rows of the handovers, and what JSON-LD says is completed.
fn check_handovers(
    files: &BTreeMap<String, String>,
    rounds: &[Round],
) -> Result<(), TestCaseError> {
    let mut confirmed = 0;
    for row in rows(files, "handovers") {
        let ends = index(&row["from_event"]).zip(index(&row["to_event"]));
        let is_said = row["state"] == "confirmed";
        let may_be = ends.is_some_and(|(from, to)| is_confirmed(&rounds[from], &rounds[to]));
        prop_assert!(!is_said || may_be, "{row:?}");
        prop_assert!(is_said || row["date"].is_empty(), "a day of {row:?}");
        if let (true, Some((from, to))) = (is_said, ends) {
            let is_sure = !rounds[from].is_inferred || !rounds[to].is_inferred;
            prop_assert!(
                is_sure || row["date"].is_empty(),
                "a guessed day of {row:?}"
            );
        }
        confirmed += usize::from(is_said);
    }
    let graph: Value = serde_json::from_str(&files["data/handovers.jsonld"]).expect("JSON");
    let nodes = graph["@graph"].as_array().expect("nodes");
    let is_complete = |node: &&Value| {
        let status = node["actionStatus"].as_str();
        status.is_some_and(|status| status.ends_with("CompletedActionStatus"))
    };
    prop_assert!(nodes.iter().filter(is_complete).count() <= confirmed);
    Ok(())
}

/// Checks the page of a round against its record.
fn check_page(page: &str, at: usize, round: &Round) -> Result<(), TestCaseError> {
    if let Some((count, true)) = round.attendance {
        for (place, _) in page.match_indices(&*format!("{count}명")) {
            prop_assert!(page[..place].ends_with("약 "), "{at}: {count} without 약");
        }
    }
    if round.is_inferred {
        let day = format!("2019. 1. {}.(", 1 + 3 * at);
        let weekdays = ["월", "화", "수", "목", "금", "토", "일"];
        let is_named = |weekday: &&str| page.contains(&format!("{day}{weekday})"));
        prop_assert!(
            !weekdays.iter().any(is_named),
            "a guessed day has a weekday"
        );
    }
    if round.status != Status::Held {
        prop_assert!(
            !page.contains("번째"),
            "a round that was not held is counted"
        );
        prop_assert!(
            !page.contains("class=\"mercury\""),
            "a round that was not held has mercury"
        );
    }
    Ok(())
}

/// Checks the calendar and the table of the rounds.
fn check_dates(files: &BTreeMap<String, String>, rounds: &[Round]) -> Result<(), TestCaseError> {
    let calendar = files.get("calendar.ics").map_or("", String::as_str);
    let calendar = calendar.replace("\r\n ", "");
    for entry in calendar.split("BEGIN:VEVENT").skip(1) {
        let at = (0..rounds.len()).find(|at| entry.contains(&format!("회차글 {at}\r")));
        let round = &rounds[at.expect("a known round")];
        let is_sure = round.status == Status::Held && !round.is_inferred;
        prop_assert!(is_sure || !entry.contains("STATUS:CONFIRMED"), "{entry}");
    }
    for row in rows(files, "events") {
        let round = &rounds[index(&row["id"]).expect("a known round")];
        prop_assert_eq!(row["date_basis"] == "inferred", round.is_inferred);
        prop_assert_eq!(row["evidence"] == "notice", round.status == Status::Noticed);
        if let Some((_, is_about)) = round.attendance {
            prop_assert_eq!(row["attendance_about"] == "true", is_about);
        }
    }
    Ok(())
}

/// Checks what feeds say of rounds that are not known to have been held, and of guessed days.
fn check_feeds(files: &BTreeMap<String, String>, rounds: &[Round]) -> Result<(), TestCaseError> {
    for (path, start) in [("feed.xml", "<entry"), ("rss.xml", "<item>")] {
        let mut count = 0;
        for entry in files[path].split(start).skip(1) {
            let at = (0..rounds.len()).find(|at| entry.contains(&format!("회차글 {at}</title>")));
            let round = &rounds[at.expect("a known round")];
            let mark = match round.status {
                Status::Held => None,
                Status::Noticed => Some(">[사전 안내만 확인] "),
                Status::Planned => Some(">[예정] "),
                Status::Cancelled => Some(">[취소] "),
            };
            prop_assert_eq!(entry.contains(">["), mark.is_some());
            prop_assert!(mark.is_none_or(|mark| entry.contains(mark)), "{entry}");
            let is_guess = round.is_inferred && round.status != Status::Cancelled;
            prop_assert!(!is_guess || entry.contains("(추정)"), "{entry}");
            // The day of a round is not the day of its record.
            prop_assert!(!entry.contains("<published>") && !entry.contains("<pubDate>"));
            count += 1;
        }
        prop_assert_eq!(count, rounds.len());
    }
    Ok(())
}

/// Checks the nodes of the rounds: no day that is a guess, no number of those who came, no agency as
/// author of what the archive wrote.
fn check_nodes(files: &BTreeMap<String, String>, rounds: &[Round]) -> Result<(), TestCaseError> {
    let graph: Value = serde_json::from_str(&files["data/events.jsonld"]).expect("JSON");
    for node in graph["@graph"].as_array().expect("nodes") {
        let id = node["identifier"]
            .as_array()
            .and_then(|ids| ids[0].as_str());
        let round = &rounds[id.and_then(index).expect("a known round")];
        prop_assert_eq!(node["startDate"].is_null(), round.is_inferred);
        let is_off = node["eventStatus"] == "https://schema.org/EventCancelled";
        prop_assert_eq!(is_off, round.status == Status::Cancelled);
        let text = node.to_string();
        // Whole numbers: 201 does not stand in 2019.
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        let is_counted = |(count, _): (u32, bool)| numbers.any(|it| it == count.to_string());
        prop_assert!(!round.attendance.is_some_and(is_counted), "{text}");
    }
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let creators = page.split("<meta name=\"DC.creator\" content=\"").skip(1);
        for creator in creators {
            prop_assert!(creator.starts_with("운영처\""), "{path}");
        }
        prop_assert!(!page.contains("author = {{") || page.contains("author = {{운영처}}"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nothing_that_is_published_is_stronger_than_its_basis(
        rounds in prop::collection::vec(round(), 1..8),
        has_baton in any::<bool>(),
    ) {
        let files = files(&site(&rounds, has_baton));
        check_handovers(&files, &rounds)?;
        check_dates(&files, &rounds)?;
        check_feeds(&files, &rounds)?;
        check_nodes(&files, &rounds)?;
        for (at, round) in rounds.iter().enumerate() {
            check_page(&files[&format!("events/s/{at}/index.html")], at, round)?;
        }
        let planned = rounds.iter().filter(|round| round.status == Status::Planned);
        let only_planned = planned.count() == rounds.len();
        for (path, text) in &files {
            prop_assert!(has_baton || !text.contains("넘겨주었"), "{path}: a baton that does not exist");
            prop_assert!(!only_planned || !text.contains("열었습니다"), "{path}: nothing was held");
        }
        let withdrawn = |name: &str| {
            let mut named = rounds.iter().enumerate().filter(|(at, _)| {
                name.ends_with(["갑", "을", "병", "정"][at % 4])
            });
            named.all(|(_, round)| round.is_withdrawn)
        };
        for name in ["홍길동갑", "홍길동을", "홍길동병", "홍길동정"] {
            let is_shown = files.values().any(|text| text.contains(name));
            prop_assert!(!(withdrawn(name) && is_shown), "{name} was withdrawn");
        }
    }
}
