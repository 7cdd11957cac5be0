//! The sizes in which photos are published, and the address of each.

use super::paths::published;
use super::url::Url;
use crate::base::Digest;
use crate::content::{MediaFile, Photo, Picture};

/// The widths of the smaller sizes, in pixels: a phone, a column of text, a page on a sharp screen.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// No side of a WebP can be longer.
const LONGEST: u64 = 16_383;
/// Counts up when photos come out otherwise for the same file.
const PROCESSING: &[u8] = b"1";

/// The smaller sizes of a photo, each with its width and its address; none is as wide as the photo.
///
/// The name of each says what it was made from, so a file of that name need never be made again.
pub fn sizes(file: &MediaFile) -> impl Iterator<Item = (u32, Url)> + '_ {
    let photo: Option<&Photo> = match &file.picture {
        Picture::Photo(photo) => Some(photo),
        Picture::Broken | Picture::None => None,
    };
    photo.into_iter().flat_map(move |photo| {
        let whole = published(&file.path);
        let stem = whole
            .as_str()
            .rsplit_once('.')
            .map_or("", |(stem, _)| stem)
            .to_owned();
        let digest = Digest::of(&[photo.digest.short().as_bytes(), PROCESSING]).short();
        let height =
            |width: u32| u64::from(photo.height) * u64::from(width) / u64::from(photo.width);
        let fits = move |width: &u32| *width < photo.width && height(*width) <= LONGEST;
        let narrower = WIDTHS.into_iter().filter(fits);
        narrower.map(move |width| (width, Url::file(&format!("{stem}-{width}.{digest}.webp"))))
    })
}
