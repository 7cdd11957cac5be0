//! Small relays in, the places of nodes, legs and texts out.

use super::layout::{MAX_NAME_LINES, TOP};
use super::text::{DATE, Font, LANE, NAME, NUMBER};
use super::*;
use crate::base::Date;
use crate::model::LegState;
use std::collections::BTreeMap;

mod forks;
mod times;

/// A date as far as it is written: `2019-12-26`, `2019-12`, `2019`.
fn date(text: &str) -> Date {
    let mut parts = text.split('-');
    let year = parts.next().and_then(|year| year.parse().ok());
    let [month, day] = [parts.next(), parts.next()].map(|part| part.and_then(|it| it.parse().ok()));
    Date::new(year.expect("a year"), month, day).expect("a date")
}

/// When a round was on a date.
fn on(text: &str) -> Time {
    let date = date(text);
    let (first, last) = (date.first_day(), date.last_day());
    if date.day().is_some() {
        Time::Days { first, last }
    } else {
        Time::Within { first, last }
    }
}

/// A held round without a number, in words as plain as can be.
fn round(title: &str, day: &str, hosts: &[&str]) -> Round {
    let (time, date) = (on(day), date(day));
    let day = |day: i8| format!("{}. {day}.", date.month().unwrap_or_default());
    let others = hosts.len().saturating_sub(MAX_HOSTS);
    let hosts = hosts.iter().take(MAX_HOSTS);
    Round {
        time,
        year: Some(date.year()),
        postponed_from: None,
        status: "held",
        is_nested: false,
        types: Vec::new(),
        words: RoundWords {
            number: "–".to_owned(),
            hosts: hosts.map(|host| (*host).to_owned()).collect(),
            others: (others > 0).then(|| format!("외 {others}곳")),
            date: date.day().map_or_else(|| "날짜 모름".to_owned(), day),
            title: title.to_owned(),
            url: format!("events/{title}/"),
        },
        arrivals: Vec::new(),
        departures: Vec::new(),
    }
}

impl Time {
    fn last(self) -> Option<jiff::civil::Date> {
        match self {
            Time::Days { last, .. } | Time::Within { last, .. } => Some(last),
            Time::Unknown => None,
        }
    }
}

fn with_status(status: &'static str, round: Round) -> Round {
    Round { status, ..round }
}

/// A leg to one agency; its other end is not drawn.
fn open(state: LegState) -> RoundLeg {
    RoundLeg {
        state,
        is_order: false,
        other: None,
        receivers: 1,
        missing: None,
    }
}

/// Passes the baton from one round of a lane to another.
fn pass(rounds: &mut [Round], [from, to]: [usize; 2], leg: RoundLeg) {
    rounds[to].arrivals.push(RoundLeg {
        other: Some(from),
        ..leg.clone()
    });
    rounds[from].departures.push(RoundLeg {
        other: Some(to),
        ..leg
    });
}

fn series(id: &str, rounds: impl Into<Vec<Round>>) -> SeriesRow {
    SeriesRow {
        id: id.to_owned(),
        title: id.to_owned(),
        url: format!("series/{id}/"),
        rounds: rounds.into(),
    }
}

fn drawn(series: impl Into<Vec<SeriesRow>>) -> Drawing {
    let series = series.into();
    let rounds = series.iter().flat_map(|series| &series.rounds);
    let years = rounds.filter_map(|round| round.year);
    let years: BTreeMap<i16, String> = years.map(|it| (it, format!("years/{it}/"))).collect();
    draw(&Timeline { series, years })
}

/// The node of a title.
fn node<'d>(drawing: &'d Drawing, title: &str) -> &'d RoundMark {
    let mut nodes = drawing.lanes.iter().flat_map(|lane| &lane.nodes);
    nodes.find(|node| node.title == title).expect("the node")
}

#[test]
fn rounds_of_one_day_stand_above_one_another_and_time_runs_to_the_right() {
    let drawing = drawn([
        series(
            "a",
            [
                round("a1", "2019-07-03", &["산림청"]),
                round("a2", "2019-08-19", &["조달청"]),
            ],
        ),
        series(
            "b",
            [
                round("b1", "2019-07-03", &["국가기록원"]),
                round("b2", "2019-08-01", &["조달청"]),
            ],
        ),
    ]);
    let x = |title| node(&drawing, title).x;
    assert_eq!(x("a1"), x("b1"));
    assert!(x("b1") < x("b2") && x("b2") < x("a2"));
}

