//! `ondo init`: a new archive with a first record of each kind, for editors and for the machines that publish it.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::args::{Arguments, Init};
use super::disk::DiskError;
use super::{End, say, schema, stop, style, words};
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a new archive. Names that begin with a dot lie here without it.
static SCAFFOLD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/world/scaffold");

/// The files and folders whose names begin with a dot.
const DOTTED: [&str; 3] = ["gitignore", "gitlab-ci.yml", "github"];

/// What stands in the files for the version of the program.
const VERSION: &str = "@VERSION@";

/// Makes a new archive in a folder that is empty or not there yet.
pub(super) fn init(arguments: &Arguments, command: &Init) -> End {
    let language = style(arguments.lang, None).language;
    let folder = arguments.root.join(&command.folder);
    if let Some(found) = found(&folder) {
        return stop(&words::not_empty(&found, language), End::Usage);
    }
    let made = write(&SCAFFOLD, &folder).and_then(|()| schema::write_for_editor(&folder, language));
    match made {
        Ok(()) => {
            say(&words::begun(&folder, language));
            End::Fine
        }
        Err(error) => stop(&error.to_string(), End::Failure),
    }
}

/// Something that is in a folder already; git may have been there before us.
fn found(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| !path.ends_with(".git")).min()
}

fn write(files: &Dir<'_>, folder: &Path) -> Result<(), DiskError> {
    for file in files.files() {
        let path = folder.join(place(file.path()));
        let above = path.parent().unwrap_or(folder);
        fs::create_dir_all(above).map_err(DiskError::at(above))?;
        let text = String::from_utf8_lossy(file.contents());
        let text = text.replace(VERSION, env!("CARGO_PKG_VERSION"));
        fs::write(&path, text).map_err(DiskError::at(&path))?;
    }
    files.dirs().try_for_each(|below| write(below, folder))
}

/// Where a file lies in the archive.
fn place(path: &Path) -> PathBuf {
    let text = path.to_string_lossy();
    let is_dotted = DOTTED.iter().any(|dotted| path.starts_with(dotted));
    match is_dotted {
        true => PathBuf::from(format!(".{text}")),
        false => path.to_owned(),
    }
}
