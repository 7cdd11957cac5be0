//! `ondo serve` as editors live in it: every way of saving comes out right, and nobody else gets in.

use crate::folder::write;
use crate::preview::{Live, Preview};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SETTINGS: &str = "title: 기록관\ndescription: 시험하는 곳입니다.\nbase_url: https://ondo.example/\nlanguage: ko\nlicense: cc-by-4.0\nagencies: open\n";
const SERIES: &str = "---\ntitle: 이어달리기\n---\n";
const EVENT: &str = "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-12-26\nhosts: [국민권익위원회]\nsummary: 처음 모였습니다.\nhandover:\n  to: 행정안전부\n---\n\n처음 쓴 글.\n";

struct Site {
    folder: TempDir,
    preview: Preview,
    live: Live,
}

/// A small site, more files beside it.
fn folder(more: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        ("ondo.yaml", SETTINGS),
        ("content/series/gov.md", SERIES),
        ("content/events/gov/a.md", EVENT),
    ];
    write(folder.path(), &files);
    write(folder.path(), more);
    folder
}

fn start(folder: &Path, options: &[&str]) -> Preview {
    Preview::start(Path::new(env!("CARGO_BIN_EXE_ondo")), folder, options)
}

impl Site {
    fn new(more: &[(&str, &str)]) -> Self {
        Self::with(more, &[])
    }

