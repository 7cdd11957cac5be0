//! Problems for other programs, in the form of `diagnostics.schema.json`.

use super::lines::{Places, Texts};
use super::{Source, level};
use crate::base::{Diagnostic, Place, Words};
use serde::Serialize;

/// The JSON Schema of what [`written`] gives.
pub(in crate::world) const SCHEMA: &str = include_str!("diagnostics.schema.json");

/// A problem. Its fields are promised by the schema.
#[derive(Serialize)]
struct Problem<'p> {
    rule: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    position: Position<'p>,
    message: Both<'p>,
    help: Option<Both<'p>>,
    related: Vec<Related<'p>>,
}

/// A further place of a problem, and what is said of it.
#[derive(Serialize)]
struct Related<'p> {
    #[serde(flatten)]
    position: Position<'p>,
    message: Both<'p>,
}

/// A text in both languages.
#[derive(Serialize)]
struct Both<'p> {
    ko: &'p str,
    en: &'p str,
}

impl<'p> From<&'p Words> for Both<'p> {
    fn from(words: &'p Words) -> Self {
        Self {
            ko: &words.ko,
            en: &words.en,
        }
    }
}

/// Where something stands; all nothing for a problem of no file.
#[derive(Default, Serialize)]
struct Position<'p> {
    file: Option<&'p str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'p> Position<'p> {
    fn of(place: &'p Place, places: &Places<'_>) -> Self {
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
    let told: Vec<Problem<'_>> = problems.iter().map(|it| problem(it, &places)).collect();
    serde_json::to_string_pretty(&told).expect("texts and numbers are JSON")
}

fn problem<'p>(problem: &'p Diagnostic, places: &Places<'_>) -> Problem<'p> {
    let related = problem.labels.iter().skip(1).map(|label| Related {
        position: Position::of(&label.place, places),
        message: (&label.words).into(),
    });
    let place = problem.place();
    Problem {
        rule: problem.rule.name(),
        severity: level(problem.severity),
        position: place.map_or_else(Position::default, |place| Position::of(place, places)),
        message: (&problem.message).into(),
        help: problem.help.as_ref().map(Both::from),
        related: related.collect(),
    }
}
