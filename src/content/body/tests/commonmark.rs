//! CommonMark's own examples: what the bare parser gets right, Korean emphasis leaves right.

use super::*;

const SPEC: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/vectors/commonmark/spec.txt"
));

/// Returns Markdown and HTML of every example.
fn examples() -> impl Iterator<Item = (String, String)> {
    let fence = "`".repeat(32);
    let parts: Vec<_> = SPEC.split(&fence).map(str::to_owned).collect();
    (1..parts.len()).step_by(2).map(move |at| {
        let example = parts[at]
            .strip_prefix(" example\n")
            .expect("a fence opens an example");
        let example = example.replace('→', "\t");
        let (markdown, html) = example.split_once("\n.\n").unwrap_or_else(|| {
            let html = example
                .strip_prefix(".\n")
                .expect("an example has a dot line");
            ("", html)
        });
        (format!("{markdown}\n"), html.to_owned())
    })
}

/// Writes quotation marks in one of the two ways that mean the same.
fn normal(html: &str) -> String {
    html.replace("&quot;", "\"")
}

#[test]
fn examples_that_the_bare_parser_passes_still_pass() {
    let (mut all, mut passed) = (0, 0);
    for (markdown, html) in examples() {
        let bare = Parser::new(&markdown).into_offset_iter().collect();
        all += 1;
        if normal(&html_of(bare)) == normal(&html) {
            passed += 1;
            let ours = html_of(parse_with(&markdown, Options::empty()));
            assert_eq!(normal(&ours), normal(&html), "{markdown}");
        }
    }
    // The one left differs in a line break alone, behind `<li>`.
    assert_eq!((all, passed), (652, 651));
}
