//! The options with which the SVG of themes is parsed.

use resvg::usvg::{ImageHrefResolver, Options};

/// Options that allow embedded pictures and ignore links to files: the result would depend on the
/// folder the program runs in.
pub(in crate::render::draw) fn options<'o>() -> Options<'o> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}
