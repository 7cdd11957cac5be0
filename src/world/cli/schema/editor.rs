//! Writes the folder `.vscode`: schemas, snippets, settings, tasks.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::json_schema::schema_text;
use super::snippets::snippets;
use crate::content::Language;
use crate::world::cli::args::Subject;
use crate::world::host::disk::DiskError;
use std::fs;
use std::path::Path;

/// Writes schemas and snippets; settings and tasks of the editor only where there are none, because
/// people edit those.
pub(in crate::world::cli) fn write_for_editor(
    root: &Path,
    language: Language,
) -> Result<(), DiskError> {
    let folder = root.join(".vscode");
    let mut files: Vec<(String, String, bool)> = Subject::FILES
        .iter()
        .map(|(subject, name)| {
            let path = format!("schemas/{name}.schema.json");
            (path, schema_text(*subject, language), true)
        })
        .collect();
    let snippets = format!("{:#}\n", snippets(language));
    files.push(("ondo.code-snippets".to_owned(), snippets, true));
    let settings = include_str!("../vscode/settings.json").to_owned();
    files.push(("settings.json".to_owned(), settings, false));
    let tasks = include_str!("../vscode/tasks.json").to_owned();
    files.push(("tasks.json".to_owned(), tasks, false));
    for (name, text, is_ours) in files {
        let path = folder.join(name);
        if !is_ours && path.exists() {
            continue;
        }
        let above = path.parent().unwrap_or(&folder);
        fs::create_dir_all(above).map_err(DiskError::at(above))?;
        fs::write(&path, text).map_err(DiskError::at(&path))?;
    }
    Ok(())
}