    /// A small site, served; the first message is heard.
    fn with(more: &[(&str, &str)], options: &[&str]) -> Self {
        let folder = folder(more);
        let preview = start(folder.path(), options);
        let mut live = preview.listen();
        live.next();
        Self {
            folder,
            preview,
            live,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        write(self.folder.path(), &[(name, text)]);
    }

    /// Waits until a page holds a text, told of each change.
    fn until(&mut self, path: &str, part: &str) {
        while !self.preview.get(path).text().contains(part) {
            self.live.next();
        }
    }

    /// Waits until a path is answered so.
    fn until_status(&mut self, path: &str, status: u16) {
        while self.preview.get(path).status != status {
            self.live.next();
        }
    }
}

#[test]
fn a_saved_text_is_on_its_page_and_a_summary_in_the_lists() {
    let mut site = Site::new(&[]);
    assert!(
        site.preview
            .get("/events/gov/a/")
            .text()
            .contains("처음 쓴 글.")
    );
    site.write(
        "content/events/gov/a.md",
        &EVENT
            .replace("처음 쓴 글.", "고친 글.")
            .replace("첫 회", "고친 회"),
    );
    site.until("/events/gov/a/", "고친 글.");
    site.until("/events/", "고친 회");
    site.write(
        "content/series/gov.md",
        &SERIES.replace("title:", "summary: 고친 요약.\ntitle:"),
    );
    site.until("/series/", "고친 요약.");
}

#[test]
fn a_renamed_record_has_its_new_address_and_the_old_one_leads_there() {
    let mut site = Site::new(&[("content/cases/old-name.md", "---\ntitle: 사례\n---\n")]);
    assert_eq!(site.preview.get("/cases/old-name/").status, 200);
    fs::rename(
        site.path("content/cases/old-name.md"),
        site.path("content/cases/new-name.md"),
    )
    .expect("renamed");
    site.until_status("/cases/new-name/", 200);
    assert_eq!(site.preview.get("/cases/old-name/").status, 404);
    let missing = site.preview.get("/cases/new-nam/").text();
    assert!(
        missing.contains("<a href=\"/cases/new-name/\">"),
        "{missing}"
    );
}

#[test]
fn what_is_deleted_is_gone_and_a_moved_folder_moves_all_it_holds() {
    let case = "---\ntitle: 사례\n---\n";
    let mut site = Site::new(&[
        ("content/cases/a/one.md", case),
        ("content/cases/a/two.md", case),
        ("content/cases/b.md", case),
    ]);
    fs::remove_file(site.path("content/cases/b.md")).expect("removed");
    site.until_status("/cases/b/", 404);
    fs::rename(site.path("content/cases/a"), site.path("content/cases/c")).expect("moved");
    site.until_status("/cases/c/two/", 200);
    assert_eq!(site.preview.get("/cases/c/one/").status, 200);
    assert_eq!(site.preview.get("/cases/a/one/").status, 404);
    // The new folder is watched like the old one was.
    site.write("content/cases/c/one.md", "---\ntitle: 새 제목\n---\n");
    site.until("/cases/c/one/", "새 제목");
    fs::remove_dir_all(site.path("content")).expect("removed");
    site.until_status("/events/gov/a/", 404);
    site.write("content/pages/about.md", "---\ntitle: 다시\n---\n");
    site.until_status("/about/", 200);
}

#[test]
fn saving_by_rename_with_backups_and_locks_is_one_saving() {
    let mut site = Site::new(&[]);
    // As editors do: a lock, the new text beside the old, a backup, the exchange.
    for (at, name) in [
        "content/events/gov/.#a.md",
        "content/events/gov/4913",
        "content/events/gov/a.md~",
        "content/events/gov/~$a.md",
    ]
    .into_iter()
    .enumerate()
    {
        site.write(name, "nothing of a record");
        site.write(
            "content/events/gov/.a.md.tmp",
            &EVENT.replace("처음 쓴 글.", &format!("{at}번째 글.")),
        );
        fs::rename(
            site.path("content/events/gov/.a.md.tmp"),
            site.path("content/events/gov/a.md"),
        )
        .expect("exchanged");
        site.until("/events/gov/a/", &format!("{at}번째 글."));
        fs::remove_file(site.path(name)).expect("removed");
    }
    site.write("content/events/gov/a.md", EVENT);
    site.live.until(|message| {
        message["version"].as_u64() > Some(4) && message["problems"]["errors"] == 0
    });
}

#[test]
fn a_file_written_in_halves_is_told_and_heals() {
    let mut site = Site::new(&[]);
    let (half, _) = EVENT.split_at(EVENT.find("hosts").expect("a field"));
    site.write("content/events/gov/a.md", half);
    let message = site
        .live
        .until(|message| message["problems"]["errors"].as_u64() > Some(0));
    let mark = &message["problems"]["list"][0]["marks"][0];
    assert_eq!(mark["file"], "content/events/gov/a.md");
    // The last good page stays.
    assert!(
        site.preview
            .get("/events/gov/a/")
            .text()
            .contains("처음 쓴 글.")
    );
    site.write(
        "content/events/gov/a.md",
        &EVENT.replace("처음 쓴 글.", "다 쓴 글."),
    );
    site.live
        .until(|message| message["problems"]["errors"] == 0);
    site.until("/events/gov/a/", "다 쓴 글.");
}

#[test]
fn settings_templates_words_and_photos_are_followed() {
    let page = "---\ntitle: 소개\n---\n\n![사진](/pages/a.txt)\n";
    let mut site = Site::new(&[
        ("content/pages/about.md", page),
        ("content/pages/a.txt", "one"),
    ]);
    site.write(
        "ondo.yaml",
        &SETTINGS.replace("title: 기록관", "title: 새 기록관"),
    );
    site.until("/", "새 기록관");
    site.write("themes/default/strings/ko.yaml", "search: 찾아보기\n");
    site.until("/", "찾아보기");
    site.write("themes/default/templates/404.html", "<p>없는 쪽입니다</p>");
    site.until("/nowhere/", "없는 쪽입니다");
    site.write("content/pages/a.txt", "two");
    site.until("/pages/a.txt", "two");
    site.write("themes/default/templates/404.html", "{% broken");
    site.live
        .until(|message| message["problems"]["errors"].as_u64() > Some(0));
    assert!(
        site.preview
            .get("/nowhere/")
            .text()
            .contains("없는 쪽입니다")
    );
}

#[test]
fn a_style_sheet_is_swapped_where_nothing_else_changed() {
    let mut site = Site::new(&[]);
    site.write(
        "themes/default/assets/css/site.css",
        "body { color: black }",
    );
    let message = site.live.until(|message| message["styles"].is_array());
    let styles: Vec<String> = serde_json::from_value(message["styles"].clone()).expect("paths");
    let own = styles
        .iter()
        .find(|path| path.contains("/site."))
        .expect("the sheet");
    assert!(site.preview.get(own).text().contains("black"));
    site.write(
        "content/events/gov/a.md",
        &EVENT.replace("처음 쓴 글.", "글."),
    );
    let message = site.live.next();
    assert!(message["styles"].is_null(), "{message}");
}

#[test]
fn a_site_broken_from_the_start_is_served_and_heals() {
    for (name, broken, whole) in [
        ("ondo.yaml", "title: [", SETTINGS),
        ("content/events/gov/a.md", "nothing", EVENT),
        (
            "themes/default/templates/base.html",
            "{% broken",
            "<html><head></head>{% block main %}{% endblock main %}</html>",
        ),
    ] {
        let folder = folder(&[(name, broken)]);
        let preview = start(folder.path(), &[]);
        let answer = preview.get("/");
        assert_eq!(answer.status, 503, "{name}");
        let mut live = preview.listen();
        let message = live.next();
        assert_eq!(message["version"], 0);
        assert!(
            message["problems"]["errors"].as_u64() > Some(0),
            "{name}: {message}"
        );
        write(folder.path(), &[(name, whole)]);
        live.until(|message| message["version"].as_u64() > Some(0));
        assert_eq!(preview.get("/").status, 200, "{name}");
    }
}

#[test]
fn a_folder_with_nothing_in_it_is_served_and_fills() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let preview = start(folder.path(), &[]);
    let mut live = preview.listen();
    live.next();
    write(
        folder.path(),
        &[
            ("ondo.yaml", SETTINGS),
            ("content/pages/about.md", "---\ntitle: 소개\n---\n"),
        ],
    );
    while preview.get("/about/").status != 200 {
        live.next();
    }
}

