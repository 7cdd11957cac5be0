//! `ondo watch`: the folder of the site follows every save, and only what differs is written.

use crate::folder::{read, write};
use crate::preview::Lines;
use std::fs;
use std::process::{Child, Command, Stdio};

struct Watch(Child, Lines);

impl Watch {
    fn start(folder: &std::path::Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ondo"))
            .args(["watch", "--lang", "en", "--root"])
            .arg(folder)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary can be run");
        let lines = Lines::of(&mut child);
        Self(child, lines)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_site_is_written_after_every_save_but_never_a_broken_one() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let page = "---\ntitle: 소개\n---\n\n처음 쓴 글.\n";
    write(
        folder.path(),
        &[
            (
                "ondo.yaml",
                "title: 기록관\ndescription: 시험하는 곳입니다.\nbase_url: https://ondo.example/\nlanguage: ko\nlicense: cc-by-4.0\n",
            ),
            ("content/pages/about.md", page),
        ],
    );
    let watch = Watch::start(folder.path());
    watch.1.until("written");
    let public = folder.path().join("public");
    let about = public.join("about/index.html");
    let modified = |name: &str| {
        fs::metadata(public.join(name))
            .and_then(|status| status.modified())
            .expect("a time")
    };
    let before = modified("events/index.html");
    write(
        folder.path(),
        &[("content/pages/about.md", &page.replace("처음", "다시"))],
    );
    watch.1.until("content/pages/about.md");
    assert!(
        fs::read_to_string(&about)
            .expect("a page")
            .contains("다시 쓴 글.")
    );
    assert_eq!(modified("events/index.html"), before);
    let site = read(&public);
    write(folder.path(), &[("content/pages/about.md", "nothing")]);
    watch.1.until("1 errors");
    assert!(read(&public) == site);
    fs::remove_file(folder.path().join("content/pages/about.md")).expect("removed");
    watch.1.until("left as it was");
    assert!(read(&public) == site);
    write(folder.path(), &[("content/pages/about.md", page)]);
    watch.1.until("no problems");
    assert!(
        fs::read_to_string(&about)
            .expect("a page")
            .contains("처음 쓴 글.")
    );
}

#[test]
fn an_archive_that_is_away_when_watching_begins_leaves_the_site_as_it_was() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(
        folder.path(),
        &[
            (
                "ondo.yaml",
                "title: 기록관\nbase_url: https://ondo.example/\n",
            ),
            ("content/pages/about.md", "---\ntitle: 소개\n---\n글\n"),
        ],
    );
    Watch::start(folder.path()).1.until("written");
    let public = folder.path().join("public");
    let site = read(&public);
    fs::rename(folder.path().join("content"), folder.path().join("away")).expect("moved");
    let watch = Watch::start(folder.path());
    watch.1.until("left as it was");
    assert!(read(&public) == site);
    fs::rename(folder.path().join("away"), folder.path().join("content")).expect("moved");
    watch.1.until("written");
    assert!(public.join("about/index.html").exists());
}
