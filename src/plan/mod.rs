//! Archive in, every page and its address out. Renders nothing.

mod links;
mod media;
mod page;
mod photos;
mod problems;
#[cfg(test)]
mod tests;
mod url;

pub use links::{Followed, LinkTarget, Links, published};
pub use media::{check_media, check_redirects};
pub use page::{
    CALENDAR_FILE, FEED_FILE, HEADERS_FILE, NO_JEKYLL_FILE, OPENSEARCH_FILE, PER_PAGE, Page,
    PageId, Plan, REDIRECTS_FILE, ROBOTS_FILE, RSS_FILE, SITEMAP_FILE, WithdrawnId, document,
    documents, old_address, plan,
};
pub use photos::sizes;
pub use url::Url;
