//! What a page is about in the words of schema.org, as JSON-LD: for search engines and for those who collect
//! records. What they have no word for is left out.

use super::Edition;
use crate::content::days::Clock;
use crate::content::drafts::{EventFormat, EventStatus};
use crate::model::{AgencyId, AgencyRef, CaseId, Event, EventId, Region, SeriesId};
use crate::plan::Page;
use crate::render::data::open_data_urls;
use serde_json::{Map, Value, json};

impl Edition<'_> {
    /// The JSON-LD of a page, safe to stand in a `<script>`; none where there is nothing to say.
    pub(super) fn linked(&self, page: Page) -> Option<String> {
        let mut graph = match page {
            Page::Home => vec![self.linked_site()],
            Page::Series(id) => vec![self.linked_series(id)],
            Page::Event(id) => self.linked_event(id),
            Page::Case(id) => vec![self.linked_case(id)],
            Page::Agency(id) => vec![self.linked_agency(id)],
            Page::Figures => vec![self.linked_data()],
            _ => Vec::new(),
        };
        graph.extend(self.linked_crumbs(page));
        let linked = json!({"@context": "https://schema.org", "@graph": graph});
        // A text may hold `</script>`; JSON has another way to write `<`.
        let text = linked.to_string().replace('<', "\\u003c");
        (!graph.is_empty()).then_some(text)
    }

    fn address(&self, page: Page) -> String {
        self.canonical(self.original_unless_translated(page))
    }

    fn linked_crumbs(&self, page: Page) -> Option<Value> {
        let above = self.above(page);
        let item = |(at, page): (usize, Page)| {
            json!({
                "@type": "ListItem",
                "position": at + 1,
                "name": self.crumb_title(page),
                "item": self.address(page),
            })
        };
        let items: Vec<Value> = above
            .iter()
            .copied()
            .chain([page])
            .enumerate()
            .map(item)
            .collect();
        (!above.is_empty()).then(|| json!({"@type": "BreadcrumbList", "itemListElement": items}))
    }

    fn linked_site(&self) -> Value {
        let mut site = Node::of("WebSite", self.address(Page::Home));
        site.put("name", self.config.title.clone());
        site.put("description", self.config.description.clone());
        site.put("inLanguage", self.config.language.as_str());
        let operator = self.config.operator.as_ref();
        site.put(
            "publisher",
            operator.map(|name| json!({"@type": "Organization", "name": name})),
        );
        site.put(
            "license",
            self.config.license.and_then(|license| license.url()),
        );
        site.put(
            "potentialAction",
            json!({
                "@type": "SearchAction",
                "target": format!("{}?q={{search_term_string}}", self.address(Page::Search)),
                "query-input": "required name=search_term_string",
            }),
        );
        site.value()
    }

    fn linked_series(&self, id: SeriesId) -> Value {
        let document = &self.archive[id].head;
        let mut series = Node::of("EventSeries", self.address(Page::Series(id)));
        series.put("name", document.title.clone());
        series.put("description", document.summary.clone());
        series.value()
    }

    /// The round, and what was said at it.
    fn linked_event(&self, id: EventId) -> Vec<Value> {
        let event = &self.archive[id];
        let (fields, common) = (&event.facts, &event.head);
        let page = self.address(Page::Event(id));
        let mut node = Node::of("Event", page.clone());
        node.put("name", common.title.clone());
        node.put("description", common.summary.clone());
        node.put("inLanguage", self.language_of(&event.head).as_str());
        node.put("startDate", start(event));
        node.put("endDate", event.dates.last.map(|date| date.to_string()));
        node.put(
            "previousStartDate",
            fields.postponed_from.map(|date| date.to_string()),
        );
        node.put("eventStatus", status(event));
        node.put("eventAttendanceMode", fields.format.map(mode));
        node.put("location", self.location(event));
        node.put("organizer", self.organizations(event.hosted_by()));
        node.put(
            "superEvent",
            json!({"@id": self.address(Page::Series(event.series))}),
        );
        let works = event
            .cases
            .iter()
            .map(|case| json!({"@id": self.address(Page::Case(*case))}));
        node.put("workFeatured", works.collect::<Vec<Value>>());
        let quotation = |quote: &crate::model::Quote| {
            let mut speaker = Map::new();
            speaker.insert("@type".to_owned(), "Person".into());
            speaker.insert("name".to_owned(), quote.speaker.clone().into());
            if let Some(role) = &quote.role {
                speaker.insert("jobTitle".to_owned(), role.clone().into());
            }
            if let Some(agency) = &quote.agency {
                speaker.insert("affiliation".to_owned(), self.organization(agency));
            }
            json!({"@type": "Quotation", "text": quote.text, "creator": speaker, "about": {"@id": page}})
        };
        let quotes = event.quotes.iter().map(quotation);
        std::iter::once(node.value()).chain(quotes).collect()
    }

    fn location(&self, event: &Event) -> Option<Value> {
        let fields = &event.facts;
        let venue = fields.venue.as_ref();
        let place = venue.map(|venue| {
            let mut place = json!({"@type": "Place", "name": venue.name});
            let address = venue.address.as_deref();
            if let Some(address) = address.or(venue.region.map(Region::name)) {
                place["address"] = address.into();
            }
            place
        });
        let is_online = fields.format == Some(EventFormat::Online);
        let online =
            || json!({"@type": "VirtualLocation", "name": self.strings.text("format_online")});
        place.or_else(|| is_online.then(online))
    }

    fn linked_case(&self, id: CaseId) -> Value {
        let case = &self.archive[id];
        let common = &case.head;
        let mut node = Node::of("Article", self.address(Page::Case(id)));
        node.put("headline", common.title.clone());
        node.put("abstract", common.summary.clone());
        node.put("inLanguage", self.language_of(&case.head).as_str());
        node.put("author", self.organizations(&case.agencies));
        node.put("keywords", common.tags.clone());
        node.put("dateModified", common.updated.map(|date| date.to_string()));
        let license = common.license.or(self.config.license);
        node.put("license", license.and_then(|license| license.url()));
        node.value()
    }

    fn linked_agency(&self, id: AgencyId) -> Value {
        let agency = &self.archive[id];
        let mut node = Node::of(self.kind_of(id), self.address(Page::Agency(id)));
        node.put("name", agency.title.clone());
        let mut names: Vec<&str> = agency.other_names().collect();
        names.dedup();
        node.put("alternateName", json!(names));
        let parent = agency.parent.map(|parent| {
            json!({"@type": self.kind_of(parent), "@id": self.address(Page::Agency(parent)), "name": self.archive[parent].title})
        });
        node.put("parentOrganization", parent);
        node.put("sameAs", agency.homepage.clone());
        let closed = agency.facts.closed.map(|date| date.to_string());
        node.put("dissolutionDate", closed);
        node.value()
    }

    /// The open data, which the page of figures describes.
    fn linked_data(&self) -> Value {
        let mut node = Node::of("Dataset", self.address(Page::Figures));
        let config = self.config;
        node.put("name", config.title.clone());
        let description = config.description.clone();
        node.put(
            "description",
            description.unwrap_or_else(|| config.title.clone()),
        );
        let license = config.data_license.or(config.license);
        node.put("license", license.and_then(|license| license.url()));
        let operator = config.operator.as_ref();
        node.put(
            "creator",
            operator.map(|name| json!({"@type": "Organization", "name": name})),
        );
        let files = open_data_urls(self).into_iter().map(|(format, url)| {
            json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": url})
        });
        node.put("distribution", files.collect::<Vec<Value>>());
        node.value()
    }

    fn organizations<'r>(&self, agencies: impl IntoIterator<Item = &'r AgencyRef>) -> Vec<Value> {
        agencies
            .into_iter()
            .map(|agency| self.organization(agency))
            .collect()
    }

    fn organization(&self, agency: &AgencyRef) -> Value {
        json!({
            "@type": self.kind_of(agency.id),
            "@id": self.address(Page::Agency(agency.id)),
            "name": agency.name,
        })
    }

    fn kind_of(&self, id: AgencyId) -> &'static str {
        organization_type(Some(self.archive.type_of(id).as_str()))
    }
}

