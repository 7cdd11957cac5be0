//! Records in the terms of schema.org, for the JSON-LD of pages and of the open data.
//!
//! A page links to other pages and states its language; a row of the data names agencies and has
//! the id of its record. Both leave out what schema.org has no term for.

use crate::content::{AgencyType, EventFormat, EventStatus};
use crate::model::{
    AgencyId, AgencyRef, CaseId, Event, EventId, Head, Leg, LegState, Quote, SeriesId, Withdrawn,
};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::co_hosts;
use serde_json::{Map, Value, json};

/// A node of a graph.
struct Thing(Map<String, Value>);

impl Thing {
    fn of(kind: &str) -> Self {
        let mut node = Map::new();
        node.insert("@type".to_owned(), kind.into());
        Self(node)
    }

    /// A thing with a page.
    fn with_page(kind: &str, page: String) -> Self {
        let mut node = Self::of(kind);
        node.put("@id", page.clone());
        node.put("url", page);
        node
    }

    /// Sets a property; an empty value sets none.
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        if !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty()) {
            self.0.insert(name.to_owned(), value);
        }
    }

    fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// A graph with its context.
#[must_use]
pub fn graph(nodes: Vec<Value>) -> Value {
    json!({"@context": "https://schema.org", "@graph": nodes})
}

/// The site, with its search.
#[must_use]
pub fn site(edition: &Edition<'_>) -> Value {
    let config = edition.config;
    let search = edition.address(Page::Search);
    let mut site = Thing::with_page("WebSite", edition.address(Page::Home));
    site.put("name", config.title.clone());
    site.put("description", config.description.clone());
    site.put("inLanguage", config.language.as_str());
    site.put("publisher", config.operator.as_deref().map(organization));
    site.put("license", config.license.and_then(|license| license.url()));
    site.put(
        "potentialAction",
        json!({
            "@type": "SearchAction",
            "target": format!("{search}?q={{search_term_string}}"),
            "query-input": "required name=search_term_string",
        }),
    );
    site.value()
}

/// The open data, which a page of their own describes: `files` are the media types and full
/// addresses of its files.
#[must_use]
pub fn data_set(edition: &Edition<'_>, files: &[(&str, String)]) -> Value {
    let config = edition.config;
    let mut data = Thing::with_page("Dataset", edition.address(Page::Data));
    let description = config.description.as_ref().unwrap_or(&config.title);
    data.put("name", config.title.clone());
    data.put("description", description.clone());
    let license = config.data_license.or(config.license);
    data.put("license", license.and_then(|license| license.url()));
    data.put("creator", config.operator.as_deref().map(organization));
    let download = |(media_type, url): &(&str, String)| {
        let kind = "DataDownload";
        json!({"@type": kind, "encodingFormat": media_type, "contentUrl": url})
    };
    let files: Vec<Value> = files.iter().map(download).collect();
    data.put("distribution", files);
    data.value()
}

