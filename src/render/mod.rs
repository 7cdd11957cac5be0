//! One page's data in, bytes out. A template sees its context and nothing else.
//!
//! From below: `theme`, `draw`, `html`, `labels`, `edition`, `views`; then `export` (files for
//! programs), `pages` and `context`.

pub mod cards;
mod changed;
pub mod citation;
pub mod context;
pub mod draw;
pub mod edition;
pub mod export;
pub mod html;
pub mod labels;
pub mod pages;
pub mod photo;
pub mod theme;
pub mod views;
pub mod when;
mod years;
