//! Feeds and calendars: of all rounds and of each series, with names that stay.

use crate::folder::{Tree, ondo, read, write};

const SETTINGS: &str = "title: 기록관\nbase_url: https://ondo.example/archive/\nlanguages: [en]\n";

fn event(series: &str, date: &str, more: &str) -> String {
    format!(
        "---\ntitle: {series} {date}\nseries: {series}\ndate: {date}\nhosts: 산림청\n{more}---\n"
    )
}

fn built(events: &[(&str, String)]) -> Tree {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        &[
            ("ondo.yaml", SETTINGS),
            ("content/series/a.md", "---\ntitle: 가\n---\n"),
            ("content/series/b.md", "---\ntitle: 나\n---\n"),
        ],
    );
    write(folder.path(), events);
    let run = ondo(folder.path(), &["build"]);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    read(&folder.path().join("public"))
}

fn text(tree: &Tree, path: &str) -> String {
    String::from_utf8(tree[path].clone()).expect("UTF-8")
}

#[test]
fn a_series_has_feeds_and_a_calendar_of_its_own_in_each_language() {
    let tree = built(&[
        ("content/events/a/1.md", event("a", "2019-01-01", "")),
        (
            "content/events/b/1.md",
            event("b", "2019-02-01", "time: \"14:00\"\n"),
        ),
        ("content/events/b/2.md", event("b", "2019-03", "")),
        (
            "content/events/b/3.md",
            event("b", "2099-01-01", "status: planned\n"),
        ),
    ]);
    for folder in ["", "en/"] {
        let count = |path: &str, mark: &str| {
            text(&tree, &format!("{folder}{path}"))
                .matches(mark)
                .count()
        };
        assert_eq!(count("feed.xml", "<entry"), 4, "planned rounds are news");
        assert_eq!(count("rss.xml", "<item>"), 4);
        assert_eq!(count("series/b/feed.xml", "<entry"), 3);
        assert_eq!(count("series/b/rss.xml", "<item>"), 3);
        assert_eq!(
            count("calendar.ics", "BEGIN:VEVENT"),
            3,
            "a month is no day"
        );
        assert_eq!(count("series/a/calendar.ics", "BEGIN:VEVENT"), 1);
    }
    let calendar = text(&tree, "series/b/calendar.ics");
    assert!(
        calendar.contains("DTSTART:20190201T050000Z\r\n"),
        "{calendar}"
    );
    assert!(
        calendar.contains("DTSTART;VALUE=DATE:20990101\r\n"),
        "{calendar}"
    );
    assert!(calendar.contains("STATUS:TENTATIVE\r\n"), "{calendar}");
    assert!(
        calendar
            .split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
}

#[test]
fn a_page_that_moves_keeps_its_name_in_feeds_and_calendars() {
    let before = built(&[("content/events/a/1.md", event("a", "2019-01-01", ""))]);
    let moved = event(
        "a",
        "2019-01-01",
        "aliases: [/events/a/1/, /old/]\nslug: first\n",
    );
    let after = built(&[("content/events/a/1.md", moved)]);
    let between = |tree: &Tree, path: &str, start: &str, end: &str| {
        let text = text(tree, path);
        let (_, rest) = text.rsplit_once(start).expect("a start");
        rest.split(end).next().unwrap_or_default().to_owned()
    };
    for (path, start, end) in [
        ("feed.xml", "<id>", "</id>"),
        ("rss.xml", "<guid isPermaLink=", "</guid>"),
        ("calendar.ics", "UID:", "\r\n"),
    ] {
        let name = |tree| {
            let name = between(tree, path, start, end);
            name.rsplit('>').next().unwrap_or_default().to_owned()
        };
        assert_eq!(name(&before), "https://ondo.example/archive/events/a/1/");
        assert_eq!(name(&after), name(&before), "{path}");
    }
    assert!(text(&after, "feed.xml").contains("https://ondo.example/archive/events/a/first/"));
}

#[test]
fn a_feed_is_as_new_as_its_newest_round_and_marks_what_is_not_translated() {
    let tree = built(&[
        ("content/events/a/1.md", event("a", "2019", "")),
        ("content/events/a/2.md", event("a", "2019-12-30", "")),
        (
            "content/events/a/2.en.md",
            "---\ntitle: Second\n---\n".to_owned(),
        ),
    ]);
    let feed = text(&tree, "series/a/feed.xml");
    let updated = feed.find("<updated>").map(|at| &feed[at + 9..at + 19]);
    assert_eq!(updated, Some("2019-12-30"), "{feed}");
    assert!(!feed.contains("<entry xml:lang"), "{feed}");
    let feed = text(&tree, "en/series/a/feed.xml");
    assert_eq!(feed.matches("<entry xml:lang=\"ko\">").count(), 1, "{feed}");
    assert!(feed.contains("Second"), "{feed}");
}

/// The part of a feed or calendar about one thing.
fn part<'t>(text: &'t str, start: &str, mark: &str, end: &str) -> &'t str {
    let mut parts = text.split(start).skip(1);
    let part = parts.find(|part| part.contains(mark)).expect("a part");
    part.split(end).next().unwrap_or_default()
}

