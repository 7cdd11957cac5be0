//! Diagnostics as a Code Quality report of GitLab, which shows each beside its line in a merge
//! request.

use super::lines::{FileLines, Texts};
use super::text::{Source, text};
use crate::base::{Diagnostic, Digest, Severity};
use crate::content::{CONFIG_FILE, Language};
use serde::Serialize;
use std::collections::BTreeMap;

/// A problem as GitLab reads it (<https://docs.gitlab.com/ci/testing/code_quality/>).
#[derive(Serialize)]
struct CodeIssue<'p> {
    description: String,
    check_name: &'static str,
    /// Unique among the diagnostics, and the same in the next report.
    fingerprint: String,
    severity: &'static str,
    location: Location<'p>,
}

#[derive(Serialize)]
struct Location<'p> {
    path: &'p str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The diagnostics as one JSON text. One without a place is given the place of `ondo.yaml`.
pub(super) fn written(problems: &[Diagnostic], source: &Source<'_>, language: Language) -> String {
    let texts = Texts::of(problems, source);
    let places = texts.places();
    let mut alike: BTreeMap<String, u32> = BTreeMap::new();
    let issues: Vec<CodeIssue<'_>> = problems
        .iter()
        .map(|problem| {
            let count = alike.entry(fingerprint(problem, 0)).or_default();
            *count += 1;
            CodeIssue {
                fingerprint: fingerprint(problem, *count),
                ..issue(problem, &places, language)
            }
        })
        .collect();
    serde_json::to_string_pretty(&issues).expect("texts and numbers are JSON")
}

/// Identifies a diagnostic without its line, which changes with each line above. Several that are
/// equal have different numbers.
fn fingerprint(problem: &Diagnostic, number: u32) -> String {
    let rule = problem.rule.name().as_bytes();
    let message = problem.message.ko.as_bytes();
    let path = path(problem).as_bytes();
    Digest::of(&[rule, path, message, &number.to_le_bytes()]).short()
}

fn path(problem: &Diagnostic) -> &str {
    let place = problem.place();
    place.map_or(CONFIG_FILE, |place| place.path.as_str())
}

fn issue<'p>(problem: &'p Diagnostic, places: &FileLines<'_>, language: Language) -> CodeIssue<'p> {
    let line = problem.place().map(|place| places.region(place).line);
    CodeIssue {
        description: text(problem, language),
        check_name: problem.rule.name(),
        fingerprint: String::new(),
        severity: match problem.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        location: Location {
            path: path(problem),
            lines: Lines {
                begin: line.unwrap_or(1),
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Place, Rule, SourcePath, Span, Words};

    #[test]
    fn each_problem_has_its_line_and_a_fingerprint_that_lines_above_do_not_change() {
        let lines_and_fingerprints = |text: &'static str, at: &[usize]| -> Vec<(u64, String)> {
            let problem = |at: &usize| {
                let place = Place {
                    path: SourcePath::new("content/cases/가.md"),
                    span: Span::new(*at..*at + 1),
                };
                let message = Words::new("틀림", "wrong");
                Diagnostic::new(Rule::RoundGap, message).at(&place, Words::none())
            };
            let problems: Vec<Diagnostic> = at.iter().map(problem).collect();
            let written = written(&problems, &|_| Some(text.to_owned()), Language::Korean);
            let issues: serde_json::Value = serde_json::from_str(&written).expect("JSON");
            let issue = |issue: &serde_json::Value| {
                assert_eq!(issue["severity"], "minor");
                assert_eq!(issue["location"]["path"], "content/cases/가.md");
                let line = issue["location"]["lines"]["begin"].as_u64();
                let fingerprint = issue["fingerprint"].as_str().unwrap_or_default();
                (line.expect("a line"), fingerprint.to_owned())
            };
            issues
                .as_array()
                .expect("a list")
                .iter()
                .map(issue)
                .collect()
        };
        let before = lines_and_fingerprints("a\nb\n", &[0, 2]);
        let after = lines_and_fingerprints("new\na\nb\n", &[4, 6]);
        let lines =
            |issues: &[(u64, String)]| issues.iter().map(|(line, _)| *line).collect::<Vec<_>>();
        assert_eq!((lines(&before), lines(&after)), (vec![1, 2], vec![2, 3]));
        assert!(before.iter().zip(&after).all(|(a, b)| a.1 == b.1));
        assert_ne!(before[0].1, before[1].1);
    }
}
