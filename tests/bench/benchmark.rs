//! The benchmark: an invented archive of a given size, built by Ondo and, if asked, by Hugo.
//! `README.md` beside this file says how to run it and what it prints.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark reads the clock, writes files and prints; the library does none of it"
)]

mod agencies;
mod archive;
mod arguments;
mod cases;
mod chance;
mod events;
mod folder;
mod front;
mod hugo_site;
mod measure;
mod ondo_site;
#[path = "../it/preview.rs"]
#[expect(dead_code, reason = "tests ask it more than the benchmark does")]
mod preview;
mod preview_times;
mod prose;
mod schedule;
mod series;
mod table;
mod words;

use archive::Archive;
use arguments::Arguments;
use clap::Parser;
use folder::{ARCHIVE, BY_HUGO, BY_ONDO, Folders, HUGO_SOURCE};
use hugo_site::Hugo;
use measure::Spent;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = measure::as_asked() {
        return code;
    }
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Generates, builds and measures an archive of each size.
fn run(arguments: &Arguments) -> Result<(), String> {
    measure::check()?;
    let hugo = arguments.hugo.then(Hugo::find).transpose()?;
    if arguments.preview {
        return preview_times::measure(arguments);
    }
    table::head();
    for &events in &arguments.events {
        let archive = Archive::new(events);
        let folders = Folders::of(&arguments.dir, events).map_err(disk)?;

        let root = folders.cleared(ARCHIVE).map_err(disk)?;
        ondo_site::write(&archive, &root).map_err(disk)?;
        let (cold, output) = each_into_nothing(arguments.runs, &folders, BY_ONDO, |output| {
            ondo_site::build(&root, output)
        })?;
        let size = folder::size(&output).map_err(disk)?;
        table::line(events, "ondo", &cold, size);
        let again = several(arguments.runs, || ondo_site::build(&root, &output))?;
        table::line(events, "ondo, unchanged", &again, size);

        let checked = several(arguments.runs, || ondo_site::check(&root))?;
        table::line(events, "ondo check", &checked, folder::Size::default());

        if let Some(hugo) = &hugo {
            let root = folders.cleared(HUGO_SOURCE).map_err(disk)?;
            hugo_site::write(&archive, &root).map_err(disk)?;
            let (spent, output) = each_into_nothing(arguments.runs, &folders, BY_HUGO, |output| {
                hugo.build(&root, output)
            })?;
            let size = folder::size(&output).map_err(disk)?;
            table::line(events, "hugo", &spent, size);
            table::ratios(events, &cold, &spent);
        }
        if !arguments.keep {
            folders.remove().map_err(disk)?;
        }
    }
    Ok(())
}

/// The median of several builds, each into an empty folder, and the folder of the last.
fn each_into_nothing(
    runs: u8,
    folders: &Folders,
    name: &str,
    build: impl Fn(&PathBuf) -> Result<Spent, String>,
) -> Result<(Spent, PathBuf), String> {
    let mut output = PathBuf::new();
    let spent = several(runs, || {
        output = folders.cleared(name).map_err(disk)?;
        build(&output)
    })?;
    Ok((spent, output))
}

/// The median of several builds.
fn several(runs: u8, mut build: impl FnMut() -> Result<Spent, String>) -> Result<Spent, String> {
    let spent: Vec<Spent> = (0..runs).map(|_| build()).collect::<Result<_, _>>()?;
    Ok(measure::median(&spent))
}

fn disk(error: io::Error) -> String {
    format!("the disk refused: {error}")
}
