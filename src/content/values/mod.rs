//! The values that fields may have beside texts and numbers.

mod address;
mod base_url;
mod clock;
mod date;
mod extra;
mod language;
mod license;
mod moment;
mod named;
mod problems;
mod region;
mod target;

pub use address::{Address, LINK_SCHEMES, OldAddress, Slug};
pub(crate) use address::{has_allowed_scheme, is_safe_path};
pub use base_url::BaseUrl;
pub use clock::{Clock, Hours};
pub use extra::Extra;
pub use language::Language;
pub use license::License;
pub use moment::{Moment, in_seoul};
pub use named::{NamedAgency, NamedCase, NamedEvent, NamedFile, NamedSeries};
pub(crate) use problems::{refused_address, unsafe_path};
pub use region::{Locality, Region};
pub use target::{Limits, Target};
