//! One page's data in, bytes out. A template sees its context and nothing else.

pub mod assets;
pub mod bars;
pub mod card;
pub mod citation;
pub mod context;
pub mod data;
pub mod icon;
pub mod markdown;
pub mod photo;
mod problems;
pub mod strings;
mod svg;
pub mod theme;
pub mod thermometer;
pub mod tiles;
pub mod timeline;
