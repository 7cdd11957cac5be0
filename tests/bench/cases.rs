//! The cases of the archive: two for each event, in the shape of the real ones.

use crate::agencies;
use crate::archive::{Record, Ties, link_to};
use crate::chance::Chance;
use crate::events::{agencies_at, id as event_id, many, source};
use crate::front::{Front, bare};
use crate::prose::{Section, body, phrase, term};
use crate::schedule::Schedule;
use crate::words::{CASE_TITLES, NOTES, NOUNS, SUMMARIES, VALUES};

/// How many tags there are.
const TAGS: usize = 60;
const UNITS: [&str; 6] = ["건", "명", "일", "분", "%", "곳"];
const THINGS: [&str; 12] = [
    "water", "forest", "road", "school", "market", "library", "harbour", "archive", "clinic",
    "farm", "permit", "safety",
];
const WAYS: [&str; 8] = [
    "open", "shared", "mobile", "early", "simple", "joint", "local", "digital",
];

/// The id of a case.
pub(crate) fn id(case: usize) -> String {
    let mut chance = Chance::of("case id", case);
    format!("{}-{}-{case:05}", chance.pick(&WAYS), chance.pick(&THINGS))
}

/// The title of a case; another's may be the same.
pub(crate) fn title(case: usize) -> String {
    phrase(CASE_TITLES, &mut Chance::of("case title", case))
}

/// Some of the tags, no two the same.
pub(crate) fn tags(chance: &mut Chance, count: usize) -> Vec<&'static str> {
    let pool: Vec<&str> = NOUNS
        .split_whitespace()
        .skip(40)
        .step_by(5)
        .take(TAGS)
        .collect();
    let mut tags = Vec::with_capacity(count);
    while tags.len() < count {
        let tag = *chance.pick_early(&pool);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The file of a case.
pub(crate) fn record(case: usize, schedule: &Schedule) -> Record {
    let mut chance = Chance::of("case", case);
    let chance = &mut chance;
    let round = &schedule.rounds[case / 2];
    let year = round.when.day.year();
    let present = agencies_at(case / 2, schedule);
    // Most cases are the hosts' own; some were presented by another agency at the event.
    let presenter = chance.happens(60).then(|| chance.pick(&present).0);
    let presenters = presenter.map_or_else(|| round.hosts.clone(), |agency| vec![agency]);
    let front = Front::new("title", title(case))
        .with("summary", phrase(SUMMARIES, chance))
        .maybe(
            "agencies",
            presenter.map(|agency| vec![agencies::name_in(agency, year)]),
        )
        .with("values", vec![VALUES[case % VALUES.len()]])
        .maybe(
            "alternate_titles",
            chance.happens(8).then(|| vec![phrase(CASE_TITLES, chance)]),
        )
        .with("outcomes", many(chance, 0..=2, outcome))
        .with(
            "status",
            bare(["planned", "running", "ended"][chance.below(3)]),
        )
        .with(
            "adopted_by",
            many(chance, 0..=1, |chance| adoption(year, schedule, chance)),
        )
        .maybe(
            "related",
            chance
                .happens(25)
                .then(|| vec![bare(id(neighbour(case, schedule)))]),
        )
        .with("tags", tags(chance, 3))
        .with(
            "sources",
            many(chance, 1..=2, |chance| source(round, chance)),
        )
        .maybe(
            "notes",
            chance.happens(40).then(|| vec![phrase(NOTES, chance)]),
        );
    Record {
        kind: "cases",
        id: id(case),
        front,
        body: text(case, schedule, &presenters, chance),
        ties: Ties {
            day: None,
            agencies: presenters
                .iter()
                .map(|agency| agencies::id(*agency))
                .collect(),
            events: vec![event_id(round)],
        },
    }
}

/// Another case, far enough away to be of another event.
fn neighbour(case: usize, schedule: &Schedule) -> usize {
    (case + 7) % (schedule.rounds.len() * 2)
}

fn outcome(chance: &mut Chance) -> Front {
    let before = chance.between(10, 900);
    Front::new("label", format!("{} 처리", term(chance)))
        .maybe("before", chance.happens(70).then(|| bare(before)))
        .with("after", bare(chance.between(1, 900)))
        .with("unit", *chance.pick(&UNITS))
}

fn adoption(year: i16, schedule: &Schedule, chance: &mut Chance) -> Front {
    let agency = chance.below(schedule.agencies);
    let year = year + 1;
    Front::new("agency", agencies::name_in(agency, year)).with("date", bare(year))
}

fn text(case: usize, schedule: &Schedule, presenters: &[usize], chance: &mut Chance) -> String {
    let at = case / 2;
    let year = schedule.rounds[at].when.day.year();
    let agency = link_to::agency(presenters[0], year, "../");
    let event = link_to::event(schedule, at, "../");
    let other = link_to::case(neighbour(case, schedule), "../");
    let section = |heading, links| Section {
        heading,
        links,
        list: Vec::new(),
    };
    let sections = [
        section("배경", vec![agency]),
        section("한 일", vec![other]),
        section("결과", Vec::new()),
        section("남은 일", vec![event]),
    ];
    body(&sections, chance)
}
