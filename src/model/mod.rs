//! Documents in, one linked archive out: names resolved, handovers derived. Knows no address and no HTML.

pub mod agency;
pub mod archive;
pub mod figures;
pub mod handover;
mod language;
mod link;
mod names;
mod problems;
mod related;
mod resolve;
mod review;
#[cfg(test)]
mod tests;

pub use crate::content::Region;
pub use agency::{Agency, AgencyRef};
pub use archive::{
    AgencyId, Archive, Case, CaseId, Event, EventId, Host, Plain, Quoted, Series, SeriesId, Topic,
    TopicId, TopicKind, Withdrawn,
};
pub use figures::{Holding, Place};
pub use handover::{Chain, Handover, Holder, Leg, LegState, Missing};
pub use language::{TranslationPair, translations};
pub use link::{LinkOptions, link};
pub use related::{Likeness, Related};
pub use resolve::{AgencyForm, short_names};
