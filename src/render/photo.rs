//! Photos as they are published: without metadata, and in sizes that fit a page.
//! Bytes in, bytes out.

use image::error::EncodingError;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::webp::{CHUNK_XMP, WebP};
use img_parts::{Bytes, DynImage, ImageEXIF};
use std::io::Cursor;

/// The WebP quality, of 100; more cannot be seen.
const QUALITY: f32 = 78.0;
/// The memory that a decoded picture may take, in bytes: 200 megapixels.
const MAX_MEMORY: u64 = 800 << 20;

/// The extensions of files that are shown in several sizes.
const EXTENSIONS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// Whether a file is a photo by its name.
#[must_use]
pub fn is_photo(path: &str) -> bool {
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| EXTENSIONS.contains(&&*ending))
}

/// The width and height of a photo as it is shown, in pixels. Only its header is read.
///
/// # Errors
///
/// A file that is no photo, or whose header is damaged.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), ImageError> {
    let mut decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    Ok(if is_turned(decoder.orientation()?) {
        (height, width)
    } else {
        (width, height)
    })
}

/// Whether width and height change places when a photo is shown.
fn is_turned(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    reader.into_decoder()
}

/// The same photo without metadata such as place, camera and comments. Its pixels, its colour
/// profile and its orientation stay.
///
/// # Errors
///
/// A file that is no photo, or whose header is damaged.
pub fn stripped(bytes: &[u8]) -> Result<Vec<u8>, ImageError> {
    let orientation = decoder(bytes)?.orientation()?;
    let file = Bytes::copy_from_slice(&bytes[..jpeg_end(bytes).unwrap_or(bytes.len())]);
    let image = DynImage::from_bytes(file).ok().flatten();
    let Some(mut image) = image else {
        return Ok(bytes.to_vec());
    };
    match &mut image {
        DynImage::Jpeg(jpeg) => strip_jpeg(jpeg),
        DynImage::Png(png) => strip_png(png),
        DynImage::WebP(webp) => strip_webp(webp),
    }
    let turned = (orientation != Orientation::NoTransforms).then(|| only(orientation));
    image.set_exif(turned);
    Ok(image.encoder().bytes().to_vec())
}

/// Where the picture of a JPEG ends, in bytes. Phones append more: second pictures with their own
/// metadata, depth maps, films. `None` for another file, or one that has no end.
fn jpeg_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    bytes.starts_with(&[0xff, markers::SOI]).then_some(())?;
    loop {
        // What lies between segments is the picture itself; in it 0xff is followed by 0 or a
        // restart.
        let marker = bytes[at..].windows(2).position(|pair| {
            pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | markers::RST0..=markers::RST7)
        })?;
        at += marker + 2;
        if bytes[at - 1] == markers::EOI {
            return Some(at);
        }
        let length = bytes.get(at..at + 2)?;
        at += usize::from(u16::from_be_bytes([length[0], length[1]]));
        bytes.get(at)?;
    }
}

/// Keeps the segments of the first frame, its colour profile (APP2) and Adobe's colour transform
/// (APP14).
fn strip_jpeg(jpeg: &mut Jpeg) {
    let is_metadata = |marker: u8| match marker {
        markers::APP0 | markers::APP2 | markers::APP14 => false,
        markers::COM => true,
        marker => (markers::APP1..=markers::APP15).contains(&marker),
    };
    jpeg.segments_mut()
        .retain(|segment| !is_metadata(segment.marker()));
}

fn strip_png(png: &mut Png) {
    const METADATA: [&[u8; 4]; 5] = [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"];
    png.chunks_mut()
        .retain(|chunk| !METADATA.contains(&&chunk.kind()));
}

fn strip_webp(webp: &mut WebP) {
    webp.remove_chunks_by_id(CHUNK_XMP);
}

/// EXIF metadata that holds the orientation of a photo and nothing else.
fn only(orientation: Orientation) -> Bytes {
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation.to_exif(), 0, 0, 0, 0, 0, 0, 0]);
    exif.into()
}