#[test]
fn an_entry_says_which_round_when_and_who_and_never_that_a_planned_one_was_held() {
    let tree = built(&[
        (
            "content/events/a/1.md",
            event(
                "a",
                "2019-01-01",
                "round: 1\nvenue: 대전\nsummary: 요약입니다.\ntags: [숲]\n",
            ),
        ),
        (
            "content/events/a/2.md",
            event("a", "2099-03-02", "status: planned\n"),
        ),
        (
            "content/events/a/3.md",
            event(
                "a",
                "2005-09-09",
                "date_basis: inferred\nevidence: notice\n",
            ),
        ),
    ]);
    for (path, start, end) in [
        ("feed.xml", "<entry", "</entry>"),
        ("rss.xml", "<item>", "</item>"),
    ] {
        let feed = text(&tree, path);
        let held = part(&feed, start, "events/a/1/", end);
        let said = ">가 제1회, 2019. 1. 1.(화), 대전, 산림청 개최. 요약입니다.<";
        assert!(held.contains(said), "{held}");
        for category in ["가", "산림청", "숲"] {
            let is_listed = held.contains(&format!("label=\"{category}\""))
                || held.contains(&format!(">{category}</category>"));
            assert!(is_listed, "{category} in {held}");
        }
        let planned = part(&feed, start, "events/a/2/", end);
        assert!(planned.contains(">[예정] a 2099-03-02<"), "{planned}");
        assert!(planned.contains("산림청 개최 예정<"), "{planned}");
        let guessed = part(&feed, start, "events/a/3/", end);
        assert!(guessed.contains("2005. 9. 9.(추정)"), "{guessed}");
        assert!(guessed.contains(">[사전 안내만 확인]"), "{guessed}");
        // Nobody knows when these were published; the day of a round is no such day.
        assert!(!feed.contains("<published>") && !feed.contains("<pubDate>"));
    }
    let english = text(&tree, "en/feed.xml");
    assert!(english.contains("[planned] a 2099-03-02"), "{english}");
}

#[test]
fn what_changed_last_comes_first_whenever_it_took_place() {
    let updated = |day: &str| format!("updated: {day}\npublish_at: 2024-01-01T00:00:00+09:00\n");
    let tree = built(&[
        (
            "content/events/a/1.md",
            event("a", "2007-05-03", &updated("2026-02-03")),
        ),
        (
            "content/events/a/2.md",
            event("a", "2025-01-01", &updated("2025-03-04")),
        ),
    ]);
    let atom = text(&tree, "feed.xml");
    let rss = text(&tree, "rss.xml");
    for feed in [&atom, &rss] {
        let at = |path: &str| feed.find(path).expect("an entry");
        assert!(at("events/a/1/") < at("events/a/2/"), "{feed}");
    }
    let first = part(&atom, "<entry", "events/a/1/", "</entry>");
    assert!(
        first.contains("<published>2024-01-01T00:00:00+09:00<"),
        "{first}"
    );
    assert!(
        first.contains("<updated>2026-02-03T00:00:00+09:00<"),
        "{first}"
    );
    let first = part(&rss, "<item>", "events/a/1/", "</item>");
    assert!(
        first.contains("<pubDate>Mon, 01 Jan 2024 00:00:00 +0900<"),
        "{first}"
    );
    assert!(
        first.contains("<atom:updated>2026-02-03T00:00:00+09:00<"),
        "{first}"
    );
}

#[test]
fn a_calendar_says_how_sure_a_round_is_where_it_is_and_when_it_ends() {
    let venue = "time: \"14:00~16:30\"\nvenue: {name: 회의실, address: 대전 서구 1}\n";
    let abroad = "time: \"09:00+05:30\"\n";
    let tree = built(&[
        ("content/events/a/1.md", event("a", "2019-01-01", venue)),
        ("content/events/a/2.md", event("a", "2019-02-01", abroad)),
        (
            "content/events/a/3.md",
            event("a", "2019-03-01", "date_basis: inferred\n"),
        ),
        (
            "content/events/a/4.md",
            event("a", "2019-04-01", "evidence: notice\n"),
        ),
        (
            "content/events/a/5.md",
            event("a", "2019-05-01", "status: postponed\n"),
        ),
        (
            "content/events/a/6.md",
            event("a", "2019-06-15", "").replace(
                "date: 2019-06-15",
                "date: {after: 2019-06-01, before: 2019-07-01}",
            ),
        ),
    ]);
    let calendar = text(&tree, "calendar.ics").replace("\r\n ", "");
    let of = |number: u32| {
        let mark = format!("/events/a/{number}/\r\n");
        part(&calendar, "BEGIN:VEVENT", &mark, "END:VEVENT")
    };
    let check = |number: u32, lines: &[&str]| {
        for line in lines {
            assert!(of(number).contains(line), "{line} in {}", of(number));
        }
    };
    check(
        1,
        &[
            "DTSTART:20190101T050000Z\r\n",
            "DTEND:20190101T073000Z\r\n",
            "LOCATION:회의실\\, 대전 서구 1\r\n",
            "STATUS:CONFIRMED",
        ],
    );
    check(2, &["DTSTART:20190201T033000Z\r\n", "STATUS:CONFIRMED"]);
    check(3, &["STATUS:TENTATIVE", "2019. 3. 1.(추정)"]);
    check(4, &["STATUS:TENTATIVE", "SUMMARY:[사전 안내만 확인] a"]);
    check(5, &["STATUS:CANCELLED", "SUMMARY:[연기] a"]);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 5, "{calendar}");
}
