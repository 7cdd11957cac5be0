//! Diagnostics for other programs, as `diagnostics.schema.json` describes.

use super::lines::{FileLines, Texts};
use super::text::{Source, level};
use crate::base::{Diagnostic, Place, Words};
use serde::Serialize;

/// The JSON Schema of what [`written`] gives.
pub(in crate::world::cli) const SCHEMA: &str = include_str!("diagnostics.schema.json");

/// A problem, as the schema describes it.
#[derive(Serialize)]
struct Problem<'p> {
    rule: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    position: JsonPosition<'p>,
    message: &'p Words,
    help: Option<&'p Words>,
    related: Vec<Related<'p>>,
}

/// Another place of a problem, and its label.
#[derive(Serialize)]
struct Related<'p> {
    #[serde(flatten)]
    position: JsonPosition<'p>,
    message: &'p Words,
}

/// Where something is; all `None` for a problem without a place.
#[derive(Default, Serialize)]
struct JsonPosition<'p> {
    file: Option<&'p str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'p> JsonPosition<'p> {
    fn of(place: &'p Place, places: &FileLines<'_>) -> Self {
        let region = places.region(place);
        Self {
            file: Some(place.path.as_str()),
            line: Some(region.line),
            column: Some(region.column),
            end_line: Some(region.end_line),
            end_column: Some(region.end_column),
        }
    }
}

/// The problems as one JSON text.
pub(super) fn written(problems: &[Diagnostic], source: &Source<'_>) -> String {
    let texts = Texts::of(problems, source);
    let places = texts.places();
    let rows: Vec<Problem<'_>> = problems.iter().map(|it| problem(it, &places)).collect();
    serde_json::to_string_pretty(&rows).expect("texts and numbers are JSON")
}

fn problem<'p>(problem: &'p Diagnostic, places: &FileLines<'_>) -> Problem<'p> {
    let related = problem.labels.iter().skip(1).map(|label| Related {
        position: JsonPosition::of(&label.place, places),
        message: &label.words,
    });
    let place = problem.place();
    Problem {
        rule: problem.rule.name(),
        severity: level(problem.severity),
        position: place.map_or_else(JsonPosition::default, |place| {
            JsonPosition::of(place, places)
        }),
        message: &problem.message,
        help: problem.help.as_ref(),
        related: related.collect(),
    }
}