/// The photo as WebP, upright, `width` pixels wide.
///
/// # Errors
///
/// A file that is no photo, is damaged, or takes more than 800 MiB of memory when it is decoded.
pub fn webp(bytes: &[u8], width: u32) -> Result<Vec<u8>, ImageError> {
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    let height = u64::from(image.height()) * u64::from(width) / u64::from(image.width().max(1));
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let small = image.thumbnail_exact(width, height);
    let encoded = if small.color().has_alpha() {
        let pixels = small.to_rgba8();
        webp::Encoder::from_rgba(&pixels, width, height).encode_simple(false, QUALITY)
    } else {
        let pixels = small.to_rgb8();
        webp::Encoder::from_rgb(&pixels, width, height).encode_simple(false, QUALITY)
    };
    let encoded = encoded.map_err(|error| {
        let why = format!("{error:?}");
        ImageError::Encoding(EncodingError::new(ImageFormat::WebP.into(), why))
    })?;
    Ok(encoded.to_vec())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{ExtendedColorType, ImageEncoder};

    /// A JPEG with a red left half, with a camera's comment, a place and an orientation.
    pub(crate) fn jpeg(width: u32, height: u32, orientation: u8) -> Vec<u8> {
        let red = |at: u32| {
            if at % width < width / 2 {
                [200, 30, 20]
            } else {
                [20, 30, 200]
            }
        };
        let pixels: Vec<u8> = (0..width * height).flat_map(red).collect();
        let mut plain = Vec::new();
        JpegEncoder::new_with_quality(&mut plain, 90)
            .write_image(&pixels, width, height, ExtendedColorType::Rgb8)
            .expect("memory takes a picture");
        let mut jpeg = Jpeg::from_bytes(plain.into()).expect("a JPEG");
        let mut exif = only(Orientation::from_exif(orientation).expect("a way to turn")).to_vec();
        exif.extend(b"ONDO-CAMERA GPS 37.5665N");
        jpeg.set_exif(Some(exif.into()));
        let comment = img_parts::jpeg::JpegSegment::new_with_contents(
            markers::COM,
            Bytes::from_static(b"ONDO-CAMERA comment"),
        );
        jpeg.segments_mut().insert(1, comment);
        jpeg.encoder().bytes().to_vec()
    }

    fn holds(bytes: &[u8], text: &[u8]) -> bool {
        bytes.windows(text.len()).any(|part| part == text)
    }

    #[test]
    fn a_photo_is_as_large_as_it_is_seen() {
        assert_eq!(size(&jpeg(40, 20, 1)).expect("a photo"), (40, 20));
        assert_eq!(size(&jpeg(40, 20, 6)).expect("a photo"), (20, 40), "turned");
        assert!(size(b"no photo").is_err());
        assert!(size(&jpeg(40, 20, 1)[..30]).is_err());
    }

    #[test]
    fn what_a_camera_wrote_is_gone_and_the_pixels_and_the_turn_stay() {
        for orientation in [1, 6] {
            let original = jpeg(40, 20, orientation);
            assert!(holds(&original, b"ONDO-CAMERA"));
            let with_second = [&original[..], &original[..]].concat();
            assert_eq!(
                stripped(&with_second).expect("a photo"),
                stripped(&original).expect("a photo"),
                "what a phone appends to the picture goes"
            );
            let clean = stripped(&original).expect("a photo");
            assert!(!holds(&clean, b"ONDO-CAMERA"));
            assert_eq!(
                size(&clean).expect("a photo"),
                size(&original).expect("a photo")
            );
            let pixels = |bytes: &[u8]| image::load_from_memory(bytes).expect("a photo").to_rgb8();
            assert_eq!(pixels(&clean), pixels(&original));
        }
        let mut png = Vec::new();
        image::codecs::png::PngEncoder::new(&mut png)
            .write_image(&[9; 12], 2, 2, ExtendedColorType::Rgb8)
            .expect("memory takes a picture");
        let mut with_text = Png::from_bytes(png.clone().into()).expect("a PNG");
        let text =
            img_parts::png::PngChunk::new(*b"tEXt", Bytes::from_static(b"Comment\0ONDO-CAMERA"));
        with_text.chunks_mut().insert(1, text);
        let with_text = with_text.encoder().bytes();
        assert!(holds(&with_text, b"ONDO-CAMERA"));
        assert_eq!(stripped(&with_text).expect("a photo"), png);
    }

    #[test]
    fn a_smaller_size_is_upright_and_has_nothing_of_the_camera() {
        let small = webp(&jpeg(400, 200, 6), 50).expect("a photo");
        assert!(!holds(&small, b"ONDO-CAMERA"));
        let image = image::load_from_memory(&small).expect("a photo").to_rgb8();
        assert_eq!((image.width(), image.height()), (50, 100));
        // Turned by a quarter to the right, the left half is at the top.
        let [top, bottom] = [10, 90].map(|y| image.get_pixel(25, y).0);
        assert!(top[0] > 150 && top[2] < 100, "{top:?}");
        assert!(bottom[2] > 150 && bottom[0] < 100, "{bottom:?}");
        assert!(
            webp(&jpeg(2, 1000, 1), 40).is_err(),
            "higher than WebP can be"
        );
        assert!(webp(b"no photo", 50).is_err());
        let broken = &jpeg(400, 200, 1)[..600];
        assert!(webp(broken, 50).is_err() || size(broken).is_ok());
    }

    #[test]
    fn a_photo_is_known_by_its_ending() {
        assert!(is_photo("a/b.JPG") && is_photo("c.webp"));
        assert!(!is_photo("a.svg") && !is_photo("jpg") && !is_photo("a.pdf"));
    }
}
