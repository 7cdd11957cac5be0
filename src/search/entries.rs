//! The entries of an archive: what of each kind of record can be found.

use super::entry::{Entry, EntryField, date_words};
use crate::content::{RecordKind, Role};
use crate::model::{
    Agency, AgencyRef, Archive, AwardSubject, CaseId, Event, EventId, Head, Host, Participant,
    Person, PersonId, PlainId, SeriesId,
};
use crate::plan::Page;
use std::collections::BTreeSet;

/// An entry, with the last round that its record belongs to.
type RankedEntry<'a> = (Option<EventId>, Entry<'a>);

/// Makes the entries of one kind of record.
type Make = for<'a> fn(&Source<'a, '_>) -> Vec<RankedEntry<'a>>;

/// A row for each kind of record, in the order of results that are equal otherwise.
const KINDS: [(&str, Make); 6] = [
    ("event", |source| {
        let ids = source.archive.events.ids();
        ids.map(|id| (Some(id), source.event(id))).collect()
    }),
    ("agency", |source| {
        let agencies = source.archive.agencies.entries();
        agencies
            .map(|(id, agency)| (None, source.agency(agency, Page::Agency(id))))
            .collect()
    }),
    ("series", |source| {
        let ids = source.archive.series.ids();
        ids.map(|id| (None, source.series(id))).collect()
    }),
    ("case", |source| {
        let cases = source.archive.cases.entries();
        cases
            .map(|(id, case)| (case.events.last().copied(), source.case(id)))
            .collect()
    }),
    ("person", |source| {
        let people = source.archive.people.entries();
        let people = people.filter(|(_, person)| person.has_page());
        people
            .map(|(id, person)| (None, source.person(id, person)))
            .collect()
    }),
    ("page", |source| {
        let ids = source.archive.pages.ids();
        ids.map(|id| (None, source.page(id))).collect()
    }),
];

/// The entries of an archive, with the address that `url` gives for their pages: rounds in the
/// order of rounds, the newest first, each case with the last round that showed it; what belongs
/// to no round last; else by kind and address.
#[must_use]
pub fn entries<'a>(archive: &'a Archive, url: &dyn Fn(Page) -> String) -> Vec<Entry<'a>> {
    let source = Source { archive, url };
    let mut entries: Vec<_> = KINDS.iter().flat_map(|(_, make)| make(&source)).collect();
    let rank = |entry: &Entry<'_>| KINDS.iter().position(|(kind, _)| *kind == entry.kind);
    entries.sort_by(|(a_round, a), (b_round, b)| {
        (b_round, rank(a), &a.url).cmp(&(a_round, rank(b), &b.url))
    });
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// What entries are made from.
struct Source<'a, 'u> {
    archive: &'a Archive,
    url: &'u dyn Fn(Page) -> String,
}

