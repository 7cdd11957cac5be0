//! Lays out a bar chart. All lengths are in pixels, from its upper left corner.

use serde::Serialize;

/// The height of the tallest column.
const TALLEST: f64 = 120.0;
/// The room above the tallest column, where its number stands.
const ABOVE: f64 = 24.0;
/// The row of the labels.
const BELOW: f64 = 28.0;
/// The width of a column, and the distance from one to the next.
const COLUMN: f64 = 32.0;
const STEP: f64 = 60.0;
/// The least height of a part that counts anything.
const LEAST: f64 = 3.0;

/// What one column counts, in parts that are stacked, the first at the bottom.
#[derive(Clone, Debug)]
pub struct Count {
    /// What is counted.
    pub label: String,
    /// How many, part by part.
    pub parts: Vec<usize>,
    /// The address of the page that lists them.
    pub url: String,
}

/// A chart laid out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bars {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The height of the line that the columns stand on.
    pub floor: f64,
    /// The columns, in the order given.
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// The middle of its width.
    pub x: f64,
    /// The baseline of the number above it.
    pub top: f64,
    /// What it counts.
    pub label: String,
    /// The sum of `counts`.
    pub total: usize,
    /// How many, part by part.
    pub counts: Vec<usize>,
    /// Its parts, the first at the bottom.
    pub parts: Vec<BarPart>,
    /// The address of the page that lists them.
    pub url: String,
}

/// A part of a column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BarPart {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Lays out a chart. `stretch` is the factor by which columns are further apart, for long labels.
#[must_use]
pub fn bars(counts: Vec<Count>, stretch: f64) -> Bars {
    let total = |count: &Count| count.parts.iter().sum::<usize>();
    let most = counts.iter().map(total).max().unwrap_or(0).max(1);
    let floor = ABOVE + TALLEST;
    let step = STEP * stretch;
    let column = |(at, count): (usize, Count)| {
        let x = step * (at as f64 + 0.5);
        let mut y = floor;
        let part = |size: &usize| {
            let height = match size {
                0 => 0.0,
                _ => (*size as f64 / most as f64 * TALLEST).round().max(LEAST),
            };
            y -= height;
            BarPart {
                x: x - COLUMN / 2.0,
                y,
                width: COLUMN,
                height,
            }
        };
        let parts: Vec<BarPart> = count.parts.iter().map(part).collect();
        Column {
            x,
            top: y - 8.0,
            label: count.label,
            total: count.parts.iter().sum(),
            counts: count.parts,
            parts,
            url: count.url,
        }
    };
    let columns: Vec<Column> = counts.into_iter().enumerate().map(column).collect();
    Bars {
        width: step * columns.len() as f64,
        height: floor + BELOW,
        floor,
        columns,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(parts: &[usize]) -> Count {
        Count {
            label: String::new(),
            parts: parts.to_vec(),
            url: String::new(),
        }
    }

    #[test]
    fn columns_are_as_tall_as_what_they_count_and_parts_stand_on_one_another() {
        let bars = bars(vec![count(&[4]), count(&[1, 1]), count(&[0, 2])], 1.0);
        let heights = |at: usize| {
            bars.columns[at]
                .parts
                .iter()
                .map(|part| part.height)
                .collect::<Vec<_>>()
        };
        assert_eq!(heights(0), [TALLEST]);
        assert_eq!(heights(1), [TALLEST / 4.0, TALLEST / 4.0]);
        assert_eq!(heights(2), [0.0, TALLEST / 2.0]);
        let [lower, upper] = &bars.columns[1].parts[..] else {
            panic!("two parts");
        };
        assert_eq!(lower.y + lower.height, bars.floor);
        assert_eq!(upper.y + upper.height, lower.y);
        assert_eq!(bars.columns[1].total, 2);
    }

    #[test]
    fn what_is_there_is_seen_and_nothing_leaves_the_chart() {
        let bars = bars(vec![count(&[1]), count(&[5000]), count(&[0])], 1.5);
        assert_eq!(bars.columns[0].parts[0].height, LEAST);
        assert_eq!(bars.columns[2].parts[0].height, 0.0);
        assert!(
            bars.columns
                .iter()
                .all(|column| column.top > 0.0 && column.x < bars.width)
        );
        assert_eq!(super::bars(Vec::new(), 1.0).columns, []);
    }
}
