//! Diagnostics as text for people or for other programs, in one of five formats.

mod formats;
mod github;
mod gitlab;
mod human;
mod json;
mod lines;
mod sarif;
mod show;
mod text;

pub(super) use formats::written;
pub(super) use human::{draw, draw_all};
pub(super) use json::SCHEMA;
pub(super) use lines::Lines;
pub(super) use show::show;
