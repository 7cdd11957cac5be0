//! Records in the terms of schema.org, for the JSON-LD of pages and of the open data.
//!
//! A record is the same node on its pages in all languages and in the data: its id is its oldest
//! address, so that all of them join. What schema.org has no term for is left out, and nothing is
//! said more surely than a source says it.

mod agency;
mod case;
mod event;
mod handover;
mod people;
mod place;
mod series;
mod site;
mod thing;
mod withdrawn;

pub use agency::agency;
pub use case::case;
pub use event::{event, handovers_of};
pub use handover::handover;
pub use people::person;
pub use series::series;
pub use site::{breadcrumbs, data_set, site};
pub use thing::graph;
pub use withdrawn::withdrawn;
