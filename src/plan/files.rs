//! The files that every site has, whatever its records say.

use super::url::Url;

/// The file that programs for reading news ask for; each language has its own.
pub const FEED_FILE: &str = "feed.xml";

/// The same in the older format.
pub const RSS_FILE: &str = "rss.xml";

/// The file that calendar programs ask for.
pub const CALENDAR_FILE: &str = "calendar.ics";

/// The open data in one file, which a text may link to; each language has its own.
pub(super) const DATA_ZIP_FILE: &str = "data/data.zip";

/// How browsers search the site (OpenSearch).
pub const OPENSEARCH_FILE: &str = "opensearch.xml";

/// The file that lists all pages for search engines.
pub const SITEMAP_FILE: &str = "sitemap.xml";

/// What search engines may crawl.
pub const ROBOTS_FILE: &str = "robots.txt";

/// The response headers, for hosts that read them from a file.
pub const HEADERS_FILE: &str = "_headers";

/// The redirects, for hosts that read them from a file.
pub const REDIRECTS_FILE: &str = "_redirects";

/// Makes GitHub Pages publish the site without Jekyll.
pub const NO_JEKYLL_FILE: &str = ".nojekyll";

/// The file that lists the headers of each file, for uploading to object storage.
pub const DEPLOY_FILE: &str = "deploy-manifest.json";

/// Whether an old address would redirect from a file that every site has: some hosts redirect
/// before they look for the file.
pub(super) fn is_reserved(old: &Url) -> bool {
    const FILES: [&str; 10] = [
        FEED_FILE,
        RSS_FILE,
        CALENDAR_FILE,
        SITEMAP_FILE,
        ROBOTS_FILE,
        HEADERS_FILE,
        REDIRECTS_FILE,
        NO_JEKYLL_FILE,
        OPENSEARCH_FILE,
        DEPLOY_FILE,
    ];
    let path = old.as_str().trim_end_matches('/');
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let top = path.split('/').next().unwrap_or_default();
    let is_in_own = matches!(top, "assets" | "data" | "search") && !folder.is_empty();
    FILES.contains(&name) || (is_in_own && name.contains('.'))
}
