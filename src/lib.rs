//! **Ondo** (온도, temperature): a static site generator for archives of innovation relays.
//!
//! A site is a value computed from a folder. Seven modules compute it and touch nothing outside;
//! the eighth is the only one with disk, clock and terminal. A module may use only modules listed
//! before it, which a test checks:
//!
//! | module | what it does |
//! |---|---|
//! | [`base`] | values that all modules share: places, diagnostics, dates, Korean words |
//! | [`content`] | one file in, one document out |
//! | [`model`] | documents in, one linked archive out |
//! | [`plan`] | the archive in, every page and its address out |
//! | [`render`] | the data of one page in, bytes out |
//! | [`search`] | the texts of pages in, the search index out |
//! | [`site`] | the whole pipeline, and what is kept between two runs of it |
//! | [`world`] | reads the folder, publishes the site, serves a preview; the command line |
//!
//! `ARCHITECTURE.md` has the details, and where to make which change.

pub mod base;
pub mod content;
pub mod model;
pub mod plan;
pub mod render;
pub mod search;
pub mod site;
pub mod world;
