//! What hosts get: the files each wants, what search engines are told, and a folder that is whole at every moment.

use crate::folder::{Tree, ondo, read, write};
use flate2::read::GzDecoder;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

const SERIES: (&str, &str) = ("content/series/gov.md", "---\ntitle: 이어달리기\n---\n");

fn settings(title: &str) -> String {
    format!("title: {title}\nbase_url: https://ondo.example/archive/\n")
}

fn event(number: usize) -> (String, String) {
    let text = format!(
        "---\ntitle: 제{number}회\nseries: gov\nround: {number}\ndate: 2020-01-01\nhosts: [산림청]\naliases: [old/{number}]\n---\n글\n"
    );
    (format!("content/events/gov/{number}.md"), text)
}

/// An archive of so many rounds on consecutive days.
fn archive(rounds: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), &[("ondo.yaml", settings("하나"))]);
    write(folder.path(), &[SERIES]);
    for number in 1..=rounds {
        let (path, text) = event(number);
        write(folder.path(), &[(path.as_str(), text)]);
    }
    folder
}

fn build(folder: &Path, arguments: &[&str]) -> Tree {
    let run = ondo(folder, &[&["build"], arguments].concat());
    assert!(run.status.success(), "{run:?}");
    read(&folder.join("public"))
}

#[test]
fn each_host_gets_what_it_reads() {
    let folder = archive(1);
    let policy = "http-equiv=\"Content-Security-Policy\"";
    for (target, files, has_redirect_page, has_policy) in [
        ("plain", &[][..], true, true),
        ("github-pages", &[".nojekyll"], true, true),
        ("gitlab-pages", &["_redirects"], false, true),
        ("netlify", &["_headers", "_redirects"], false, false),
        ("cloudflare", &["_headers", "_redirects"], false, false),
        ("s3", &["deploy-manifest.json"], true, true),
    ] {
        let site = build(folder.path(), &["--target", target]);
        let of_hosts = [
            ".nojekyll",
            "_headers",
            "_redirects",
            "deploy-manifest.json",
        ];
        for file in of_hosts {
            assert_eq!(
                site.contains_key(file),
                files.contains(&file),
                "{file} for {target}"
            );
        }
        assert_eq!(
            site.contains_key("old/1/index.html"),
            has_redirect_page,
            "{target}"
        );
        let home = String::from_utf8_lossy(&site["index.html"]);
        assert_eq!(home.contains(policy), has_policy, "{target}");
        let root = match target {
            "gitlab-pages" => "/archive/",
            // These send a site from the root of their own host, whatever stands before it.
            _ => "/",
        };
        if let Some(redirects) = site.get("_redirects") {
            let to = "/archive/events/gov/1/ 301\n";
            let lines = format!("{root}old/1/ {to}{root}old/1 {to}");
            assert_eq!(String::from_utf8_lossy(redirects), lines);
        }
        if let Some(headers) = site.get("_headers") {
            let headers = String::from_utf8_lossy(headers);
            assert!(headers.starts_with("/*\n") && headers.contains("\n/assets/*\n"));
        }
    }
}

#[test]
fn search_engines_are_told_the_day_of_the_record_else_that_of_its_last_commit() {
    let folder = archive(2);
    let (path, text) = event(2);
    let text = text.replace("aliases", "updated: 2021-05-06\naliases");
    write(folder.path(), &[(path.as_str(), text)]);
    let days = |site: &Tree| {
        let sitemap = String::from_utf8_lossy(&site["sitemap.xml"]).into_owned();
        let entries = sitemap
            .split("<url>")
            .filter(|entry| entry.contains("events/gov/"));
        let day = |entry: &str| {
            let (_, rest) = entry.split_once("<lastmod>")?;
            Some(rest.split_once('<')?.0.to_owned())
        };
        entries.map(day).collect::<Vec<_>>()
    };
    let own = Some("2021-05-06".to_owned());
    assert_eq!(days(&build(folder.path(), &[])), [None, own.clone()]);
    for line in [
        &["init", "-q"][..],
        &["add", "content"],
        &["commit", "-qm", "first"],
    ] {
        let mut git = Command::new("git");
        let who = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        git.current_dir(folder.path()).args(who).args(line);
        git.env("GIT_COMMITTER_DATE", "2022-03-04T20:00:00Z");
        assert!(git.status().expect("git can be run").success());
    }
    // Eight in the evening in London is the next morning in Seoul.
    let committed = Some("2022-03-05".to_owned());
    assert_eq!(days(&build(folder.path(), &[])), [committed, own]);
}

