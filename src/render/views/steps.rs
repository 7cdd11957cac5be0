//! The rounds of a series as the steps of a list, with the legs between them in words.

use super::event::EventView;
use super::handover::{HandoverView, Side, shown_legs};
use super::lines::lines;
use crate::model::{EventId, SeriesId};
use crate::render::edition::Edition;
use serde::Serialize;

/// A round and the legs to it and on from it.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The round.
    pub event: EventView,
    /// The legs to it from rounds that have no record.
    pub lead_in: Vec<HandoverView>,
    /// The legs to it from rounds other than the one before it in the list.
    pub before: Vec<HandoverView>,
    /// The legs on; none after a round that did not take place.
    pub after: Vec<HandoverView>,
    /// The state of the line that leads on to the next round of the list; missing where none does.
    pub line: Option<&'static str>,
    /// Whether that line is the one leg on, so that nobody need say where it leads.
    pub is_plain: bool,
}

impl Step {
    /// The rounds of a series in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, series: SeriesId) -> Vec<Self> {
        let rounds = &edition.archive[series].chain.rounds;
        let lines = lines(edition, series);
        let step = |at: usize| Self::of(edition, rounds[at], [lines[at], next(&lines, at)]);
        let mut steps: Vec<Self> = (0..rounds.len()).map(step).collect();
        // What is known of the end of the list stands as a line there.
        if let Some(last) = steps.last_mut() {
            last.line = last.after.first().map(|way| way.state);
            last.is_plain = last.after.len() == 1;
        }
        steps
    }

    fn of(edition: &Edition<'_>, round: EventId, [line, next]: [Option<&'static str>; 2]) -> Self {
        let series = edition.archive[round].series;
        let [to, from] = shown_legs(edition, round);
        let (known, unknown): (Vec<_>, Vec<_>) = to.into_iter().partition(|it| it.from.is_some());
        let view = |leg| HandoverView::of(edition, series, leg, Side::Received);
        // The line of the list says it where there is one.
        let is_said = line.is_some() && known.len() == 1;
        let before = known.into_iter().filter(|_| !is_said).map(view);
        let after = HandoverView::from(edition, round);
        Self {
            event: EventView::of(edition, round),
            lead_in: unknown.into_iter().map(view).collect(),
            before: before.collect(),
            is_plain: next.is_some() && from.len() == 1,
            after,
            line: next,
        }
    }
}

fn next(lines: &[Option<&'static str>], at: usize) -> Option<&'static str> {
    lines.get(at + 1).copied().flatten()
}
