//! What the formats share: the text of files, of a diagnostic, of a severity.

use crate::base::{Diagnostic, Severity, SourcePath};
use crate::content::Language;
use crate::world::cli::terminal::said;

/// The text of a file, where it can still be read.
pub(in crate::world::cli) type Source<'s> = dyn Fn(&SourcePath) -> Option<String> + 's;

/// The message and the help, a line each.
pub(super) fn text(problem: &Diagnostic, language: Language) -> String {
    let message = said(&problem.message, language);
    match &problem.help {
        Some(help) => format!("{message}\n{}", said(help, language)),
        None => message.to_owned(),
    }
}

/// The severity, by the name that all formats but one use.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
