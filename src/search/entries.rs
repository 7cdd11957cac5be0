//! The entries of an archive: what of each kind of record can be found.

use super::entry::{Entry, Field, date_words};
use super::names::all_names;
use crate::content::drafts::{EventFields, Role};
use crate::content::{Document, RecordKind};
use crate::model::{Agency, AgencyRef, Archive, CaseId, Event, EventId, Host, SeriesId};
use crate::plan::{Page, PageId};
use std::collections::BTreeSet;

/// Makes the entries of one kind of record.
type Make = for<'a> fn(&Source<'a, '_>) -> Vec<Entry<'a>>;

/// A row for each kind of record, in the order of results that are equal otherwise.
const KINDS: [(&str, Make); 5] = [
    ("event", |source| {
        let ids = source.archive.event_ids();
        ids.map(|id| source.event(id)).collect()
    }),
    ("agency", |source| {
        let ids = source.archive.agency_ids();
        ids.map(|id| source.agency(&source.archive[id], Page::Agency(id)))
            .collect()
    }),
    ("series", |source| {
        let ids = source.archive.series_ids();
        ids.map(|id| source.series(id)).collect()
    }),
    ("case", |source| {
        let ids = source.archive.case_ids();
        ids.map(|id| source.case(id)).collect()
    }),
    ("page", |source| {
        let pages = 0..source.archive.pages.len();
        pages.map(|at| source.page(at)).collect()
    }),
];

/// The entries of an archive, with the address that `url` gives for their pages: newest first,
/// those without a date last, else by kind and address.
#[must_use]
pub fn entries<'a>(archive: &'a Archive, url: &dyn Fn(Page) -> String) -> Vec<Entry<'a>> {
    let source = Source { archive, url };
    let mut entries: Vec<_> = KINDS.iter().flat_map(|(_, make)| make(&source)).collect();
    let rank = |entry: &Entry<'_>| KINDS.iter().position(|(kind, _)| *kind == entry.kind);
    entries.sort_by(|a, b| (b.date, rank(a), &a.url).cmp(&(a.date, rank(b), &b.url)));
    entries
}

/// What entries are made from.
struct Source<'a, 'u> {
    archive: &'a Archive,
    url: &'u dyn Fn(Page) -> String,
}

