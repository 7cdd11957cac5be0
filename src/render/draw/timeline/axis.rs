//! Where on the time axis everything stands, in pixels. Knows no lane's height and no text.
//!
//! One sweep from the first day to the last gives each moment its place: as far right as any lane
//! needs it, no further. So rounds of one day stand above one another, none leaves its order, and
//! labels cannot touch.

use super::measures::CLEAR;

/// Pixels left of the first node's label.
const LEFT: f64 = 12.0;
/// Pixels right of the last one.
const RIGHT: f64 = 8.0;
/// The least pixels between two nodes of a lane: two beads and a leg that can be read between them.
/// This and all measures of time are longer where there is room.
const STEP: f64 = 32.0;
/// The least pixels between two labels of one row.
const APART: f64 = 8.0;
/// The least pixels between a node and the edge of its year.
const EDGE: f64 = 14.0;
/// The least width of a year: its number and some air.
const YEAR: f64 = 45.0;
/// The width of years in which nothing happens, however many.
const QUIET: f64 = 14.0;
/// Pixels a day, and the most pixels by which time alone separates two moments.
const DAY: f64 = 0.15;
const MAX_BY_TIME: f64 = 8.0;

/// The factor by which the measures of time grow at most.
const MAX_STRETCH: f64 = 3.0;

/// What a node needs of the axis; lengths in pixels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Need {
    /// Its day, counted from any fixed one.
    pub(super) day: i32,
    /// Its year.
    pub(super) year: i16,
    /// Half the width of its label.
    pub(super) half: f64,
    /// Room left of it for the leg that leads here from outside the drawing.
    pub(super) before: f64,
    /// Room right of it for the leg that leads out.
    pub(super) after: f64,
    /// The least distance from the node before it, for the text in the leg between them.
    pub(super) between: f64,
    /// Half the width of its number.
    pub(super) top: f64,
    /// Room left and right of it for lines that lead to other rows, which no number may be in.
    pub(super) turns: [f64; 2],
}

/// Where a node stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Position {
    pub(super) x: f64,
    /// The row of its label: 0, or 1 for the lower one.
    pub(super) row: usize,
}

/// A year, or several quiet ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct YearSpan {
    pub(super) start: f64,
    pub(super) end: f64,
    /// The year; missing for quiet ones.
    pub(super) year: Option<i16>,
}

/// The time axis, and every node's place on it: lane by lane, in the order given.
#[derive(Clone, Debug, Default)]
pub(super) struct Axis {
    pub(super) positions: Vec<Vec<Position>>,
    pub(super) years: Vec<YearSpan>,
    pub(super) width: f64,
    /// The factor by which time is longer than it need be.
    stretch: f64,
    /// Days and where they stand, in order.
    moments: Vec<(i32, f64)>,
}

/// What has been placed in a lane so far.
#[derive(Clone, Copy, Default)]
struct LaneEnd {
    /// The last node and what it needs.
    last: Option<(f64, Need)>,
    /// Where the last label of each row ends.
    ends: [f64; 2],
    /// The last node whose label is in the lower row.
    lowered: Option<f64>,
}

impl LaneEnd {
    /// The leftmost place of a node whose label is in a row.
    fn least_in(&self, need: &Need, row: usize) -> f64 {
        let label = self.ends[row] + APART + need.half;
        let lines = match row {
            // The label may not cover the line of a lowered one before it.
            0 => self.lowered.map_or(0.0, |x| x + CLEAR + need.half),
            // The line to the label passes through the upper row.
            _ => self.ends[0] + CLEAR,
        };
        label.max(lines)
    }

    fn least(&self, need: &Need, stretch: f64) -> f64 {
        let beads = self.last.map_or(need.before, |(x, last)| {
            let apart = |marks: f64| if marks <= 0.0 { 0.0 } else { marks + 8.0 };
            let rooms = [
                STEP * stretch,
                need.between,
                apart(last.after + need.before),
                apart(last.turns[1] + need.turns[0]),
                last.top + CLEAR + need.top,
                last.top + need.turns[0],
                last.turns[1] + need.top,
            ];
            x + rooms.into_iter().fold(0.0, f64::max)
        });
        let label = self.least_in(need, 0).min(self.least_in(need, 1));
        beads.max(label)
    }

    fn place(&mut self, need: &Need, x: f64) -> Position {
        let row = usize::from(self.least_in(need, 0) > x);
        self.ends[row] = x + need.half;
        self.last = Some((x, *need));
        if row == 1 {
            self.lowered = Some(x);
        }
        Position { x, row }
    }
}

impl Axis {
    /// Places the nodes of lanes as close as they may stand, or as far apart as fills `room`. Those
    /// of a lane are given in order, and no day is before the last.
    pub(super) fn new(lanes: &[Vec<Need>], room: f64) -> Self {
        let close = Self::stretched(lanes, 1.0);
        let stretch = (room / close.width.max(1.0)).min(MAX_STRETCH);
        if stretch > 1.0 {
            Self::stretched(lanes, stretch)
        } else {
            close
        }
    }