/// The breadcrumbs of a page: what each page is called, and its address.
#[must_use]
pub fn breadcrumbs(crumbs: impl Iterator<Item = (String, String)>) -> Value {
    let item = |(at, (name, item))| json!({"@type": "ListItem", "position": at, "name": name, "item": item});
    let items: Vec<Value> = (1..).zip(crumbs).map(item).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// A series.
#[must_use]
pub fn series(edition: &Edition<'_>, id: SeriesId) -> Value {
    let common = &edition.archive[id].head;
    let mut series = Thing::with_page("EventSeries", edition.address(Page::Series(id)));
    series.put("name", common.title.clone());
    series.put("description", common.summary.clone());
    series.value()
}

/// What page and data state alike of an event.
fn event(edition: &Edition<'_>, id: EventId, page: String) -> Thing {
    let event = &edition.archive[id];
    let common = &event.head;
    let postponed_from = event.facts.postponed_from;
    let mut node = Thing::with_page("Event", page);
    node.put("name", common.title.clone());
    node.put("description", common.summary.clone());
    node.put("endDate", event.dates.end().map(|date| date.to_string()));
    node.put(
        "previousStartDate",
        postponed_from.map(|date| date.to_string()),
    );
    node.put("eventStatus", event_status(event));
    node
}

/// An event, and what was said at it.
#[must_use]
pub fn event_on_page(edition: &Edition<'_>, id: EventId) -> Vec<Value> {
    let record = &edition.archive[id];
    let page = edition.address(Page::Event(id));
    let mut node = event(edition, id, page.clone());
    let reference = |page| json!({"@id": edition.address(page)});
    let cases = record.case_ids().map(|case| reference(Page::Case(case)));
    let format = record.facts.format;
    node.put("inLanguage", language(edition, &record.head));
    node.put("startDate", start(record));
    node.put("eventAttendanceMode", format.map(attendance_mode));
    node.put("location", location(edition, record));
    node.put("organizer", agencies(edition, record.hosted_by()));
    node.put("superEvent", reference(Page::Series(record.series)));
    node.put("workFeatured", cases.collect::<Vec<_>>());
    let quotes = record.quotes.iter();
    let quotes = quotes.map(|quote| quotation(edition, quote, &page));
    std::iter::once(node.value()).chain(quotes).collect()
}

/// An event as a row of the data.
#[must_use]
pub fn event_in_data(edition: &Edition<'_>, id: EventId) -> Value {
    let record = &edition.archive[id];
    let mut node = event(edition, id, edition.page_address(Page::Event(id)));
    let hosts = record.holders().into_iter().chain(co_hosts(record));
    let venue = record.facts.venues.first();
    node.put("identifier", record.head.name.id.clone());
    node.put(
        "startDate",
        record.dates.first().map(|date| date.to_string()),
    );
    node.put("organizer", organizations(hosts));
    node.put("location", venue.map(|venue| place(&venue.name)));
    node.value()
}

/// What page and data state alike of a case.
fn case(edition: &Edition<'_>, id: CaseId, page: String) -> Thing {
    let common = &edition.archive[id].head;
    let mut node = Thing::with_page("Article", page);
    node.put("headline", common.title.clone());
    node.put("abstract", common.summary.clone());
    node.put("keywords", common.tags.clone());
    node
}

/// A case.
#[must_use]
pub fn case_on_page(edition: &Edition<'_>, id: CaseId) -> Value {
    let record = &edition.archive[id];
    let updated = record.head.updated;
    let license = edition.license_of(&record.head);
    let mut node = case(edition, id, edition.address(Page::Case(id)));
    node.put("inLanguage", language(edition, &record.head));
    node.put("author", agencies(edition, &record.agencies));
    node.put("dateModified", updated.map(|date| date.to_string()));
    node.put("license", license.and_then(|license| license.url()));
    node.value()
}

/// A case as a row of the data.
#[must_use]
pub fn case_in_data(edition: &Edition<'_>, id: CaseId) -> Value {
    let record = &edition.archive[id];
    let mut node = case(edition, id, edition.page_address(Page::Case(id)));
    node.put("identifier", record.head.name.id.clone());
    node.put("author", organizations(&record.agencies));
    node.value()
}

/// What page and data state alike of an agency.
fn agency(edition: &Edition<'_>, id: AgencyId, page: String) -> Thing {
    let record = &edition.archive[id];
    let mut node = Thing::with_page(agency_kind(edition, id), page);
    node.put("name", record.title.clone());
    node.put("sameAs", record.homepage.clone());
    let closed = record.facts.closed;
    node.put("dissolutionDate", closed.map(|date| date.to_string()));
    node
}

/// An agency.
#[must_use]
pub fn agency_on_page(edition: &Edition<'_>, id: AgencyId) -> Value {
    let record = &edition.archive[id];
    let mut node = agency(edition, id, edition.address(Page::Agency(id)));
    let mut names: Vec<&str> = record.other_names().collect();
    names.dedup();
    node.put("alternateName", names);
    let parent = record.parent.map(|parent| {
        json!({
            "@type": agency_kind(edition, parent),
            "@id": edition.address(Page::Agency(parent)),
            "name": edition.archive[parent].title,
        })
    });
    node.put("parentOrganization", parent);
    node.value()
}

/// An agency as a row of the data.
#[must_use]
pub fn agency_in_data(edition: &Edition<'_>, id: AgencyId) -> Value {
    let record = &edition.archive[id];
    let mut node = agency(edition, id, edition.page_address(Page::Agency(id)));
    let names: Vec<&str> = record.other_names().collect();
    node.put("identifier", record.key.clone());
    node.put("alternateName", names);
    node.value()
}

/// A handover as a row of the data; `None` if it is unknown, did not happen, or leads across
/// missing rounds.
#[must_use]
pub fn handover(
    id: String,
    givers: &[AgencyRef],
    leg: &Leg,
    date: Option<String>,
) -> Option<Value> {
    let status = match leg.state {
        LegState::Gap | LegState::Unknown | LegState::Ended => return None,
        LegState::Confirmed => Some("https://schema.org/CompletedActionStatus"),
        LegState::Announced | LegState::Inferred => {
            Some("https://schema.org/PotentialActionStatus")
        }
        // Only the giver says so.
        LegState::Stated | LegState::Broken => None,
    };
    let mut node = Thing::of("TransferAction");
    node.put("identifier", id);
    node.put("agent", organizations(givers));
    node.put("recipient", organizations(&leg.receivers));
    node.put("startTime", date);
    node.put("actionStatus", status);
    node.put("description", leg.state.as_str());
    Some(node.value())
}

/// A withdrawn record as a row of the data.
#[must_use]
pub fn withdrawn(page: String, record: &Withdrawn) -> Value {
    let withdrawal = &record.withdrawal;
    let mut node = Thing::with_page("CreativeWork", page);
    node.put("identifier", record.head.name.id.clone());
    node.put("name", record.head.title.clone());
    node.put("creativeWorkStatus", "Withdrawn");
    node.put("expires", withdrawal.day.to_string());
    node.put("description", withdrawal.reason.clone());
    node.value()
}

fn language(edition: &Edition<'_>, head: &Head) -> &'static str {
    edition.language_of(head).as_str()
}

/// The first day, with the time in Seoul if that is known.
fn start(event: &Event) -> Option<String> {
    let date = event.dates.first()?;
    let time = event.facts.time.filter(|_| date.day().is_some());
    Some(time.map_or(date.to_string(), |time| {
        let start = time.start;
        format!(
            "{date}T{}:00{}",
            start.hour_and_minute(),
            start.iso_offset()
        )
    }))
}

fn event_status(event: &Event) -> &'static str {
    match event.facts.status {
        Some(EventStatus::Cancelled) => "https://schema.org/EventCancelled",
        Some(EventStatus::Postponed) => "https://schema.org/EventPostponed",
        _ if event.facts.postponed_from.is_some() => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    }
}

fn attendance_mode(format: EventFormat) -> &'static str {
    match format {
        EventFormat::Onsite => "https://schema.org/OfflineEventAttendanceMode",
        EventFormat::Online => "https://schema.org/OnlineEventAttendanceMode",
        EventFormat::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    }
}

