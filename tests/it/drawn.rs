//! Relays of every shape, as their pages draw them: batons that are split and put together, rounds that
//! are planned, known from a notice alone or did not take place, series that hand nothing on.

use crate::folder::{ondo, read, write};
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Site = BTreeMap<String, String>;

/// A site of these records: path below `content/` without `.md`, and front matter.
fn built(records: &[(&str, &str)]) -> Site {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let settings = "title: 기록관\nbase_url: https://ondo.example/\n";
    let mut files = vec![("ondo.yaml".to_owned(), settings.to_owned())];
    files.extend(records.iter().map(|(path, front)| {
        let path = format!("content/{path}.md");
        (path, format!("---\n{front}\n---\n"))
    }));
    let files: Vec<(&str, &String)> = files.iter().map(|(path, it)| (&**path, it)).collect();
    write(folder.path(), &files);
    let run = ondo(folder.path(), &["build"]);
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    read(&folder.path().join("public"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect()
}

/// A flag that three get from one, of whom two have rounds that hand it to one together; then a round
/// that is to come.
static FLAG: LazyLock<Site> = LazyLock::new(|| {
    built(&[
        (
            "series/flag",
            "title: 깃발 이어달리기\nbaton: {name: 대회기}",
        ),
        (
            "events/flag/1",
            "title: 첫째\nseries: flag\nround: 1\ndate: 2019-02-11\nhosts: 가람시\nhandover: {to: [나래군, 다솜구, 라온도], basis: stated}",
        ),
        (
            "events/flag/2",
            "title: 둘째\nseries: flag\nround: 2\ndate: 2019-03-20\nhosts: 나래군\nhandover: {to: 마루청, basis: stated}",
        ),
        (
            "events/flag/3",
            "title: 셋째\nseries: flag\nround: 3\ndate: 2019-04-15\nhosts: 다솜구\nhandover: {to: 마루청, basis: announced}",
        ),
        (
            "events/flag/4",
            "title: 넷째\nseries: flag\nround: 4\ndates: {from: 2019-09-01, to: 2019-10-10}\nhosts: 마루청\nfollows: [flag/2, flag/3]\nhandover: {to: 바다원, basis: stated}",
        ),
        (
            "events/flag/5",
            "title: 올 회차\nseries: flag\nround: 5\ndate: 2031-05-01\nstatus: planned\nhosts: 바다원",
        ),
    ])
});

/// A relay with a notice, a cancelled round without a day, a window, an inferred day.
static PATH: LazyLock<Site> = LazyLock::new(|| {
    built(&[
        (
            "series/path",
            "title: 청렴 이어달리기\nbaton: {name: 소화기}",
        ),
        ("agencies/kim", "title: 일반 국민\ntype: group"),
        (
            "events/path/1",
            "title: 첫째\nseries: path\nround: 1\ndate: 2021-01-10\nhosts: 가람시\nhandover: {to: 나래군, basis: stated}",
        ),
        (
            "events/path/2",
            "title: 안내뿐인 둘째\nseries: path\nround: 2\ndate: 2021-03-02\nevidence: notice\nhosts: 나래군\nhandover: {to: 다솜구, basis: stated}",
        ),
        (
            "events/path/3",
            "title: 취소된 셋째\nseries: path\nround: 3\nstatus: cancelled\nhosts: 라온도",
        ),
        (
            "events/path/4",
            "title: 어느 날 넷째\nseries: path\nround: 4\ndate: {after: 2021-09-28, before: 2021-11-22}\nhosts: 다솜구",
        ),
        (
            "events/path/5",
            "title: 다섯째\nseries: path\nround: 5\ndate: 2022-01-09\ndate_basis: inferred\nhosts: [일반 국민]",
        ),
    ])
});

/// Meetings that hand nothing on.
static TOUR: LazyLock<Site> = LazyLock::new(|| {
    built(&[
        ("series/tour", "title: 현장간담회"),
        (
            "events/tour/1",
            "title: 첫째\nseries: tour\nround: 1\ndate: 2019-10-01\nhosts: 가람시",
        ),
        (
            "events/tour/2",
            "title: 둘째\nseries: tour\nround: 2\ndate: 2019-12-18\nhosts: 나래군",
        ),
        (
            "events/tour/3",
            "title: 미룬 셋째\nseries: tour\nround: 3\nstatus: postponed\nhosts: 다솜구",
        ),
    ])
});

fn page<'s>(site: &'s Site, path: &str) -> &'s str {
    let html = site.get(&format!("{path}index.html"));
    html.unwrap_or_else(|| panic!("a page at {path}"))
}

