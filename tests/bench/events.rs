//! The events of the archive: one record a round, in the shape of the real ones.

use crate::agencies;
use crate::archive::{Record, Ties, link_to};
use crate::cases;
use crate::chance::Chance;
use crate::front::{Front, Value, bare};
use crate::prose::{Section, body, person, phrase, term};
use crate::schedule::{Known, Passing, Round, Schedule};
use crate::series;
use crate::words::{EVENT_TITLES, NOTES, QUOTES, SUMMARIES, TOPICS};

const ROLES: [&str; 4] = ["co-host", "organizer", "sponsor", "guest"];
const PROGRAM: [&str; 6] = ["case", "discussion", "video", "award", "visit", "other"];
const PUBLISHERS: [&str; 6] = [
    "가온신문",
    "나래일보",
    "다솜뉴스",
    "라온경제",
    "마루방송",
    "미르저널",
];
const GROUPS: [&str; 5] = ["혁신담당자", "민간 전문가", "국민", "학생", "공공기관 직원"];

/// The id of an event. The year is that of the day, so that it is one of a kind in its series.
pub(crate) fn id(round: &Round) -> String {
    let year = round.when.day.year();
    format!("{}/{year}-{:03}", series::id(round.series), round.number)
}

/// All agencies at an event with their roles, the hosts first.
pub(crate) fn agencies_at(at: usize, schedule: &Schedule) -> Vec<(usize, &'static str)> {
    let mut chance = Chance::of("agencies at", at);
    let hosts = &schedule.rounds[at].hosts;
    let mut present: Vec<(usize, &str)> = hosts.iter().map(|host| (*host, "host")).collect();
    for role in ROLES {
        let agency = chance.below(schedule.agencies);
        let comes = chance.happens(if role == "co-host" { 60 } else { 15 });
        if comes && present.iter().all(|(other, _)| *other != agency) {
            present.push((agency, role));
        }
    }
    present
}

/// The file of an event.
pub(crate) fn record(at: usize, schedule: &Schedule) -> Record {
    let mut chance = Chance::of("event", at);
    let chance = &mut chance;
    let round = &schedule.rounds[at];
    let present = agencies_at(at, schedule);
    let year = round.when.day.year();
    let front = Front::new("title", phrase(EVENT_TITLES, chance))
        .with("summary", phrase(SUMMARIES, chance))
        .with("series", bare(series::id(round.series)))
        .with("round", bare(round.number))
        .maybe("season", round.season.map(bare))
        .with("date", bare(round.when.written()))
        .maybe("time", chance.happens(20).then(|| Value::from("14:00")))
        .maybe("postponed_from", postponed_from(round, chance))
        .with(
            "format",
            bare(["onsite", "online", "hybrid"][chance.below(3)]),
        )
        .maybe("venue", chance.happens(90).then(|| venue(chance)))
        .with("hosts", hosts(&present, year))
        .with(
            "cases",
            [at * 2, at * 2 + 1].map(cases::id).map(bare).to_vec(),
        )
        .with(
            "topics",
            many(chance, 1..=3, |chance| phrase(TOPICS, chance)),
        )
        .with("program", program(chance))
        .maybe("attendance", chance.happens(45).then(|| attendance(chance)))
        .with(
            "quotes",
            many(chance, 0..=2, |chance| quote(&present, year, chance)),
        )
        .maybe("handover", handover(at, schedule, chance))
        .maybe(
            "part_of",
            chance
                .happens(4)
                .then(|| format!("{} 박람회", term(chance))),
        )
        .with("tags", cases::tags(chance, 2))
        .with(
            "sources",
            many(chance, 1..=3, |chance| source(round, chance)),
        )
        .with("notes", many(chance, 0..=2, |chance| phrase(NOTES, chance)));
    Record {
        kind: "events",
        id: id(round),
        front,
        body: text(at, schedule, &present, chance),
        ties: ties(at, schedule, &present),
    }
}

fn ties(at: usize, schedule: &Schedule, present: &[(usize, &str)]) -> Ties {
    let round = &schedule.rounds[at];
    let neighbours = [-1, 1].map(|step| schedule.neighbour(at, step));
    Ties {
        day: Some(round.when.day.to_string()),
        agencies: present
            .iter()
            .map(|(agency, _)| agencies::id(*agency))
            .collect(),
        events: neighbours
            .into_iter()
            .flatten()
            .map(|other| id(&schedule.rounds[other]))
            .collect(),
    }
}

/// Several of something.
pub(crate) fn many<T>(
    chance: &mut Chance,
    count: std::ops::RangeInclusive<usize>,
    mut make: impl FnMut(&mut Chance) -> T,
) -> Vec<T> {
    let count = chance.between(*count.start(), *count.end());
    (0..count).map(|_| make(chance)).collect()
}

fn postponed_from(round: &Round, chance: &mut Chance) -> Option<Value> {
    let is_postponed = round.when.known == Known::Day && chance.happens(3);
    let before = round.when.day.first_of_month().yesterday();
    is_postponed.then(|| bare(before.expect("no round is the first day there is")))
}

