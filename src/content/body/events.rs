//! Events of the Markdown parser with their places, and which of them are inline.

use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// An event of the parser and the bytes of the source it came from.
pub type Placed<'a> = (Event<'a>, Range<usize>);

/// Whether a tag stands within a line of text, not as a block.
pub fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

/// Whether the tag that ends here is inline.
pub fn is_inline_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Adds `part` with every run of whitespace as one space, none at the start of `words`.
pub(super) fn push_words(words: &mut String, part: &str) {
    for c in part.chars() {
        if !c.is_whitespace() {
            words.push(c);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
}