#[test]
fn a_build_is_the_same_again_by_one_thread_and_at_another_hour() {
    let folder = archive(3);
    let site = build(folder.path(), &["--verify", "--compress"]);
    assert!(site.contains_key("index.html.br"));
    let run = Command::new(env!("CARGO_BIN_EXE_ondo"))
        .args(["build", "--compress", "--output", "again"])
        .current_dir(folder.path())
        .envs([("TZ", "America/New_York"), ("LC_ALL", "en_US.UTF-8")])
        .envs([
            ("RAYON_NUM_THREADS", "1"),
            ("SOURCE_DATE_EPOCH", "1700000000"),
        ])
        .output();
    assert!(run.expect("the binary can be run").status.success());
    assert!(read(&folder.path().join("again")) == site);
    let elsewhere = archive(3);
    assert!(build(elsewhere.path(), &["--compress"]) == site);
}

#[test]
fn programs_are_told_an_address_in_hangul_as_they_read_it() {
    let folder = archive(1);
    let arguments = [
        "--base-url",
        "https://기록.한국:8443/기록관/",
        "--target",
        "gitlab-pages",
    ];
    let site = build(folder.path(), &arguments);
    let address = "https://xn--ok0b06q.xn--3e0b707e:8443/%EA%B8%B0%EB%A1%9D%EA%B4%80/";
    for path in [
        "sitemap.xml",
        "feed.xml",
        "rss.xml",
        "calendar.ics",
        "data/events.json",
    ] {
        let text = String::from_utf8_lossy(&site[path]).replace("\r\n ", "");
        let events = format!("{address}events/gov/1/");
        assert!(
            text.contains(&events) && !text.contains("기록.한국"),
            "{path}: {text}"
        );
    }
    let redirects = String::from_utf8_lossy(&site["_redirects"]);
    assert!(redirects.starts_with("/기록관/old/1/ /%EA%B8%B0%EB%A1%9D%EA%B4%80/events/"));
}

#[test]
fn a_moment_that_is_none_is_told() {
    let folder = archive(1);
    let run = Command::new(env!("CARGO_BIN_EXE_ondo"))
        .arg("build")
        .current_dir(folder.path())
        .env("SOURCE_DATE_EPOCH", "어제")
        .output()
        .expect("the binary can be run");
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("SOURCE_DATE_EPOCH"));
    assert!(!folder.path().join("public").exists());
}

/// When a build is killed.
#[derive(Clone, Copy)]
enum Moment {
    /// So long after its start.
    After(Duration),
    /// After it has moved so many files into place.
    Moved(u32),
}

/// Waits without using the machine.
fn wait(time: Duration) {
    let (never, moment) = channel::<()>();
    assert_eq!(moment.recv_timeout(time), Err(RecvTimeoutError::Timeout));
    drop(never);
}

/// Starts a build and kills it at a moment; returns whether it had ended by then.
fn killed(folder: &Path, moment: Moment) -> bool {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ondo"));
    command
        .args(["build", "--compress"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Moment::Moved(count) = moment {
        command.env("ONDO_ABORT_AFTER", count.to_string());
    }
    let mut child = command.spawn().expect("the binary can be run");
    if let Moment::After(time) = moment {
        wait(time);
        let _ = child.kill();
    }
    child.wait().expect("the build has ended").success()
}

/// The one or the other of two states of an archive: other words on all pages, other files of the theme, a page that
/// the other does not have.
fn put(root: &Path, is_first: bool) {
    let (title, style, there, gone) = if is_first {
        ("하나", "body{}", 61, 62)
    } else {
        ("둘", "body{ }", 62, 61)
    };
    let settings = settings(title) + "cards: site\n";
    let (path, text) = event(there);
    write(
        root,
        &[
            ("ondo.yaml", settings.as_str()),
            ("themes/default/assets/css/print.css", style),
            (path.as_str(), text.as_str()),
        ],
    );
    let _ = std::fs::remove_file(root.join(event(gone).0));
}

fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut text).expect("gzip");
    text
}