#[test]
fn every_year_has_its_column_and_quiet_years_share_a_narrow_one() {
    let drawing = drawn([series(
        "a",
        [
            round("a1", "2005-09-01", &["국세청"]),
            round("a2", "2006-04-12", &["조달청"]),
            round("a3", "2019-04-30", &["산림청"]),
        ],
    )]);
    let titles = drawing
        .years
        .iter()
        .map(|year| year.link.as_ref().map(|link| &*link.title));
    assert_eq!(
        titles.collect::<Vec<_>>(),
        [Some("2005"), Some("2006"), None, Some("2019")]
    );
    for (year, title) in [(0, "a1"), (1, "a2"), (3, "a3")] {
        let YearMark { x, width, .. } = drawing.years[year];
        let node = node(&drawing, title).x;
        assert!(x < node && node < x + width, "{title}");
    }
    assert!(drawing.years[2].width < drawing.years[0].width);
}

#[test]
fn joint_hosts_are_joined_beads_and_a_leg_branches_to_each() {
    let mut rounds = [
        round("one", "2019-04-30", &["산림청"]),
        round("two", "2019-06-07", &["조달청", "국세청"]),
    ];
    let two_receivers = RoundLeg {
        receivers: 2,
        ..open(LegState::Confirmed)
    };
    pass(&mut rounds, [0, 1], two_receivers);
    rounds[1].departures.push(RoundLeg {
        receivers: 3,
        ..open(LegState::Stated)
    });
    let drawing = drawn([series("a", rounds)]);
    let (one, two) = (node(&drawing, "one"), node(&drawing, "two"));
    assert_eq!((one.beads.len(), two.beads.len()), (1, 2));
    assert_eq!(
        two.names.iter().map(|name| &*name.text).collect::<Vec<_>>(),
        ["조달청", "국세청"]
    );
    let [into, out] = &two.links[..] else {
        panic!("a leg here and one out: {:?}", two.links);
    };
    assert_eq!((into.state, into.branches.len()), ("confirmed", 1));
    assert_eq!(into.branches[0][3], two.beads[1], "to the second bead");
    assert_eq!(
        (out.state, out.branches.len()),
        ("stated", 2),
        "one to three"
    );
    assert!(drawing.marks.contains(&"joint"));
}

#[test]
fn hosts_beyond_those_that_a_label_names_share_a_bead_and_a_line() {
    let hosts = ["산림청", "조달청", "국세청", "교육부", "국방부", "통일부"];
    let drawing = drawn([series("a", [round("one", "2019-04-30", &hosts)])]);
    let one = node(&drawing, "one");
    assert_eq!((one.beads.len(), one.names.len()), (5, 5));
    assert_eq!(one.names[4].text, "외 2곳");
}

#[test]
fn a_leg_goes_through_a_cancelled_round_and_each_kind_of_round_is_marked() {
    let two = Round {
        postponed_from: Some(date("2019-09-06")),
        is_nested: true,
        ..round("two", "2019-09-18", &["조달청"])
    };
    let mut rounds = [
        round("one", "2019-04-30", &["산림청"]),
        with_status("cancelled", round("off", "2019-05-10", &["국세청"])),
        with_status("postponed", round("late", "2019-05-20", &["국방부"])),
        two,
        with_status("planned", round("next", "2019-12-01", &["교육부"])),
    ];
    pass(&mut rounds, [0, 3], open(LegState::Confirmed));
    pass(&mut rounds, [3, 4], open(LegState::Unknown));
    let drawing = drawn([series("a", rounds)]);
    let (one, off, two) = (
        node(&drawing, "one"),
        node(&drawing, "off"),
        node(&drawing, "two"),
    );
    let leg = &two.links[0];
    assert!(leg.x < off.x && off.x < leg.x + leg.length && one.x < leg.x);
    assert!(off.links.is_empty());
    let moved = two.moved.expect("the day first set");
    assert!(off.x < moved.from && moved.from < moved.to && moved.to == two.x);
    assert!(two.is_nested);
    let kinds = ["planned", "postponed", "cancelled", "moved", "nested"];
    assert_eq!(drawing.marks, kinds);
}

#[test]
fn a_day_that_is_not_known_is_a_range_around_its_place_in_the_chain() {
    let drawing = drawn([series(
        "a",
        [
            round("one", "2021-03-02", &["산림청"]),
            round("two", "2021", &["조달청"]),
            round("three", "2021-09-28", &["국세청"]),
            round("four", "2021-11", &["국방부"]),
        ],
    )]);
    let [one, two, three, four] =
        ["one", "two", "three", "four"].map(|title| node(&drawing, title));
    assert!(one.x < two.x && two.x < three.x && three.x < four.x);
    let range = two.range.expect("a range");
    assert!(range.from < two.x && two.x < range.to);
    assert!(
        range.to - range.from > four.range.expect("a range").to - four.range.expect("a range").from
    );
    assert_eq!(one.range, None);
}

