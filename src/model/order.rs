//! The one order of rounds: of ids, lists, feeds, tables, search results and chains.
//!
//! Rounds are in order of time, by their first day. A date that is known only to its month or year,
//! and a window, is a range, and the number of a round places it inside: before the first round of
//! its series and season that has a higher number and lies in the range. Where no number helps, a
//! month or year comes after its full dates, a window at its middle. A round without any date stands
//! where its number says, or behind the round that it follows. Rounds of one day are in the order
//! of their ids.
//!
//! Where a record says which rounds it follows, those come before it: one whose day is not known
//! is moved to stand right before its first follower.
//!
//! The order is total over all series, for every round has one key, and full dates are never
//! reversed. The chain of a series is its part of this order, so no list can contradict it.

use crate::base::Date;
use jiff::civil;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What the order asks of a round. `S` is its series with its season.
#[derive(Clone, Debug)]
pub(super) struct OrderedRound<'a, S> {
    /// Where its number counts.
    pub(super) count: S,
    /// Its number.
    pub(super) number: Option<u32>,
    /// Its day, month or year, or the first of several; the middle of a window.
    pub(super) date: Option<Date>,
    /// The days it may have been on, where its day is not known.
    pub(super) range: Option<(civil::Date, civil::Date)>,
    /// Its id, which no other round has.
    pub(super) id: &'a str,
    /// The rounds it follows, by their index; in no circle.
    pub(super) follows: Vec<usize>,
}

/// Where a round stands: at a date and, among others there, at the id of a round.
///
/// One that is placed by its number stands right before that round, among others there by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    date: Date,
    at: &'a str,
    beside: Beside,
    own: &'a str,
}

/// Whether a round stands before another one, by its number, for itself, or behind another one: by
/// its number, or as the one that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Beside {
    Before(u32),
    Itself,
    Behind(u32),
}

/// The rank of each round in the one order, in the order given.
pub(super) fn ranks<S: Copy + Ord>(rounds: &[OrderedRound<'_, S>]) -> Vec<usize> {
    let keys = keys(rounds);
    let order = if rounds.iter().all(|round| round.follows.is_empty()) {
        let mut order: Vec<usize> = (0..rounds.len()).collect();
        order.sort_unstable_by_key(|at| keys[*at]);
        order
    } else {
        order_with_followers(rounds, &keys)
    };
    let mut ranks = vec![0; order.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = rank;
    }
    ranks
}

/// The order from the last round to the first: a round is taken when all that follow it are, the
/// latest of those first.
fn order_with_followers<S>(rounds: &[OrderedRound<'_, S>], keys: &[Key<'_>]) -> Vec<usize> {
    let mut followers = vec![0_usize; rounds.len()];
    for before in rounds.iter().flat_map(|round| &round.follows) {
        followers[*before] += 1;
    }
    let free = |at: &usize| followers[*at] == 0;
    let mut free: BinaryHeap<_> = (0..rounds.len())
        .filter(free)
        .map(|at| (keys[at], at))
        .collect();
    let mut order = Vec::with_capacity(rounds.len());
    while let Some((_, at)) = free.pop() {
        order.push(at);
        for before in &rounds[at].follows {
            followers[*before] -= 1;
            if followers[*before] == 0 {
                free.push((keys[*before], *before));
            }
        }
    }
    order.reverse();
    order
}

/// The keys of rounds, in the order given.
fn keys<'a, S: Copy + Ord>(rounds: &[OrderedRound<'a, S>]) -> Vec<Key<'a>> {
    let of = |round: &OrderedRound<'a, S>| Key {
        date: round.date.unwrap_or(Date::LAST),
        at: round.id,
        beside: Beside::Itself,
        own: round.id,
    };
    let mut keys: Vec<Key<'a>> = rounds.iter().map(of).collect();
    // Only where a day is not known is there anything to place.
    let mut by_count: BTreeMap<S, Vec<(u32, usize)>> = BTreeMap::new();
    for round in rounds.iter().filter(|round| round.range.is_some()) {
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
    place_behind_followed(rounds, &mut keys);
    keys
}

/// Places rounds without date and number behind those they follow, which may be such rounds
/// themselves.
fn place_behind_followed<'a, S>(rounds: &[OrderedRound<'a, S>], keys: &mut [Key<'a>]) {
    let is_undated = |at: &usize| {
        let round = &rounds[*at];
        round.date.is_none() && round.number.is_none() && !round.follows.is_empty()
    };
    let undated: Vec<usize> = (0..rounds.len()).filter(is_undated).collect();
    for _ in &undated {
        for at in &undated {
            let followed = rounds[*at].follows.iter().map(|before| keys[*before]).max();
            keys[*at] = Key {
                beside: Beside::Behind(u32::MAX),
                own: rounds[*at].id,
                ..followed.unwrap_or(keys[*at])
            };
        }
    }
}

/// Places the rounds whose day is not known among those that count together, the highest number
/// first.
fn place<'a, S>(counted: &[(u32, usize)], rounds: &[OrderedRound<'a, S>], keys: &mut [Key<'a>]) {
    for (number, at) in counted {
        let round = &rounds[*at];
        let Some((earliest, latest)) = round.range else {
            continue;
        };
        let higher = counted.iter().take_while(|(other, _)| other > number);
        let inside = higher
            .map(|(_, at)| keys[*at])
            .filter(|key| (earliest..=latest).contains(&key.date.last_day()));
        let lower = || {
            let mut dated = counted.iter().filter(|(_, at)| rounds[*at].date.is_some());
            dated
                .find(|(other, _)| other < number)
                .map(|(_, at)| keys[*at])
        };
        let (beside, found) = match inside.min() {
            Some(next) => (Beside::Before(*number), Some(next)),
            None if round.date.is_none() => (Beside::Behind(*number), lower()),
            None => continue,
        };
        if let Some(found) = found {
            let own = round.id;
            keys[*at] = Key {
                beside,
                own,
                ..found
            };
        }
    }
}
