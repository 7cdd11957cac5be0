//! The files that hosts read: which headers to send, where old addresses redirect to.

use crate::content::Target;
use crate::plan::Url;
use crate::render::edition::Edition;
use base64::prelude::*;
use std::fmt::Write;

/// The content security policy: a page may load what is on its own site, and no inline script or
/// style. Where the host sends no headers it is in every page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'";

/// The policy for hosts that send headers; only a header can forbid frames.
#[must_use]
pub fn sent_policy() -> String {
    format!("{POLICY}; frame-ancestors 'none'")
}

/// The policy of a page with at most one inline block of JSON-LD, allowed by its SHA-256. Browsers
/// do not run it and need no permission, but validators of pages ask for one.
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

/// `_headers`, as Netlify and Cloudflare Pages read it. Files named by their content may be cached
/// for ever; everything else is revalidated by default. Both serve a site from the root of its
/// host.
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

/// `_redirects`, as Netlify, Cloudflare Pages and GitLab Pages read it.
#[must_use]
pub fn redirects(editions: &[Edition<'_>]) -> Vec<u8> {
    let mut lines = String::new();
    for edition in editions {
        let root = Url::file(edition.config.base_url.path());
        let to = root.encoded();
        // GitLab Pages serves a site below its path, and compares rules with decoded addresses; the
        // others serve it from the root of its host, and another server puts it below a path.
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
