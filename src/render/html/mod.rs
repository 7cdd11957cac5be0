//! Markdown to HTML that is safe, accessible and fit for a page with a strict policy.

mod address;
mod body;
mod cleaned;
mod footnotes;
mod image;
mod markup;
mod piece;
mod raw;
mod table;
#[cfg(test)]
mod tests;
mod writer;

pub use address::Resolve;
pub use body::html;
pub use image::{PhotoLookup, PhotoSizes};