#[test]
fn a_gap_says_how_many_rounds_are_missing_and_leaves_them_room() {
    let gap = |missing: &str| RoundLeg {
        missing: Some(missing.to_owned()),
        ..open(LegState::Gap)
    };
    let mut rounds = [
        round("three", "2019-07-03", &["산림청"]),
        round("seven", "2019-07-04", &["조달청", "국세청"]),
    ];
    rounds[0].arrivals.push(gap("2회 없음"));
    pass(&mut rounds, [0, 1], gap("3회 없음"));
    let drawing = drawn([series("a", rounds)]);
    let (three, seven) = (node(&drawing, "three"), node(&drawing, "seven"));
    let text = |node: &RoundMark| {
        node.links[0]
            .text
            .as_ref()
            .map(|(_, line)| line.text.clone())
    };
    assert_eq!(text(three).as_deref(), Some("2회 없음"), "before the first");
    assert_eq!(text(seven).as_deref(), Some("3회 없음"));
    assert_eq!(seven.links[0].state, "gap");
    assert!(seven.links[0].length > DATE.width("3회 없음"));
    assert!(seven.links[0].branches.is_empty());
}

#[test]
fn a_leg_to_a_round_that_is_not_drawn_leads_out() {
    let second = Round {
        arrivals: vec![open(LegState::Confirmed)],
        departures: vec![open(LegState::Inferred)],
        ..round("two", "2019-06-07", &["조달청"])
    };
    let drawing = drawn([series("a", [second])]);
    let states = |node: &RoundMark| node.links.iter().map(|leg| leg.state).collect::<Vec<_>>();
    assert_eq!(
        states(&drawing.lanes[0].nodes[0]),
        ["confirmed", "inferred"]
    );
    assert_eq!(drawing.states, ["confirmed", "inferred"]);
    assert_eq!(drawing.names_width, 0.0, "one lane needs no name");
}

/// A text with its box: left, top, right, bottom, in pixels.
type Box = (String, [f64; 4]);

fn centred(x: f64, line: &Line, font: Font) -> Box {
    let half = font.width(&line.text) / 2.0;
    (
        line.text.clone(),
        [
            x - half,
            line.y - font.size * 0.85,
            x + half,
            line.y + font.size * 0.15,
        ],
    )
}

/// The boxes of all texts of a drawing.
fn boxes(drawing: &Drawing) -> Vec<Box> {
    let mut boxes: Vec<Box> = Vec::new();
    for year in &drawing.years {
        let title = year.link.as_ref().map_or("", |link| &link.title);
        let right = year.x + 6.0 + NUMBER.width(title);
        boxes.extend(
            (!title.is_empty()).then(|| (title.to_owned(), [year.x + 6.0, 12.0, right, 28.0])),
        );
    }
    for node in drawing.lanes.iter().flat_map(|lane| &lane.nodes) {
        boxes.push(centred(node.x, &node.number, NUMBER));
        boxes.extend(node.names.iter().map(|name| centred(node.x, name, NAME)));
        boxes.push(centred(node.x, &node.date, DATE));
        let texts = node.links.iter().filter_map(|link| link.text.as_ref());
        boxes.extend(texts.map(|(x, line)| centred(*x, line, DATE)));
    }
    boxes
}

/// What touches, and what leaves the drawing.
fn collisions(drawing: &Drawing) -> Vec<String> {
    let boxes = boxes(drawing);
    let touch =
        |a: &[f64; 4], b: &[f64; 4]| a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    let mut wrong = Vec::new();
    for (at, (text, place)) in boxes.iter().enumerate() {
        if place[0] < 0.0 || place[1] < 0.0 || place[2] > drawing.width || place[3] > drawing.height
        {
            wrong.push(format!("{text} leaves the drawing: {place:?}"));
        }
        let others = boxes[at + 1..]
            .iter()
            .filter(|(_, other)| touch(place, other));
        wrong.extend(others.map(|(other, at)| format!("{text} {place:?} touches {other} {at:?}")));
    }
    wrong
}

