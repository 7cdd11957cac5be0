//! A lane of the timeline: the rounds of a series as nodes with labels, and the legs between them.

use super::axis::{Axis, Need, Position};
use super::days::{days, number};
use super::drawing::{Line, RoundMark, Whisker};
use super::input::{Round, SeriesRow, Time};
use super::legs::{Legs, Spot};
use super::measures::{AROUND, JOINT, LEG_ROW, ROW};
use super::sketch::{RoundRows, Sketch};
use super::tracks::{Tracks, tracks};
use jiff::civil;

/// From the top of a lane to its first bead, and from a bead up to the baseline of its number, in
/// pixels.
const BEAD: f64 = 38.0;
const NUMBER_LINE: f64 = 14.0;
/// The row of the whiskers, where a lane has any.
const WHISKER: f64 = 14.0;
/// The height of a line of a label.
const TEXT: f64 = 15.0;
/// From one row of labels to the next, and below the last.
const BETWEEN: f64 = 5.0;
const BELOW: f64 = 14.0;
/// How far the time in which a round of an unknown day lies reaches, where no round ends it.
const OPEN_END: f64 = 24.0;

/// What is drawn of a series, before it has a place.
pub(super) struct LaneSketch<'a> {
    pub(super) series: &'a SeriesRow,
    sketches: Vec<Sketch<'a>>,
    tracks: Tracks,
}

/// The heights in a lane, in pixels from the top of the drawing.
struct Levels {
    /// The first bead of each row.
    rows: Vec<f64>,
    /// The lower edge of the lowest bead or leg.
    foot: f64,
    /// The upper edge of each row of labels.
    labels: [f64; 2],
    end: f64,
}

impl<'a> LaneSketch<'a> {
    /// Prepares the rounds of a series; they stand at the day `elsewhere` if none of them has one.
    pub(super) fn new(series: &'a SeriesRow, elsewhere: civil::Date) -> Self {
        let tracks = tracks(&series.rounds);
        let mut onward: Vec<[usize; 2]> = tracks.rounds.iter().map(|own| [*own; 2]).collect();
        for (round, rows) in series.rounds.iter().zip(&tracks.arrivals) {
            for (leg, row) in round.arrivals.iter().zip(rows) {
                if let Some([highest, lowest]) = leg.other.map(|from| &mut onward[from]) {
                    *highest = (*row).min(*highest);
                    *lowest = (*row).max(*lowest);
                }
            }
        }
        let rows = |at: usize| RoundRows {
            own: tracks.rounds[at],
            arrivals: &tracks.arrivals[at],
            departures: &tracks.departures[at],
            onward: onward[at],
        };
        let rounds = series.rounds.iter().zip(days(&series.rounds, elsewhere));
        let sketches = rounds.enumerate();
        let sketches = sketches.map(|(at, (round, day))| Sketch::new(round, day, rows(at)));
        Self {
            series,
            sketches: sketches.collect(),
            tracks,
        }
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
            row: sketch.row,
            top: sketch.need.top,
        };
        let spots: Vec<Spot> = self.sketches.iter().zip(positions).map(spot).collect();
        let legs = Legs {
            rows: &levels.rows,
            spots: &spots,
        };
        let x = |at: Option<usize>| Some(positions.get(at?)?.x);
        let nodes = self.sketches.iter().zip(positions).zip(&spots).enumerate();
        let nodes = nodes.map(|(at, ((sketch, position), spot))| {
            let around = [x(at.checked_sub(1)), x(Some(at + 1))];
            // Neighbours reach over one another.
            let level = levels.foot + WHISKER / 2.0 + if at % 2 == 0 { -2.0 } else { 2.0 };
            let [range, span, moved] = whiskers(sketch.round, position.x, around, axis)
                .map(|times| times.map(|times| whisker(times, level)));
            RoundMark {
                links: legs.of(sketch, *spot),
                range,
                span,
                moved,
                ..node(sketch, *position, &levels)
            }
        });
        (nodes.collect(), (levels.end - top).ceil())
    }

    fn levels(&self, top: f64, positions: &[Position]) -> Levels {
        let rounds = || self.sketches.iter().map(|sketch| sketch.round);
        let of_row = |row: usize| self.sketches.iter().filter(move |sketch| sketch.row == row);
        let most_beads = |row: usize| of_row(row).map(|sketch| sketch.round.beads()).max();
        let depth = |row: usize| JOINT * (most_beads(row).unwrap_or(1) - 1) as f64;
        let mut rows = vec![top + BEAD];
        for row in 1..self.tracks.count {
            let height = most_beads(row).map_or(LEG_ROW, |_| ROW);
            rows.push(rows[row - 1] + depth(row - 1) + height);
        }
        let lowest = rows.last().copied().unwrap_or(top + BEAD);
        let foot = lowest + depth(rows.len() - 1) + AROUND;
        let has_whisker = |round: &Round| {
            let is_day = matches!(round.time, Time::Days { first, last } if first == last);
            !is_day || round.postponed_from.is_some()
        };
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
            rows,
            foot,
            labels: [first, second],
            end: second + height(1) + BELOW,
        }
    }
}

