//! A finished body parsed by ammonia as a browser would, with harmless tags alone.
//! Does not know which tags an editor wrote and which the Markdown writer.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::address;
use super::raw::{TEXT_TAGS, WITH_CONTENT};

/// Other tags that the Markdown writer writes, with the attributes it uses.
const WRITTEN: &[(&str, &[&str])] = &[
    (
        "a",
        &["class", "href", "id", "rel", "role", "aria-label", "title"],
    ),
    ("code", &["class"]),
    ("div", &["class", "role", "tabindex"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    (
        "img",
        &[
            "alt", "decoding", "height", "loading", "sizes", "src", "srcset", "title", "width",
        ],
    ),
    ("input", &["checked", "disabled", "type"]),
    ("li", &["class", "id"]),
    ("ol", &["start"]),
    ("td", &["class"]),
    ("th", &["class", "scope"]),
];
/// Those it writes without attributes.
const WRITTEN_BARE: &[&str] = &[
    "blockquote",
    "br",
    "del",
    "hr",
    "label",
    "p",
    "pre",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];

/// Returns the finished HTML of a body with raw tags, as ammonia leaves it.
pub(super) fn cleaned(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let tags = TEXT_TAGS
        .iter()
        .chain(WRITTEN_BARE)
        .chain(&["details", "summary"]);
    let attributes = WRITTEN
        .iter()
        .map(|(tag, names)| (*tag, names.iter().copied().collect()));
    let own = [("details", "open"), ("time", "datetime")];
    let own = own
        .into_iter()
        .map(|(tag, name)| (tag, HashSet::from([name])));
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .tags(
            tags.copied()
                .chain(WRITTEN.iter().map(|(tag, _)| *tag))
                .collect(),
        )
        .clean_content_tags(WITH_CONTENT.iter().copied().collect())
        .tag_attributes(attributes.chain(own).collect::<HashMap<_, _>>())
        .generic_attributes(HashSet::from(["lang", "title"]))
        .url_schemes(address::LINKS.iter().copied().collect())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(full_attribute);
    cleaner
});

/// Drops empty attributes, and gives boolean ones their name for a value.
fn full_attribute<'v>(_: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match name {
        "open" | "checked" | "disabled" => Some(name.to_owned().into()),
        "alt" => Some(value.into()),
        _ => (!value.trim().is_empty()).then(|| value.into()),
    }
}
