//! The rounds beside a round in its series.

use super::event::EventView;
use crate::model::{Archive, Chain, EventId};
use crate::render::edition::Edition;

/// The rounds before a round and after it, each in the order of rounds: those that the legs of the
/// chain lead from and to, and those in between that did not take place, over which legs pass.
#[derive(Clone, Debug)]
pub struct Neighbours {
    /// The rounds before.
    pub before: Vec<EventView>,
    /// The rounds after.
    pub after: Vec<EventView>,
}

impl Neighbours {
    /// The rounds beside a round.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: EventId) -> Self {
        let chain = &edition.archive[edition.archive[id].series].chain;
        let at = chain.position(id).unwrap_or_default();
        let before = chain.legs_to(id).filter_map(|leg| leg.from);
        let after = chain.legs_from(id).filter_map(|leg| leg.to);
        let before = before.chain(passed_over(
            edition.archive,
            chain.rounds[..at].iter().rev(),
        ));
        let after = after.chain(passed_over(edition.archive, chain.rounds[at + 1..].iter()));
        let mut sides = [before.collect::<Vec<_>>(), after.collect()];
        if !edition.archive[id].is_link() {
            sides = beside(chain, at);
        }
        let [before, after] = sides.map(|mut rounds| {
            rounds.sort_unstable();
            EventView::all(edition, &rounds)
        });
        Self { before, after }
    }
}

/// The rounds that did not take place, as far as the next one that did.
fn passed_over<'c>(
    archive: &Archive,
    rounds: impl Iterator<Item = &'c EventId>,
) -> impl Iterator<Item = EventId> {
    rounds.copied().take_while(|id| !archive[*id].is_link())
}

/// The rounds to both sides of one that did not take place, to which no leg leads.
fn beside(chain: &Chain, at: usize) -> [Vec<EventId>; 2] {
    let round = |at: Option<usize>| at.and_then(|at| chain.rounds.get(at)).copied();
    [at.checked_sub(1), Some(at + 1)].map(|at| round(at).into_iter().collect())
}
