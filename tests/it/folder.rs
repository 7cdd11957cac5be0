//! Folders as values: what is in one, and a way to make one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The files below a folder: their paths with `/`, and their bytes.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Reads every file below `folder`; a folder that is not there is empty.
pub(crate) fn read(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below the folder");
                let bytes = fs::read(&path).expect("a file can be read");
                tree.insert(name.to_string_lossy().replace('\\', "/"), bytes);
            }
        }
    }
    tree
}

/// Writes files below `folder`.
pub(crate) fn write<B: AsRef<[u8]>>(folder: &Path, files: &[(&str, B)]) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("folders can be made");
        fs::write(path, text).expect("a file can be written");
    }
}

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the binary with these arguments, in a folder, without colours.
pub(crate) fn ondo(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ondo"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        // The history of this repository is not that of the sites in its tests.
        .env("GIT_CEILING_DIRECTORIES", repository().join("tests"))
        .env_remove("LANG")
        .env_remove("LC_ALL")
        .output()
        .expect("the binary can be run")
}
