//! Archive in, every page and its address out.

mod addresses;
mod files;
mod links;
mod media;
mod page;
mod paths;
mod photos;
mod planner;
mod problems;
mod same_links;
#[cfg(test)]
mod tests;
mod url;

pub use addresses::Plan;
pub use files::{
    CALENDAR_FILE, DEPLOY_FILE, FEED_FILE, HEADERS_FILE, NO_JEKYLL_FILE, OPENSEARCH_FILE,
    REDIRECTS_FILE, ROBOTS_FILE, RSS_FILE, SITEMAP_FILE,
};
pub use links::{Followed, LinkTarget, Links};
pub use media::{check_media, check_redirects};
pub use page::{PER_PAGE, Page};
pub use paths::published;
pub use photos::sizes;
pub use planner::{old_address, plan};
pub use url::Url;
