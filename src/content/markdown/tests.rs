//! Tests of the Markdown room: Korean emphasis, CommonMark's own examples, laws, outlines.
//! Knows the parser's own HTML writer, which the site does not use as it is.

mod commonmark;
mod korean;
mod laws;
mod outlines;

use pulldown_cmark::html;

use super::*;

fn html_of(events: Vec<Placed<'_>>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter().map(|(event, _)| event));
    out
}
