//! Addresses that editors write: where a link may lead, which paths can be part of the site.

use super::problems;
use crate::base::Located;
use crate::content::form::{Field, FieldValue, MentionKind, Node, Reader, Shape};
use std::borrow::Cow;

/// The schemes of addresses that can do no harm in a link.
pub const LINK_SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// An address that a page may link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(pub String);

impl Field for Address {
    fn shape() -> Shape {
        Shape::Address
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = String::read(node, reader)?;
        if !has_allowed_scheme(&text) {
            let problem = problems::refused_address(&text, &reader.place(node.span));
            reader.report(problem);
            return None;
        }
        let place = reader.place(node.span);
        reader.note(MentionKind::Address, Located::new(text.clone(), place));
        Some(Self(text))
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Text(Cow::Borrowed(&self.0))
    }
}

/// The last part of an address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(pub String);

impl Field for Slug {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        path(node, reader, |text| {
            !text.contains('/') && is_safe_path(text)
        })
        .map(Self)
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Text(Cow::Borrowed(&self.0))
    }
}

/// An address of the site that leads on to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldAddress(pub String);

impl Field for OldAddress {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        path(node, reader, |text| is_safe_path(text.trim_matches('/'))).map(Self)
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Text(Cow::Borrowed(&self.0))
    }
}

fn path(node: &Node, reader: &mut Reader<'_>, is_good: impl Fn(&str) -> bool) -> Option<String> {
    let text = String::read(node, reader)?;
    if !is_good(&text) {
        let problem = problems::unsafe_path(&text, &reader.place(node.span));
        reader.report(problem);
        return None;
    }
    Some(text)
}

/// Whether a link may be followed: no scheme at all, or one that can do no harm.
pub(crate) fn has_allowed_scheme(target: &str) -> bool {
    let plain: String = target
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    match plain.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => {
            LINK_SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
        }
        _ => true,
    }
}

/// Whether every part of a path can be a folder of the site and a part of an address.
pub(crate) fn is_safe_path(path: &str) -> bool {
    let bad = |c: char| c.is_control() || c.is_whitespace() || r#"\?#%*:|"<>&'"#.contains(c);
    path.split('/').all(|part| {
        !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains(bad)
    })
}
