//! The legs of a chain as bars between the beads of two rounds, with branches to joint hosts.

use super::drawing::{LegMark, Line};
use super::input::RoundLeg;
use super::measures::{AROUND, BRANCH, JOINT};
use super::sketch::{OpenLeg, Sketch};
use crate::model::LegState;

/// Where a round is drawn and how many beads it has.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) beads: usize,
}

/// Draws the legs of one lane, whose first beads are at the height `bead`.
pub(super) struct Legs<'a> {
    pub(super) bead: f64,
    /// The rounds of the lane, in their order.
    pub(super) spots: &'a [Spot],
}

impl Legs<'_> {
    /// The legs that lead to a round, and the one that leads out of the drawing from it.
    pub(super) fn of(&self, sketch: &Sketch<'_>, spot: Spot) -> Vec<LegMark> {
        let inside = sketch.round.arrival.as_ref().and_then(|leg| {
            let from = self.spots[leg.other?];
            Some(self.between(leg, [from, spot], sketch.between))
        });
        let before = sketch.before.as_ref().map(|leg| {
            let end = spot.x - AROUND;
            self.bar([end - leg.length, end], leg.state, leg.text)
        });
        let after = sketch.after.as_ref().map(|leg| self.leaving(leg, spot.x));
        inside.into_iter().chain(before).chain(after).collect()
    }

    fn bar(&self, [from, to]: [f64; 2], state: LegState, text: Option<&str>) -> LegMark {
        let line = |text: &str| Line {
            y: self.bead + 4.5,
            text: text.to_owned(),
        };
        LegMark {
            x: from,
            y: self.bead - 4.0,
            length: to - from,
            state: state.as_str(),
            text: text.map(|text| (f64::midpoint(from, to), line(text))),
            branches: Vec::new(),
        }
    }

    fn between(&self, leg: &RoundLeg, [from, to]: [Spot; 2], text: Option<&str>) -> LegMark {
        let [start, end] = [from.x + AROUND, to.x - AROUND];
        let mut bar = self.bar([start, end], leg.state, text);
        // Of several to several nobody knows who gave it to whom: one bar joins them all.
        if leg.is_continuous() && (from.beads == 1 || to.beads == 1) {
            let height = |at: usize| self.bead + JOINT * at as f64;
            let turn = BRANCH.min(bar.length / 2.0);
            let out = (1..from.beads).map(|at| [start, height(at), start + turn, self.bead]);
            let into = (1..to.beads).map(|at| [end - turn, self.bead, end, height(at)]);
            bar.branches = out.chain(into).collect();
        }
        bar
    }

    fn leaving(&self, leg: &OpenLeg<'_>, x: f64) -> LegMark {
        let start = x + AROUND;
        let end = start + leg.length;
        let mut bar = self.bar([start, end], leg.state, leg.text);
        let branch = |at: usize| {
            [
                end - BRANCH,
                self.bead,
                end,
                self.bead + JOINT * 0.6 * at as f64,
            ]
        };
        bar.branches = (1..leg.branches).map(branch).collect();
        bar
    }
}
