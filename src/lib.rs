//! **Ondo** (온도, temperature): a static site generator for archives of innovation relays.
//!
//! A site is a value computed from a folder. Six rooms compute it and touch nothing outside; one
//! room touches the world. A room may use only rooms listed before it:
//!
//! | room | what it does |
//! |---|---|
//! | [`base`] | values that all rooms share: places, diagnostics, days, Korean words |
//! | [`content`] | one file in, one document out |
//! | [`model`] | documents in, one linked archive out |
//! | [`plan`] | the archive in, every page and its address out |
//! | [`render`] | one page's data in, bytes out |
//! | [`site`] | the pipeline on one screen |
//! | [`world`] | the only room with disk, clock and terminal |
//!
//! `ARCHITECTURE.md` tells the same at more length, and where to make which change.

pub mod base;
pub mod content;
pub mod model;
pub mod plan;
pub mod render;
pub mod search;
pub mod site;
pub mod world;
