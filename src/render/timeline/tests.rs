//! Small archives in, the places of nodes, marks and texts out.

use super::text::{DATE, Face, LANE, NAME, NUMBER};
use super::*;
use crate::base::{Diagnostic, Severity};
use crate::content::{AgencyPolicy, Parsed, Sources, parse};
use crate::model::{AgencyRef, LinkOptions, link};

/// Words as plain as can be: what a round is called is its title.
struct Plain<'a>(&'a Archive);

impl Words for Plain<'_> {
    fn round(&self, id: EventId) -> RoundWords {
        let event = &self.0[id];
        let number = event.number;
        let date = event.dates.first;
        let day = |day: i8| format!("{}. {day}.", date.month().unwrap_or_default());
        RoundWords {
            number: number.map_or_else(|| "–".to_owned(), |number| number.to_string()),
            holders: event
                .holders()
                .iter()
                .map(|agency: &&AgencyRef| agency.name.clone())
                .collect(),
            date: date.day().map_or_else(|| "날짜 모름".to_owned(), day),
            title: event.head.title.clone(),
            url: format!("events/{}/", event.head.name.id),
            types: Vec::new(),
        }
    }

    fn series(&self, id: SeriesId) -> LinkTo {
        LinkTo {
            title: self.0[id].head.title.clone(),
            url: String::new(),
        }
    }

    fn year(&self, year: i16) -> LinkTo {
        LinkTo {
            title: year.to_string(),
            url: format!("years/{year}/"),
        }
    }

    fn missing(&self, count: u32) -> String {
        format!("{count}회 없음")
    }

    fn others(&self, count: usize) -> String {
        format!("외 {count}곳")
    }
}

fn archive(site: &str) -> Archive {
    let files: Vec<Parsed> = Sources::of(site)
        .records
        .iter()
        .map(|file| parse(file).value)
        .collect();
    let options = LinkOptions {
        agencies: AgencyPolicy::Open,
        with_drafts: false,
        now: jiff::Timestamp::UNIX_EPOCH,
    };
    let outcome = link(files.iter(), options);
    let is_warning = |problem: &Diagnostic| problem.severity == Severity::Warning;
    assert!(
        outcome.problems.iter().all(is_warning),
        "{:?}",
        outcome.problems
    );
    outcome.value
}

/// The drawing of all series of a site.
fn drawn(site: &str) -> Drawing {
    let archive = archive(site);
    let rows: Vec<_> = archive
        .series
        .ids()
        .map(|id| (id, archive[id].chain.rounds.clone()))
        .collect();
    draw(&archive, &rows, &Plain(&archive))
}

fn series(id: &str) -> String {
    format!("== content/series/{id}.md\n---\ntitle: {id}\n---\n")
}

fn round(series: &str, id: &str, front: &str) -> String {
    format!(
        "== content/events/{series}/{id}.md\n---\ntitle: {id}\nseries: {series}\n{front}\n---\n"
    )
}

/// The node of a title.
fn node<'d>(drawing: &'d Drawing, title: &str) -> &'d Node {
    let mut nodes = drawing.lanes.iter().flat_map(|lane| &lane.nodes);
    nodes.find(|node| node.title == title).expect("the node")
}

#[test]
fn rounds_of_one_day_stand_above_one_another_and_time_runs_to_the_right() {
    let drawing = drawn(
        &(series("a")
            + &series("b")
            + &round("a", "a1", "date: 2019-07-03\nhosts: 산림청")
            + &round("a", "a2", "date: 2019-08-19\nhosts: 조달청")
            + &round("b", "b1", "date: 2019-07-03\nhosts: 국가기록원")
            + &round("b", "b2", "date: 2019-08-01\nhosts: 조달청")),
    );
    let x = |title| node(&drawing, title).x;
    assert_eq!(x("a1"), x("b1"));
    assert!(x("b1") < x("b2") && x("b2") < x("a2"));
}

