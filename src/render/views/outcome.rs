//! Figures before and after, as a small drawing with its numbers.

use crate::content::Outcome;
use serde::Serialize;

/// An outcome in figures.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeView {
    /// What is counted.
    pub label: String,
    /// The figure before, with its unit.
    pub before: Option<String>,
    /// The figure after, with its unit.
    pub after: String,
    /// By how many per cent of the figure before it changed, with its sign.
    pub change: Option<String>,
    /// The length of the bar before, in per cent of the longer one.
    pub before_width: Option<u8>,
    /// The length of the bar after, in per cent of the longer one.
    pub after_width: u8,
}

impl OutcomeView {
    /// The view of an outcome.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        let longest = outcome.after.abs().max(outcome.before.unwrap_or(0.0).abs());
        let unit = outcome.unit.as_deref().unwrap_or_default();
        // Korean counters follow a number directly; words of other scripts follow a space.
        let space = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) {
            " "
        } else {
            ""
        };
        let figure = |value: f64| format!("{value}{space}{unit}");
        let before = outcome.before.filter(|before| *before > 0.0);
        Self {
            label: outcome.label.clone(),
            before: outcome.before.map(figure),
            after: figure(outcome.after),
            change: before.map(|before| change(before, outcome.after)),
            before_width: outcome.before.map(|value| width(value, longest)),
            after_width: width(outcome.after, longest),
        }
    }
}

fn change(before: f64, after: f64) -> String {
    let share = ((after - before) / before * 100.0).round();
    if share < 0.0 {
        format!("−{}%", -share)
    } else {
        format!("+{share}%")
    }
}

fn width(value: f64, longest: f64) -> u8 {
    if longest <= 0.0 {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of the longest is between 0 and 100"
    )]
    let width = (value.abs() / longest * 100.0).round() as u8;
    width
}
