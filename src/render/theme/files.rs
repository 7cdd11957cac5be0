//! The files of a theme: those of the site first, then those of the themes it extends.

use super::problems;
use crate::base::{Diagnostic, SourcePath};
use crate::content::SourceFile;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::sync::Arc;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A file of a theme.
#[derive(Clone, Debug)]
pub(super) struct ThemeFile {
    /// Where it was read, for diagnostics.
    pub(super) source: SourcePath,
    pub(super) bytes: Arc<[u8]>,
}

/// The files of a theme by their path in it.
#[derive(Clone, Debug, Default)]
pub(super) struct ThemeFiles(BTreeMap<String, ThemeFile>);

/// What `theme.yaml` may hold.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeSettings {
    /// The name, for people who open the file.
    #[serde(default, rename = "name")]
    _name: String,
    /// The theme that gives what this one does not have.
    #[serde(default)]
    extends: Option<String>,
}

impl ThemeFiles {
    /// Whether there is a theme of a name, in the binary or in `own`, the files below `themes/`.
    pub(super) fn exist(name: &str, own: &[SourceFile]) -> bool {
        let folder = folder(name);
        let mut paths = own.iter().map(|file| file.path.as_str());
        name == "default" || paths.any(|path| path.starts_with(&folder))
    }

    /// The files of a theme and of those it extends, the default theme last; the nearer one wins.
    pub(super) fn collect(name: &str, own: &[SourceFile], problems: &mut Vec<Diagnostic>) -> Self {
        let mut files = Self::default();
        let mut next = Some(name.to_owned());
        let mut seen = Vec::new();
        while let Some(name) = next.take().filter(|name| !seen.contains(name)) {
            let folder = folder(&name);
            for file in own {
                if let Some(path) = file.path.as_str().strip_prefix(&folder) {
                    files.add(path.to_owned(), || ThemeFile {
                        source: file.path.clone(),
                        bytes: file.bytes.clone(),
                    });
                }
            }
            let settings = format!("{folder}theme.yaml");
            let settings = own.iter().find(|file| file.path.as_str() == settings);
            next = settings.and_then(|file| extended(file, problems));
            seen.push(name);
        }
        files.add_embedded(&DEFAULT);
        files
    }

    /// The file at a path in the theme.
    pub(super) fn get(&self, path: &str) -> Option<&ThemeFile> {
        self.0.get(path)
    }

    /// The files below a folder of the theme, in order of their paths from there.
    pub(super) fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &ThemeFile)> {
        let files = self.0.iter();
        files.filter_map(move |(path, file)| Some((path.strip_prefix(folder)?, file)))
    }

    fn add(&mut self, path: String, file: impl FnOnce() -> ThemeFile) {
        self.0.entry(path).or_insert_with(file);
    }

    fn add_embedded(&mut self, folder: &Dir<'_>) {
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            self.add(path.clone(), || embedded_file(&path, file.contents()));
        }
        for folder in folder.dirs() {
            self.add_embedded(folder);
        }
    }
}

/// A file of the default theme in the binary.
pub(super) fn embedded(path: &str) -> Option<ThemeFile> {
    let file = DEFAULT.get_file(path)?;
    Some(embedded_file(path, file.contents()))
}

fn embedded_file(path: &str, bytes: &[u8]) -> ThemeFile {
    ThemeFile {
        source: SourcePath::new(&format!("themes/default/{path}")),
        bytes: bytes.into(),
    }
}

fn folder(name: &str) -> String {
    format!("themes/{name}/")
}

/// The theme that the one of this `theme.yaml` extends.
fn extended(file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<String> {
    match serde_yaml::from_slice::<ThemeSettings>(&file.bytes) {
        Ok(settings) => settings.extends,
        Err(error) => {
            problems.push(problems::broken_theme(&file.path, &error.to_string()));
            None
        }
    }
}