#[test]
fn every_year_has_its_column_and_quiet_years_share_a_narrow_one() {
    let drawing = drawn(
        &(series("a")
            + &round("a", "a1", "date: 2005-09-01\nhosts: 국세청")
            + &round("a", "a2", "date: 2006-04-12\nhosts: 조달청")
            + &round("a", "a3", "date: 2019-04-30\nhosts: 산림청")),
    );
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
fn joint_hosts_are_joined_beads_and_a_mark_branches_to_each() {
    let drawing = drawn(
        &(series("a")
            + &round(
                "a",
                "one",
                "date: 2019-04-30\nhosts: 산림청\nhandover: {to: [조달청, 국세청]}",
            )
            + &round(
                "a",
                "two",
                "date: 2019-06-07\nhosts: [조달청, 국세청]\nhandover: {to: [교육부, 국방부, 통일부]}",
            )),
    );
    let (one, two) = (node(&drawing, "one"), node(&drawing, "two"));
    assert_eq!((one.beads.len(), two.beads.len()), (1, 2));
    assert_eq!(
        two.names.iter().map(|name| &*name.text).collect::<Vec<_>>(),
        ["조달청", "국세청"]
    );
    let [into, out] = &two.links[..] else {
        panic!("a mark here and one out: {:?}", two.links);
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
fn a_mark_goes_through_a_cancelled_round_and_each_kind_of_round_is_told() {
    let drawing = drawn(
        &(series("a")
            + &round(
                "a",
                "one",
                "date: 2019-04-30\nhosts: 산림청\nhandover: {to: 조달청}",
            )
            + &round(
                "a",
                "off",
                "date: 2019-05-10\nhosts: 국세청\nstatus: cancelled",
            )
            + &round(
                "a",
                "late",
                "date: 2019-05-20\nhosts: 국방부\nstatus: postponed",
            )
            + &round(
                "a",
                "two",
                "date: 2019-09-18\nhosts: 조달청\npostponed_from: 2019-09-06\npart_of: 박람회",
            )
            + &round(
                "a",
                "next",
                "date: 2019-12-01\nhosts: 교육부\nstatus: planned",
            )),
    );
    let (one, off, two) = (
        node(&drawing, "one"),
        node(&drawing, "off"),
        node(&drawing, "two"),
    );
    let mark = &two.links[0];
    assert!(mark.x < off.x && off.x < mark.x + mark.length && one.x < mark.x);
    assert!(off.links.is_empty());
    let moved = two.moved.expect("the day first set");
    assert!(off.x < moved.from && moved.from < moved.to && moved.to == two.x);
    assert!(two.is_nested);
    let kinds = ["planned", "postponed", "cancelled", "moved", "nested"];
    assert_eq!(drawing.marks, kinds);
}

#[test]
fn a_day_that_is_not_known_is_a_range_around_its_place_in_the_chain() {
    let drawing = drawn(
        &(series("a")
            + &round("a", "one", "round: 1\ndate: 2021-03-02\nhosts: 산림청")
            + &round("a", "two", "round: 2\ndate: 2021\nhosts: 조달청")
            + &round("a", "three", "round: 3\ndate: 2021-09-28\nhosts: 국세청")
            + &round("a", "four", "round: 4\ndate: 2021-11\nhosts: 국방부")),
    );
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
    let drawing = drawn(
        &(series("a")
            + &round("a", "three", "round: 3\ndate: 2019-07-03\nhosts: 산림청")
            + &round("a", "seven", "round: 7\ndate: 2019-07-04\nhosts: 조달청")),
    );
    let (three, seven) = (node(&drawing, "three"), node(&drawing, "seven"));
    let text = |node: &Node| {
        node.links[0]
            .text
            .as_ref()
            .map(|(_, line)| line.text.clone())
    };
    assert_eq!(text(three).as_deref(), Some("2회 없음"), "before the first");
    assert_eq!(text(seven).as_deref(), Some("3회 없음"));
    assert_eq!(seven.links[0].state, "gap");
    assert!(seven.links[0].branches.is_empty());
}

#[test]
fn a_link_to_a_round_that_is_not_drawn_leads_out() {
    let site = series("a")
        + &round(
            "a",
            "one",
            "date: 2019-04-30\nhosts: 산림청\nhandover: {to: 조달청}",
        )
        + &round(
            "a",
            "two",
            "date: 2019-06-07\nhosts: 조달청\nhandover: {to: 국세청, basis: inferred}",
        )
        + &round("a", "three", "date: 2019-07-03\nhosts: 국세청");
    let archive = archive(&site);
    let series = archive.series.ids().next().expect("a series");
    let second = vec![archive[series].chain.rounds[1]];
    let drawing = draw(&archive, &[(series, second)], &Plain(&archive));
    let states = |node: &Node| node.links.iter().map(|link| link.state).collect::<Vec<_>>();
    assert_eq!(
        states(&drawing.lanes[0].nodes[0]),
        ["confirmed", "inferred"]
    );
    assert_eq!(drawing.states, ["confirmed", "inferred"]);
    assert_eq!(drawing.names_width, 0.0, "one lane needs no name");
}

/// A text with its box: left, top, right, bottom.
type Box = (String, [f64; 4]);

fn centred(x: f64, line: &Line, face: Face) -> Box {
    let half = face.width(&line.text) / 2.0;
    (
        line.text.clone(),
        [
            x - half,
            line.y - face.size * 0.85,
            x + half,
            line.y + face.size * 0.15,
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

/// `rounds` rounds in `lanes` series over twenty years: joint hosts, long names, missing numbers, days
/// that several series share, days that are not known, rounds that were cancelled or put off.
fn busy_relays(lanes: usize, rounds: usize) -> String {
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
    let mut site: String = (0..lanes)
        .map(|lane| series(&format!("s{lane:02}")))
        .collect();
    let mut number = vec![0; lanes];
    for at in 0..rounds {
        let lane = (at * 7 + at / 5) % lanes;
        number[lane] += 1 + usize::from(at % 11 == 0) * 2;
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
        let hosts: Vec<&str> = (0..=(at % 4) * usize::from(at % 9 == 0))
            .map(|host| HOSTS[(at + host * 3) % 8])
            .collect();
        let more = match at % 17 {
            3 => "status: cancelled\n",
            5 => "status: postponed\n",
            _ => "",
        };
        let to = HOSTS[(at + 1) % 8];
        let front = format!(
            "round: {}\ndate: {date}\nhosts: [{}]\n{more}handover: {{to: {to}}}",
            number[lane],
            hosts.join(", ")
        );
        site += &round(&format!("s{lane:02}"), &format!("r{at:03}"), &front);
    }
    site
}

#[test]
fn texts_never_touch_however_many_rounds_there_are() {
    for (lanes, rounds) in [(1, 1), (1, 40), (3, 31), (12, 300), (2, 300)] {
        let drawing = drawn(&busy_relays(lanes, rounds));
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
    let mut drawing = drawn(&busy_relays(3, 31));
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
    let site = busy_relays(12, 60).replace(
        "title: s03",
        "title: 산업통상자원부 산하 공공기관 혁신현장 이어달리기 시범 운영",
    );
    let drawing = drawn(&site);
    let mut y = TOP;
    for lane in &drawing.lanes {
        assert_eq!(lane.y, y);
        y += lane.height;
        assert!((1..=NAME_LINES).contains(&lane.name.len()));
        for line in &lane.name {
            assert!(LANE.width(&line.text) <= drawing.names_width);
            assert!(line.y > lane.y && line.y < lane.y + lane.height);
        }
    }
    assert_eq!(y, drawing.height);
}
