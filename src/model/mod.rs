//! Documents in, one linked archive out: names resolved, handovers derived.

mod agency;
mod archive;
mod baton;
mod case;
mod chain;
mod event;
mod figures;
mod handover;
mod ids;
mod legs;
mod link;
mod missing;
mod order;
mod page;
mod people;
mod problems;
mod programme;
mod record;
mod related;
mod round_problems;
mod series;
mod table;
#[cfg(test)]
mod tests;
mod topic;

pub use crate::content::Region;
pub use agency::{Agency, AgencyRef, NamePeriod, Relation};
pub use archive::{Archive, Kind};
pub use baton::{Handover, Passing, Received};
pub use case::{Adoption, Case};
pub use chain::{Chain, Holder, Leg, LegState, Missing};
pub use event::{Event, Host, InsteadOf, Tense};
pub use figures::{Holding, MapPlace};
pub use ids::{
    AgencyId, CaseId, EventId, PersonId, PlainId, RecordId, SeriesId, TopicId, WithdrawnId, kind,
};
pub use link::{AgencyForm, LinkOptions, Linker, TranslationPair, link, short_names, translations};
pub use page::{Plain, Withdrawn};
pub use people::{Appearance, Person};
pub use programme::{
    Award, AwardSubject, Cited, Participant, PersonName, Presented, ProgramItem, Quote,
};
pub use record::{Head, Media, Record, Source};
pub use related::{Likeness, Related};
pub use series::{Series, SeriesRelation};
pub use table::{Id, Row, Table};
pub use topic::{Topic, TopicKind};
