//! A lane of the timeline: the rounds of a series as nodes with labels, and the legs between them.

use super::axis::{Axis, Need, Position};
use super::days::{days, number};
use super::drawing::{Line, RoundMark, Whisker};
use super::input::{Round, SeriesRow};
use super::legs::{Legs, Spot};
use super::measures::{AROUND, JOINT};
use super::sketch::Sketch;
use jiff::civil;

/// From the top of a lane to the baseline of the numbers, and to the first bead, in pixels.
const NUMBER_LINE: f64 = 24.0;
const BEAD: f64 = 38.0;
/// The row of the whiskers, where a lane has any.
const WHISKER: f64 = 12.0;
/// The height of a line of a label.
const TEXT: f64 = 15.0;
/// From one row of labels to the next, and below the last.
const BETWEEN: f64 = 5.0;
const BELOW: f64 = 14.0;

/// What is drawn of a series, before it has a place.
pub(super) struct LaneSketch<'a> {
    pub(super) series: &'a SeriesRow,
    sketches: Vec<Sketch<'a>>,
}

/// The heights in a lane, in pixels from the top of the drawing.
struct Levels {
    top: f64,
    /// The lower edge of the lowest bead.
    foot: f64,
    /// The upper edge of each row of labels.
    labels: [f64; 2],
    end: f64,
}

impl<'a> LaneSketch<'a> {
    /// Prepares the rounds of a series.
    pub(super) fn new(series: &'a SeriesRow) -> Self {
        let rounds = series.rounds.iter().zip(days(&series.rounds));
        let sketches = rounds.map(|(round, day)| Sketch::new(round, day)).collect();
        Self { series, sketches }
    }

    /// What its rounds need of the axis, in their order.
    pub(super) fn needs(&self) -> Vec<Need> {
        self.sketches.iter().map(|sketch| sketch.need).collect()
    }

    /// Its nodes, drawn at their positions below `top`, and how high the lane is.
    pub(super) fn draw(
        &self,
        top: f64,
        axis: &Axis,
        positions: &[Position],
    ) -> (Vec<RoundMark>, f64) {
        let levels = self.levels(top, positions);
        let spot = |(sketch, position): (&Sketch<'_>, &Position)| Spot {
            x: position.x,
            beads: sketch.round.beads(),
        };
        let spots: Vec<Spot> = self.sketches.iter().zip(positions).map(spot).collect();
        let legs = Legs {
            bead: top + BEAD,
            spots: &spots,
        };
        let nodes = self.sketches.iter().zip(positions).zip(&spots);
        let nodes = nodes.map(|((sketch, position), spot)| RoundMark {
            links: legs.of(sketch, *spot),
            ..node(sketch, *position, &levels, axis)
        });
        (nodes.collect(), (levels.end - top).ceil())
    }

    fn levels(&self, top: f64, positions: &[Position]) -> Levels {
        let rounds = || self.sketches.iter().map(|sketch| sketch.round);
        let most_beads = rounds().map(Round::beads).max().unwrap_or(1);
        let foot = top + BEAD + JOINT * (most_beads - 1) as f64 + AROUND;
        let has_whisker =
            |round: &Round| round.date.day().is_none() || round.postponed_from.is_some();
        let whiskers = if rounds().any(has_whisker) {
            WHISKER
        } else {
            0.0
        };
        let height = |row: usize| {
            let of_row = self.sketches.iter().zip(positions);
            let lines = of_row
                .filter(|(_, position)| position.row == row)
                .map(|(sketch, _)| sketch.names.len() + 1)
                .max();
            lines.map_or(0.0, |lines| lines as f64 * TEXT + BETWEEN)
        };
        let first = foot + whiskers + BETWEEN;
        let second = first + height(0);
        Levels {
            top,
            foot,
            labels: [first, second],
            end: second + height(1) + BELOW,
        }
    }
}

/// A round at its position, without its legs.
fn node(sketch: &Sketch<'_>, position: Position, levels: &Levels, axis: &Axis) -> RoundMark {
    let Position { x, row } = position;
    let round = sketch.round;
    let words = &round.words;
    let label = levels.labels[row];
    let line = |at: usize, text: &str| Line {
        y: label + TEXT * (at + 1) as f64 - 3.0,
        text: text.to_owned(),
    };
    let bead = |at: usize| levels.top + BEAD + JOINT * at as f64;
    let lines = (0..).zip(&sketch.names);
    let [range, moved] = whiskers(round, x, levels.foot + WHISKER / 2.0, axis);
    RoundMark {
        x,
        number: Line {
            y: levels.top + NUMBER_LINE,
            text: words.number.clone(),
        },
        names: lines.map(|(at, name)| line(at, name)).collect(),
        date: line(sketch.names.len(), &words.date),
        leader: (row == 1).then_some([bead(round.beads() - 1) + AROUND, label]),
        beads: (0..round.beads()).map(bead).collect(),
        range,
        moved,
        status: round.status,
        is_nested: round.is_nested,
        title: words.title.clone(),
        url: words.url.clone(),
        year: round.date.year(),
        types: round.types.clone(),
        states: round.legs().map(|leg| leg.state.as_str()).collect(),
        links: Vec::new(),
    }
}

/// The time a partial date may mean, and the time by which a round was moved, around its place `x`.
fn whiskers(round: &Round, x: f64, y: f64, axis: &Axis) -> [Option<Whisker>; 2] {
    let at = |day: civil::Date| axis.x(number(day), day.year());
    let range = || {
        Some(Whisker {
            from: at(round.date.first_day())?.min(x - AROUND),
            to: at(round.date.last_day())?.max(x + AROUND),
            y,
        })
    };
    let moved = |first: civil::Date| {
        Some(Whisker {
            from: at(first)?.min(x - AROUND),
            to: x,
            y,
        })
    };
    let is_partial = round.date.day().is_none();
    [
        is_partial.then(range).flatten(),
        round
            .postponed_from
            .and_then(|first| moved(first.first_day())),
    ]
}
