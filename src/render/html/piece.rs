//! Pieces of finished HTML among the events of the parser.

use pulldown_cmark::{CowStr, Event, html};

/// Finished HTML within a line of text.
pub(super) fn piece<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}

/// An event that writes nothing.
pub(super) fn nothing<'a>() -> Event<'a> {
    piece("")
}

/// Lets pulldown-cmark write a tag, so that it alone escapes.
pub(super) fn html_of<'a>(events: impl IntoIterator<Item = Event<'a>>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out
}
