//! The hosts a site may be published on: what each takes, and what it does for a site.

use crate::content::declare::choices;

choices! {
    /// Where a site is published.
    Target("누리집을 올릴 곳") {
        /// GitHub Pages.
        GithubPages("github-pages", "깃허브 페이지(GitHub Pages)"),
        /// GitLab Pages.
        GitlabPages("gitlab-pages", "깃랩 페이지(GitLab Pages)"),
        /// Netlify.
        Netlify("netlify", "네틀리파이(Netlify)"),
        /// Cloudflare Pages.
        Cloudflare("cloudflare", "클라우드플레어(Cloudflare Pages)"),
        /// A bucket of an object store.
        S3("s3", "아마존 S3(Amazon S3)"),
        /// Any server that serves files.
        Plain("plain", "일반 웹 서버"),
    }
}

/// The most that a host takes; nothing where it has no such limit, or none that an archive could
/// reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// How many files a site may have.
    pub files: Option<u64>,
    /// How many bytes a file may have.
    pub file_bytes: Option<u64>,
    /// How many bytes a site may have.
    pub site_bytes: Option<u64>,
    /// How many redirects from old addresses there may be.
    pub redirects: Option<u64>,
    /// How many bytes those rules may have together.
    pub redirect_bytes: Option<u64>,
}

impl Target {
    /// What the host takes, from the documentation of each in 2026.
    ///
    /// GitHub: sites of 1 GB; what comes from a repository may not be larger than a file of one,
    /// 100 MiB. GitLab.com: 1 GB, 200,000 files, 1,000 rules of `_redirects` in 64 KiB; what comes
    /// from a repository may have 100 MiB there too. Cloudflare Pages, free of charge: 20,000 files
    /// of 25 MiB, 2,000 redirects.
    #[must_use]
    pub fn limits(self) -> Limits {
        const MEBIBYTE: u64 = 1 << 20;
        const GIGABYTE: u64 = 1_000_000_000;
        match self {
            Self::GithubPages => Limits {
                file_bytes: Some(100 * MEBIBYTE),
                site_bytes: Some(GIGABYTE),
                ..Limits::default()
            },
            Self::GitlabPages => Limits {
                files: Some(200_000),
                file_bytes: Some(100 * MEBIBYTE),
                site_bytes: Some(GIGABYTE),
                redirects: Some(1_000),
                redirect_bytes: Some(64 << 10),
            },
            Self::Cloudflare => Limits {
                files: Some(20_000),
                file_bytes: Some(25 * MEBIBYTE),
                redirects: Some(2_000),
                ..Limits::default()
            },
            Self::Netlify | Self::S3 | Self::Plain => Limits::default(),
        }
    }

    /// Whether the host sends the headers that a file `_headers` lists.
    #[must_use]
    pub fn sends_headers(self) -> bool {
        matches!(self, Self::Netlify | Self::Cloudflare)
    }

    /// Whether the host redirects as a file `_redirects` says. A page at an old address would be
    /// shown instead, so there is none then.
    #[must_use]
    pub fn sends_on(self) -> bool {
        matches!(self, Self::GitlabPages | Self::Netlify | Self::Cloudflare)
    }

    /// Whether each file must be uploaded with its media type and its cache control, as a list in
    /// the manifest gives them.
    #[must_use]
    pub fn wants_manifest(self) -> bool {
        self == Self::S3
    }
}
