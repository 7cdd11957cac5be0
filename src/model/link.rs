//! Names to ids: turns the documents of all files into one archive. Reads nothing.

use super::agency::{Agency, Relation};
use super::archive::{
    Archive, Case, CaseId, Event, EventId, Host, Plain, Series, Topic, TopicKind, Withdrawn,
};
use super::handover::{Handover, Silent, chain};
use super::problems;
use super::resolve::{Lookup, Resolver, agency_fields, series_fields};
use super::review::review;
use crate::base::{Diagnostic, Outcome, Place, Rule};
use crate::content::document::{EventDates, Parsed};
use crate::content::drafts::{EventFields, EventStatus, Receiver};
use crate::content::{AgencyPolicy, Document, KindFields, RecordKind};
use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeSet;
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
        names: Resolver::new(files.clone(), options),
    };
    let events = linker.events();
    let mut archive = Archive {
        events,
        ..Archive::default()
    };
    linker.cases(&mut archive);
    linker.agencies(&mut archive);
    linker.withdrawn(&mut archive);
    linker.series(&mut archive);
    linker.pages(&mut archive);
    archive.topics = topics(&archive);
    archive.cases_by_title = archive.case_ids().collect();
    archive.agencies_by_title = archive.agency_ids().collect();
    linker.broken(files.clone());
    let mut problems = linker.names.problems;
    problems.extend(review(&archive, files));
    Outcome::new(archive, problems)
}

/// Makes the records of the archive, one kind after the other.
struct Linker<'a> {
    names: Resolver<'a>,
}

impl<'a> Linker<'a> {
    /// Makes a record of each, in parallel; the problems are in the order given.
    fn each<D: Send, R: Send>(
        &mut self,
        of: Vec<D>,
        make: impl Fn(&mut Lookup<'_, 'a>, D) -> Option<R> + Sync,
    ) -> Vec<R> {
        let make = |of| {
            let mut names = Lookup::new(&self.names);
            let made = make(&mut names, of);
            (made, names.problems)
        };
        let made: Vec<(Option<R>, Vec<Diagnostic>)> = of.into_par_iter().map(make).collect();
        let problems = &mut self.names.problems;
        made.into_iter()
            .filter_map(|(record, found)| {
                problems.extend(found);
                record
            })
            .collect()
    }

    fn events(&mut self) -> Vec<Event> {
        let documents = self.names.of_kind(RecordKind::Event).to_vec();
        let mut events = self.each(documents, event);
        events.sort_by(|a, b| {
            (a.dates.first, &a.document.name).cmp(&(b.dates.first, &b.document.name))
        });
        self.check_rounds(&events);
        events
    }

