//! The command `ondo schema`.

use super::editor::write_for_editor;
use super::json_schema::schema_text;
use crate::world::cli::args::{Arguments, Schema};
use crate::world::cli::exit::Exit;
use crate::world::cli::open::config;
use crate::world::cli::terminal::{answer, say, stop, style};
use crate::world::cli::words;

/// Prints a schema, or writes the files for VS Code into the folder of the site.
pub(in crate::world::cli) fn schema(arguments: &Arguments, command: &Schema) -> Exit {
    let language = style(arguments.lang, config(&arguments.root).as_ref()).language;
    if let Some(subject) = command.of {
        answer(schema_text(subject, language).trim_end());
        return Exit::Fine;
    }
    match write_for_editor(&arguments.root, language) {
        Ok(()) => {
            say(&words::editor_ready(&arguments.root), language);
            Exit::Fine
        }
        Err(error) => stop(&error.words(), language, Exit::Failure),
    }
}
