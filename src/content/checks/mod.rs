//! Checks of a file that no single field can make.

mod persons;
mod problems;
mod text;

pub(crate) use text::{check_body, check_documents, check_persons};
