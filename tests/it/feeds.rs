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
        assert_eq!(count("feed.xml", "<entry"), 3, "planned rounds are no news");
        assert_eq!(count("rss.xml", "<item>"), 3);
        assert_eq!(count("series/b/feed.xml", "<entry"), 2);
        assert_eq!(count("series/b/rss.xml", "<item>"), 2);
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
