//! Markdown to HTML that is safe, accessible and fit for a page with a strict policy.

mod address;
mod cleaned;
mod footnotes;
mod markup;
mod raw;
#[cfg(test)]
mod tests;
mod writer;

pub use writer::{Look, Resolve, Seen, html};
