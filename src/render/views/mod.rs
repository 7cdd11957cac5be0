//! The parts of pages: what templates see of a record in a list, a line or a card.

mod agency;
mod body;
mod card;
mod case;
mod citation;
mod description;
mod event;
mod handover;
mod license;
mod lines;
mod list;
mod media;
mod occasion;
mod outcome;
mod people;
mod programme;
mod record;
mod region;
mod series;
mod steps;
mod strip;
mod thermometer;
mod timeline;
mod topic;

pub use agency::{
    AgencyRow, AgencyView, HostView, NameView, agency_link, held_rounds, hosted_rounds,
};
pub use body::body;
pub use card::{card, card_path, carded};
pub use case::CaseView;
pub use citation::{
    CitationView, Statement, case_citation, dublin_core, event_citation, page_citation,
};
pub use description::derived_description;
pub use event::{EventView, VenueView, co_hosts, round_link};
pub use handover::{HandoverView, HoldingView, Side, is_shown, shown_state};
pub use license::LicenseView;
pub use list::{Figure, Group, Pager, Tally, counted_years, index_title, numbered_title, page_of};
pub use media::{FileView, MediaView, SizeView};
pub use occasion::Occasion;
pub use outcome::OutcomeView;
pub use people::{PartView, PersonRound, PersonRow};
pub use programme::{
    AttendanceView, AwardView, LinkView, OfficeView, PersonView, PresentedView, ProgramView,
    QuoteView, cited, grouped,
};
pub use record::{HeadingView, IdentifierView, OriginalView, RecordView, SourceView};
pub use region::region_link;
pub use series::{
    SeriesView, baton_name, counted_series, journey, journey_word, see_journey, series_link,
    site_journey, years_of,
};
pub use steps::Step;
pub use strip::StripView;
pub use thermometer::{ThermometerView, Tick};
pub use timeline::{TimelineView, rounds_missing};
pub use topic::{counted_topics, topic_links};
