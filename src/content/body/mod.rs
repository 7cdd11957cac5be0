//! Body text: Markdown with Korean emphasis, its outline and its plain words, each with its place.

mod bullets;
mod events;
mod flanking;
mod headings;
mod marked;
mod outline;
mod parse;
#[cfg(test)]
mod tests;

pub(crate) use bullets::{as_lists, bullet};
pub use events::{Placed, is_inline, is_inline_end};
pub use headings::{Heading, heading_ids};
pub use outline::{Outline, Reference, outline};
pub use parse::parse;
