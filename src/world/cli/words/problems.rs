//! Words around diagnostics: their severity, how many there are, how to see the rest.

use crate::base::{Diagnostic, Rule, Severity, Words, errors_and_warnings};
use std::collections::BTreeSet;

/// The name of a severity.
pub(in crate::world::cli) fn severity(severity: Severity) -> Words {
    match severity {
        Severity::Error => Words::new("오류", "error"),
        Severity::Warning => Words::new("경고", "warning"),
    }
}

/// The label before the help of a diagnostic.
pub(in crate::world::cli) fn help_label() -> Words {
    Words::new("도움말", "help")
}

/// The titles above the wrong and the right example of a rule.
pub(in crate::world::cli) fn example_titles() -> [Words; 2] {
    [
        Words::new("틀린 예:", "Wrong:"),
        Words::new("바른 예:", "Right:"),
    ]
}

/// The number of errors, of warnings, and of the files they are in.
pub(in crate::world::cli) fn summary(problems: &[Diagnostic]) -> Words {
    if problems.is_empty() {
        return Words::new("틀린 곳이 없습니다", "no problems found");
    }
    let (errors, warnings) = errors_and_warnings(problems);
    let places = problems.iter().filter_map(Diagnostic::place);
    let files = places.map(|place| &place.path).collect::<BTreeSet<_>>();
    let files = files.len();
    Words::new(
        format!("오류 {errors}개, 경고 {warnings}개 (파일 {files}개)"),
        format!(
            "{}, {} in {}",
            counted(errors, "error"),
            counted(warnings, "warning"),
            counted(files, "file")
        ),
    )
}

/// An English noun with its number.
fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// How many diagnostics are not shown.
pub(in crate::world::cli) fn more_problems(count: usize) -> Words {
    Words::new(
        format!("그 밖에 {count}개가 더 있습니다; `ondo check`가 모두 보여 줍니다\n"),
        format!("and {count} more; `ondo check` shows all of them\n"),
    )
}

/// How many diagnostics of one rule are not shown.
pub(in crate::world::cli) fn more_of_rule(rule: Rule, count: usize) -> Words {
    Words::new(
        format!("[{rule}] 그 밖에 {count}개가 더 있습니다"),
        format!("[{rule}] and {count} more"),
    )
}

/// How to see what is not shown.
pub(in crate::world::cli) fn how_to_see_all() -> Words {
    Words::new(
        "`ondo check --all`이 모두 보여 줍니다",
        "`ondo check --all` shows all of them",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Place, SourcePath};

    #[test]
    fn errors_warnings_and_files_are_counted() {
        let place = Place::start_of(&SourcePath::new("content/events/1.md"));
        let problem = || {
            let message = Words::new("틀림", "wrong");
            Diagnostic::new(Rule::UnknownAgency, message).at(&place, Words::none())
        };
        let two = summary(&[problem(), problem()]);
        assert_eq!(two.ko, "오류 2개, 경고 0개 (파일 1개)");
        assert_eq!(summary(&[problem()]).en, "1 error, 0 warnings in 1 file");
        assert_eq!(summary(&[]).ko, "틀린 곳이 없습니다");
    }
}
