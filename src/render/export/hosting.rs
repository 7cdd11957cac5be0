//! The files that hosts read: which headers to send, where old addresses redirect to.

use crate::content::Target;
use crate::plan::Url;
use crate::render::edition::Edition;
use base64::prelude::*;
use std::fmt::Write;

/// What a page may load: what lies on its own site, no script or style inside the page. Hosts that send no
/// headers have it in every page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'";

/// The same for hosts that send headers: only those can say who may show a page within another.
#[must_use]
pub fn sent_policy() -> String {
    format!("{POLICY}; frame-ancestors 'none'")
}

/// The policy of a page with at most one block of data inside, named by its SHA-256. A browser runs no data
/// and needs no name for it, but programs that check pages ask for one.
#[must_use]
pub fn policy(data: Option<&str>) -> String {
    let own = "script-src 'self'";
    data.map_or_else(
        || POLICY.to_owned(),
        |data| {
            let hash = BASE64_STANDARD.encode(hmac_sha256::Hash::hash(data.as_bytes()));
            POLICY.replacen(own, &format!("{own} 'sha256-{hash}'"), 1)
        },
    )
}

/// `_headers`, as Netlify and Cloudflare Pages read it. What is named by its content may be kept for ever;
/// of everything else these hosts ask again each time. Both send a site from the root of their own host.
#[must_use]
pub fn headers() -> Vec<u8> {
    let policy = sent_policy();
    format!(
        "/*\n\
         \x20 Content-Security-Policy: {policy}\n\
         \x20 X-Content-Type-Options: nosniff\n\
         \x20 Referrer-Policy: strict-origin-when-cross-origin\n\
         /assets/*\n\
         \x20 Cache-Control: public, max-age=31536000, immutable\n"
    )
    .into_bytes()
}

/// `_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it: an old address, its new one.
#[must_use]
pub fn redirects(editions: &[Edition<'_>]) -> Vec<u8> {
    let mut lines = String::new();
    for edition in editions {
        let root = Url::file(edition.config.base_url.path());
        let to = root.encoded();
        // GitLab Pages sends a site from its path, and compares rules with addresses that it has decoded; the others send
        // it always from the root of their own host, and another server puts it below a path.
        let from = |old: Url| match edition.config.target {
            Target::GitlabPages => format!("{}{}", root.as_str(), old.as_str()),
            _ => old.encoded(),
        };
        for (old, page) in edition.plan.redirects() {
            let new = edition.plan.url(*page).encoded();
            for old in old.spellings().map(from) {
                // Writing to memory does not fail.
                let _ = writeln!(lines, "/{old} /{to}{new} 301");
            }
        }
    }
    lines.into_bytes()
}