/// The venue with its address, else the internet for an event that was online.
fn location(edition: &Edition<'_>, event: &Event) -> Option<Value> {
    let venue = event.facts.venues.first();
    let place = venue.map(|venue| {
        let mut place = place(&venue.name);
        let region = venue.region.as_ref().map(|region| region.text.clone());
        if let Some(address) = venue.address.clone().or(region) {
            place["address"] = address.into();
        }
        place
    });
    let is_online = event.facts.format == Some(EventFormat::Online);
    let online = || {
        let name = edition.strings.text("format_online");
        json!({"@type": "VirtualLocation", "name": name})
    };
    place.or_else(|| is_online.then(online))
}

fn place(name: &str) -> Value {
    json!({"@type": "Place", "name": name})
}

fn quotation(edition: &Edition<'_>, quote: &Quote, event: &str) -> Value {
    let mut speaker = Thing::of("Person");
    let affiliation = quote
        .speaker
        .agency
        .as_ref()
        .map(|agency| agency_link(edition, agency));
    speaker.put(
        "name",
        quote.speaker.person.as_ref().map(|it| it.name.clone()),
    );
    speaker.put("jobTitle", quote.speaker.role.clone());
    speaker.put("affiliation", affiliation);
    json!({
        "@type": "Quotation",
        "text": quote.text,
        "creator": speaker.value(),
        "about": {"@id": event},
    })
}

fn agencies<'r>(
    edition: &Edition<'_>,
    agencies: impl IntoIterator<Item = &'r AgencyRef>,
) -> Vec<Value> {
    let agencies = agencies.into_iter();
    agencies.map(|it| agency_link(edition, it)).collect()
}

fn agency_link(edition: &Edition<'_>, agency: &AgencyRef) -> Value {
    json!({
        "@type": agency_kind(edition, agency.id),
        "@id": edition.address(Page::Agency(agency.id)),
        "name": agency.name,
    })
}

fn organizations<'r>(agencies: impl IntoIterator<Item = &'r AgencyRef>) -> Vec<Value> {
    let agencies = agencies.into_iter();
    agencies.map(|agency| organization(&agency.name)).collect()
}

fn organization(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

fn agency_kind(edition: &Edition<'_>, id: AgencyId) -> &'static str {
    match edition.archive[id].facts.agency_type {
        Some(AgencyType::Central | AgencyType::Local | AgencyType::Affiliate) => {
            "GovernmentOrganization"
        }
        Some(AgencyType::Education) => "EducationalOrganization",
        _ => "Organization",
    }
}