/// What stands between two texts, the first time.
fn between<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let (_, rest) = html
        .split_once(start)
        .unwrap_or_else(|| panic!("{start} in {html}"));
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

/// The steps of the list of a series.
fn steps(html: &str) -> Vec<&str> {
    let list = between(html, "<ol class=\"steps\">", "</ol>");
    list.split("<li class=\"").skip(1).collect()
}

fn has(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words} in {text}");
    }
}

fn has_not(text: &str, words: &[&str]) {
    for words in words {
        assert!(!text.contains(words), "no {words} in {text}");
    }
}

#[test]
fn each_part_of_a_split_baton_has_its_leg_in_the_list_and_a_row_in_the_drawing() {
    let html = page(&FLAG, "series/flag/");
    has(
        html,
        &["대회기 여정", "branch way-line-confirmed", "class=\"span\""],
    );
    let steps = steps(html);
    has(
        steps[0],
        &["→ <a", "제2회 나래군", "제3회 다솜구", "라온도에 대회기를"],
    );
    has(steps[2], &["← <a", "제1회 가람시"]);
    has_not(steps[1].lines().next().unwrap_or_default(), &["way-"]);
    has(steps[3], &["제2회 나래군", "제3회 다솜구"]);
}

#[test]
fn the_strip_of_a_round_joins_it_to_the_rounds_its_legs_lead_to_and_to_no_neighbour_else() {
    let strip = |path: &str| {
        let html = page(&FLAG, path);
        between(html, "<nav class=\"chain\"", "</nav>").to_owned()
    };
    let first = strip("events/flag/1/");
    assert_eq!(first.matches("rel=\"next\"").count(), 2);
    has(&first, &["라온도", "기록 없음"]);
    let third = strip("events/flag/3/");
    has(
        &third,
        &["제1회", "제4회", "way-confirmed", "way-announced"],
    );
    has_not(&third, &["제2회"]);
    assert_eq!(strip("events/flag/4/").matches("rel=\"prev\"").count(), 2);
}

#[test]
fn the_home_page_tells_each_part_of_a_split_baton() {
    // Nothing joins the parts again.
    let site = built(&[
        ("series/flag", "title: 깃발\nbaton: {name: 대회기}"),
        (
            "events/flag/1",
            "title: 첫째\nseries: flag\nround: 1\ndate: 2019-02-11\nhosts: 가람시\nhandover: {to: [나래군, 다솜구]}",
        ),
        (
            "events/flag/2",
            "title: 둘째\nseries: flag\nround: 2\ndate: 2019-03-20\nhosts: 나래군\nhandover: {to: 마루청}",
        ),
        (
            "events/flag/3",
            "title: 셋째\nseries: flag\nround: 3\ndate: 2019-04-15\nhosts: 다솜구",
        ),
    ]);
    let parts = between(page(&site, ""), "<ul class=\"parts\">", "</ul>");
    has(
        parts,
        &[
            "제2회 나래군",
            "마루청에 있습니다",
            "제3회 다솜구",
            "알려지지 않았습니다",
        ],
    );
}

