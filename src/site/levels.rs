//! How severe a diagnostic is on a site, and whether there is a site in spite of it.

use crate::base::{Diagnostic, Rule, Severity};
use crate::content::Level;
use std::collections::BTreeMap;

/// Gives each diagnostic the severity that the settings give its rule.
pub(super) fn apply_levels(problems: &mut Vec<Diagnostic>, rules: &BTreeMap<Rule, Level>) {
    problems.retain_mut(|problem| {
        match rules.get(&problem.rule) {
            Some(Level::Off) => return false,
            Some(Level::Warn) => problem.severity = Severity::Warning,
            Some(Level::Error) => problem.severity = Severity::Error,
            None => {}
        }
        true
    });
}

/// Whether problems let a site stand. Where it is strict, each of them is an error.
pub(super) fn let_stand(problems: &mut [Diagnostic], is_strict: bool) -> bool {
    if is_strict {
        for problem in problems.iter_mut() {
            problem.severity = Severity::Error;
        }
    }
    problems
        .iter()
        .all(|problem| problem.severity != Severity::Error)
}