#[test]
fn requests_of_other_sites_are_refused() {
    let site = Site::new(&[]);
    let host = site.preview.host().to_owned();
    let status = |headers: &[(&str, &str)]| site.preview.ask("/", headers).status;
    assert_eq!(status(&[("Host", &host)]), 200);
    assert_eq!(status(&[("Host", "evil.example")]), 403);
    assert_eq!(
        status(&[("Host", &host), ("Origin", "http://evil.example")]),
        403
    );
    assert_eq!(
        status(&[("Host", &host), ("Origin", &format!("http://{host}"))]),
        200
    );
    let answer = site.preview.get("/");
    assert!(
        !answer.headers.contains("access-control"),
        "{}",
        answer.headers
    );
    assert!(
        answer
            .headers
            .contains("content-security-policy: default-src 'none'")
    );
    for address in ["/_ondo/live", "/_ondo/live?", "/_ondo/live?0123"] {
        assert_eq!(site.preview.get(address).status, 403, "{address}");
    }
}

#[test]
fn no_path_leaves_the_site() {
    let mut site = Site::new(&[
        ("secret.txt", "secret"),
        ("content/pages/a.md", "---\ntitle: 글\n---\n\n[글](a.txt)\n"),
        ("content/pages/a.txt", "open"),
    ]);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/pages/../../secret.txt",
        "//secret.txt",
        "/content/events/gov/a.md",
        "/ondo.yaml",
        "/%00",
        "/\\..\\secret.txt",
    ] {
        let answer = site.preview.get(path);
        assert!(
            answer.status >= 400 && !answer.text().contains("secret<") && answer.body != b"secret",
            "{path}: {}",
            answer.status
        );
    }
    assert_eq!(site.preview.get("/%ff").status, 400);
    assert_eq!(site.preview.get("/pages/a.txt").text(), "open");
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().expect("a temporary folder");
        write(outside.path(), &[("secret.txt", "secret")]);
        fs::remove_file(site.path("content/pages/a.txt")).expect("removed");
        std::os::unix::fs::symlink(
            outside.path().join("secret.txt"),
            site.path("content/pages/a.txt"),
        )
        .expect("a link");
        // Whether the change was noticed or not.
        assert_ne!(site.preview.get("/pages/a.txt").text(), "secret");
        site.live.next();
        assert_ne!(site.preview.get("/pages/a.txt").text(), "secret");
    }
}

#[test]
fn a_busy_port_is_left_for_the_next() {
    let folder = folder(&[]);
    let first = start(folder.path(), &[]);
    let port = first.host().rsplit(':').next().expect("a port").to_owned();
    let busy = start(folder.path(), &["--port", &port]);
    assert_ne!(busy.host(), first.host());
    assert_eq!(busy.get("/").status, 200);
}

#[test]
fn a_site_below_a_path_is_served_below_it() {
    let settings = SETTINGS.replace("ondo.example/", "ondo.example/기록/relay/");
    let site = Site::new(&[("ondo.yaml", &settings)]);
    assert!(
        site.preview.home.ends_with("/relay/"),
        "{}",
        site.preview.home
    );
    let home = site.preview.get("/%EA%B8%B0%EB%A1%9D/relay/");
    assert_eq!(home.status, 200);
    let moved = site.preview.get("/");
    assert_eq!(moved.status, 302);
    assert!(
        moved
            .headers
            .contains("location: /%ea%b8%b0%eb%a1%9d/relay/"),
        "{}",
        moved.headers
    );
    assert_eq!(site.preview.get("/events/").status, 404);
    assert_eq!(
        site.preview
            .get("/%EA%B8%B0%EB%A1%9D/relay/events/gov/a")
            .status,
        302
    );
}

