//! Tags, comments and declarations in raw HTML. Does not know which may stay.

/// Returns the length of the tag, comment or declaration at the start of `html`; `None` if there is
/// none.
pub(super) fn markup_length(html: &str) -> Option<usize> {
    let up_to = |end: &str| html.find(end).map_or(html.len(), |at| at + end.len());
    if html.starts_with("<!--") {
        return Some(html[2..].find("-->").map_or(html.len(), |at| at + 5));
    }
    if html.starts_with("<![CDATA[") {
        return Some(up_to("]]>"));
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        return Some(up_to(">"));
    }
    let name = html.strip_prefix('<')?.trim_start_matches('/');
    if !name.starts_with(|character: char| character.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    let end = html.bytes().position(|byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (Some(open), _) if open == byte => {
            quote = None;
            false
        }
        _ => false,
    });
    end.map(|at| at + 1)
}

/// Returns the name of a tag in lowercase, empty for other markup, and whether it is an end tag.
pub(super) fn tag_name(markup: &str) -> (String, bool) {
    let inside = markup.strip_prefix('<').unwrap_or("");
    let name = inside.trim_start_matches('/');
    let length = name.find(|character: char| character.is_whitespace() || "/>".contains(character));
    let name = &name[..length.unwrap_or(name.len())];
    (name.to_ascii_lowercase(), inside.starts_with('/'))
}