fn venue(chance: &mut Chance) -> Value {
    let name = format!("{} 대회의실", term(chance));
    if chance.happens(50) {
        return name.into();
    }
    let region = agencies::region(chance.below(agencies::MOST));
    Front::new("name", name).with("region", region).into()
}

fn hosts(present: &[(usize, &str)], year: i16) -> Vec<Value> {
    let host = |(agency, role): &(usize, &str)| {
        let name = agencies::name_in(*agency, year);
        match *role {
            "host" => Value::from(name),
            role => Front::new("agency", name).with("role", bare(role)).into(),
        }
    };
    present.iter().map(host).collect()
}

fn program(chance: &mut Chance) -> Vec<Front> {
    let mut items = many(chance, 2..=4, |chance| {
        let time = format!("{}:{}0", chance.between(10, 17), chance.below(6));
        Front::new("kind", bare(chance.pick(&PROGRAM)))
            .with("title", phrase(TOPICS, chance))
            .maybe("time", chance.happens(30).then_some(time))
    });
    items.push(
        Front::new("kind", bare("handover")).with("title", "차기 개최 기관에 혁신온도계 전달"),
    );
    items
}

fn attendance(chance: &mut Chance) -> Front {
    let groups = &GROUPS[..chance.between(1, 4)];
    Front::default()
        .with("count", bare(chance.between(20, 400)))
        .with("planned", bare(chance.happens(50)))
        .with("groups", groups.to_vec())
}

fn quote(present: &[(usize, &str)], year: i16, chance: &mut Chance) -> Front {
    let agency = agencies::name_in(chance.pick(present).0, year);
    Front::new("speaker", person(chance))
        .with("role", format!("{agency} 혁신기획관"))
        .with("agency", agency)
        .with("text", phrase(QUOTES, chance))
        .with("source", *chance.pick(&PUBLISHERS))
}

/// A source of a round.
pub(crate) fn source(round: &Round, chance: &mut Chance) -> Front {
    let publisher = *chance.pick(&PUBLISHERS);
    let title = format!(
        "{}년 제{}회 개최 보도 ({publisher})",
        round.when.day.year(),
        round.number
    );
    let number = chance.between(100_000, 999_999);
    Front::new("title", title)
        .with("publisher", publisher)
        .with(
            "url",
            format!("https://news.example/articles/view?idxno={number}"),
        )
        .with("published", bare(round.when.written()))
        .with(
            "kind",
            bare(["news", "press-release", "report", "other"][chance.below(4)]),
        )
}

fn handover(at: usize, schedule: &Schedule, chance: &mut Chance) -> Option<Front> {
    let round = &schedule.rounds[at];
    let year = round.when.day.year();
    let next = match schedule.neighbour(at, 1) {
        Some(next) => schedule.rounds[next].hosts.clone(),
        None => vec![(round.hosts[0] + 1) % schedule.agencies],
    };
    let names = |agencies: &[usize]| -> Vec<String> {
        let name = |agency: &usize| agencies::name_in(*agency, year);
        agencies.iter().map(name).collect()
    };
    let from = chance.happens(10).then(|| names(&round.hosts));
    let written = |basis: &str, to: Option<Value>| {
        Front::default()
            .maybe("from", from.clone())
            .maybe("to", to)
            .with("basis", bare(basis))
    };
    let to = match names(&next).as_slice() {
        [name] => Value::from(name.clone()),
        several => Value::from(several.to_vec()),
    };
    let degrees = format!("{}.{}", chance.between(36, 99), chance.below(10));
    let note = phrase(NOTES, chance);
    Some(match round.passing {
        Passing::Silent => return None,
        Passing::Stated => written("stated", Some(to))
            .with("when", bare(["closing", "opening"][chance.below(2)]))
            .with("temperature", bare(degrees)),
        Passing::Announced => written("announced", Some(to)),
        Passing::Inferred => written("inferred", Some(to)).with("note", note),
        Passing::ToSomebody => written("stated", None)
            .with("when", bare("closing"))
            .with("note", note),
        Passing::End => written("stated", Some(bare("none"))),
    })
}

fn text(at: usize, schedule: &Schedule, present: &[(usize, &str)], chance: &mut Chance) -> String {
    let year = schedule.rounds[at].when.day.year();
    let up = "../../";
    let agencies = present
        .iter()
        .take(2)
        .map(|(agency, _)| link_to::agency(*agency, year, up));
    let neighbours = [-1, 1].into_iter().filter_map(|step| {
        let other = schedule.neighbour(at, step)?;
        Some(link_to::event(schedule, other, up))
    });
    let section = |heading, links, list| Section {
        heading,
        links,
        list,
    };
    let cases = [at * 2, at * 2 + 1].map(|case| link_to::case(case, up));
    let sections = [
        section("취지", agencies.collect(), Vec::new()),
        section("나눈 사례", Vec::new(), cases.into()),
        section("토론", Vec::new(), Vec::new()),
        section("마무리와 이음", neighbours.collect(), Vec::new()),
    ];
    body(&sections, chance)
}
