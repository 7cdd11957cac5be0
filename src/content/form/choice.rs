//! A value that is one of several words.

use super::node::{Node, NodeKind};
use super::problems;
use super::reader::{Reader, in_smart_quotes};

/// The one of `allowed` that a node holds; reports with the nearest one when it holds another.
pub(crate) fn choice<'a>(
    node: &Node,
    reader: &mut Reader<'_>,
    allowed: &[&'a str],
) -> Option<&'a str> {
    let text = match &node.kind {
        NodeKind::Scalar(text) => text.trim(),
        _ => "",
    };
    let chosen = allowed.iter().copied().find(|word| *word == text);
    if chosen.is_none() {
        let place = reader.place(node.span);
        let problem = in_smart_quotes(text, &place);
        reader.report(problem.unwrap_or_else(|| problems::not_a_choice(text, &place, allowed)));
    }
    chosen
}
