//! Lays out the thermometer: a scale and how high the mercury stands, in a box of 40 by 120 pixels.

use serde::Serialize;

/// The top of the scale, in pixels from the top of the box.
const TOP: f64 = 14.0;
/// The foot of the scale, where the bulb begins.
const FOOT: f64 = 86.0;
/// More ticks than this would touch.
const MAX_TICKS: u32 = 12;
/// The least upper end of a scale, in degrees.
const LEAST_DEGREES: f64 = 50.0;

/// A thermometer with its bulb at the bottom; heights are in pixels from the top of the box.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Thermometer {
    /// The heights of the ticks, from the foot of the scale to its top.
    pub ticks: Vec<f64>,
    /// Where the mercury ends.
    pub level: f64,
}

/// A thermometer that shows degrees, with a tick every 10 of them, or where that would be too many
/// every 20, 50, 100 and so on. A value below 0 stands at the foot.
#[must_use]
pub fn degrees(value: f64) -> Thermometer {
    const TICK: f64 = 10.0;
    let tens = (value.max(LEAST_DEGREES) / TICK).ceil();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of ticks is whole and positive, and a cast stops at the largest"
    )]
    let tens = tens as u32;
    scale(tens, value / TICK)
}

/// A thermometer that shows how many of `all` rounds were held, with a tick a round.
#[must_use]
pub fn rounds(held: u32, all: u32) -> Thermometer {
    scale(all.max(1), f64::from(held))
}

/// A scale of `steps` steps, and the mercury at `value` of them.
fn scale(steps: u32, value: f64) -> Thermometer {
    let height = |value: f64| {
        let share = (value / f64::from(steps)).clamp(0.0, 1.0);
        ((FOOT - share * (FOOT - TOP)) * 10.0).round() / 10.0
    };
    let apart = apart(steps);
    Thermometer {
        ticks: (0..=steps / apart)
            .map(|at| height(f64::from(at * apart)))
            .collect(),
        level: height(value),
    }
}

/// How many steps stand between two ticks: 1, 2, 5, 10, 20 …
fn apart(steps: u32) -> u32 {
    let sizes = (0..9).flat_map(|power| [1, 2, 5].map(|first| first * 10_u32.pow(power)));
    sizes
        .into_iter()
        .find(|size| steps / size < MAX_TICKS)
        .unwrap_or(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mercury_stands_at_its_share_of_the_scale() {
        assert_eq!(rounds(0, 4).level, FOOT);
        assert_eq!(rounds(2, 4).level, f64::midpoint(FOOT, TOP));
        assert_eq!(rounds(4, 4).level, TOP);
        assert_eq!(degrees(25.0).level, f64::midpoint(FOOT, TOP));
        assert_eq!(degrees(100.0).level, TOP);
        assert_eq!(degrees(-5.0).level, FOOT);
    }

    #[test]
    fn ticks_are_few_enough_not_to_touch_and_begin_at_the_foot() {
        assert_eq!(rounds(1, 4).ticks.len(), 5);
        assert_eq!(degrees(36.5).ticks.len(), 6, "every ten degrees to fifty");
        for all in [1, 11, 12, 21, 300, u32::MAX] {
            let ticks = rounds(1, all).ticks;
            assert!(ticks.len() <= MAX_TICKS as usize + 1, "{all}: {ticks:?}");
            assert_eq!(ticks[0], FOOT);
            assert!(
                ticks.windows(2).all(|pair| pair[0] - pair[1] >= 5.0),
                "{all}: {ticks:?}"
            );
        }
    }
}
