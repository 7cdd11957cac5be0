//! Files for machines: the sitemap, the feed, the word to robots. Knows no template.

mod atom;
mod calendar;
mod columns;
mod feed;
mod hosting;
mod open;
mod opensearch;
mod rss;
mod sitemap;
mod tables;

pub use atom::atom;
pub use calendar::{calendar, has_calendar};
pub use feed::feed_url;
pub use hosting::{headers, policy, redirects, sent_policy};
pub use open::{DataFormat, OpenFile, open_data, open_data_urls, open_files};
pub use opensearch::opensearch;
pub use rss::rss;
pub use sitemap::{Changed, PER_SITEMAP, robots, sitemap, sitemap_index, sitemap_path, sitemaps};
pub use tables::Table;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// Writes an XML file of one root element.
fn document(write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))
        .and_then(|()| write(&mut writer))
        .expect("writing to memory does not fail");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// Writes `<name>text</name>`.
fn element(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    writer
        .create_element(name)
        .write_text_content(BytesText::new(text))
        .map(|_| ())
}
