//! Drawings: plain data in, places of shapes and texts or a picture out.
//! Knows no record, no page and no address.

pub mod bars;
pub mod card;
pub mod icon;
mod svg;
pub mod thermometer;
pub mod tiles;
pub mod timeline;
