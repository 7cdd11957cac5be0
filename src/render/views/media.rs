//! Photos, videos, audio and documents.

use super::license::LicenseView;
use crate::base::{extension, file_name, size};
use crate::content::{MediaFile, Picture};
use crate::model::{Head, Media};
use crate::plan::{Url, published, sizes};
use crate::render::edition::Edition;
use crate::render::html::PhotoSizes;
use serde::Serialize;

/// A photo in one of its sizes.
#[derive(Clone, Debug, Serialize)]
pub struct SizeView {
    /// The address, percent-encoded, as `srcset` needs it.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
}

/// A file that is offered.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// Its address.
    pub url: String,
    /// What kind of file it is: `PDF`, `한글 문서(HWPX)`.
    pub format: String,
    /// Its size: `1.2 MB`.
    pub size: String,
}

impl FileView {
    /// The view of a file that a record names; `None` if there is no file of that path.
    #[must_use]
    pub fn of(edition: &Edition<'_>, head: &Head, path: &str) -> Option<Self> {
        let file = edition.links.file(&head.path, path)?;
        Some(Self {
            url: published(&file.path).as_str().to_owned(),
            format: format(edition, path),
            size: size(file.size),
        })
    }
}

/// A media file.
#[derive(Clone, Debug, Serialize)]
pub struct MediaView {
    /// `photo`, `video`, `head`, `audio`.
    pub kind: &'static str,
    /// The address of the file.
    pub url: String,
    /// The name of the file.
    pub name: String,
    /// What kind of file it is: `PDF`, `한글 문서(HWPX)`.
    pub format: String,
    /// Its size: `1.2 MB`.
    pub size: String,
    /// The width of a photo in pixels.
    pub width: Option<u32>,
    /// Its height.
    pub height: Option<u32>,
    /// All sizes of a photo, the narrowest first; empty if there is only one.
    pub sizes: Vec<SizeView>,
    /// What it shows; empty if it only decorates.
    pub alt: String,
    /// The caption below it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Its licence.
    pub license: Option<LicenseView>,
    /// The address of its transcript.
    pub transcript: Option<String>,
    /// The address of its captions.
    pub captions: Option<String>,
    /// The language of its captions.
    pub captions_language: &'static str,
}

impl MediaView {
    /// The view of a media file of a record; `None` if there is no file of that path.
    #[must_use]
    pub fn of(edition: &Edition<'_>, head: &Head, media: &Media) -> Option<Self> {
        let url = |path: &String| {
            let file = edition.links.file(&head.path, path)?;
            Some(published(&file.path).as_str().to_owned())
        };
        let path = &media.file;
        let file = edition.links.file(&head.path, path)?;
        let (width, height) = match &file.picture {
            Picture::Photo(photo) => (Some(photo.width), Some(photo.height)),
            Picture::Broken | Picture::None => (None, None),
        };
        let license = media.license;
        Some(Self {
            kind: media.kind.as_str(),
            url: url(path)?,
            name: file_name(path).to_owned(),
            format: format(edition, path),
            size: size(file.size),
            width,
            height,
            sizes: all_sizes(file),
            alt: media.alt.clone().unwrap_or_default(),
            caption: media.caption.clone(),
            credit: media.credit.clone(),
            license: license.map(|license| LicenseView::of(edition, license)),
            transcript: media.transcript.as_ref().and_then(url),
            captions: media.captions.as_ref().and_then(url),
            captions_language: edition.language_of(head).as_str(),
        })
    }
}

/// The size of a photo that a body shows, so that a browser can leave room for it.
#[must_use]
pub(super) fn body_photo(
    edition: &Edition<'_>,
    root: &str,
    head: &Head,
    target: &str,
) -> Option<PhotoSizes> {
    let file = edition.links.photo(&head.path, target)?;
    let Picture::Photo(photo) = &file.picture else {
        return None;
    };
    let sizes = all_sizes(file).into_iter();
    let sizes = sizes.map(|size| (format!("{root}{}", size.url), size.width));
    Some(PhotoSizes {
        width: photo.width,
        height: photo.height,
        sizes: sizes.collect(),
    })
}

/// The format of a file by its extension: in words if the theme has some, else the extension.
fn format(edition: &Edition<'_>, path: &str) -> String {
    let extension = extension(path);
    let key = format!("format_{}", extension.to_ascii_lowercase());
    match edition.strings.text(&key) {
        missing if missing == key => extension.to_ascii_uppercase(),
        words => words.to_owned(),
    }
}

/// All sizes of a photo, the original last; empty if there is no smaller one.
fn all_sizes(file: &MediaFile) -> Vec<SizeView> {
    let view = |(width, url): (u32, Url)| SizeView {
        url: url.encoded(),
        width,
    };
    let mut all: Vec<SizeView> = sizes(file).map(view).collect();
    if let Picture::Photo(photo) = &file.picture
        && !all.is_empty()
    {
        all.push(view((photo.width, published(&file.path))));
    }
    all
}
