//! The days by which rounds are ordered on the time axis.

use super::input::{Round, Time};
use jiff::civil;

/// The days by which the rounds of a lane stand on the axis: a day that is not known in the middle
/// of the time it may mean, but not out of the order of the chain. A round of which nothing is known
/// stands at its neighbour, and at `elsewhere` where none has a day.
pub(super) fn days(rounds: &[Round], elsewhere: civil::Date) -> Vec<civil::Date> {
    let mut days: Vec<civil::Date> = Vec::with_capacity(rounds.len());
    for (at, round) in rounds.iter().enumerate() {
        let later = &rounds[at + 1..];
        let known = later.iter().find_map(|next| match next.time {
            Time::Days { first, .. } => Some(first),
            Time::Within { .. } | Time::Unknown => None,
        });
        let before = days.last().copied();
        let day = match round.time {
            Time::Days { first, .. } => first,
            Time::Within { first, last } => {
                middle(first, known.map_or(last, |next| next.min(last)).max(first))
            }
            Time::Unknown => before
                .or_else(|| later.iter().find_map(earliest))
                .unwrap_or(elsewhere),
        };
        days.push(before.map_or(day, |before| before.max(day)));
    }
    days
}

/// The earliest day a round may have been on, where anything is known.
pub(super) fn earliest(round: &Round) -> Option<civil::Date> {
    match round.time {
        Time::Days { first, .. } | Time::Within { first, .. } => Some(first),
        Time::Unknown => None,
    }
}

/// A day, counted from 1 January of the year 0.
pub(super) fn number(day: civil::Date) -> i32 {
    let start = civil::Date::ZERO;
    day.since(start).map_or(0, |span| span.get_days())
}

fn middle(first: civil::Date, last: civil::Date) -> civil::Date {
    let half = (number(last) - number(first)) / 2;
    let middle = first.checked_add(jiff::Span::new().days(half));
    middle.unwrap_or(first)
}
