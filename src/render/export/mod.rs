//! Files for programs: open data, feeds, sitemaps, files of hosts.

mod data;
mod feeds;
mod formats;
mod graphml;
mod hosting;
mod opensearch;
mod package;
mod permanent;
pub mod schema_org;
mod sitemap;
mod tables;
mod xml;
mod zip;

pub use data::{DataFile, DataSizes, data, data_files, table_files};
pub use feeds::{FEEDS, FeedFormat, feed_url, has_calendar};
pub use formats::media_type;
pub use hosting::{headers, policy, redirects, sent_policy};
pub use opensearch::opensearch;
pub use sitemap::{PER_SITEMAP, robots, sitemap, sitemap_index, sitemap_path, sitemaps};
pub use tables::{Both, ColumnInfo, ColumnType, DataTable, TABLES, chosen};