impl<'a> Source<'a, '_> {
    fn event(&self, id: EventId) -> Entry<'a> {
        let event = &self.archive[id];
        let mut entry = self.entry(Page::Event(id), &event.document, "event");
        self.add_series(&mut entry, Field::Label, event.series);
        entry.date = Some(event.dates.first);
        entry.add_date(Field::Label, event.dates.first);
        if let Some(last) = event.dates.last {
            entry.add(Field::Label, &date_words(last));
        }
        if let Some(round) = &event.fields.round {
            entry.add(Field::Label, &format!("제{}회", round.value));
            entry.add(Field::Label, &format!("{}회차", round.value));
        }
        self.add_hosts(&mut entry, event);
        entry.add_all(fields_of_event(&event.fields));
        let cases = event.cases.iter().map(|case| &self.archive[*case].document);
        entry.add_all(cases.map(|case| &case.common.title.value));
        let handovers = event.fields.handover.iter();
        entry.add_all(handovers.filter_map(|handover| handover.note.as_ref()));
        let receivers = event.handover.receivers.iter();
        entry.add_all(receivers.map(|agency| &agency.name));
        entry
    }

    fn case(&self, id: CaseId) -> Entry<'a> {
        let case = &self.archive[id];
        let fields = &case.fields;
        let mut entry = self.entry(Page::Case(id), &case.document, "case");
        for name in &fields.alternate_titles {
            entry.add(Field::Title, name);
        }
        for event in &case.events {
            let event = &self.archive[*event];
            entry.date = entry.date.max(Some(event.dates.first));
            entry.add_date(Field::Summary, event.dates.first);
            self.add_series(&mut entry, Field::Summary, event.series);
            if let Some(round) = &event.fields.round {
                entry.add(Field::Summary, &format!("제{}회", round.value));
            }
        }
        let agencies: Vec<&AgencyRef> = case.agencies.iter().collect();
        self.add_agencies(&mut entry, &agencies, &[]);
        entry.facets[4] = fields.values.iter().map(|value| labelled(value)).collect();
        for value in &fields.values {
            entry.add(Field::Label, value);
        }
        for outcome in &fields.outcomes {
            let unit = outcome.unit.as_deref().unwrap_or_default();
            let after = format!("{} {}{unit}", outcome.label, outcome.after);
            entry.add(Field::Summary, &after);
            if let Some(before) = outcome.before {
                entry.add(Field::Summary, &format!("{before}{unit}"));
            }
        }
        entry.add_all(case.adopted_by.iter().map(|agency| &agency.name));
        entry
    }

    fn agency(&self, agency: &'a Agency, page: Page) -> Entry<'a> {
        let mut entry = match &agency.document {
            Some(document) => self.entry(page, document, "agency"),
            None => {
                let id = format!("{}/{}", RecordKind::Agency.as_str(), agency.key);
                self.titled(page, id, &agency.title, "agency")
            }
        };
        for name in all_names(agency) {
            if name != agency.title {
                entry.add(Field::Name, name);
            }
        }
        if let Some(fields) = &agency.fields {
            entry.add_all(&fields.region);
        }
        let relations = agency.relations.iter().chain(&agency.predecessors);
        let related = relations
            .map(|relation| relation.agency)
            .chain(agency.parent);
        entry.add_all(related.map(|id| &self.archive[id].title));
        entry
    }

    fn series(&self, id: SeriesId) -> Entry<'a> {
        let series = &self.archive[id];
        let (document, fields) = (&series.document, &series.fields);
        let mut entry = self.entry(Page::Series(id), document, "series");
        let title = document.common.title.value.clone();
        entry.facets[1] = vec![(document.name.id.clone(), title)];
        for name in &fields.names {
            entry.add(Field::Name, &name.text.value);
        }
        if let Some(baton) = &fields.baton {
            entry.add_all(std::iter::once(&baton.name).chain(&baton.description));
        }
        let organizer: Vec<&AgencyRef> = series.organizer.iter().collect();
        self.add_agencies(&mut entry, &organizer, &[]);
        entry
    }

    fn page(&self, at: usize) -> Entry<'a> {
        let document = &self.archive.pages[at].document;
        self.entry(Page::Plain(PageId::at(at)), document, "page")
    }

    /// What all records with a document have.
    fn entry(&self, page: Page, document: &'a Document, kind: &'static str) -> Entry<'a> {
        let common = &document.common;
        let id = format!("{}/{}", document.name.kind.as_str(), document.name.id);
        let mut entry = self.titled(page, id, &common.title.value, kind);
        entry.summary = common.summary.as_deref().unwrap_or_default();
        entry.body = Some(&*document.body);
        entry.facets[5] = common.tags.iter().map(|tag| labelled(tag)).collect();
        entry.add_all(&common.summary);
        for tag in &common.tags {
            entry.add(Field::Label, tag);
        }
        entry
    }

    /// What a page has by its title alone.
    fn titled(&self, page: Page, id: String, title: &'a str, kind: &'static str) -> Entry<'a> {
        let field = match kind {
            "agency" | "series" => Field::Name,
            _ => Field::Title,
        };
        let mut entry = Entry {
            id,
            url: (self.url)(page),
            title,
            kind,
            date: None,
            agencies: String::new(),
            series: "",
            summary: "",
            facets: Default::default(),
            texts: vec![(field, title.to_owned())],
            body: None,
        };
        entry.facets[0] = vec![(kind.to_owned(), String::new())];
        entry
    }

    /// Adds a series with all its names.
    fn add_series(&self, entry: &mut Entry<'a>, field: Field, id: SeriesId) {
        let series = &self.archive[id];
        let title = series.document.common.title.value.as_str();
        let value = (series.document.name.id.clone(), title.to_owned());
        if entry.facets[1].contains(&value) {
            return;
        }
        entry.series = title;
        entry.facets[1].push(value);
        entry.add(field, title);
        for name in &series.fields.names {
            entry.add(field, &name.text.value);
        }
    }

    /// Adds the agencies of an event: those that only helped count for less.
    fn add_hosts(&self, entry: &mut Entry<'a>, event: &Event) {
        let is_host = |host: &Host| matches!(host.role, Role::Host | Role::CoHost);
        let agencies = |wanted: bool| -> Vec<&AgencyRef> {
            let hosts = event.hosts.iter().filter(|host| is_host(host) == wanted);
            hosts.map(|host| &host.agency).collect()
        };
        self.add_agencies(entry, &agencies(true), &agencies(false));
    }

    /// Adds agencies with all their names; the names of `helpers` count for less.
    fn add_agencies(&self, entry: &mut Entry<'a>, agencies: &[&AgencyRef], helpers: &[&AgencyRef]) {
        entry.agencies = AgencyRef::names(agencies.iter().chain(helpers).copied(), ", ");
        let mut seen = BTreeSet::new();
        let agencies = agencies.iter().map(|agency| (Field::Agency, agency));
        let helpers = helpers.iter().map(|agency| (Field::Summary, agency));
        for (field, agency) in agencies.chain(helpers) {
            if !seen.insert(agency.id) {
                continue;
            }
            let title = &self.archive[agency.id].title;
            entry.facets[3].push(labelled(title));
            let mut names = all_names(&self.archive[agency.id]);
            if !names.contains(&agency.name.as_str()) {
                names.push(&agency.name);
            }
            for name in names {
                entry.add(field, name);
            }
        }
    }
}

/// The texts of the fields of an event that need no other record to be understood.
fn fields_of_event(fields: &EventFields) -> impl Iterator<Item = &String> {
    let venue = fields.venue.iter().map(|venue| &venue.0);
    let venue = venue.flat_map(|venue| {
        let more = venue.address.iter().chain(&venue.region);
        std::iter::once(&venue.name).chain(more)
    });
    let topics = fields.topics.iter().chain(&fields.part_of);
    let program = fields.program.iter().map(|item| &item.title);
    let quotes = fields.quotes.iter().flat_map(|quote| {
        let speaker = std::iter::once(&quote.speaker).chain(&quote.role);
        speaker.chain([&quote.text])
    });
    let attendance = fields.attendance.iter();
    let groups = attendance.flat_map(|attendance| &attendance.groups);
    venue
        .chain(topics)
        .chain(&fields.postponed_reason)
        .chain(program)
        .chain(quotes)
        .chain(groups)
}

/// The value of a facet whose label is the value itself.
fn labelled(name: &str) -> (String, String) {
    (name.to_owned(), name.to_owned())
}
