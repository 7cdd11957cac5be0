//! The files of a published site: what each is, and what it is made from.

use crate::base::SourcePath;
use crate::model::SeriesId;
use crate::plan::{Page, Url};
use crate::render::export::{DataFile, FeedFormat};
use crate::render::theme::Card;

/// One file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of a media file of the sources.
    Media(SourcePath),
    /// A photo of the sources without the metadata of its camera, or as WebP of a width in pixels.
    /// The name of one with a width holds a hash of its source, so it need not be made twice.
    Photo(SourcePath, Option<u32>),
    /// The picture shown where a page is shared, to be drawn. Its name holds a hash of what it is
    /// made from.
    Card(Card),
}

/// What a file of the site is made from; the number is that of the localized site.
#[derive(Clone, Debug)]
pub(super) enum OutputFile {
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
    Data(usize, DataFile),
    /// A feed or calendar of one series or of all, in a format.
    Feed(usize, Option<SeriesId>, &'static FeedFormat),
    Robots,
    Headers,
    Redirects,
    NoJekyll,
    OpenSearch(usize),
    /// The picture shown where a page is shared.
    Card(usize, Page),
}
