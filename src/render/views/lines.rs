//! The line of a series as lists draw it: what joins each round to the one before it in the list.

use super::handover::shown_legs;
use crate::model::{EventId, SeriesId, Tense};
use crate::render::edition::Edition;

/// The state of the leg that joins each round of a series to the one before it in the list; `None`
/// where none does: at the first, and where the baton went another way. Rounds that did not take
/// place are passed over.
#[must_use]
pub(super) fn lines(edition: &Edition<'_>, series: SeriesId) -> Vec<Option<&'static str>> {
    let series = &edition.archive[series];
    let rounds = &series.chain.rounds;
    let mut lines = vec![None; rounds.len()];
    let mut last: Option<(usize, EventId)> = None;
    for (at, round) in rounds.iter().enumerate() {
        if edition.archive[*round].tense() == Tense::Off {
            continue;
        }
        if let Some((before, from)) = last {
            let [legs, _] = shown_legs(edition, *round);
            let leg = legs.into_iter().find(|leg| leg.from == Some(from));
            let state = leg.map(|leg| leg.state.shown(series.has_baton()));
            lines[before + 1..=at].fill(state);
        }
        last = Some((at, *round));
    }
    lines
}
