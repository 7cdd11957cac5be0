//! What of each record can be found, and what a result shows of it. Knows no index.

use crate::base::Date;
use crate::content::RecordKind;
use crate::content::document::Body;
use crate::content::drafts::Role;
use crate::model::{
    Agency, AgencyRef, Archive, CaseId, EventId, Head, Host, PlainId, SeriesId, TopicKind,
};
use crate::plan::Page;
use std::collections::BTreeSet;

/// Where in a record a text stands. The number is written into the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The body.
    Body = 0,
    /// Titles and own names.
    Title = 1,
    /// Agencies that took part, by all their names.
    Agency = 2,
    /// Tags, values, series, round, date.
    Label = 3,
    /// Summary, venue, programme, quotes, and what else the front matter says.
    Summary = 4,
    /// The names of what a record is about: an agency, a series.
    Name = 5,
}

impl Field {
    /// What a find in a field weighs, by its number.
    pub const WEIGHTS: [u32; 6] = [1, 6, 4, 4, 2, 40];
}

/// The kinds of records, in the order of results that are equal otherwise.
const KINDS: [&str; 5] = ["event", "agency", "series", "case", "page"];

/// The facets. The first three are small enough to be loaded with every search.
pub const FACETS: [&str; 6] = ["kind", "series", "year", "agency", "value", "tag"];

/// A record as search sees it.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// `events/gov/2019-07`: the folder of its kind and its id.
    pub id: String,
    /// The address below the root of the site.
    pub url: String,
    /// Its title.
    pub title: &'a str,
    /// `event`, `case`, `agency`, `series` or `page`.
    pub kind: &'static str,
    /// Its day: of an event its first, of a case that of its latest event.
    pub date: Option<Date>,
    /// Its agencies, by the names of that day.
    pub agencies: String,
    /// The title of its series.
    pub series: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Its values in each facet of [`FACETS`], each with the words for it.
    pub facets: [Vec<(String, String)>; 6],
    /// The texts outside the body.
    pub texts: Vec<(Field, String)>,
    /// The body.
    pub body: Option<&'a Body>,
}

/// The names that mean a record: suggestions, and what initial consonants and slips are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// The present name of what it means, where that is another.
    pub of: String,
    /// The address of its page.
    pub url: String,
    /// `agency`, `series`, `tag` or `value`.
    pub kind: &'static str,
}

