//! What templates see of photos, films and documents.

use super::Edition;
use super::records::LicenseView;
use crate::content::{MediaFile, Picture};
use crate::model::{Head, Media};
use crate::plan::{Url, published, sizes};
use crate::render::markdown::Seen;
use serde::Serialize;

/// A photo in one of its sizes.
#[derive(Clone, Debug, Serialize)]
pub struct SizeView {
    /// The address, percent-encoded, as a list of sizes needs it.
    pub url: String,
    /// Its width in points.
    pub width: u32,
}

/// A media file.
#[derive(Clone, Debug, Serialize)]
pub struct MediaView {
    /// `photo`, `video`, `document`, `audio`.
    pub kind: &'static str,
    /// The address of the file.
    pub url: String,
    /// The name of the file.
    pub name: String,
    /// What kind of file it is: `PDF`, `한글 문서(HWPX)`.
    pub format: String,
    /// How large it is: `1.2 MB`.
    pub size: String,
    /// The width of a photo in points, where it can be told.
    pub width: Option<u32>,
    /// Its height.
    pub height: Option<u32>,
    /// All its sizes, the narrowest first; none where it comes in one.
    pub sizes: Vec<SizeView>,
    /// What it shows; empty for what only decorates.
    pub alt: String,
    /// What stands below it.
    pub caption: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// Its licence.
    pub license: Option<LicenseView>,
    /// The address of what is said in it.
    pub transcript: Option<String>,
    /// The address of its captions.
    pub captions: Option<String>,
    /// The language of its captions.
    pub captions_language: &'static str,
}

impl Edition<'_> {
    /// A media file of a record; `None` where there is none of that path.
    pub(super) fn media(&self, document: &Head, media: &Media) -> Option<MediaView> {
        let url = |path: &String| {
            let file = self.links.file(&document.path, path)?;
            Some(published(&file.path).as_str().to_owned())
        };
        let path = &media.file;
        let file = self.links.file(&document.path, path)?;
        let (width, height) = match &file.picture {
            Picture::Photo(photo) => (Some(photo.width), Some(photo.height)),
            Picture::Broken | Picture::None => (None, None),
        };
        Some(MediaView {
            kind: media.kind.as_str(),
            url: url(path)?,
            name: name(path).to_owned(),
            format: self.format(path),
            size: size(file.size),
            width,
            height,
            sizes: all_sizes(file),
            alt: media.alt.clone().unwrap_or_default(),
            caption: media.caption.clone(),
            credit: media.credit.clone(),
            license: media.license.map(|license| self.license(license)),
            transcript: media.transcript.as_ref().and_then(url),
            captions: media.captions.as_ref().and_then(url),
            captions_language: self.language_of(document).as_str(),
        })
    }

    /// What is known of a photo that a body shows.
    pub(super) fn seen(&self, root: &str, document: &Head, target: &str) -> Option<Seen> {
        let file = self.links.photo(&document.path, target)?;
        let Picture::Photo(photo) = &file.picture else {
            return None;
        };
        let sizes = all_sizes(file).into_iter();
        Some(Seen {
            width: photo.width,
            height: photo.height,
            sizes: sizes
                .map(|size| (format!("{root}{}", size.url), size.width))
                .collect(),
        })
    }

    /// What kind of file one is by its name: in words where the theme has some, else its ending.
    fn format(&self, path: &str) -> String {
        let ending = name(path).rsplit_once('.').map_or("", |(_, ending)| ending);
        let key = format!("format_{}", ending.to_ascii_lowercase());
        match self.strings.text(&key) {
            missing if missing == key => ending.to_ascii_uppercase(),
            words => words.to_owned(),
        }
    }
}

/// All sizes of a photo, itself the widest; none where there is no smaller one.
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

fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// A size as people say it: `850 KB`, `1.2 MB`.
fn size(bytes: u64) -> String {
    const KILO: f64 = 1000.0;
    let kilo = bytes as f64 / KILO;
    match kilo {
        small if small < 1.0 => format!("{bytes} B"),
        some if some < KILO => format!("{some:.0} KB"),
        many if many < KILO * KILO => format!("{:.1} MB", many / KILO),
        huge => format!("{:.1} GB", huge / KILO / KILO),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_unit_that_people_use() {
        let check = |bytes, expected: &str| assert_eq!(size(bytes), expected);
        check(512, "512 B");
        check(84_300, "84 KB");
        check(1_234_567, "1.2 MB");
        check(2_500_000_000, "2.5 GB");
    }
}
