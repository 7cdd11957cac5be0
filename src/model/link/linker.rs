//! Links the documents of all files into one archive, in each language by the same functions.

use super::agency::{agency, collect_relations};
use super::case::case;
use super::event::{check_numbers, event};
use super::follows::follows;
use super::lookup::Lookup;
use super::people::people;
use super::resolver::{LinkOptions, Resolver};
use super::review::review;
use super::series::{series, withdrawn_round};
use super::similar::similar_names;
use super::timing::timing;
use super::topics::topics;
use super::words::Translations;
use crate::base::korean::index_key;
use crate::base::{Diagnostic, Outcome, Rule};
use crate::content::{Document, EventFields, KindFields, Mention, Parsed, RecordKind, Translated};
use crate::model::archive::Archive;
use crate::model::event::Event;
use crate::model::ids::{AgencyId, CaseId, EventId};
use crate::model::missing::WithdrawnRound;
use crate::model::order::{self, OrderedRound};
use crate::model::page::{Plain, Withdrawn};
use crate::model::record::Head;
use crate::model::table::Table;
use rayon::prelude::*;
use std::sync::Arc;

/// Links the files of an archive, given in the order of their paths.
///
/// Each problem is reported once: a name that a broken or hidden file claims is known, and what
/// refers to it is left out without a diagnostic.
#[must_use]
pub fn link<'a>(
    files: impl Iterator<Item = &'a Parsed> + Clone,
    options: LinkOptions,
) -> Outcome<Archive> {
    Linker::new(files, options).link()
}

/// The records of an archive by name, ready to be linked in the language of the site, and again
/// with the words of translations.
pub struct Linker<'a> {
    files: Vec<&'a Parsed>,
    records: Resolver<'a>,
}

impl<'a> Linker<'a> {
    /// Gives every visible record its name, and every id its place.
    #[must_use]
    pub fn new(files: impl Iterator<Item = &'a Parsed> + Clone, options: LinkOptions) -> Self {
        Self {
            records: Resolver::new(files.clone(), options),
            files: files.collect(),
        }
    }

    /// The archive in the language of its records.
    #[must_use]
    pub fn link(&self) -> Outcome<Archive> {
        let words = Translations::default();
        let mut linking = Linking::new(&self.records, &words);
        let (archive, written) = linking.archive();
        check_numbers(&archive, &written, &mut linking.problems);
        linking.mentions_of_broken(&self.files);
        let mut problems = self.records.problems.clone();
        problems.append(&mut linking.problems);
        problems.extend(similar_names(&self.records, &self.files));
        let timing = timing(&self.records, &self.files);
        problems.extend(review(
            &archive,
            &self.records,
            &written,
            &self.files,
            &timing,
        ));
        problems.extend(timing.problems);
        Outcome::new(archive, problems)
    }

    /// The archive with the words of translations, where there are any.
    ///
    /// Every id means what it means in the original, so that a page has its counterpart; lists that
    /// are in the order of titles are in the order of the translated ones. Nothing is reported:
    /// what refers to other records is read from the originals.
    #[must_use]
    pub fn in_language<'t>(&self, translations: impl Iterator<Item = &'t Translated>) -> Archive {
        let words = Translations::new(translations);
        let (archive, _) = Linking::new(&self.records, &words).archive();
        archive
    }
}

/// The making of an archive in one language.
struct Linking<'l> {
    records: &'l Resolver<'l>,
    words: &'l Translations<'l>,
    problems: Vec<Diagnostic>,
}

impl<'l> Linking<'l> {
    fn new(records: &'l Resolver<'l>, words: &'l Translations<'l>) -> Self {
        Self {
            records,
            words,
            problems: Vec::new(),
        }
    }

    /// Makes the records, one kind after the other. Beside them are the fields of the events, by
    /// their ids: for diagnostics, which need places.
    fn archive(&mut self) -> (Archive, Vec<&'l EventFields>) {
        let (events, written) = self.events();
        let mut archive = Archive {
            events,
            ..Archive::default()
        };
        self.cases(&mut archive);
        self.agencies(&mut archive);
        self.withdrawn(&mut archive);
        self.series(&mut archive);
        self.pages(&mut archive);
        archive.topics = topics(&archive, self.words);
        if self.records.has_people() {
            archive.people = people(&archive);
        }
        sort_by_title(&mut archive);
        (archive, written)
    }

