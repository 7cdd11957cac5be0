//! The address a site is published under.

use crate::base::Words;
use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape};
use percent_encoding::percent_decode_str;

/// The address under which a site is published: scheme and host, and the path below which it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
}

impl BaseUrl {
    /// Reads `https://host/path/`, its path as browsers copy it too; `None` unless it is http or
    /// https with a host and without a name to log in, a query or a fragment.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let bad = |c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\')
        };
        let is_bad = host.contains('@') || host.contains(bad) || path.contains(bad);
        let leads_up = path.split('/').any(|part| matches!(part, "." | ".."));
        if !matches!(scheme, "http" | "https") || host.is_empty() || is_bad || leads_up {
            return None;
        }
        // Programs that read feeds and sitemaps know names in Hangul by their form in ASCII only.
        let host = if host.is_ascii() {
            host.to_owned()
        } else {
            let (name, port) = host.split_once(':').unwrap_or((host, ""));
            let name = idna::domain_to_ascii(name).ok()?;
            [&*name, port].join(if port.is_empty() { "" } else { ":" })
        };
        let path = path.trim_matches('/');
        let path = if path.is_empty() {
            "/".to_owned()
        } else {
            format!("/{path}/")
        };
        Some(Self {
            origin: format!("{scheme}://{host}"),
            path,
        })
    }

    /// The root of a host that is not known: that of settings that are wrong.
    pub(crate) fn unknown() -> Self {
        Self {
            origin: String::new(),
            path: "/".to_owned(),
        }
    }

    /// Scheme and host, without a final `/`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it is the address that new archives have until somebody writes their own.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.origin.ends_with("://example.org")
    }

    /// The path the site lies under, with `/` at both ends.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl Field for BaseUrl {
    fn shape() -> Shape {
        Shape::Address
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let base = match &node.kind {
            NodeKind::Scalar(text) => Self::parse(text),
            _ => None,
        };
        if base.is_none() {
            let expected = Words::new(
                "`https://…` 꼴의 주소가 와야 합니다",
                "an address like `https://…` is expected",
            );
            let meant = match &node.kind {
                NodeKind::Scalar(text) => Some(format!("https://{text}")),
                _ => None,
            };
            let meant = meant.filter(|text| text.contains('.') && Self::parse(text).is_some());
            let meant = meant.filter(|text| text.matches("://").count() == 1);
            reader.refuse_for(node, expected, meant);
        }
        base
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Text(format!("{}{}", self.origin, self.path).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_split_into_origin_and_path() {
        let check = |text, expected: Option<(&str, &str)>| {
            let base = BaseUrl::parse(text);
            assert_eq!(
                base.as_ref().map(|base| (base.origin(), base.path())),
                expected,
                "{text}"
            );
        };
        check("https://ondo.example", Some(("https://ondo.example", "/")));
        check(
            "https://ondo.example/a/b",
            Some(("https://ondo.example", "/a/b/")),
        );
        check(
            "http://localhost:8080/기록/",
            Some(("http://localhost:8080", "/기록/")),
        );
        check(
            "https://ondo.example/%EA%B8%B0%EB%A1%9D/",
            Some(("https://ondo.example", "/기록/")),
        );
        check("https://ondo.example/a%20b/", None);
        check("https://id:word@ondo.example/", None);
        check("https://ondo.example/a/../b/", None);
        check("ondo.example", None);
        check("javascript://x/", None);
        check("https:///x", None);
    }
}
