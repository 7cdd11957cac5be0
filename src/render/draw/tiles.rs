//! A tile map of Korea: each province and city a square of the same size, roughly where it lies.
//! All lengths are in pixels, from the upper left corner.

use crate::model::Region;
use serde::Serialize;

/// The side of a tile, and the distance from one to the next.
const SIDE: f64 = 84.0;
const STEP: f64 = 90.0;

/// The tile of a region.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Tile {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width and height.
    pub side: f64,
}

/// The width and height of the map.
pub const SIZE: [f64; 2] = [STEP * 4.0 - (STEP - SIDE), STEP * 5.0 - (STEP - SIDE)];

/// Where the tile of a region lies: neighbours stay neighbours as far as squares allow.
#[must_use]
pub fn tile(region: Region) -> Tile {
    let (column, row) = match region {
        Region::Incheon => (0, 0),
        Region::Seoul => (1, 0),
        Region::Gyeonggi => (2, 0),
        Region::Gangwon => (3, 0),
        Region::Chungnam => (0, 1),
        Region::Sejong => (1, 1),
        Region::Chungbuk => (2, 1),
        Region::Gyeongbuk => (3, 1),
        Region::Jeonbuk => (0, 2),
        Region::Daejeon => (1, 2),
        Region::Daegu => (2, 2),
        Region::Ulsan => (3, 2),
        Region::Jeonnam => (0, 3),
        Region::Gwangju => (1, 3),
        Region::Gyeongnam => (2, 3),
        Region::Busan => (3, 3),
        Region::Jeju => (0, 4),
    };
    Tile {
        x: STEP * f64::from(column),
        y: STEP * f64::from(row),
        side: SIDE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tiles_touch_and_all_lie_on_the_map() {
        let tiles: Vec<Tile> = Region::ALL.iter().map(|region| tile(*region)).collect();
        for (at, a) in tiles.iter().enumerate() {
            assert!(a.x + a.side <= SIZE[0] && a.y + a.side <= SIZE[1]);
            for b in &tiles[at + 1..] {
                assert!(
                    (a.x - b.x).abs() > SIDE || (a.y - b.y).abs() > SIDE,
                    "{a:?} {b:?}"
                );
            }
        }
    }
}
