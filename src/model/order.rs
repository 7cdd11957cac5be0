//! The one order of rounds: of ids, lists, feeds, tables, search results and chains.
//!
//! Rounds are in order of time, by their first day. A date that is known only to its month or year
//! is a range, and the number of a round places it inside: before the first round of its series
//! and season that has a higher number and lies in the range. Where no number helps, it comes after
//! the full dates of its month or year. Rounds of one day are in the order of their ids.
//!
//! The order is total over all series, for every round has one key, and full dates are never
//! reversed. The chain of a series is its part of this order, so no list can contradict it.

use crate::base::Date;

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the order asks of a round. `S` is its series with its season.
#[derive(Clone, Copy, Debug)]
pub(super) struct OrderedRound<'a, S> {
    /// Where its number counts.
    pub(super) count: S,
    /// Its number.
    pub(super) number: Option<u32>,
    /// Its day, or the first of several.
    pub(super) date: Date,
    /// Its id, which no other round has.
    pub(super) id: &'a str,
}

/// Where a round stands: at a date and, among others there, at the id of a round.
///
/// One that is placed by its number stands right before that round, among others there by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    date: Date,
    at: &'a str,
    before: Before,
    own: &'a str,
}

/// Whether a round stands before another one, by its number, or for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    Number(u32),
    Itself,
}

/// The rank of each round in the one order, in the order given.
pub(super) fn ranks<S: Copy + Ord>(rounds: &[OrderedRound<'_, S>]) -> Vec<usize> {
    let keys = keys(rounds);
    let mut order: Vec<usize> = (0..rounds.len()).collect();
    order.sort_unstable_by_key(|at| keys[*at]);
    let mut ranks = vec![0; order.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = rank;
    }
    ranks
}

/// The keys of rounds, in the order given.
fn keys<'a, S: Copy + Ord>(rounds: &[OrderedRound<'a, S>]) -> Vec<Key<'a>> {
    let of = |round: &OrderedRound<'a, S>| Key {
        date: round.date,
        at: round.id,
        before: Before::Itself,
        own: round.id,
    };
    let mut keys: Vec<Key<'a>> = rounds.iter().map(of).collect();
    // Only where a date is partial is there anything to place.
    let mut by_count: BTreeMap<S, Vec<(u32, usize)>> = BTreeMap::new();
    for round in rounds.iter().filter(|round| round.date.day().is_none()) {
        by_count.entry(round.count).or_default();
    }
    for (at, round) in rounds.iter().enumerate() {
        if let (Some(number), Some(counted)) = (round.number, by_count.get_mut(&round.count)) {
            counted.push((number, at));
        }
    }
    for counted in by_count.values_mut() {
        counted.sort_by_key(|(number, at)| (Reverse(*number), rounds[*at].id));
        place(counted, rounds, &mut keys);
    }
    keys
}

/// Places the partial dates among rounds that count together, the highest number first.
fn place<'a, S>(counted: &[(u32, usize)], rounds: &[OrderedRound<'a, S>], keys: &mut [Key<'a>]) {
    for (number, at) in counted {
        let round = &rounds[*at];
        if round.date.day().is_some() {
            continue;
        }
        let higher = counted.iter().take_while(|(other, _)| other > number);
        let inside = higher
            .map(|(_, at)| keys[*at])
            .filter(|key| round.date.may_be(key.date.last_day()));
        if let Some(next) = inside.min() {
            keys[*at] = Key {
                before: Before::Number(*number),
                own: round.id,
                ..next
            };
        }
    }
}
