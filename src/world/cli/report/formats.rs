//! One format for each kind of reader.

use super::text::Source;
use super::{github, gitlab, human, json, sarif};
use crate::base::Diagnostic;
use crate::world::cli::args::ReportFormat;
use crate::world::cli::terminal::Style;

/// All diagnostics in a format, without a line break at the end.
pub(in crate::world::cli) fn written(
    problems: &[Diagnostic],
    source: &Source<'_>,
    format: ReportFormat,
    style: Style,
) -> String {
    match format {
        ReportFormat::Human => human::draw_all(problems, source, style),
        ReportFormat::Json => json::written(problems, source),
        ReportFormat::Github => github::written(problems, source, style.language),
        ReportFormat::Gitlab => gitlab::written(problems, source, style.language),
        ReportFormat::Sarif => sarif::written(problems, source, style.language),
    }
}
