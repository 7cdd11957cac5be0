//! What the inner rooms return instead of an error: the best value, and every diagnostic.

use super::diagnostic::Diagnostic;
use super::rule::{Rule, Severity};
use super::span::Place;

/// The best value that could be made, and every problem found on the way.
#[derive(Clone, Debug)]
pub struct Outcome<T> {
    /// The value; complete where there are no errors.
    pub value: T,
    /// The problems, in the order they were found.
    pub problems: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// A value with its problems.
    pub fn new(value: T, problems: Vec<Diagnostic>) -> Self {
        Self { value, problems }
    }

    /// Moves the problems into `all` and returns the value.
    pub fn into_value(self, all: &mut Vec<Diagnostic>) -> T {
        all.extend(self.problems);
        self.value
    }
}

/// Sorts diagnostics into reading order: by file, by position, by rule. Removes exact repetitions.
pub fn sort(problems: &mut Vec<Diagnostic>) {
    type Key<'p> = (Option<&'p Place>, Rule, &'p str);
    fn key(problem: &Diagnostic) -> Key<'_> {
        (problem.place(), problem.rule, &problem.message.ko)
    }
    problems.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut sorted: Vec<Diagnostic> = Vec::with_capacity(problems.len());
    for problem in problems.drain(..) {
        let mut alike = sorted.iter().rev().take_while(|a| key(a) == key(&problem));
        if !alike.any(|alike| *alike == problem) {
            sorted.push(problem);
        }
    }
    *problems = sorted;
}

/// Returns how many errors and how many warnings there are.
#[must_use]
pub fn errors_and_warnings(problems: &[Diagnostic]) -> (usize, usize) {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let errors = problems.iter().filter(is_error).count();
    (errors, problems.len() - errors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{SourcePath, Span, Words};

    #[test]
    fn problems_are_sorted_and_equal_ones_are_reported_once() {
        let problem = |range| {
            let place = Place {
                path: SourcePath::new("content/events/1.md"),
                span: Span::new(range),
            };
            let message = Words::new("틀림", "wrong");
            Diagnostic::new(Rule::UnknownAgency, message).at(&place, Words::none())
        };
        let mut problems = vec![problem(9..10), problem(3..4), problem(9..10)];
        sort(&mut problems);
        assert_eq!(problems, [problem(3..4), problem(9..10)]);
        let other = problem(9..10).help(Words::new("다른 도움말", "other help"));
        let mut mixed = vec![problem(9..10), other.clone(), problem(9..10)];
        sort(&mut mixed);
        assert_eq!(mixed, [problem(9..10), other]);
    }
}