impl<'a> Source<'a, '_> {
    fn event(&self, id: EventId) -> Entry<'a> {
        let event = &self.archive[id];
        let mut entry = self.entry(Page::Event(id), &event.head, "event");
        self.add_series(&mut entry, EntryField::Label, event.series);
        entry.date = event.shown_date();
        if let Some(date) = event.anchor() {
            entry.add_date(EntryField::Label, date);
        }
        if let Some(last) = event.dates.end() {
            entry.add(EntryField::Label, &date_words(last));
        }
        if let Some(round) = event.number {
            entry.add(EntryField::Label, &format!("제{}회", round));
            entry.add(EntryField::Label, &format!("{}회차", round));
        }
        self.add_hosts(&mut entry, event);
        // What was said stands before who was there.
        let facts = event.facts.values().into_iter();
        let (audience, facts) = facts.partition(|(field, _)| field.key == "attendance");
        entry.add_facts(facts);
        for quote in &event.quotes {
            self.add_person(&mut entry, &quote.speaker);
            entry.add_all([&quote.text]);
        }
        for person in &event.people {
            self.add_person(&mut entry, person);
        }
        for item in &event.program {
            entry
                .add_all(std::iter::once(&item.title).chain(item.people.iter().map(|it| &it.name)));
        }
        for award in &event.results {
            entry.add_all([&award.prize]);
            if let AwardSubject::Named(title) = &award.subject {
                entry.add_all([title]);
            }
        }
        entry.add_facts(audience);
        let cases = event.case_ids().map(|case| &self.archive[case].head);
        entry.add_all(cases.map(|case| &case.title));
        for handover in &event.handovers {
            entry.add_all(
                handover
                    .note
                    .iter()
                    .chain(&handover.place)
                    .chain(&handover.baton),
            );
            entry.add_all(handover.receivers.iter().map(|agency| &agency.name));
        }
        if let Some(received) = &event.received {
            entry.add_all(&received.note);
            entry.add_all(received.givers.iter().map(|agency| &agency.name));
        }
        entry
    }

    fn add_person(&self, entry: &mut Entry<'a>, person: &Participant) {
        let name = person.person.as_ref().map(|person| &person.name);
        entry.add_all(name.into_iter().chain(&person.role));
    }

    fn case(&self, id: CaseId) -> Entry<'a> {
        let case = &self.archive[id];
        let facts = &case.facts;
        let mut entry = self.entry(Page::Case(id), &case.head, "case");
        for name in &facts.alternate_titles {
            entry.add(EntryField::Title, name);
        }
        for event in &case.events {
            let event = &self.archive[*event];
            entry.date = entry.date.max(event.shown_date());
            if let Some(date) = event.anchor() {
                entry.add_date(EntryField::Summary, date);
            }
            self.add_series(&mut entry, EntryField::Summary, event.series);
            if let Some(round) = event.number {
                entry.add(EntryField::Summary, &format!("제{}회", round));
            }
        }
        let agencies: Vec<&AgencyRef> = case.agencies.iter().collect();
        self.add_agencies(&mut entry, &agencies, &[]);
        entry.facets[4] = facts.values.iter().map(|value| labelled(value)).collect();
        for value in &facts.values {
            entry.add(EntryField::Label, value);
        }
        for outcome in &facts.outcomes {
            let unit = outcome.unit.as_deref().unwrap_or_default();
            let after = format!("{} {}{unit}", outcome.label, outcome.after);
            entry.add(EntryField::Summary, &after);
            if let Some(before) = outcome.before {
                entry.add(EntryField::Summary, &format!("{before}{unit}"));
            }
        }
        entry.add_facts(facts.values());
        entry.add_all(case.adopted_by.iter().map(|adoption| &adoption.agency.name));
        entry
    }

    fn agency(&self, agency: &'a Agency, page: Page) -> Entry<'a> {
        let mut entry = match &agency.head {
            Some(head) => self.entry(page, head, "agency"),
            None => {
                let id = format!("{}/{}", RecordKind::Agency.as_str(), agency.key);
                self.titled(page, id, &agency.title, "agency")
            }
        };
        for name in agency.all_names() {
            if name != agency.title {
                entry.add(EntryField::Name, name);
            }
        }
        entry.add_facts(agency.facts.values());
        let relations = agency.relations.iter().chain(&agency.predecessors);
        let related = relations
            .map(|relation| relation.agency)
            .chain(agency.parent);
        entry.add_all(related.map(|id| &self.archive[id].title));
        entry
    }

    fn series(&self, id: SeriesId) -> Entry<'a> {
        let series = &self.archive[id];
        let mut entry = self.entry(Page::Series(id), &series.head, "series");
        entry.facets[1] = vec![(series.head.name.id.clone(), series.head.title.clone())];
        for name in &series.names {
            entry.add(EntryField::Name, &name.text);
        }
        entry.add_facts(series.facts.values());
        let organizer: Vec<&AgencyRef> = series.organizer.iter().collect();
        self.add_agencies(&mut entry, &organizer, &[]);
        entry
    }

    fn person(&self, id: PersonId, person: &'a Person) -> Entry<'a> {
        let key = format!("people/{}", person.key);
        let mut entry = self.titled(Page::Person(id), key, &person.name, "person");
        if person.key != person.name {
            entry.add(EntryField::Name, &person.key);
        }
        let mut roles: Vec<&String> = Vec::new();
        for it in &person.appearances {
            let event = &self.archive[it.event];
            self.add_series(&mut entry, EntryField::Summary, event.series);
            if let Some(date) = event.anchor() {
                entry.add_date(EntryField::Summary, date);
            }
            if let Some(role) = it.role.as_ref().filter(|role| !roles.contains(role)) {
                roles.push(role);
            }
        }
        entry.series = "";
        entry.add_all(roles);
        self.add_agencies(&mut entry, &[], &person.agencies());
        entry
    }

    fn page(&self, id: PlainId) -> Entry<'a> {
        self.entry(Page::Plain(id), &self.archive[id].head, "page")
    }

    /// What all records with a file have.
    fn entry(&self, page: Page, head: &'a Head, kind: &'static str) -> Entry<'a> {
        let id = format!("{}/{}", head.name.kind.as_str(), head.name.id);
        let mut entry = self.titled(page, id, &head.title, kind);
        entry.summary = head.summary.as_deref().unwrap_or_default();
        entry.body = Some(&*head.body);
        entry.facets[5] = head.tags.iter().map(|tag| labelled(tag)).collect();
        entry.add_all(&head.summary);
        for tag in &head.tags {
            entry.add(EntryField::Label, tag);
        }
        entry
    }

    /// What a page has by its title alone.
    fn titled(&self, page: Page, id: String, title: &'a str, kind: &'static str) -> Entry<'a> {
        let field = match kind {
            "agency" | "series" | "person" => EntryField::Name,
            _ => EntryField::Title,
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
    fn add_series(&self, entry: &mut Entry<'a>, field: EntryField, id: SeriesId) {
        let series = &self.archive[id];
        let title = series.head.title.as_str();
        let value = (series.head.name.id.clone(), title.to_owned());
        if entry.facets[1].contains(&value) {
            return;
        }
        entry.series = title;
        entry.facets[1].push(value);
        entry.add(field, title);
        for name in &series.names {
            entry.add(field, &name.text);
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
        let agencies = agencies.iter().map(|agency| (EntryField::Agency, agency));
        let helpers = helpers.iter().map(|agency| (EntryField::Summary, agency));
        for (field, agency) in agencies.chain(helpers) {
            if !seen.insert(agency.id) {
                continue;
            }
            let title = &self.archive[agency.id].title;
            entry.facets[3].push(labelled(title));
            let mut names = self.archive[agency.id].all_names();
            if !names.contains(&agency.name.as_str()) {
                names.push(&agency.name);
            }
            for name in names {
                entry.add(field, name);
            }
        }
    }
}

/// The value of a facet whose label is the value itself.
fn labelled(name: &str) -> (String, String) {
    (name.to_owned(), name.to_owned())
}