#[test]
fn a_round_to_come_is_no_latest_round_and_no_mercury_reaches_it() {
    let home = page(&FLAG, "");
    let latest = between(home, "id=\"latest\"", "</section>");
    has(latest, &["넷째", "첫째"]);
    has_not(latest, &["올 회차"]);
    has(home, &["개최 확인 4건", "예정 1건 별도"]);
    has(
        home,
        &[
            "tick way-ahead is-planned",
            "tick way-announced is-held now",
        ],
    );
    let planned = page(&FLAG, "events/flag/5/");
    has_not(
        planned,
        &["class=\"glass\"", "번째</", "알려지지 않았습니다"],
    );
    let steps = steps(page(&FLAG, "series/flag/"));
    has(steps[4], &["is-planned", "예정"]);
    has_not(steps[4], &["알려지지"]);
}

#[test]
fn what_a_notice_alone_tells_has_its_mark_and_is_counted_with_a_word() {
    let html = page(&PATH, "series/path/");
    has(
        html,
        &[
            "class=\"pip\"",
            "node noticed",
            "사전 안내만 확인한 1건 포함",
        ],
    );
    has(steps(html)[1], &["is-noticed", "사전 안내만 확인"]);
    has(page(&PATH, "figures/"), &["사전 안내만 확인한 1건 포함"]);
}

#[test]
fn a_round_that_did_not_take_place_is_passed_over_and_has_no_place_in_the_count() {
    let html = page(&PATH, "series/path/");
    let steps = steps(html);
    has(steps[2], &["is-cancelled", "way-announced", "날짜 없음"]);
    let own = page(&PATH, "events/path/3/");
    has_not(own, &["class=\"glass\"", "번째"]);
    let strip = between(own, "<nav class=\"chain\"", "</nav>");
    has_not(strip, &["class=\"bar"]);
    has(page(&PATH, ""), &["tick way-announced is-cancelled"]);
    let host = page(&PATH, "agencies/라온도/");
    has(
        host,
        &["<span class=\"number\">0</span> <span class=\"label\">개최"],
    );
}

#[test]
fn days_that_are_not_known_are_told_as_far_as_they_are() {
    let html = page(&PATH, "series/path/");
    has(html, &["2021. 9. 28. – 11. 22. 사이", "2022. 1. 9.(추정)"]);
    has(
        html,
        &[
            "class=\"range\"",
            "9. 28. – 11. 22. 사이</text>",
            "1. 9.(추정)</text>",
        ],
    );
    has(page(&PATH, "events/"), &["id=\"y_\"", "연도를 모르는 회차"]);
    for year in ["y2021", "y2022", "y_"] {
        let id = format!("id=\"{year}\"");
        assert_eq!(page(&PATH, "events/").matches(&id).count(), 1, "{year}");
    }
}

#[test]
fn people_and_groups_are_in_no_count_of_agencies() {
    let html = page(&PATH, "agencies/");
    has(html, &["기관 4곳", "국민·모임", "기관 수에 넣지 않습니다"]);
    has(
        page(&PATH, ""),
        &["<span class=\"number\">4</span> <span class=\"label\">기관"],
    );
    let series = page(&PATH, "series/path/");
    has(series, &["<dd>3곳</dd>"]);
    has_not(
        page(&PATH, "years/2022/"),
        &["일반 국민</a> <span class=\"tiny\">처음"],
    );
}

#[test]
fn a_series_that_hands_nothing_on_has_no_mercury_anywhere() {
    let pages = [
        "",
        "series/tour/",
        "thermometer/",
        "events/tour/1/",
        "events/tour/2/",
    ];
    for path in pages {
        let html = page(&TOUR, path);
        has_not(
            html,
            &[
                "class=\"glass\"",
                "mark warm",
                "way-confirmed",
                "way-unknown",
            ],
        );
        has_not(
            html,
            &["알려지지 않았습니다", "보관 일수", "바통 여정", "온도계"],
        );
    }
    let home = page(&TOUR, "");
    has(home, &["scale plain", "way-order"]);
    has(home, &["회차 순서", "둘째"]);
    let series = page(&TOUR, "series/tour/");
    has(series, &["회차 순서", "mark order", "다음 회차"]);
    has_not(
        page(&TOUR, "figures/"),
        &["id=\"days_held\"", "id=\"states\""],
    );
}
