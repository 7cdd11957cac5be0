//! The rows of a lane: one in most relays; where a baton is split or put together, each part of it
//! runs in a row of its own. Knows no length, only the order of rounds.

use super::input::{Round, RoundLeg};

/// The row of each round and each leg of a lane, from 0 at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tracks {
    /// The row of each round.
    pub(super) rounds: Vec<usize>,
    /// The row of each leg that leads to a round, round by round.
    pub(super) arrivals: Vec<Vec<usize>>,
    /// The row of each leg that leads away from one; of those that lead out of the drawing alone.
    pub(super) departures: Vec<Vec<usize>>,
    /// How many rows there are.
    pub(super) count: usize,
}

/// Finds rows in which no leg runs through a round that it does not belong to.
///
/// The first round that follows another stays in its row, of several the first that goes on; every
/// other one has a row beside. A round without legs stands in the first row, as one that was cancelled
/// does.
pub(super) fn tracks(rounds: &[Round]) -> Tracks {
    let heirs = heirs(rounds);
    let mut rows = Rows::default();
    let mut tracks = Tracks::default();
    for (at, round) in rounds.iter().enumerate() {
        let from: Vec<usize> = round.arrivals.iter().filter_map(|leg| leg.other).collect();
        let inherited = from.iter().filter(|from| heirs[**from] == Some(at));
        let inherited = inherited.map(|from| tracks.rounds[*from]).min();
        let until = heirs[at].map_or(2 * at, |heir| 2 * heir - 1);
        let is_alone = round.legs().next().is_none();
        let own = match (inherited, from.iter().min()) {
            (Some(row), _) => row,
            (None, Some(first)) => rows.beside(tracks.rounds[*first], [2 * first + 1, until]),
            (None, None) if is_alone => 0,
            (None, None) => rows.beside(0, [2 * at, until]),
        };
        if !is_alone {
            let begin = match (inherited, from.iter().min()) {
                (None, Some(first)) => 2 * first + 1,
                _ => 2 * at,
            };
            rows.take(own, [begin, until]);
        }
        let is_new = inherited.is_none();
        let arrivals = arrivals(round, at, (own, is_new), &heirs, &tracks.rounds, &mut rows);
        let departures = departures(round, at, own, heirs[at].is_some(), &mut rows);
        tracks.rounds.push(own);
        tracks.arrivals.push(arrivals);
        tracks.departures.push(departures);
    }
    tracks.count = rows.0.len().max(1);
    tracks
}

/// The round that follows each in its row: the first that others follow, else the first.
fn heirs(rounds: &[Round]) -> Vec<Option<usize>> {
    let mut first: Vec<Option<usize>> = vec![None; rounds.len()];
    let mut heirs = first.clone();
    // From the end: whether any follows a round is known before those it follows are looked at.
    for (at, round) in rounds.iter().enumerate().rev() {
        let goes_on = first[at].is_some();
        for from in round.arrivals.iter().filter_map(|leg| leg.other) {
            first[from] = Some(at);
            let is_better = goes_on || heirs[from].is_none_or(|heir| first[heir].is_none());
            if is_better {
                heirs[from] = Some(at);
            }
        }
    }
    heirs
}

/// The rows of the legs that lead to a round in the row `own`, which may be `is_new`.
fn arrivals(
    round: &Round,
    at: usize,
    (own, is_new): (usize, bool),
    heirs: &[Option<usize>],
    placed: &[usize],
    rows: &mut Rows,
) -> Vec<usize> {
    let first = round.arrivals.iter().filter_map(|leg| leg.other).min();
    // The part of its own row that leads here is taken once.
    let mut is_own_taken = !is_new;
    let row = |leg: &RoundLeg| match leg.other {
        Some(from) if heirs[from] == Some(at) => placed[from],
        Some(from) if is_new && Some(from) == first => own,
        Some(from) => rows.take_beside(own, [2 * from + 1, (2 * at).saturating_sub(1)]),
        None if first.is_none() && !std::mem::replace(&mut is_own_taken, true) => own,
        None => rows.take_beside(own, [(2 * at).saturating_sub(1); 2]),
    };
    round.arrivals.iter().map(row).collect()
}

/// The rows of the legs that lead away from a round; those to rounds that are drawn have theirs
/// from there.
fn departures(
    round: &Round,
    at: usize,
    own: usize,
    is_followed: bool,
    rows: &mut Rows,
) -> Vec<usize> {
    let mut is_own_taken = is_followed;
    let row = |leg: &RoundLeg| match leg.other {
        Some(_) => own,
        None if !std::mem::replace(&mut is_own_taken, true) => own,
        None => rows.take_beside(own, [2 * at + 1; 2]),
    };
    round.departures.iter().map(row).collect()
}

/// What is taken in each row: from where to where, both ends too. A round at a position takes twice
/// that; a leg what lies between two rounds.
#[derive(Default)]
struct Rows(Vec<Vec<[usize; 2]>>);

impl Rows {
    /// The row nearest to one in which a stretch is free; of two the lower.
    fn beside(&self, row: usize, [from, to]: [usize; 2]) -> usize {
        let is_free = |row: &usize| {
            let taken = self.0.get(*row).map_or(&[][..], Vec::as_slice);
            taken.iter().all(|[start, end]| *end < from || to < *start)
        };
        let rows = (0..=self.0.len().max(row)).filter(is_free);
        let nearest = rows.min_by_key(|other| (other.abs_diff(row), *other < row));
        nearest.unwrap_or(self.0.len())
    }

    fn take(&mut self, row: usize, stretch: [usize; 2]) {
        if self.0.len() <= row {
            self.0.resize_with(row + 1, Vec::new);
        }
        self.0[row].push(stretch);
    }

    fn take_beside(&mut self, row: usize, stretch: [usize; 2]) -> usize {
        let row = self.beside(row, stretch);
        self.take(row, stretch);
        row
    }
}