/// `rounds` rounds in `lanes` series over twenty years: joint hosts, long names, missing numbers,
/// days that several series share, days that are not known, rounds that were cancelled or
/// postponed.
fn busy_relays(lanes: usize, rounds: usize) -> Vec<SeriesRow> {
    let mut relays: Vec<SeriesRow> = (0..lanes)
        .map(|lane| series(&format!("s{lane:02}"), []))
        .collect();
    for at in 0..rounds {
        relays[(at * 7 + at / 5) % lanes]
            .rounds
            .push(busy_round(at, rounds));
    }
    for relay in &mut relays {
        relay.rounds.sort_by_key(|round| round.time.last());
        link(&mut relay.rounds);
    }
    relays
}

fn busy_round(at: usize, rounds: usize) -> Round {
    const HOSTS: [&str; 8] = [
        "산림청",
        "국민권익위원회",
        "과학기술정보통신부 우정사업본부",
        "조달청",
        "서울특별시",
        "한국산업기술진흥원",
        "해양경찰청",
        "KIAT",
    ];
    let (year, month, day) = (
        2005 + at * 20 / rounds,
        1 + (at * 5) % 12,
        1 + (at * 3) % 28,
    );
    let date = match at % 13 {
        4 => format!("{year}"),
        9 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    let hosts: Vec<&str> = (0..=(at % 4) * usize::from(at.is_multiple_of(9)))
        .map(|host| HOSTS[(at + host * 3) % 8])
        .collect();
    let status = match at % 17 {
        3 => "cancelled",
        5 => "postponed",
        _ => "held",
    };
    with_status(status, round(&format!("r{at:03}"), &date, &hosts))
}

/// Numbers rounds, every eleventh time with two missing, and passes the baton through those that
/// were held, in every state.
fn link(rounds: &mut [Round]) {
    let mut number = 0;
    let mut last: Option<(usize, usize)> = None;
    for at in 0..rounds.len() {
        number += 1 + usize::from(at.is_multiple_of(11)) * 2;
        rounds[at].words.number = number.to_string();
        if rounds[at].status != "held" {
            continue;
        }
        let missing = number - last.map_or(1, |(_, number)| number + 1);
        let leg = match missing {
            0 => open(LegState::ALL[at % LegState::ALL.len()]),
            _ => RoundLeg {
                missing: Some(format!("{missing}회 없음")),
                ..open(LegState::Gap)
            },
        };
        match last {
            Some((from, _)) => pass(rounds, [from, at], leg),
            None => rounds[at]
                .arrivals
                .extend(Some(leg).filter(|leg| leg.missing.is_some())),
        }
        last = Some((at, number));
    }
    if let Some((last, _)) = last {
        rounds[last].departures.push(open(LegState::Stated));
    }
}

#[test]
fn texts_never_touch_however_many_rounds_there_are() {
    for (lanes, rounds) in [(1, 1), (1, 40), (3, 31), (12, 300), (2, 300)] {
        let drawing = drawn(busy_relays(lanes, rounds));
        let nodes: usize = drawing.lanes.iter().map(|lane| lane.nodes.len()).sum();
        assert_eq!(nodes, rounds);
        assert!(boxes(&drawing).len() > rounds * 3);
        assert_eq!(
            collisions(&drawing),
            Vec::<String>::new(),
            "{rounds} rounds in {lanes} lanes"
        );
    }
}

#[test]
fn the_check_for_touching_texts_can_fail() {
    let mut drawing = drawn(busy_relays(3, 31));
    let x = drawing.lanes[0].nodes[0].x;
    drawing.lanes[0].nodes[1].x = x + 3.0;
    assert!(!collisions(&drawing).is_empty());
    drawing.lanes[0].nodes[1].x = -50.0;
    assert!(
        collisions(&drawing)
            .iter()
            .any(|wrong| wrong.contains("leaves the drawing"))
    );
}

#[test]
fn names_of_lanes_stay_in_their_column_and_lanes_follow_one_another() {
    let mut relays = busy_relays(12, 60);
    relays[3].title = "산업통상자원부 산하 공공기관 혁신현장 이어달리기 시범 운영".to_owned();
    let drawing = drawn(relays);
    let mut y = TOP;
    for lane in &drawing.lanes {
        assert_eq!(lane.y, y);
        y += lane.height;
        assert!((1..=MAX_NAME_LINES).contains(&lane.name.len()));
        for line in &lane.name {
            assert!(LANE.width(&line.text) <= drawing.names_width);
            assert!(line.y > lane.y && line.y < lane.y + lane.height);
        }
    }
    assert_eq!(y, drawing.height);
}