/// The files of the site that a page names, below the path of the site.
fn named(page: &str) -> Vec<String> {
    let addresses = page.split("=\"/archive/").skip(1);
    let addresses = addresses.filter_map(|rest| rest.split(['"', '#', '?']).next());
    let file = |address: &str| {
        let is_folder = address.is_empty() || address.ends_with('/');
        let name = if is_folder { "index.html" } else { "" };
        format!("{address}{name}")
    };
    addresses.map(file).collect()
}

#[test]
fn a_build_killed_at_any_of_fifty_moments_leaves_every_file_old_or_new_and_the_next_one_ends_it() {
    const MOMENTS: u32 = 50;
    let folder = archive(60);
    let root = folder.path();
    let without_own = |mut tree: Tree| {
        tree.retain(|path, _| !path.starts_with(".ondo/"));
        tree
    };
    put(root, true);
    let old = without_own(build(root, &["--compress"]));
    put(root, false);
    let started = Instant::now();
    build(root, &["--compress"]);
    let took = started.elapsed();
    // What the last build replaced stays for one build more.
    let new = without_own(build(root, &["--compress"]));
    assert!(old["index.html"] != new["index.html"]);
    let (mut mixed, mut is_first, mut has_ended) = (0, false, true);
    for moment in 0..MOMENTS {
        // From one to the other and back, each from wherever the last one was killed. Of two builds
        // that are killed between moves, one at least has more to move than it is allowed to.
        if moment % 3 == 0 || has_ended {
            is_first = !is_first;
            put(root, is_first);
        }
        has_ended = killed(
            root,
            match moment % 3 {
                0 => Moment::After(took * (moment * 7 % MOMENTS) / MOMENTS),
                _ => Moment::Moved(1 + moment * 7 % 120),
            },
        );
        let site = without_own(read(&root.join("public")));
        for (path, bytes) in &site {
            let is_whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(is_whole, "{path} at moment {moment}");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            // A text that is about to be replaced may lack what it was packed to, never what it is.
            let is_packed = path.ends_with(".gz") || path.ends_with(".br");
            assert!(
                is_packed || site.contains_key(path),
                "{path} at moment {moment}"
            );
        }
        for (path, packed) in site.iter().filter(|(path, _)| path.ends_with(".gz")) {
            let text = &site[path.strip_suffix(".gz").expect("its ending")];
            assert!(
                unpacked(packed) == *text,
                "{path} holds another page at moment {moment}"
            );
        }
        for (path, page) in site.iter().filter(|(path, _)| path.ends_with("index.html")) {
            // A page of which nobody knows yet may wait for another one.
            if old.contains_key(path) && new.contains_key(path) {
                for name in named(&String::from_utf8_lossy(page)) {
                    assert!(
                        site.contains_key(&name),
                        "{path} → {name} at moment {moment}"
                    );
                }
            }
        }
        let is_old = |(path, bytes): (&String, &Vec<u8>)| old.get(path) == Some(bytes);
        let is_new = |(path, bytes): (&String, &Vec<u8>)| new.get(path) == Some(bytes);
        mixed += u32::from(!site.iter().all(is_old) && !site.iter().all(is_new));
    }
    assert!(
        mixed >= MOMENTS / 3,
        "only {mixed} builds were killed between two moves"
    );
    put(root, false);
    build(root, &["--compress"]);
    assert!(without_own(build(root, &["--compress"])) == new);
}

