//! Draws an icon as PNG, for browsers that do not draw SVG.

use super::svg;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

/// Draws an SVG into a square PNG with sides of `side` pixels, on an RGB background if one is
/// given.
///
/// `None` if the SVG is invalid.
#[must_use]
pub fn png(drawing: &[u8], side: u16, background: Option<[u8; 3]>) -> Option<Vec<u8>> {
    let tree = Tree::from_data(drawing, &svg::options()).ok()?;
    let mut pixmap = Pixmap::new(u32::from(side), u32::from(side))?;
    if let Some([red, green, blue]) = background {
        pixmap.fill(Color::from_rgba8(red, green, blue, u8::MAX));
    }
    let size = tree.size();
    let scale = f32::from(side) / size.width().max(size.height());
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    pixmap.encode_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_is_drawn_as_large_as_asked_for() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v2H0z"/></svg>"#;
        let size = |bytes: &[u8]| {
            let picture = Pixmap::decode_png(bytes).expect("a PNG");
            let alpha = picture.pixels().iter().map(|pixel| pixel.alpha());
            (picture.width(), alpha.filter(|alpha| *alpha == 255).count())
        };
        assert_eq!(size(&png(svg, 48, None).expect("a picture")), (48, 24 * 48));
        let whole = png(svg, 48, Some([255; 3])).expect("a picture");
        assert_eq!(size(&whole), (48, 48 * 48));
        assert_eq!(png(b"<svg", 48, None), None);
    }
}
