//! Images: loaded late, and photos in the size that fits.

use super::piece::{html_of, piece};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// Gives the sizes of a photo by its target as the source has it; `None` for another image.
pub type PhotoLookup<'r> = dyn Fn(&str) -> Option<PhotoSizes> + 'r;

/// The sizes of a photo, for browsers: the text does not jump when it is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoSizes {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The addresses of all its sizes, percent-encoded, each with its width in pixels; empty where
    /// it comes in one.
    pub sizes: Vec<(String, u32)>,
}

/// Returns an image at a published address.
pub(super) fn image<'a>(
    address: String,
    title: CowStr<'a>,
    alternative: String,
    photo: Option<&PhotoSizes>,
) -> Event<'a> {
    let start = Tag::Image {
        link_type: LinkType::Inline,
        dest_url: address.into(),
        title,
        id: "".into(),
    };
    let end = Event::End(start.to_end());
    let tag = html_of([Event::Start(start), Event::Text(alternative.into()), end]);
    let tag = tag.trim_end_matches(" />");
    let sizes = photo.map(attributes).unwrap_or_default();
    piece(format!("{tag}{sizes} loading=\"lazy\" decoding=\"async\">"))
}

/// The attributes of a photo, which is at most as wide as a column of text.
fn attributes(photo: &PhotoSizes) -> String {
    let size = format!(" width=\"{}\" height=\"{}\"", photo.width, photo.height);
    if photo.sizes.is_empty() {
        return size;
    }
    let sizes = photo.sizes.iter();
    let sizes = sizes.map(|(address, width)| format!("{address} {width}w"));
    let sizes = sizes
        .collect::<Vec<_>>()
        .join(", ")
        .replace('&', "&amp;")
        .replace('"', "&quot;");
    format!(" srcset=\"{sizes}\" sizes=\"(min-width: 768px) 640px, 92vw\"{size}")
}

/// Consumes an image's description up to its end and returns the words.
pub(super) fn alternative<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
    let mut words = String::new();
    let mut depth = 0;
    for event in events {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) if depth == 0 => break,
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Text(part) | Event::Code(part) => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}
