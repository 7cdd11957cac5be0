//! What a file is, told by its name: for the preview, and for those who send files to a store.

/// The media type of a file, with the letters that texts are written in.
pub(super) fn of(path: &str) -> &'static str {
    match ending(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "jsonld" => "application/ld+json",
        _ => mime_guess::from_path(path)
            .first_raw()
            .unwrap_or("application/octet-stream"),
    }
}

/// Whether a file is a text, which can be packed to a fraction of its size.
pub(super) fn is_text(path: &str) -> bool {
    const TEXTS: [&str; 12] = [
        "html", "css", "js", "txt", "csv", "ics", "xml", "jsonld", "json", "svg", "vtt", "md",
    ];
    TEXTS.contains(&ending(path))
}

fn ending(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_what_a_file_is() {
        for (path, expected) in [
            ("a/index.html", "text/html; charset=utf-8"),
            ("data/events.csv", "text/csv; charset=utf-8"),
            ("a/hall.webp", "image/webp"),
            ("search/manifest.bin", "application/octet-stream"),
            ("a.b/CNAME", "application/octet-stream"),
        ] {
            assert_eq!(of(path), expected, "{path}");
        }
        assert!(is_text("favicon.svg") && !is_text("hall.jpg") && !is_text("a.html/b"));
    }
}
