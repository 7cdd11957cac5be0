//! Tests of Markdown: Korean emphasis, CommonMark's own examples, laws, outlines.

mod commonmark;
mod korean;
mod laws;
mod outlines;

use super::events::Placed;
use super::flanking;
use super::outline::outline;
use super::parse::{parse, parse_with};
use pulldown_cmark::{Event, Options, Parser, TagEnd, html};

fn html_of(events: Vec<Placed<'_>>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter().map(|(event, _)| event));
    out
}
