//! Reads the folder of a site for a command, and says why where that fails.

use super::args::Arguments;
use super::exit::Exit;
use super::terminal::{say, stop, style};
use super::words;
use crate::content::{self, Config, Language};
use crate::world::host::disk::{self, DiskError, Folder};
use std::path::Path;

/// The settings of the site, where they can be read.
pub(super) fn config(root: &Path) -> Option<Config> {
    content::config(disk::read_settings(root).as_ref()).value
}

/// Reads the folder of the site; says why where it cannot be read.
pub(super) fn read(arguments: &Arguments) -> Result<Folder, Exit> {
    disk::read(&arguments.root).map_err(|error| unreadable(arguments, &error))
}

/// Says why the folder of the site cannot be read.
pub(super) fn unreadable(arguments: &Arguments, why: &DiskError) -> Exit {
    let exit = if arguments.root.is_dir() {
        Exit::Failure
    } else {
        Exit::Usage
    };
    let language = style(arguments.lang, config(&arguments.root).as_ref()).language;
    stop(&why.words(), language, exit)
}

/// Names the symbolic links that were left out.
pub(super) fn say_skipped(folder: &Folder, language: Language) {
    for path in &folder.skipped {
        say(&words::skipped(path), language);
    }
}
