//! Kinds of records, their fields, and the document that a file is read into.

mod agency;
mod case;
mod common;
mod document;
mod event;
mod front;
mod handover;
mod host;
mod kind;
mod media;
mod names;
mod problems;
mod programme;
mod series;
mod venue;
mod withdrawal;

pub use agency::{AgencyFacts, AgencyFields, AgencyType, RelationFields, RelationKind};
pub use case::{Adoption, CaseFacts, CaseFields, CaseStatus, Outcome};
pub use common::{Common, Source, SourceKind};
pub use document::{Body, Document, KindFields};
pub use event::{Days, EventDates, EventFacts, EventFields, EventFormat, EventStatus};
pub use front::schema;
pub(crate) use front::{Front, fields_of, front_matter};
pub use handover::{Basis, HandoverFields, HandoverTime, Receiver};
pub use host::{HostFields, Role};
pub use kind::{Name, RecordKind, language_of};
pub use media::{Media, MediaKind};
pub use names::DatedName;
pub(crate) use problems::{no_folder, not_md, not_translatable, other_length};
pub use programme::{Attendance, ProgramItem, ProgramKind, Quote};
pub use series::{Baton, Scope, SeriesFacts, SeriesFields};
pub use venue::Venue;
pub use withdrawal::Withdrawal;
