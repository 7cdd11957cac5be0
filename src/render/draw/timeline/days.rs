//! The days of rounds as numbers, by which they are ordered on the time axis.

use super::input::Round;
use jiff::civil;

/// The days by which rounds stand on the axis, as [`number`] counts them: a partial date in the
/// middle of the time it may mean, but not out of the order of the chain.
pub(super) fn days(rounds: &[Round]) -> Vec<i32> {
    let mut days: Vec<i32> = Vec::with_capacity(rounds.len());
    for (at, round) in rounds.iter().enumerate() {
        let (first, last) = (
            number(round.date.first_day()),
            number(round.date.last_day()),
        );
        let known = rounds[at + 1..].iter().map(|next| next.date);
        let mut known = known.filter(|date| date.day().is_some());
        let next = known.next().map(|date| number(date.first_day()));
        let latest = next.map_or(last, |next| next.min(last)).max(first);
        let least = days.last().copied().unwrap_or(i32::MIN);
        days.push(i32::midpoint(first, latest).max(least));
    }
    days
}

/// A day, counted from 1 January of the year 0.
pub(super) fn number(day: civil::Date) -> i32 {
    let start = civil::Date::ZERO;
    day.since(start).map_or(0, |span| span.get_days())
}
