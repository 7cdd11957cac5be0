//! The settings of a site.

mod menu;
mod policy;
mod site;
mod translated;

pub use menu::MenuItem;
pub use policy::{AgencyPolicy, Cards, CsvEncoding, Level};
pub use site::{CONFIG_FILE, Config, Settings, config, schema, settings};
pub use translated::Translated;
