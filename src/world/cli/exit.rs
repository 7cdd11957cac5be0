//! How a run ends.

use crate::base::{Diagnostic, Place, Severity};
use crate::content::CONFIG_FILE;

/// How a run ends; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// All is well.
    Fine = 0,
    /// The content has errors.
    Content = 1,
    /// The command line or `ondo.yaml` is wrong.
    Usage = 2,
    /// The disk or the machine failed.
    Failure = 3,
}

/// How a run ends that found these problems.
pub(super) fn verdict(problems: &[Diagnostic]) -> Exit {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let of_settings = |place: &Place| place.path.as_str() == CONFIG_FILE;
    let mut errors = problems.iter().filter(is_error);
    if errors.clone().next().is_none() {
        Exit::Fine
    } else if errors.any(|error| error.place().is_some_and(of_settings)) {
        Exit::Usage
    } else {
        Exit::Content
    }
}

/// How a run ends that made no site: with invalid settings even where they turn all rules off.
pub(super) fn refusal(problems: &[Diagnostic]) -> Exit {
    match verdict(problems) {
        Exit::Fine => Exit::Usage,
        exit => exit,
    }
}