#[test]
fn drafts_are_left_out_or_marked() {
    let files = [
        ("content/cases/b.md", "---\ntitle: 초안\ndraft: true\n---\n"),
        (
            "content/cases/c.md",
            "---\ntitle: 나중\npublish_at: 2999-01-01\n---\n",
        ),
    ];
    let site = Site::new(&files);
    assert_eq!(site.preview.get("/cases/b/").status, 404);
    let site = Site::with(&files, &["--drafts"]);
    assert!(
        site.preview
            .get("/cases/b/")
            .text()
            .contains(" data-draft defer")
    );
    assert!(
        site.preview
            .get("/cases/c/")
            .text()
            .contains(" data-embargo=\"2998-12-31T15:00:00Z\"")
    );
    assert!(
        !site
            .preview
            .get("/events/gov/a/")
            .text()
            .contains(" data-draft")
    );
}

#[test]
fn the_page_that_was_edited_is_gone_to_when_asked() {
    let mut site = Site::with(&[], &["--follow"]);
    site.write(
        "content/events/gov/a.md",
        &EVENT.replace("처음 쓴 글.", "고친 글."),
    );
    let message = site
        .live
        .until(|message| message["version"].as_u64() > Some(1));
    assert_eq!(message["go"], "/events/gov/a/");
}

#[test]
fn search_feed_and_old_addresses_work_as_published() {
    let moved = EVENT.replace("title: 첫 회", "title: 첫 회\naliases: [old/place]");
    let mut site = Site::new(&[("content/events/gov/a.md", &moved)]);
    let output = tempfile::tempdir().expect("a temporary folder");
    let run = crate::folder::ondo(
        site.folder.path(),
        &["build", "--output", &output.path().to_string_lossy()],
    );
    assert!(run.status.success());
    let published = crate::folder::read(output.path());
    let index: Vec<&String> = published
        .keys()
        .filter(|path| path.starts_with("search/") && path.ends_with(".bin"))
        .collect();
    assert!(index.len() > 5);
    let files =
        index
            .into_iter()
            .map(String::as_str)
            .chain(["feed.xml", "sitemap.xml", "robots.txt"]);
    for file in files {
        assert!(
            site.preview.get(&format!("/{file}")).body == published[file],
            "{file}"
        );
    }
    assert!(
        site.preview
            .get("/old/place/")
            .text()
            .contains("/events/gov/a/")
    );
    // A page is what is published, and the script.
    let page = site.preview.get("/events/gov/a/").text();
    let (head, rest) = page.split_once("<script src=\"/_ondo").expect("the script");
    let (_, rest) = rest.split_once("</script>\n").expect("its end");
    assert_eq!(
        format!("{head}{rest}").as_bytes(),
        published["events/gov/a/index.html"]
    );
    // The index follows as well.
    let before = site.preview.get("/search/manifest.bin").body;
    site.write(
        "content/events/gov/a.md",
        &moved.replace("처음 쓴 글.", "낙타와 코끼리."),
    );
    site.live.next();
    assert_ne!(site.preview.get("/search/manifest.bin").body, before);
}

#[test]
fn folders_that_tell_nothing_are_looked_at() {
    let mut site = Site::with(&[], &["--poll"]);
    for at in 0..3 {
        let text = format!("{at}번째 글.");
        site.write(
            "content/events/gov/a.md",
            &EVENT.replace("처음 쓴 글.", &text),
        );
        site.until("/events/gov/a/", &text);
    }
}

#[test]
fn of_two_hundred_savings_none_is_lost() {
    let mut site = Site::new(&[]);
    for at in 0..200 {
        let text = format!("{at}번째 글.");
        site.write(
            "content/events/gov/a.md",
            &EVENT.replace("처음 쓴 글.", &text),
        );
        site.until("/events/gov/a/", &text);
    }
    // And without waiting between them.
    for at in 0..200 {
        site.write(
            "content/events/gov/a.md",
            &EVENT.replace("처음 쓴 글.", &format!("{at}째 글.")),
        );
    }
    site.until("/events/gov/a/", "199째 글.");
    assert!(site.preview.runs());
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read_is_told_and_heals() {
    // A name that no link can spell is refused by the reader of the folder, for root as well.
    let bad = "content/cases/a\\b.md";
    for is_there_first in [true, false] {
        let files: &[(&str, &str)] = if is_there_first { &[(bad, "")] } else { &[] };
        let mut site = Site::new(files);
        if is_there_first {
            assert_eq!(site.preview.get("/").status, 503);
        } else {
            site.write(bad, "");
            let is_told = |message: &serde_json::Value| {
                message["problems"]["list"][0]["rule"] == "unreadable"
            };
            site.live.until(is_told);
            assert_eq!(site.preview.get("/").status, 200);
        }
        fs::remove_file(site.path(bad)).expect("removed");
        site.live
            .until(|message| message["problems"]["errors"] == 0);
        assert_eq!(site.preview.get("/events/gov/a/").status, 200);
    }
}