    /// Makes a record of each, in parallel; the problems are in the order given.
    fn each<D: Send, R: Send>(
        &mut self,
        of: Vec<D>,
        make: impl Fn(&mut Lookup<'l>, D) -> Option<R> + Sync,
    ) -> Vec<R> {
        let (records, words) = (self.records, self.words);
        let make = |of| {
            let mut names = Lookup::new(records, words);
            let made = make(&mut names, of);
            (made, names.problems)
        };
        let made: Vec<(Option<R>, Vec<Diagnostic>)> = of.into_par_iter().map(make).collect();
        let problems = &mut self.problems;
        made.into_iter()
            .filter_map(|(record, found)| {
                problems.extend(found);
                record
            })
            .collect()
    }

    fn events(&mut self) -> (Table<Event>, Vec<&'l EventFields>) {
        let documents = self.records.of_kind(RecordKind::Event).to_vec();
        let events = self.each(documents, |names, document| event(names, document));
        let follows = follows(&events, &mut self.problems);
        let placed = events
            .iter()
            .zip(&follows)
            .map(|((event, _), follows)| OrderedRound {
                count: (event.series, event.facts.season),
                number: event.number,
                date: event.sort_date(),
                range: event.possible_days(),
                id: &event.head.name.id,
                follows: follows.clone().unwrap_or_default(),
            });
        let ranks = order::ranks(&placed.collect::<Vec<_>>());
        let with_ids = |follows: Vec<usize>| {
            let ids = follows.into_iter().map(|at| EventId::new(ranks[at]));
            let mut ids: Vec<EventId> = ids.collect();
            ids.sort_unstable();
            ids
        };
        let mut ranked: Vec<_> = events
            .into_iter()
            .zip(follows)
            .zip(&ranks)
            .map(|(((mut event, fields), follows), rank)| {
                event.follows = follows.map(with_ids);
                (*rank, (event, fields))
            })
            .collect();
        ranked.sort_unstable_by_key(|(rank, _)| *rank);
        let (events, written) = ranked.into_iter().map(|(_, made)| made).unzip();
        (Table::new(events), written)
    }

    fn cases(&mut self, archive: &mut Archive) {
        let documents = self.records.cases.documents.clone();
        let mut shown_at: Vec<Vec<EventId>> = vec![Vec::new(); documents.len()];
        for (id, event) in archive.events.entries() {
            for case in event.case_ids() {
                shown_at[case.index()].push(id);
            }
        }
        let shown = documents.into_iter().zip(shown_at).enumerate();
        let cases = self.each(shown.collect(), |names, (at, (document, shown_at))| {
            let first = shown_at.first().map(|id| &archive[*id]);
            case(names, document, (CaseId::new(at), shown_at), first)
        });
        archive.cases = Table::new(cases);
        for id in archive.cases.ids() {
            for other in archive[id].related.clone() {
                archive.cases.get_mut(other).named_by.push(id);
            }
        }
    }

    fn agencies(&mut self, archive: &mut Archive) {
        let ids = self.records.agency_ids.iter().copied();
        let mut order: Vec<_> = ids.zip(&self.records.agencies).collect();
        order.sort_unstable_by_key(|(id, _)| *id);
        let agencies = self.each(order, |names, (_, (key, document))| {
            Some(agency(names, key, document.map(|document| &**document)))
        });
        archive.agencies = Table::new(agencies);
        collect_relations(&mut archive.agencies);
        let Archive {
            events,
            cases,
            agencies,
            ..
        } = archive;
        for (id, event) in events.entries() {
            for host in &event.hosts {
                agencies
                    .get_mut(host.agency.id)
                    .events
                    .push((id, host.role));
            }
        }
        for (id, case) in cases.entries() {
            let at_events = case.events.iter().flat_map(|event| &events[*event].cases);
            let here = at_events.filter(|presented| presented.case == id);
            let presenters = here.flat_map(|presented| &presented.agencies);
            for agency in case.agencies.iter().chain(presenters) {
                let presented = &mut agencies.get_mut(agency.id).cases;
                if presented.last() != Some(&id) {
                    presented.push(id);
                }
            }
        }
    }

    fn withdrawn(&mut self, archive: &mut Archive) {
        let documents = self.records.withdrawn.clone();
        let withdrawn = self.each(documents, |names, document| {
            let series = match &document.own {
                KindFields::Event(_, fields) => names.series_of(&fields.series.0),
                _ => None,
            };
            let words = names.words(document);
            Some(Withdrawn {
                head: Head::of(words),
                withdrawal: words.withdrawal.clone()?,
                series,
            })
        });
        archive.withdrawn = Table::new(withdrawn);
    }

    fn series(&mut self, archive: &mut Archive) {
        let documents = self.records.series.documents.clone();
        let mut rounds: Vec<Vec<EventId>> = vec![Vec::new(); documents.len()];
        for (id, event) in archive.events.entries() {
            rounds[event.series.index()].push(id);
        }
        let mut withdrawn: Vec<Vec<WithdrawnRound>> = vec![Vec::new(); documents.len()];
        let records = archive.withdrawn.iter().zip(&self.records.withdrawn);
        for (record, document) in records {
            if let (Some(series), Some(round)) = (record.series, withdrawn_round(document)) {
                withdrawn[series.index()].push(round);
            }
        }
        let relays: Vec<_> = documents.into_iter().zip(rounds).zip(withdrawn).collect();
        let relays = self.each(relays, |names, ((document, rounds), withdrawn)| {
            let rounds = rounds.into_iter().map(|id| (id, &archive[id]));
            series(names, document, rounds, &withdrawn)
        });
        archive.series = Table::new(relays);
    }

    fn pages(&self, archive: &mut Archive) {
        let plain = |document: &&'l Arc<Document>| Plain {
            head: Head::of(self.words.of(document)),
        };
        let pages = self.records.of_kind(RecordKind::Page);
        archive.pages = Table::new(pages.iter().map(plain).collect());
        archive.home = self.records.of_kind(RecordKind::Home).first().map(plain);
    }

