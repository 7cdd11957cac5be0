//! What hosts get: the files each wants, what search engines are told, and a folder that is whole at every moment.

use crate::folder::{Tree, ondo, read, write};
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
        if let Some(redirects) = site.get("_redirects") {
            let line = "/archive/old/1/ /archive/events/gov/1/ 301\n";
            assert_eq!(String::from_utf8_lossy(redirects), line);
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

/// Starts a build and kills it after a while, unless it has ended by then.
fn killed(folder: &Path, after: Duration) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ondo"))
        .arg("build")
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary can be run");
    let (never, moment) = channel::<()>();
    assert_eq!(moment.recv_timeout(after), Err(RecvTimeoutError::Timeout));
    drop(never);
    let _ = child.kill();
    child.wait().expect("the build has ended");
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
    let old = without_own(build(root, &[]));
    write(root, &[("ondo.yaml", settings("둘"))]);
    let started = Instant::now();
    let new = without_own(build(root, &[]));
    let took = started.elapsed();
    assert!(old["index.html"] != new["index.html"]);
    for moment in 0..MOMENTS {
        // From one to the other and back, each from wherever the last one was killed.
        let title = if moment % 2 == 0 { "하나" } else { "둘" };
        write(root, &[("ondo.yaml", settings(title))]);
        killed(root, took * (moment * 7 % MOMENTS) / MOMENTS);
        for (path, bytes) in without_own(read(&root.join("public"))) {
            let is_whole = old.get(&path) == Some(&bytes) || new.get(&path) == Some(&bytes);
            assert!(is_whole, "{path} at moment {moment}");
        }
        for path in old.keys().filter(|path| new.contains_key(*path)) {
            assert!(
                root.join("public").join(path).exists(),
                "{path} at moment {moment}"
            );
        }
    }
    assert!(without_own(build(root, &[])) == new);
}