fn whisker([from, to]: [f64; 2], y: f64) -> Whisker {
    Whisker { from, to, y }
}

/// A round at its position, without its legs and the times around it.
fn node(sketch: &Sketch<'_>, position: Position, levels: &Levels) -> RoundMark {
    let Position { x, row } = position;
    let round = sketch.round;
    let words = &round.words;
    let label = levels.labels[row];
    let line = |at: usize, text: &str| Line {
        y: label + TEXT * (at + 1) as f64 - 3.0,
        text: text.to_owned(),
    };
    let bead = |at: usize| levels.rows[sketch.row] + JOINT * at as f64;
    let lines = (0..).zip(&sketch.names);
    let is_above = sketch.row + 1 < levels.rows.len();
    RoundMark {
        x,
        number: Line {
            y: bead(0) - NUMBER_LINE,
            text: sketch.number.clone(),
        },
        names: lines.map(|(at, name)| line(at, name)).collect(),
        date: line(sketch.names.len(), &words.date),
        leader: (row == 1 || is_above).then_some([bead(round.beads() - 1) + AROUND, label]),
        beads: (0..round.beads()).map(bead).collect(),
        range: None,
        span: None,
        moved: None,
        status: round.status,
        is_nested: round.is_nested,
        title: words.title.clone(),
        url: words.url.clone(),
        year: round.year,
        types: round.types.clone(),
        states: round.legs().map(|leg| leg.shown()).collect(),
        links: Vec::new(),
    }
}

/// From where to where stretches of time reach around the place `x` of a round: the one its day
/// lies in, the one it took, the one by which it was moved. `around` are the places of the rounds
/// before and after it.
fn whiskers(round: &Round, x: f64, around: [Option<f64>; 2], axis: &Axis) -> [Option<[f64; 2]>; 3] {
    let at = |day: civil::Date| axis.x(number(day), day.year());
    let [before, after] = around;
    let range = match round.time {
        Time::Days { .. } => None,
        Time::Within { first, last } => Some([at(first), at(last)]),
        Time::Unknown => Some([
            before.unwrap_or(x - OPEN_END),
            after.unwrap_or(x + OPEN_END),
        ]),
    };
    let range = range.map(|[from, to]| {
        let [from, to] = [from.max(0.0), to.min(axis.width)];
        [from.min(x - AROUND), to.max(x + AROUND)]
    });
    let span = match round.time {
        Time::Days { first, last } if first < last => Some([x, at(last).max(x + AROUND)]),
        _ => None,
    };
    let moved = round
        .postponed_from
        .map(|first| [at(first.first_day()).min(x - AROUND), x]);
    [range, span, moved]
}