    /// Reports the names that mean nothing in records that could not be made, so that a field that
    /// is wrong hides no other mistake.
    fn mentions_of_broken(&mut self, files: &[&'l Parsed]) {
        let broken = files.iter().filter(|file| file.document.is_none());
        let mentions: Vec<&Mention> = broken.flat_map(|file| &file.mentions).collect();
        // In an open archive a new name is an agency, unless it is several in one.
        let is_open = self.records.is_open();
        let is_of_names = |problem: &Diagnostic| match problem.rule {
            Rule::UnknownSeries | Rule::UnknownCase | Rule::UnknownEvent => true,
            Rule::UnknownAgency => !is_open || problem.fix.is_some(),
            _ => false,
        };
        self.each(mentions, |names, mention| {
            names.check(mention);
            names.problems.retain(is_of_names);
            None::<()>
        });
    }
}

/// Puts what is in the order of titles into the order of those of this language; in the language
/// of the records it is in order already.
fn sort_by_title(archive: &mut Archive) {
    let mut order: Vec<CaseId> = archive.cases.ids().collect();
    order.sort_by_key(|id| (&archive[*id].head.title_key, *id));
    let rank = ranks(order.iter().map(|id| id.index()));
    let by_rank = |id: &CaseId| rank[id.index()];
    for topic in archive.topics.iter_mut() {
        topic.cases.sort_by_key(by_rank);
    }
    for agency in archive.agencies.iter_mut() {
        agency.cases.sort_by_key(by_rank);
    }
    archive.cases_by_title = order;
    let mut order: Vec<AgencyId> = archive.agencies.ids().collect();
    order.sort_by_cached_key(|id| (index_key(&archive[*id].title), *id));
    let rank = ranks(order.iter().map(|id| id.index()));
    for agency in archive.agencies.iter_mut() {
        agency.children.sort_by_key(|id| rank[id.index()]);
    }
    archive.agencies_by_title = order;
}

/// The place of each index in an order.
fn ranks(order: impl ExactSizeIterator<Item = usize>) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, index) in order.enumerate() {
        ranks[index] = rank;
    }
    ranks
}
