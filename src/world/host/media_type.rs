//! Media types by the names of files: for the preview, and for `deploy-manifest.json`.

use crate::base::extension;
use crate::render::export;

/// The media type of a file, with the character set of texts.
pub(in crate::world) fn of(path: &str) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        other => export::media_type(other)
            .or_else(|| mime_guess::from_path(path).first_raw())
            .unwrap_or("application/octet-stream"),
    }
}

/// Whether a file is a text, which compresses well.
pub(in crate::world) fn is_text(path: &str) -> bool {
    const TEXTS: [&str; 9] = ["html", "css", "js", "txt", "ics", "xml", "svg", "vtt", "md"];
    let extension = extension(path);
    TEXTS.contains(&extension) || export::media_type(extension).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_what_a_file_is() {
        for (path, expected) in [
            ("a/index.html", "text/html; charset=utf-8"),
            ("data/events.csv", "text/csv; charset=utf-8"),
            ("data/events.jsonld", "application/ld+json"),
            ("a/hall.webp", "image/webp"),
            ("search/manifest.bin", "application/octet-stream"),
            ("a.b/CNAME", "application/octet-stream"),
        ] {
            assert_eq!(of(path), expected, "{path}");
        }
        assert!(is_text("data/events.jsonld") && is_text("deploy-manifest.json"));
        assert!(is_text("favicon.svg") && !is_text("hall.jpg") && !is_text("a.html/b"));
    }
}
