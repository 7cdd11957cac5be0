//! The legs of a chain as bars between the beads of two rounds, with branches to joint hosts and to
//! the rows of other parts of the baton.

use super::drawing::{LegMark, Line};
use super::input::RoundLeg;
use super::measures::{AROUND, BRANCH, JOINT};
use super::sketch::{Arrival, OpenLeg, Sketch, turn_start};

/// Where a round is drawn, how many beads it has, and half the width of its number.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) x: f64,
    pub(super) beads: usize,
    pub(super) row: usize,
    pub(super) top: f64,
}

/// Draws the legs of one lane.
pub(super) struct Legs<'a> {
    /// The heights of the first beads of its rows.
    pub(super) rows: &'a [f64],
    /// The rounds of the lane, in their order.
    pub(super) spots: &'a [Spot],
}

/// One end of a leg: the direction it lies in, 1 where the leg runs to the right of it.
#[derive(Clone, Copy)]
struct End {
    spot: Spot,
    way: f64,
}

impl Legs<'_> {
    /// The legs that lead to a round, and those that lead out of the drawing from it.
    pub(super) fn of(&self, sketch: &Sketch<'_>, spot: Spot) -> Vec<LegMark> {
        let arrivals = sketch.arrivals.iter().map(|arrival| match arrival {
            Arrival::Drawn(leg, from, row) => self.between(leg, [self.spots[*from], spot], *row),
            Arrival::Open(open) => self.arriving(open, spot),
        });
        let leaving = sketch.leaving.iter().map(|leg| self.leaving(leg, spot));
        arrivals.chain(leaving).collect()
    }

    fn bar(&self, [from, to]: [f64; 2], row: usize, leg: &RoundLeg, text: Option<&str>) -> LegMark {
        let line = |text: &str| Line {
            y: self.rows[row] + 4.5,
            text: text.to_owned(),
        };
        LegMark {
            x: from,
            y: self.rows[row] - 4.0,
            length: to - from,
            state: leg.shown(),
            text: text.map(|text| (f64::midpoint(from, to), line(text))),
            branches: Vec::new(),
        }
    }

    fn between(&self, leg: &RoundLeg, [from, to]: [Spot; 2], row: usize) -> LegMark {
        let ends = [
            End {
                spot: from,
                way: 1.0,
            },
            End {
                spot: to,
                way: -1.0,
            },
        ];
        let [(start, out), (end, into)] = ends.map(|end| self.reach(end, row));
        let mut bar = self.bar([start, end], row, leg, leg.missing.as_deref());
        bar.branches = [out, into].concat();
        // Of several to several nobody knows who gave it to whom: one bar joins them all.
        if leg.is_continuous() && (from.beads == 1 || to.beads == 1) {
            let turn = BRANCH.min(bar.length / 2.0);
            let joint = ends.iter().filter(|end| end.spot.row == row);
            bar.branches
                .extend(joint.flat_map(|end| self.fan(*end, turn)));
        }
        bar
    }

    /// Where the bar of a leg in a row begins at one of its ends, and the lines that lead from
    /// there to the round.
    fn reach(&self, End { spot, way }: End, row: usize) -> (f64, Vec<[f64; 4]>) {
        let edge = spot.x + way * AROUND;
        if row == spot.row {
            return (edge, Vec::new());
        }
        let bead = self.rows[spot.row];
        let bead = if row > spot.row {
            bead + JOINT * (spot.beads - 1) as f64
        } else {
            bead
        };
        let turn = spot.x + way * turn_start(spot.top, [spot.row, row]);
        let end = turn + way * BRANCH;
        let straight = [edge, bead, turn, bead];
        let across = [turn, bead, end, self.rows[row]];
        let lines = [straight, across];
        let is_long = |line: &[f64; 4]| (line[0] - line[2]).abs() > 0.5;
        (end, lines.into_iter().filter(is_long).collect())
    }

    /// The lines between a bar and the beads of joint hosts below its own.
    fn fan(&self, End { spot, way }: End, turn: f64) -> Vec<[f64; 4]> {
        let bead = self.rows[spot.row];
        let edge = spot.x + way * AROUND;
        let line = |at: usize| {
            let lower = bead + JOINT * at as f64;
            if way > 0.0 {
                [edge, lower, edge + turn, bead]
            } else {
                [edge - turn, bead, edge, lower]
            }
        };
        (1..spot.beads).map(line).collect()
    }

    fn arriving(&self, open: &OpenLeg<'_>, spot: Spot) -> LegMark {
        let (end, into) = self.reach(End { spot, way: -1.0 }, open.row);
        let ends = [end - open.length, end];
        LegMark {
            branches: into,
            ..self.bar(ends, open.row, open.leg, open.text)
        }
    }

    fn leaving(&self, open: &OpenLeg<'_>, spot: Spot) -> LegMark {
        let (start, out) = self.reach(End { spot, way: 1.0 }, open.row);
        let end = start + open.length;
        let bead = self.rows[open.row];
        let branch = |at: usize| [end - BRANCH, bead, end, bead + JOINT * 0.6 * at as f64];
        LegMark {
            branches: out
                .into_iter()
                .chain((1..open.branches).map(branch))
                .collect(),
            ..self.bar([start, end], open.row, open.leg, open.text)
        }
    }
}
