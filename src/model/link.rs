//! Names to ids: turns the documents of all files into one archive. Runs in sequence, reads nothing.

use super::agency::AgencyRef;
use super::agency::{Agency, Relation};
use super::archive::{
    Archive, Case, CaseId, Event, EventId, Host, Plain, Series, Topic, TopicKind,
};
use super::handover::{Chain, Handover, chain};
use super::problems;
use super::resolve::{Resolver, agency_fields, series_fields};
use crate::base::Outcome;
use crate::content::document::{EventDates, Parsed};
use crate::content::drafts::{CaseDraft, EventDraft, Receiver};
use crate::content::{AgencyPolicy, Document, Draft, Kind};
use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What decides which records are linked, and how strictly.
#[derive(Clone, Copy, Debug)]
pub struct LinkOptions {
    /// Whether agencies without a file may be named.
    pub agencies: AgencyPolicy,
    /// Whether unfinished and embargoed records are part of the archive.
    pub with_drafts: bool,
    /// The moment that embargoes are held against.
    pub now: jiff::Timestamp,
}

/// Links the files of an archive, given in the order of their paths.
///
/// Each problem is told once: a name that a broken or hidden file claims is known, and what points
/// at it is left out without a word.
#[must_use]
pub fn link<'a>(
    files: impl Iterator<Item = &'a Parsed> + Clone,
    options: LinkOptions,
) -> Outcome<Archive> {
    let mut linker = Linker {
        names: Resolver::new(files, options),
    };
    let events = linker.events();
    let mut archive = Archive {
        events,
        ..Archive::default()
    };
    linker.cases(&mut archive);
    linker.agencies(&mut archive);
    linker.series(&mut archive);
    linker.pages(&mut archive);
    archive.topics = topics(&archive);
    Outcome::new(archive, linker.names.problems)
}

/// Makes the records of the archive, one kind after the other.
struct Linker<'a> {
    names: Resolver<'a>,
}

