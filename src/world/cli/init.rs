//! `ondo init`: a new archive with a first record of each kind, settings for VS Code, and CI files.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::args::{Arguments, Init};
use super::exit::Exit;
use super::schema::write_for_editor;
use super::terminal::{say, stop, style};
use super::words;
use crate::content::Language;
use crate::world::host::disk::DiskError;
use include_dir::{Dir, File, include_dir};
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a new archive. Names that begin with a dot are stored without it.
static SCAFFOLD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/world/cli/scaffold");

/// The files and folders whose names begin with a dot.
const DOTTED: [&str; 3] = ["gitignore", "gitlab-ci.yml", "github"];

/// The placeholder for the version of the program.
const VERSION: &str = "@VERSION@";

/// What a repository often has from the start: existing ones stay.
const KEPT: [&str; 2] = ["README.md", ".gitignore"];

/// Creates a new archive in a folder that has none of its files. Its texts are Korean, and so are
/// the schemas for the editor program unless `--lang` asks for another language.
pub(super) fn init(arguments: &Arguments, command: &Init) -> Exit {
    let language = style(arguments.lang, None).language;
    let folder = arguments.root.join(&command.folder);
    let found = files(&SCAFFOLD).map(|file| folder.join(place(file.path())));
    let mut found =
        found.filter(|path| path.exists() && !KEPT.iter().any(|kept| path.ends_with(kept)));
    if let Some(found) = found.next().or_else(|| records(&folder)) {
        return stop(&words::taken(&found), language, Exit::Usage);
    }
    let for_editor = arguments.lang.map_or(Language::Korean, |_| language);
    let mut written = Vec::new();
    let made = write(&folder, &mut written).and_then(|()| write_for_editor(&folder, for_editor));
    match made {
        Ok(()) => {
            say(&words::created(&folder), language);
            Exit::Fine
        }
        Err(error) => {
            // Half an archive would be in the way of the next try.
            for path in written {
                let _ = fs::remove_file(path);
            }
            stop(&error.words(), language, Exit::Failure)
        }
    }
}

/// An existing file in `content/`, with which the example records would mix.
fn records(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder.join("content")).ok()?.flatten();
    entries.map(|entry| entry.path()).min()
}

/// All files of the new archive below a folder.
fn files(folder: &'static Dir<'_>) -> Box<dyn Iterator<Item = &'static File<'static>>> {
    Box::new(folder.files().chain(folder.dirs().flat_map(files)))
}

/// Writes the files that do not exist, and adds them to `written`.
fn write(folder: &Path, written: &mut Vec<PathBuf>) -> Result<(), DiskError> {
    for file in files(&SCAFFOLD) {
        let path = folder.join(place(file.path()));
        if path.exists() {
            continue;
        }
        let above = path.parent().unwrap_or(folder);
        fs::create_dir_all(above).map_err(DiskError::at(above))?;
        let text = String::from_utf8_lossy(file.contents());
        let text = text.replace(VERSION, env!("CARGO_PKG_VERSION"));
        let done = fs::write(&path, text).map_err(DiskError::at(&path));
        written.push(path);
        done?;
    }
    Ok(())
}

/// Where a file lies in the archive.
fn place(path: &Path) -> PathBuf {
    let text = path.to_string_lossy();
    let is_dotted = DOTTED.iter().any(|dotted| path.starts_with(dotted));
    if is_dotted {
        PathBuf::from(format!(".{text}"))
    } else {
        path.to_owned()
    }
}