    fn stretched(lanes: &[Vec<Need>], stretch: f64) -> Self {
        let need = |(lane, at): (usize, usize)| &lanes[lane][at];
        let order = by_day(lanes);
        let mut axis = Self {
            positions: lanes
                .iter()
                .map(|needs| vec![Position::default(); needs.len()])
                .collect(),
            stretch,
            ..Self::default()
        };
        let start = LaneEnd {
            ends: [LEFT - APART; 2],
            ..LaneEnd::default()
        };
        let mut placed = vec![start; lanes.len()];
        let mut right: f64 = 0.0;
        for (at, node) in order.iter().enumerate() {
            let need_now = need(*node);
            let group = order[at..]
                .iter()
                .take_while(|other| need(**other).day == need_now.day);
            let is_first = at == 0 || need(order[at - 1]).day < need_now.day;
            // Rounds of one day stand above one another; a second one of the same lane beside the
            // first.
            let mut x = match axis.moments.last() {
                Some((day, x)) if *day == need_now.day => *x,
                _ => axis.begin(need_now),
            };
            if is_first {
                let firsts =
                    group.filter(|(lane, at)| *at == 0 || lanes[*lane][at - 1].day < need_now.day);
                for other in firsts {
                    x = x.max(placed[other.0].least(need(*other), stretch));
                }
            }
            let x = x.max(placed[node.0].least(need_now, stretch)).ceil();
            axis.positions[node.0][node.1] = placed[node.0].place(need_now, x);
            match axis.moments.last_mut() {
                Some((day, last)) if *day == need_now.day => *last = last.max(x),
                _ => axis.moments.push((need_now.day, x)),
            }
            right = right.max(x + need_now.half.max(need_now.after));
        }
        axis.close();
        axis.width = (right + RIGHT)
            .max(axis.years.last().map_or(0.0, |year| year.end))
            .ceil();
        if let Some(year) = axis.years.last_mut() {
            year.end = axis.width;
        }
        axis
    }

    /// The leftmost place of a new moment, as the time axis alone has it; opens its year.
    fn begin(&mut self, need: &Need) -> f64 {
        let Some((day, x)) = self.moments.last().copied() else {
            self.years.push(YearSpan {
                start: 0.0,
                end: 0.0,
                year: Some(need.year),
            });
            return LEFT + EDGE * self.stretch;
        };
        let days = f64::from(need.day - day);
        let by_time = x + (days * DAY).min(MAX_BY_TIME) * self.stretch;
        let last = self
            .years
            .last()
            .and_then(|year| year.year)
            .unwrap_or(need.year);
        if last == need.year {
            return by_time;
        }
        self.close();
        let mut start = self.years.last().map_or(0.0, |year| year.end);
        if last + 1 < need.year {
            self.years.push(YearSpan {
                start,
                end: start + QUIET,
                year: None,
            });
            start += QUIET;
        }
        self.years.push(YearSpan {
            start,
            end: start,
            year: Some(need.year),
        });
        by_time.max(start + EDGE * self.stretch)
    }

    /// Ends the year that is open behind its last moment.
    fn close(&mut self) {
        let edge = EDGE * self.stretch;
        let last = self.moments.last().map_or(0.0, |(_, x)| *x);
        if let Some(year) = self.years.last_mut() {
            year.end = (last + edge).max(year.start + YEAR);
        }
    }

    /// Where a day stands: between the moments around it, and within its year if that has a column.
    pub(super) fn x(&self, day: i32, year: i16) -> f64 {
        let span = self.years.iter().find(|span| span.year == Some(year));
        let [start, end] = span.map_or([0.0, self.width], |span| [span.start, span.end]);
        let after = self.moments.partition_point(|(moment, _)| *moment < day);
        let x = match (
            after.checked_sub(1).map(|at| self.moments[at]),
            self.moments.get(after),
        ) {
            (Some((from, left)), Some((to, right))) => {
                left + (right - left) * f64::from(day - from) / f64::from(to - from)
            }
            (None, Some(_)) => start,
            (_, None) => end,
        };
        x.clamp(start + CLEAR, (end - CLEAR).max(start + CLEAR))
            .round()
    }
}

/// The nodes of all lanes, each as its lane and its position there, by their days.
fn by_day(lanes: &[Vec<Need>]) -> Vec<(usize, usize)> {
    let nodes_of = |(lane, needs): (usize, &Vec<Need>)| (0..needs.len()).map(move |at| (lane, at));
    let mut nodes: Vec<(usize, usize)> = lanes.iter().enumerate().flat_map(nodes_of).collect();
    nodes.sort_by_key(|(lane, at)| (lanes[*lane][*at].day, *at));
    nodes
}
