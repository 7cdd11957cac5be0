//! The message that pages in browsers receive after each change, as JSON.

use crate::base::{Diagnostic, Label, Severity, Words, errors_and_warnings};
use crate::content::Sources;
use serde::Serialize;

/// How many problems are listed; the rest are counted.
const MOST: usize = 50;

/// The state of the preview.
#[derive(Debug, Default, Serialize)]
pub(super) struct Message {
    /// The number of the site: a page of an older one reloads itself.
    pub(super) version: u64,
    /// The addresses of the style sheets, where nothing else changed since the last version.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) styles: Vec<String>,
    /// The address to go to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) go: Option<String>,
    /// What is wrong.
    pub(super) problems: ProblemList,
}

impl Message {
    /// The message as a line.
    pub(super) fn json(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers are JSON")
    }
}

/// How many problems there are, and the first of them.
#[derive(Debug, Default, Serialize)]
pub(super) struct ProblemList {
    errors: usize,
    warnings: usize,
    list: Vec<ListedProblem>,
}

#[derive(Debug, Serialize)]
struct ListedProblem {
    rule: &'static str,
    is_error: bool,
    message: Words,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Words>,
    marks: Vec<Mark>,
}

/// A place in a file, with its line.
#[derive(Debug, Serialize)]
struct Mark {
    file: String,
    /// From 1; 0 where the file cannot be read.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// The text of the line before the mark, of the mark, and after it.
    text: [String; 3],
    words: Words,
}

/// Lists the problems with the lines they are in.
pub(super) fn problem_list(problems: &[Diagnostic], sources: &Sources) -> ProblemList {
    let shown = &problems[..problems.len().min(MOST)];
    let mark = |label: &Label| mark(label, sources.text(&label.place.path));
    let (errors, warnings) = errors_and_warnings(problems);
    let problem = |problem: &Diagnostic| ListedProblem {
        rule: problem.rule.name(),
        is_error: problem.severity == Severity::Error,
        message: problem.message.clone(),
        help: problem.help.clone(),
        marks: problem.labels.iter().map(mark).collect(),
    };
    ProblemList {
        errors,
        warnings,
        list: shown.iter().map(problem).collect(),
    }
}

fn mark(label: &Label, text: Option<&str>) -> Mark {
    let file = label.place.path.to_string();
    let words = label.words.clone();
    let Some(text) = text else {
        return Mark {
            file,
            line: 0,
            column: 0,
            text: Default::default(),
            words,
        };
    };
    let border = |at: u32| {
        let mut at = (at as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (border(label.place.span.start), border(label.place.span.end));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = end.clamp(start, line_end);
    let before = text[line_start..start].trim_start_matches('\u{feff}');
    Mark {
        file,
        line: text[..start].matches('\n').count() + 1,
        column: before.chars().count() + 1,
        text: [
            before,
            &text[start..end],
            text[end..line_end].trim_end_matches('\r'),
        ]
        .map(str::to_owned),
        words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Place, SourcePath, Span};

    #[test]
    fn a_mark_names_line_and_column_and_stays_in_its_line() {
        let check = |text: &str, range, expected: (usize, usize, [&str; 3])| {
            let place = Place {
                path: SourcePath::new("content/a.md"),
                span: Span::new(range),
            };
            let mark = mark(
                &Label {
                    place,
                    words: Words::none(),
                },
                Some(text),
            );
            let [before, marked, behind] = &mark.text;
            assert_eq!(
                (mark.line, mark.column, [before.as_str(), marked, behind]),
                expected,
                "{text:?}"
            );
        };
        check(
            "---\r\ntitle: 가나\r\n",
            12..15,
            (2, 8, ["title: ", "가", "나"]),
        );
        check("\u{feff}title\n", 3..9, (1, 1, ["", "title", ""]));
        check("가", 1..900, (1, 1, ["", "가", ""]));
        check("", 5..9, (1, 1, ["", "", ""]));
    }
}
