//! Draws a card into a PNG.

use super::fonts::Fonts;
use crate::render::draw::svg;
use png::{BitDepth, ColorType, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::Tree;
use rustc_hash::FxHashMap as HashMap;

/// The width and height of a card in pixels, which social networks ask for.
pub const SIZE: (u16, u16) = (1200, 630);

/// Draws an SVG into a PNG of [`SIZE`]. Without fonts its texts are left out.
///
/// # Errors
///
/// The message of the library about a drawing that is no SVG, in English.
pub fn png(drawing: &[u8], fonts: Option<&Fonts>) -> Result<Vec<u8>, String> {
    let mut options = svg::options();
    if let Some(fonts) = fonts {
        options.fontdb = fonts.loaded();
        fonts.family().clone_into(&mut options.font_family);
    }
    let tree = Tree::from_data(drawing, &options).map_err(|error| error.to_string())?;
    let (width, height) = SIZE;
    let mut pixmap = Pixmap::new(width.into(), height.into()).expect("a card has a size");
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    packed(&pixmap).map_err(|error| error.to_string())
}

/// The pixels of a card as PNG: with a palette where it has few colours, which takes half the time
/// and less room than three bytes a pixel.
fn packed(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let mut packed = Vec::new();
    let mut encoder = Encoder::new(&mut packed, pixmap.width(), pixmap.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    let bytes = match indexed(pixmap) {
        Some((palette, indexes)) => {
            encoder.set_color(ColorType::Indexed);
            encoder.set_palette(palette);
            indexes
        }
        None => {
            encoder.set_color(ColorType::Rgb);
            pixmap
                .pixels()
                .iter()
                .flat_map(|pixel| color(*pixel))
                .collect()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&bytes)?;
    writer.finish()?;
    Ok(packed)
}

/// The colours of a picture as RGB in the order of their first pixels, and the index of that of
/// each pixel; `None` if there are more than 256.
fn indexed(pixmap: &Pixmap) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut indexes: HashMap<[u8; 3], u8> = HashMap::default();
    let mut palette = Vec::new();
    let index = |pixel: &PremultipliedColorU8| {
        let color = color(*pixel);
        if let Some(index) = indexes.get(&color) {
            return Some(*index);
        }
        let index = u8::try_from(indexes.len()).ok()?;
        indexes.insert(color, index);
        palette.extend(color);
        Some(index)
    };
    let indexes: Option<Vec<u8>> = pixmap.pixels().iter().map(index).collect();
    indexes.map(|indexes| (palette, indexes))
}

/// A card has a background, so that none of its pixels is transparent.
fn color(pixel: PremultipliedColorU8) -> [u8; 3] {
    [pixel.red(), pixel.green(), pixel.blue()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of a picture drawn by lines of SVG, packed and unpacked, and how many of them
    /// there are.
    fn unpacked(svg: &str) -> (Vec<u8>, Vec<u8>) {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"32\">{svg}</svg>"
        );
        let tree = Tree::from_data(svg.as_bytes(), &svg::options()).expect("an SVG");
        let mut pixmap = Pixmap::new(64, 32).expect("a size");
        pixmap.fill(Color::WHITE);
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        let packed = packed(&pixmap).expect("a PNG");
        let picture = image::load_from_memory(&packed).expect("a PNG").to_rgb8();
        let drawn = pixmap.pixels().iter().flat_map(|pixel| color(*pixel));
        (drawn.collect(), picture.into_raw())
    }

    #[test]
    fn a_card_of_few_colours_and_one_of_many_show_what_was_drawn() {
        let few = "<circle cx=\"20\" cy=\"16\" r=\"9\" fill=\"#d63b1f\"/>";
        let many = "<linearGradient id=\"a\"><stop stop-color=\"#f00\"/><stop offset=\".5\" stop-color=\"#0f0\"/>\
            <stop offset=\"1\" stop-color=\"#00f\"/></linearGradient><linearGradient id=\"b\" y2=\"1\" x2=\"0\">\
            <stop stop-opacity=\"0\"/><stop offset=\"1\"/></linearGradient>\
            <rect width=\"64\" height=\"32\" fill=\"url(#a)\"/><rect width=\"64\" height=\"32\" fill=\"url(#b)\"/>";
        for (svg, is_many) in [(few, false), (many, true)] {
            let (drawn, shown) = unpacked(svg);
            let colours: std::collections::BTreeSet<&[u8]> = drawn.chunks(3).collect();
            assert_eq!(colours.len() > 256, is_many, "{} colours", colours.len());
            assert!(drawn == shown);
        }
    }

    #[test]
    fn a_card_is_as_large_as_those_who_show_it_ask_for() {
        let drawn = png(
            b"<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'><rect width='600' height='630'/></svg>",
            None,
        );
        let pixmap = Pixmap::decode_png(&drawn.expect("a picture")).expect("a PNG");
        assert_eq!((pixmap.width(), pixmap.height()), (1200, 630));
        let black = pixmap.pixels().iter().filter(|pixel| pixel.red() == 0);
        assert_eq!(black.count(), 600 * 630);
        assert!(png(b"<svg", None).is_err());
    }
}