/// What schema.org calls an agency of a type, which is written as records write it.
#[must_use]
pub fn organization_type(agency_type: Option<&str>) -> &'static str {
    match agency_type {
        Some("central" | "local" | "affiliate") => "GovernmentOrganization",
        Some("education") => "EducationalOrganization",
        _ => "Organization",
    }
}

/// A thing with a page.
struct Node(Map<String, Value>);

impl Node {
    fn of(kind: &str, page: String) -> Self {
        let mut node = Map::new();
        node.insert("@type".to_owned(), kind.into());
        node.insert("@id".to_owned(), page.clone().into());
        node.insert("url".to_owned(), page.into());
        Self(node)
    }

    /// Says something of it, unless there is nothing to say.
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

/// The first day, with the time in Seoul where that is known.
fn start(event: &Event) -> String {
    let date = event.dates.first.to_string();
    let known = event
        .facts
        .time
        .filter(|_| event.dates.first.day().is_some());
    match known {
        Some(time) => format!("{date}T{}:00+09:00", clock(time)),
        None => date,
    }
}

fn clock(time: Clock) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn status(event: &Event) -> &'static str {
    match event.facts.status {
        Some(EventStatus::Cancelled) => "https://schema.org/EventCancelled",
        Some(EventStatus::Postponed) => "https://schema.org/EventPostponed",
        _ if event.facts.postponed_from.is_some() => "https://schema.org/EventRescheduled",
        _ => "https://schema.org/EventScheduled",
    }
}

fn mode(format: EventFormat) -> &'static str {
    match format {
        EventFormat::Onsite => "https://schema.org/OfflineEventAttendanceMode",
        EventFormat::Online => "https://schema.org/OnlineEventAttendanceMode",
        EventFormat::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    }
}
