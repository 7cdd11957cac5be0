//! Shows diagnostics on standard error.

use super::human::draw;
use crate::base::{self, Diagnostic, SourcePath};
use crate::content::Sources;
use crate::world::cli::terminal::{Style, said, say_text};
use crate::world::cli::words;

/// Sorts the diagnostics and shows them with their number; nothing where there are none.
pub(in crate::world::cli) fn show(sources: &Sources, problems: &mut Vec<Diagnostic>, style: Style) {
    if problems.is_empty() {
        return;
    }
    base::sort(problems);
    let source = |path: &SourcePath| sources.text(path).map(str::to_owned);
    let drawn = draw(problems, &source, style);
    let summary = words::summary(problems);
    say_text(&format!("{drawn}{}", said(&summary, style.language)));
}