#[test]
fn a_site_that_moved_below_another_address_keeps_the_feeds_of_a_series_and_its_old_addresses_in_each_language()
 {
    let folder = archive(1);
    let settings = settings("기록관") + "languages: [en]\n";
    let moved = "---\ntitle: 이어달리기\nslug: relay\naliases: [/series/gov/, /relay.html]\n---\n";
    write(
        folder.path(),
        &[("ondo.yaml", settings.as_str()), (SERIES.0, moved)],
    );
    let site = build(folder.path(), &[]);
    for path in [
        "series/gov/feed.xml",
        "series/gov/rss.xml",
        "series/gov/calendar.ics",
        "en/series/gov/feed.xml",
        "series/gov/index.html",
        "en/series/gov/index.html",
        "relay.html",
    ] {
        assert!(site.contains_key(path), "{path}");
    }
    let feed = |path: &str| String::from_utf8_lossy(&site[path]).into_owned();
    assert_eq!(feed("series/gov/feed.xml"), feed("series/relay/feed.xml"));
    assert!(
        feed("series/relay/feed.xml").contains("<id>https://ondo.example/archive/series/gov/</id>")
    );
    assert!(feed("en/series/gov/index.html").contains("/archive/en/series/relay/"));
}

#[test]
fn a_page_that_lists_records_is_as_new_as_the_newest_of_them_or_of_no_day() {
    let folder = archive(2);
    let day = |site: &Tree, page: &str| {
        let sitemap = String::from_utf8_lossy(&site["sitemap.xml"]).into_owned();
        let (_, rest) = sitemap.split_once(&format!("/archive/{page}</loc>"))?;
        let entry = rest.split("</url>").next()?;
        let (_, rest) = entry.split_once("<lastmod>")?;
        Some(rest.split_once('<')?.0.to_owned())
    };
    let update = |(path, text): (String, String), day: &str| {
        let text = text.replace("aliases", &format!("updated: {day}\naliases"));
        write(folder.path(), &[(path.as_str(), text)]);
    };
    let series = "---\ntitle: 이어달리기\nupdated: 2020-01-01\n---\n";
    write(folder.path(), &[(SERIES.0, series)]);
    update(event(2), "2021-05-06");
    assert_eq!(day(&build(folder.path(), &[]), "series/gov/"), None);
    update(event(1), "2020-02-03");
    let newest = Some("2021-05-06".to_owned());
    assert_eq!(day(&build(folder.path(), &[]), "series/gov/"), newest);
}