/// The entries of an archive, with the address that `url` gives for their pages: rounds in the
/// order of rounds, the newest first, each case with the last round that showed it; what belongs to
/// no round last; else by kind and address.
#[must_use]
pub fn entries<'a>(archive: &'a Archive, url: &dyn Fn(Page) -> String) -> Vec<Entry<'a>> {
    let of = Source { archive, url };
    let events = archive.events.ids().map(|id| (Some(id), of.event(id)));
    let cases = archive.cases.entries();
    let cases = cases.map(|(id, case)| (case.events.last().copied(), of.case(id)));
    let agencies = archive.agencies.entries();
    let agencies = agencies.map(|(id, agency)| of.agency(agency, Page::Agency(id)));
    let series = archive.series.ids().map(|id| of.series(id));
    let pages = archive.pages.ids().map(|id| of.page(id));
    let others = agencies.chain(series).chain(pages);
    let mut entries: Vec<(Option<EventId>, Entry<'_>)> = events
        .chain(cases)
        .chain(others.map(|entry| (None, entry)))
        .collect();
    let rank = |entry: &Entry<'_>| KINDS.iter().position(|kind| *kind == entry.kind);
    entries.sort_by(|(a_round, a), (b_round, b)| {
        (b_round, rank(a), &a.url).cmp(&(a_round, rank(b), &b.url))
    });
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// The names of agencies, series, tags and values, with the address that `url` gives for their pages.
#[must_use]
pub fn names(archive: &Archive, url: &dyn Fn(Page) -> String) -> Vec<Name> {
    let mut all = Vec::new();
    let mut add = |text: &str, title: &str, url: String, kind| {
        all.push(Name {
            text: text.to_owned(),
            of: if text == title {
                String::new()
            } else {
                title.to_owned()
            },
            url,
            kind,
        });
    };
    for id in archive.agencies.ids() {
        for name in archive[id].all_names() {
            add(name, &archive[id].title, url(Page::Agency(id)), "agency");
        }
    }
    for id in archive.series.ids() {
        let title = &archive[id].head.title;
        add(title, title, url(Page::Series(id)), "series");
        for name in &archive[id].names {
            if name.text != *title {
                add(&name.text, title, url(Page::Series(id)), "series");
            }
        }
    }
    for id in archive.topics.ids() {
        let topic = &archive[id];
        let kind = match topic.kind {
            TopicKind::Tag => "tag",
            TopicKind::Value => "value",
        };
        add(&topic.name, &topic.name, url(Page::Topic(id)), kind);
    }
    all
}

struct Source<'a, 'u> {
    archive: &'a Archive,
    url: &'u dyn Fn(Page) -> String,
}

impl<'a> Source<'a, '_> {
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

    /// What all records have.
    fn entry(&self, page: Page, document: &'a Head, kind: &'static str) -> Entry<'a> {
        let common = document;
        let id = format!("{}/{}", document.name.kind.as_str(), document.name.id);
        let mut entry = self.titled(page, id, &common.title, kind);
        entry.summary = common.summary.as_deref().unwrap_or_default();
        entry.body = Some(&*document.body);
        entry.facets[5] = common.tags.iter().map(|tag| labelled(tag)).collect();
        entry.more(&common.summary);
        for tag in &common.tags {
            entry.add(Field::Label, tag.clone());
        }
        entry
    }

    fn event(&self, id: EventId) -> Entry<'a> {
        let event = &self.archive[id];
        let fields = &event.facts;
        let mut entry = self.entry(Page::Event(id), &event.head, "event");
        self.place(&mut entry, Field::Label, event.series);
        entry.date = Some(event.dates.first);
        entry.dated(Field::Label, event.dates.first);
        if let Some(last) = event.dates.last {
            entry.add(Field::Label, date_words(last));
        }
        if let Some(round) = event.number {
            entry.add(Field::Label, format!("제{}회", round));
            entry.add(Field::Label, format!("{}회차", round));
        }
        let (holding, helping): (Vec<&Host>, Vec<&Host>) = event
            .hosts
            .iter()
            .partition(|host| matches!(host.role, Role::Host | Role::CoHost));
        let agency = |host: &&'a Host| &host.agency;
        let holding: Vec<&AgencyRef> = holding.iter().map(agency).collect();
        let helping: Vec<&AgencyRef> = helping.iter().map(agency).collect();
        self.agencies(&mut entry, &holding, &helping);
        if let Some(venue) = &fields.venue {
            let region = venue.region.map(|region| region.name().to_owned());
            let parts = [Some(&venue.name), venue.address.as_ref(), region.as_ref()];
            entry.more(parts.into_iter().flatten());
        }
        entry.more(
            fields
                .topics
                .iter()
                .chain(&fields.part_of)
                .chain(&fields.postponed_reason),
        );
        entry.more(fields.program.iter().map(|item| &item.title));
        for quote in &event.quotes {
            entry.more(
                [Some(&quote.speaker), quote.role.as_ref(), Some(&quote.text)]
                    .into_iter()
                    .flatten(),
            );
        }
        if let Some(attendance) = &fields.attendance {
            entry.more(&attendance.groups);
        }
        entry.more(
            event
                .cases
                .iter()
                .map(|case| &self.archive[*case].head.title),
        );
        entry.more(&event.handover.note);
        let receivers: Vec<&String> = event
            .handover
            .receivers
            .iter()
            .map(|agency| &agency.name)
            .collect();
        entry.more(receivers);
        entry
    }

    fn case(&self, id: CaseId) -> Entry<'a> {
        let case = &self.archive[id];
        let fields = &case.facts;
        let mut entry = self.entry(Page::Case(id), &case.head, "case");
        for name in &fields.alternate_titles {
            entry.add(Field::Title, name.clone());
        }
        for event in &case.events {
            let event = &self.archive[*event];
            entry.date = entry.date.max(Some(event.dates.first));
            entry.dated(Field::Summary, event.dates.first);
            self.place(&mut entry, Field::Summary, event.series);
            if let Some(round) = event.number {
                entry.add(Field::Summary, format!("제{}회", round));
            }
        }
        let agencies: Vec<&AgencyRef> = case.agencies.iter().collect();
        self.agencies(&mut entry, &agencies, &[]);
        entry.facets[4] = fields.values.iter().map(|value| labelled(value)).collect();
        for value in &fields.values {
            entry.add(Field::Label, value.clone());
        }
        for outcome in &fields.outcomes {
            let unit = outcome.unit.as_deref().unwrap_or_default();
            entry.add(
                Field::Summary,
                format!("{} {}{unit}", outcome.label, outcome.after),
            );
            if let Some(before) = outcome.before {
                entry.add(Field::Summary, format!("{before}{unit}"));
            }
        }
        entry.more(case.adopted_by.iter().map(|it| &it.agency.name));
        entry
    }

    fn agency(&self, agency: &'a Agency, page: Page) -> Entry<'a> {
        let mut entry = match &agency.head {
            Some(document) => self.entry(page, document, "agency"),
            None => {
                let id = format!("{}/{}", RecordKind::Agency.as_str(), agency.key);
                self.titled(page, id, &agency.title, "agency")
            }
        };
        for name in agency.all_names() {
            if name != agency.title {
                entry.add(Field::Name, name.to_owned());
            }
        }
        let region = agency.facts.region;
        entry.more(&region.map(|region| region.name().to_owned()));
        let relations = agency.relations.iter().chain(&agency.predecessors);
        let others = relations
            .map(|relation| relation.agency)
            .chain(agency.parent);
        let others: Vec<&String> = others.map(|id| &self.archive[id].title).collect();
        entry.more(others);
        entry
    }

    fn series(&self, id: SeriesId) -> Entry<'a> {
        let series = &self.archive[id];
        let mut entry = self.entry(Page::Series(id), &series.head, "series");
        entry.facets[1] = vec![(series.head.name.id.clone(), series.head.title.clone())];
        for name in &series.names {
            entry.add(Field::Name, name.text.clone());
        }
        if let Some(baton) = &series.facts.baton {
            entry.more(
                [Some(&baton.name), baton.description.as_ref()]
                    .into_iter()
                    .flatten(),
            );
        }
        let organizer: Vec<&AgencyRef> = series.organizer.iter().collect();
        self.agencies(&mut entry, &organizer, &[]);
        entry
    }

    fn page(&self, id: PlainId) -> Entry<'a> {
        self.entry(Page::Plain(id), &self.archive[id].head, "page")
    }

    /// Puts a record into a series.
    fn place(&self, entry: &mut Entry<'a>, field: Field, id: SeriesId) {
        let series = &self.archive[id];
        let title = series.head.title.as_str();
        let value = (series.head.name.id.clone(), title.to_owned());
        if entry.facets[1].contains(&value) {
            return;
        }
        entry.series = title;
        entry.facets[1].push(value);
        entry.add(field, title.to_owned());
        for name in &series.names {
            entry.add(field, name.text.clone());
        }
    }

    /// Adds agencies; of those in `helping` the names count for less.
    fn agencies(&self, entry: &mut Entry<'a>, agencies: &[&AgencyRef], helping: &[&AgencyRef]) {
        entry.agencies = AgencyRef::names(agencies.iter().chain(helping).copied(), ", ");
        let mut seen = BTreeSet::new();
        let of_field = |field| move |agency| (field, agency);
        let all = agencies.iter().map(of_field(Field::Agency));
        for (field, agency) in all.chain(helping.iter().map(of_field(Field::Summary))) {
            if !seen.insert(agency.id) {
                continue;
            }
            let title = &self.archive[agency.id].title;
            entry.facets[3].push((title.clone(), title.clone()));
            let mut names = self.archive[agency.id].all_names();
            if !names.contains(&agency.name.as_str()) {
                names.push(&agency.name);
            }
            entry
                .texts
                .extend(names.into_iter().map(|name| (field, name.to_owned())));
        }
    }
}

fn labelled(name: &str) -> (String, String) {
    (name.to_owned(), name.to_owned())
}

fn date_words(date: Date) -> String {
    let year = format!("{}년", date.year());
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{year} {month}월 {day}일"),
        (Some(month), None) => format!("{year} {month}월"),
        _ => year,
    }
}

impl Entry<'_> {
    fn add(&mut self, field: Field, text: String) {
        self.texts.push((field, text));
    }

    fn more<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        let texts = texts.into_iter().map(|text| (Field::Summary, text.clone()));
        self.texts.extend(texts);
    }

    fn dated(&mut self, field: Field, date: Date) {
        let year = date.year().to_string();
        if !self.facets[2].iter().any(|(value, _)| *value == year) {
            self.facets[2].push((year.clone(), year));
        }
        self.add(field, date_words(date));
    }
}