impl Linker<'_> {
    fn events(&mut self) -> Vec<Event> {
        let documents: Vec<_> = self.names.of_kind(Kind::Event).collect();
        let mut events: Vec<Event> = documents
            .into_iter()
            .filter_map(|(_, document)| self.event(document))
            .collect();
        events.sort_by(|a, b| {
            (a.dates.first, &a.document.name).cmp(&(b.dates.first, &b.document.name))
        });
        self.check_rounds(&events);
        events
    }

    fn event(&mut self, document: &Arc<Document>) -> Option<Event> {
        let Draft::Event(dates, fields) = &document.draft else {
            return None;
        };
        let day = Some(dates.first);
        let series = self.names.series_of(&fields.series);
        let hosts: Vec<Host> = fields
            .hosts
            .value
            .iter()
            .filter_map(|host| {
                Some(Host {
                    agency: self.names.agency(&host.agency, day)?,
                    role: host.role,
                })
            })
            .collect();
        if fields.hosts.value.is_empty() {
            self.names
                .problems
                .push(problems::no_holder(&fields.hosts.place));
        }
        let cases = self.names.cases_of(&fields.cases);
        let quoted = fields
            .quotes
            .iter()
            .map(|quote| {
                quote
                    .agency
                    .as_ref()
                    .and_then(|name| self.names.agency(name, day))
            })
            .collect();
        let handover = self.handover(fields, *dates);
        let mut event = Event {
            document: document.clone(),
            fields: fields.clone(),
            dates: *dates,
            series: series?,
            hosts,
            cases,
            quoted,
            handover,
        };
        if event.handover.givers.is_empty() {
            event.handover.givers = event.holders().into_iter().cloned().collect();
        }
        Some(event)
    }

    fn handover(&mut self, fields: &EventDraft, dates: EventDates) -> Handover {
        let Some(written) = &fields.handover else {
            return Handover::default();
        };
        let day = Some(dates.last.unwrap_or(dates.first));
        let givers = self.names.agencies_of(&written.from, day);
        let (receivers, is_end) = match &written.to {
            Some(Receiver::Agencies(names)) => (self.names.agencies_of(names, day), false),
            Some(Receiver::End) => (Vec::new(), true),
            None => (Vec::new(), false),
        };
        Handover {
            givers,
            receivers,
            is_end,
            basis: written.basis.as_ref().map(|basis| basis.value),
        }
    }

    fn check_rounds(&mut self, events: &[Event]) {
        let mut seen = BTreeMap::new();
        for event in events {
            let Some(round) = &event.fields.round else {
                continue;
            };
            let key = (event.series, event.fields.season, round.value);
            match seen.get(&key) {
                Some(first) => self.names.problems.push(problems::duplicate_round(
                    &round.place,
                    first,
                    round.value,
                )),
                None => {
                    seen.insert(key, round.place.clone());
                }
            }
        }
    }

    fn cases(&mut self, archive: &mut Archive) {
        let documents = std::mem::take(&mut self.names.case_files);
        let mut shown_at: Vec<Vec<EventId>> = vec![Vec::new(); documents.len()];
        for (at, event) in archive.events.iter().enumerate() {
            for case in &event.cases {
                shown_at[case.index()].push(EventId::new(at));
            }
        }
        for (document, events) in documents.into_iter().zip(shown_at) {
            let Draft::Case(fields) = &document.draft else {
                continue;
            };
            let first = events.first().map(|id| &archive[*id]);
            let mut agencies = self
                .names
                .agencies_of(&fields.agencies, first.map(|event| event.dates.first));
            if fields.agencies.is_empty() {
                agencies = first
                    .map(|event| event.holders().into_iter().cloned().collect())
                    .unwrap_or_default();
            }
            archive
                .cases
                .push(self.case(document, fields, agencies, events));
        }
    }

    fn case(
        &mut self,
        document: &Arc<Document>,
        fields: &Arc<CaseDraft>,
        agencies: Vec<AgencyRef>,
        events: Vec<EventId>,
    ) -> Case {
        let adopted_by = fields
            .adopted_by
            .iter()
            .filter_map(|adoption| self.names.agency(&adoption.agency, adoption.date))
            .collect();
        let related = self.names.cases_of(&fields.related);
        Case {
            document: document.clone(),
            fields: fields.clone(),
            agencies,
            events,
            adopted_by,
            related,
        }
    }

    fn agencies(&mut self, archive: &mut Archive) {
        let mut order: Vec<_> = self
            .names
            .agency_ids
            .iter()
            .copied()
            .enumerate()
            .map(|(at, id)| (id, at))
            .collect();
        order.sort_unstable();
        for (_, at) in order {
            let (key, document) = self.names.agencies[at].clone();
            archive.agencies.push(self.agency_record(key, document));
        }
        for id in archive.agency_ids().collect::<Vec<_>>() {
            let agency = &archive[id];
            let (parent, relations) = (agency.parent, agency.relations.clone());
            if let Some(parent) = parent {
                archive.agencies[parent.index()].children.push(id);
            }
            for relation in relations {
                let back = Relation {
                    agency: id,
                    ..relation
                };
                archive.agencies[relation.agency.index()]
                    .predecessors
                    .push(back);
            }
        }
        collect_agency_records(archive);
    }

    fn agency_record(&mut self, key: String, document: Option<&Arc<Document>>) -> Agency {
        let fields = document
            .and_then(|document| agency_fields(document))
            .cloned();
        let parent = fields
            .as_ref()
            .and_then(|fields| fields.parent.as_ref())
            .and_then(|name| self.names.agency(name, None));
        let relations = fields
            .iter()
            .flat_map(|fields| &fields.relations)
            .filter_map(|written| {
                let agency = self.names.agency(&written.agency, written.date)?.id;
                Some(Relation {
                    kind: written.kind,
                    agency,
                    date: written.date,
                })
            })
            .collect();
        Agency {
            title: document.map_or_else(
                || key.clone(),
                |document| document.common.title.value.clone(),
            ),
            key,
            document: document.cloned(),
            fields,
            parent: parent.map(|parent| parent.id),
            children: Vec::new(),
            relations,
            predecessors: Vec::new(),
            events: Vec::new(),
            cases: Vec::new(),
        }
    }

    fn series(&mut self, archive: &mut Archive) {
        let documents = std::mem::take(&mut self.names.series_files);
        let mut rounds: Vec<Vec<EventId>> = vec![Vec::new(); documents.len()];
        for (at, event) in archive.events.iter().enumerate() {
            rounds[event.series.index()].push(EventId::new(at));
        }
        for (document, rounds) in documents.into_iter().zip(rounds) {
            let Some(fields) = series_fields(document) else {
                continue;
            };
            let organizer = fields
                .organizer
                .as_ref()
                .and_then(|name| self.names.agency(name, None));
            let continues = fields
                .continues
                .as_ref()
                .and_then(|id| self.names.series_of(id));
            let chain: Chain = chain(rounds.into_iter().map(|id| (id, &archive[id])));
            archive.series.push(Series {
                document: document.clone(),
                fields: fields.clone(),
                organizer,
                continues,
                chain,
            });
        }
    }

    fn pages(&self, archive: &mut Archive) {
        let plain = |(_, document): (&str, &Arc<Document>)| Plain {
            document: document.clone(),
        };
        archive.pages = self.names.of_kind(Kind::Page).map(plain).collect();
        archive.home = self.names.of_kind(Kind::Home).map(plain).next();
    }
}

/// The tags and values of an archive, with what bears them.
fn topics<'a>(archive: &'a Archive) -> Vec<Topic> {
    let mut known: HashMap<(TopicKind, &str), usize> = HashMap::default();
    let mut topics: Vec<Topic> = Vec::new();
    let mut topic = |kind, name: &'a String, add: &dyn Fn(&mut Topic)| {
        let at = *known.entry((kind, name)).or_insert_with(|| {
            topics.push(Topic {
                kind,
                name: name.clone(),
                cases: Vec::new(),
                events: Vec::new(),
            });
            topics.len() - 1
        });
        add(&mut topics[at]);
    };
    for (at, case) in archive.cases.iter().enumerate() {
        let add = |topic: &mut Topic| topic.cases.push(CaseId::new(at));
        case.document
            .common
            .tags
            .iter()
            .for_each(|tag| topic(TopicKind::Tag, tag, &add));
        case.fields
            .values
            .iter()
            .for_each(|value| topic(TopicKind::Value, value, &add));
    }
    for (at, event) in archive.events.iter().enumerate() {
        let add = |topic: &mut Topic| topic.events.push(EventId::new(at));
        event
            .document
            .common
            .tags
            .iter()
            .for_each(|tag| topic(TopicKind::Tag, tag, &add));
    }
    topics.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    topics
}

/// Tells each agency of its events and cases.
fn collect_agency_records(archive: &mut Archive) {
    let Archive {
        events,
        cases,
        agencies,
        ..
    } = archive;
    for (at, event) in events.iter().enumerate() {
        for host in &event.hosts {
            agencies[host.agency.id.index()]
                .events
                .push((EventId::new(at), host.role));
        }
    }
    for (at, case) in cases.iter().enumerate() {
        for agency in &case.agencies {
            agencies[agency.id.index()].cases.push(CaseId::new(at));
        }
    }
}
