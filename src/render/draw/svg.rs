//! How SVG of themes is read. Knows no disk, and keeps a drawing from it.

use resvg::usvg::{ImageHrefResolver, Options};

/// A drawing may hold pictures within itself, and names no file: what is drawn would hang on the folder the program
/// runs in.
pub(in crate::render::draw) fn options<'o>() -> Options<'o> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}