#[test]
fn a_folder_without_records_is_not_published_over_a_site() {
    let folder = archive(1);
    let before = build(folder.path(), &[]);
    std::fs::remove_dir_all(folder.path().join("content")).expect("removed");
    let run = ondo(folder.path(), &["build"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(read(&folder.path().join("public")) == before);
}

#[test]
fn what_is_not_published_yet_is_counted() {
    let folder = archive(3);
    for (number, line) in [(2, "draft: true"), (3, "publish_at: 2999-01-02T09:00")] {
        let (path, text) = event(number);
        let text = text.replace("aliases", &format!("{line}\naliases"));
        write(folder.path(), &[(path.as_str(), text)]);
    }
    let said = |arguments: &[&str]| {
        let run = ondo(
            folder.path(),
            &[&["build", "--lang", "en"], arguments].concat(),
        );
        String::from_utf8_lossy(&run.stdout).into_owned()
    };
    let told = said(&[]);
    assert!(
        told.contains("1 drafts, 1 embargoed records (the first until 2999-01-02 09:00 in Seoul)"),
        "{told}"
    );
    assert!(!said(&["--drafts"]).contains("left out"));
}

#[test]
fn a_cache_that_holds_files_of_others_or_lies_in_the_site_is_refused_and_loses_nothing() {
    let folder = archive(1);
    write(folder.path(), &[("photos/family.webp", "mine")]);
    for cache in ["photos", ".", "content/cache", "public/cache"] {
        let run = ondo(folder.path(), &["build", "--cache", cache]);
        assert_eq!(run.status.code(), Some(2), "{cache}: {run:?}");
    }
    assert!(folder.path().join("photos/family.webp").exists());
    build(folder.path(), &["--cache", "kept"]);
    build(folder.path(), &["--cache", "kept"]);
    let below = ["build", "--cache", "kept", "--output", "kept/site"];
    assert_eq!(ondo(folder.path(), &below).status.code(), Some(2));
    let kept = read(&folder.path().join("kept"));
    assert!(
        kept.contains_key("CACHEDIR.TAG") && kept.len() > 1,
        "{:?}",
        kept.keys()
    );
}

#[test]
fn a_kept_picture_that_was_damaged_is_made_anew() {
    let folder = archive(1);
    let site = build(folder.path(), &["--cache", "kept"]);
    let kept = read(&folder.path().join("kept"));
    let is_picture = |path: &&String| path.ends_with(".png");
    assert!(kept.keys().any(|path| is_picture(&path)));
    for path in kept.keys().filter(is_picture) {
        write(folder.path(), &[(&*format!("kept/{path}"), "damaged")]);
    }
    std::fs::remove_dir_all(folder.path().join("public")).expect("removed");
    assert!(build(folder.path(), &["--cache", "kept"]) == site);
    assert!(read(&folder.path().join("kept")) == kept);
}

#[test]
fn a_record_under_other_terms_names_them_and_one_without_an_address_of_its_terms_names_none() {
    let folder = archive(1);
    let settings = settings("기록관") + "license: cc-by-4.0\n";
    let with = |license: &str| format!("---\ntitle: 사례\nlicense: {license}\n---\n");
    write(
        folder.path(),
        &[
            ("ondo.yaml", settings.as_str()),
            ("content/cases/a.md", &with("all-rights-reserved")),
            ("content/cases/b.md", &with("kogl-4")),
        ],
    );
    let site = build(folder.path(), &[]);
    let license = |path: &str| {
        let page = String::from_utf8_lossy(&site[path]).into_owned();
        let (_, rest) = page.split_once("<link rel=\"license\" href=\"")?;
        rest.split_once('"').map(|(url, _)| url.to_owned())
    };
    assert_eq!(license("cases/a/index.html"), None);
    for (path, host) in [
        ("cases/b/index.html", "kogl.or.kr"),
        ("events/gov/1/index.html", "creativecommons.org"),
        ("index.html", "creativecommons.org"),
    ] {
        assert!(
            license(path).is_some_and(|url| url.contains(host)),
            "{path}"
        );
    }
}

#[test]
fn an_old_address_that_is_a_file_of_the_site_is_refused_for_every_host() {
    let folder = archive(1);
    let (path, text) = event(1);
    for alias in [
        "/feed.xml",
        "/en/robots.txt",
        "/_redirects",
        "/index.html",
        "/thermometer/index.html",
        "/data/events.csv",
        "/search/manifest.bin",
    ] {
        write(
            folder.path(),
            &[(path.as_str(), text.replace("old/1", alias))],
        );
        for target in ["plain", "cloudflare", "gitlab-pages"] {
            let run = ondo(folder.path(), &["build", "--target", target]);
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert_eq!(run.status.code(), Some(1), "{alias} {target}: {said}");
            assert!(said.contains("content/events/gov/1.md"), "{said}");
        }
    }
}

#[test]
fn gitlab_reads_old_addresses_in_hangul_as_they_are_and_others_in_ascii() {
    let folder = archive(1);
    let (path, text) = event(1);
    let text = text.replace("old/1", "/옛-주소/");
    write(folder.path(), &[(path.as_str(), text)]);
    let rules = |target| {
        let site = build(folder.path(), &["--target", target]);
        String::from_utf8_lossy(&site["_redirects"]).into_owned()
    };
    let gitlab = rules("gitlab-pages");
    assert!(
        gitlab.contains("/archive/옛-주소/ /archive/events/gov/1/ 301"),
        "{gitlab}"
    );
    let cloudflare = rules("cloudflare");
    assert!(cloudflare.starts_with("/%EC%98%9B-"), "{cloudflare}");
}