    fn check_rounds(&mut self, events: &[Event]) {
        let mut seen: HashMap<_, &Place> = HashMap::default();
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
                    seen.insert(key, &round.place);
                }
            }
        }
    }

    fn cases(&mut self, archive: &mut Archive) {
        let documents = self.names.cases.documents.clone();
        let mut shown_at: Vec<Vec<EventId>> = vec![Vec::new(); documents.len()];
        for (at, event) in archive.events.iter().enumerate() {
            for case in &event.cases {
                shown_at[case.index()].push(EventId::new(at));
            }
        }
        let shown: Vec<_> = documents.into_iter().zip(shown_at).collect();
        archive.cases = self.each(shown, |names, (document, shown_at)| {
            let first = shown_at.first().map(|id| &archive[*id]);
            case(names, document, shown_at, first)
        });
        for at in 0..archive.cases.len() {
            for other in archive.cases[at].related.clone() {
                let named_by = &mut archive.cases[other.index()].named_by;
                named_by.push(CaseId::new(at));
            }
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
        let order: Vec<_> = order
            .into_iter()
            .map(|(_, at)| self.names.agencies[at])
            .collect();
        archive.agencies = self.each(order, |names, (key, document)| {
            Some(agency(names, key, document))
        });
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

    fn series(&mut self, archive: &mut Archive) {
        let documents = self.names.series.documents.clone();
        let mut rounds: Vec<Vec<EventId>> = vec![Vec::new(); documents.len()];
        for (at, event) in archive.events.iter().enumerate() {
            rounds[event.series.index()].push(EventId::new(at));
        }
        let mut withdrawn: Vec<Vec<Silent>> = vec![Vec::new(); documents.len()];
        for record in &archive.withdrawn {
            if let (Some(series), Some(silent)) = (record.series, silent(&record.document)) {
                withdrawn[series.index()].push(silent);
            }
        }
        let relays: Vec<_> = documents.into_iter().zip(rounds).zip(withdrawn).collect();
        archive.series = self.each(relays, |names, ((document, rounds), withdrawn)| {
            let fields = series_fields(document)?;
            let rounds = rounds.into_iter().map(|id| (id, &archive[id]));
            let organizer = fields.organizer.as_ref();
            Some(Series {
                document: Arc::clone(document),
                fields: fields.clone(),
                organizer: organizer.and_then(|name| names.agency(name, None)),
                continues: fields.continues.as_ref().and_then(|id| names.series_of(id)),
                chain: chain(rounds, &withdrawn),
            })
        });
    }

    /// Looks at what records name that are no part of the archive because a field of theirs is broken: only
    /// names that mean nothing are told, whatever the field would have said.
    fn broken(&mut self, files: impl Iterator<Item = &'a Parsed>) {
        let broken: Vec<_> = files.filter_map(|file| file.broken.as_ref()).collect();
        // In an open archive a new name is an agency, unless it was meant to be another's.
        let is_open = self.names.is_open();
        let is_of_names = |problem: &Diagnostic| match problem.rule {
            Rule::UnknownSeries | Rule::UnknownCase => true,
            Rule::UnknownAgency => !is_open || problem.fix.is_some(),
            _ => false,
        };
        self.each(broken, |names, document| {
            event(names, document);
            case(names, document, Vec::new(), None);
            if let Some(fields) = agency_fields(document) {
                let others = fields.relations.iter().map(|relation| &relation.agency);
                for name in fields.parent.iter().chain(others) {
                    names.agency(name, None);
                }
            }
            if let Some(fields) = series_fields(document) {
                let organizer = fields.organizer.as_ref();
                organizer.and_then(|name| names.agency(name, None));
                fields.continues.as_ref().and_then(|id| names.series_of(id));
            }
            names.problems.retain(is_of_names);
            None::<()>
        });
    }

    fn pages(&self, archive: &mut Archive) {
        let plain = |document: &&Arc<Document>| Plain {
            document: Arc::clone(document),
        };
        archive.pages = self
            .names
            .of_kind(RecordKind::Page)
            .iter()
            .map(plain)
            .collect();
        archive.home = self.names.of_kind(RecordKind::Home).first().map(plain);
    }

    fn withdrawn(&mut self, archive: &mut Archive) {
        let documents = self.names.withdrawn.clone();
        archive.withdrawn = self.each(documents, |names, document| {
            let series = match &document.draft {
                KindFields::Event(_, fields) => names.series_of(&fields.series),
                _ => None,
            };
            Some(Withdrawn {
                document: Arc::clone(document),
                withdrawal: document.withdrawal.clone()?,
                series,
            })
        });
    }
}

/// What is still told of a round that was withdrawn; none where the baton did not come to it.
fn silent(document: &Document) -> Option<Silent> {
    let KindFields::Event(dates, fields) = &document.draft else {
        return None;
    };
    let is_off = matches!(
        fields.status,
        Some(EventStatus::Cancelled | EventStatus::Postponed)
    );
    (!is_off).then(|| Silent {
        date: dates.first,
        number: fields.round.as_ref().map(|round| round.value),
        season: fields.season,
    })
}

fn event(names: &mut Lookup<'_, '_>, document: &Arc<Document>) -> Option<Event> {
    let KindFields::Event(dates, fields) = &document.draft else {
        return None;
    };
    let day = Some(dates.first);
    let series = names.series_of(&fields.series);
    let hosts: Vec<Host> = fields
        .hosts
        .value
        .iter()
        .filter_map(|host| {
            Some(Host {
                agency: names.agency(&host.agency, day)?,
                role: host.role,
            })
        })
        .collect();
    if fields.hosts.value.is_empty() {
        names
            .problems
            .push(problems::no_holder(&fields.hosts.place));
    }
    let cases = names.cases_of(&fields.cases);
    let quoted = fields
        .quotes
        .iter()
        .map(|quote| {
            quote
                .agency
                .as_ref()
                .and_then(|name| names.agency(name, day))
        })
        .collect();
    let handover = handover(names, fields, *dates);
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

fn handover(names: &mut Lookup<'_, '_>, fields: &EventFields, dates: EventDates) -> Handover {
    let Some(written) = &fields.handover else {
        return Handover::default();
    };
    let day = Some(dates.last.unwrap_or(dates.first));
    let givers = names.agencies_of(&written.from, day);
    let (receivers, is_end) = match written.to.as_ref().map(|to| &to.value) {
        Some(Receiver::Agencies(to)) => (names.agencies_of(to, day), false),
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

/// Makes a case that was shown at `events`, the `first` of them given.
fn case(
    names: &mut Lookup<'_, '_>,
    document: &Arc<Document>,
    events: Vec<EventId>,
    first: Option<&Event>,
) -> Option<Case> {
    let KindFields::Case(fields) = &document.draft else {
        return None;
    };
    let agencies = if fields.agencies.is_empty() {
        let holders = first.map(Event::holders).unwrap_or_default();
        holders.into_iter().cloned().collect()
    } else {
        names.agencies_of(&fields.agencies, first.map(|event| event.dates.first))
    };
    let adopted_by = fields
        .adopted_by
        .iter()
        .filter_map(|adoption| names.agency(&adoption.agency, adoption.date))
        .collect();
    let related = names.cases_of(&fields.related);
    Some(Case {
        document: document.clone(),
        fields: fields.clone(),
        agencies,
        events,
        adopted_by,
        related,
        named_by: Vec::new(),
    })
}

fn agency(names: &mut Lookup<'_, '_>, key: &str, document: Option<&Arc<Document>>) -> Agency {
    let fields = document
        .and_then(|document| agency_fields(document))
        .cloned();
    let parent = fields
        .as_ref()
        .and_then(|fields| fields.parent.as_ref())
        .and_then(|name| names.agency(name, None));
    let relations = fields
        .iter()
        .flat_map(|fields| &fields.relations)
        .filter_map(|written| {
            let agency = names.agency(&written.agency, written.date)?.id;
            Some(Relation {
                kind: written.kind,
                agency,
                date: written.date,
            })
        })
        .collect();
    Agency {
        title: document
            .map_or(key, |document| &document.common.title.value)
            .to_owned(),
        key: key.to_owned(),
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

/// Collects the tags and values with the records that bear them, in the order of [`Archive::topics`].
fn topics(archive: &Archive) -> Vec<Topic> {
    let cases = || (0..).map(CaseId::new).zip(&archive.cases);
    let events = || (0..).map(EventId::new).zip(&archive.events);
    let (case_tags, (event_tags, values)) = rayon::join(
        || bearers(cases().map(|(id, case)| (id, &case.document.common.tags))),
        || {
            (
                bearers(events().map(|(id, event)| (id, &event.document.common.tags))),
                bearers(cases().map(|(id, case)| (id, &case.fields.values))),
            )
        },
    );
    let mut topics = topics_of(TopicKind::Tag, case_tags, event_tags);
    topics.extend(topics_of(TopicKind::Value, values, HashMap::default()));
    topics
}

/// The records that bear each word, in the order of the records.
fn bearers<'w, Id: Copy>(
    records: impl Iterator<Item = (Id, &'w Vec<String>)>,
) -> HashMap<&'w str, Vec<Id>> {
    let mut bearers: HashMap<&str, Vec<Id>> = HashMap::default();
    for (id, words) in records {
        for word in words {
            bearers.entry(word).or_default().push(id);
        }
    }
    bearers
}

fn topics_of(
    kind: TopicKind,
    mut cases: HashMap<&str, Vec<CaseId>>,
    mut events: HashMap<&str, Vec<EventId>>,
) -> Vec<Topic> {
    let names: BTreeSet<&str> = cases.keys().chain(events.keys()).copied().collect();
    names
        .into_iter()
        .map(|name| Topic {
            kind,
            key: name.to_owned(),
            name: name.to_owned(),
            cases: cases.remove(name).unwrap_or_default(),
            events: events.remove(name).unwrap_or_default(),
        })
        .collect()
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
