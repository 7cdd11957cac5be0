//! The files of a published site: what each is, and what it is made from.

use crate::base::SourcePath;
use crate::model::SeriesId;
use crate::plan::{CALENDAR_FILE, FEED_FILE, Page, RSS_FILE, Url};
use crate::render::card::Card;
use crate::render::data::OpenFile;

/// One file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of a media file of the sources.
    Media(SourcePath),
    /// A photo of the sources without what its camera wrote, or as WebP of a width in pixels. What
    /// has a width also has a name that tells what it was made from, so it need not be made twice.
    Photo(SourcePath, Option<u32>),
    /// The picture shown where a page is shared, to be drawn. Its name tells what it was made from.
    Card(Card),
}

/// What a file of the site is made from; the number is that of the volume.
#[derive(Clone, Debug)]
pub(super) enum File {
    Page(usize, Page),
    Redirect(usize, Url, Page),
    Media(SourcePath),
    /// A photo, whole or of a width.
    Photo(SourcePath, Option<u32>),
    /// A file of the theme, by its path in the site.
    Asset(String),
    Sitemap,
    /// One of several, counted from 0.
    SitemapPart(usize),
    Open(OpenFile),
    /// A feed or calendar of one series or of all, in a format.
    Feed(usize, Option<SeriesId>, Feed),
    Robots,
    Headers,
    Redirects,
    NoJekyll,
    OpenSearch(usize),
    /// The picture shown where a page is shared.
    Card(usize, Page),
}

/// A way to follow new rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feed {
    Atom,
    Rss,
    Calendar,
}

impl Feed {
    pub(super) const ALL: [(Self, &'static str); 3] = [
        (Self::Atom, FEED_FILE),
        (Self::Rss, RSS_FILE),
        (Self::Calendar, CALENDAR_FILE),
    ];
}
