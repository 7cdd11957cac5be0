//! What is true of any bytes: shared by the fuzzer, which looks for bytes of which it is not, and by the tests,
//! which try every file of the corpus.

use ondo::base::SourcePath;
use ondo::content::{self, SourceFile, body as markdown};
use ondo::render;

/// The folders of records, and the settings.
const PATHS: [&str; 7] = [
    "content/events/gov/1.md",
    "content/cases/a.md",
    "content/agencies/a.md",
    "content/series/gov.md",
    "content/pages/a.en.md",
    "content/index.md",
    "ondo.yaml",
];

/// Any bytes in any file give a record or say why not, in words, at a place inside the file.
pub(crate) fn front_matter(bytes: &[u8]) {
    for path in PATHS {
        let file = SourceFile {
            path: SourcePath::new(path),
            bytes: bytes.into(),
        };
        let (is_made, problems) = if path.ends_with(".md") {
            let parsed = content::parse(&file);
            let value = parsed.value;
            let is_made = value.document.is_some() || value.translation.is_some();
            (is_made, parsed.problems)
        } else {
            let config = content::config(Some(&file));
            (config.value.is_some(), config.problems)
        };
        assert!(is_made || !problems.is_empty(), "{path}: nothing was said");
        for problem in &problems {
            assert!(!problem.message.ko.trim().is_empty() && !problem.message.en.trim().is_empty());
            let place = problem.place().expect("a place");
            assert_eq!(place.path.as_str(), path);
            let range = place.span.range();
            assert!(
                range.start <= range.end && range.end <= bytes.len(),
                "{problem:?}"
            );
            if let Ok(text) = std::str::from_utf8(bytes) {
                assert!(
                    text.get(range).is_some(),
                    "not on borders of letters: {problem:?}"
                );
            }
        }
        let _ = content::safe_fixes(&file);
    }
}

/// Any text is a body: its parts lie inside it, and its HTML runs no script.
pub(crate) fn body(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let outline = markdown::outline(text);
    for reference in outline.references() {
        assert!(text.get(reference.span.clone()).is_some(), "{reference:?}");
    }
    for heading in &outline.headings {
        assert!(text.get(heading.span.clone()).is_some() && !heading.id.is_empty());
    }
    let words: usize = outline.runs(text).map(|run| run.len()).sum();
    assert!(words <= text.len());
    let html = render::html::html(text, "", &|target| Some(target.to_owned()), &|_| None);
    let html = html.to_ascii_lowercase();
    assert!(
        !html.contains("<script") && !html.contains("<iframe"),
        "{html}"
    );
}
