//! `ondo schema`: what files may hold, as JSON Schema (2020-12) and as snippets for VS Code, which
//! applies no schema inside Markdown.

mod command;
mod description;
mod editor;
mod json_schema;
mod snippets;
mod subject;

pub(super) use command::schema;
pub(super) use editor::write_for_editor;
