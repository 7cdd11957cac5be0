//! What names and ids mean: which records there are, which of them are visible, which agency a name is.

use super::agency::AgencyRef;
use super::archive::{AgencyId, CaseId, SeriesId};
use super::link::LinkOptions;
use super::names::{Found, Names};
use super::problems;
use crate::base::korean::{index_key, nearest};
use crate::base::{Date, Diagnostic, Located, Place};
use crate::content::document::Parsed;
use crate::content::drafts::{AgencyDraft, Receiver, SeriesDraft};
use crate::content::{AgencyPolicy, Document, Draft, Kind, Name};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The visible documents by name, and all that is needed to resolve what they say.
pub(super) struct Resolver<'a> {
    options: LinkOptions,
    /// Every name that a file claims, readable or not.
    claimed: HashSet<&'a Name>,
    /// The visible records, by kind and id.
    documents: Vec<(&'a Name, &'a Arc<Document>)>,
    /// The names of agencies whose files are hidden.
    hidden_agencies: BTreeSet<&'a str>,
    pub(super) series: HashMap<&'a str, SeriesId>,
    pub(super) cases: HashMap<&'a str, CaseId>,
    /// The series in the order of the archive.
    pub(super) series_files: Vec<&'a Arc<Document>>,
    /// The cases in the order of the archive.
    pub(super) case_files: Vec<&'a Arc<Document>>,
    names: Names,
    /// Agencies by their index in `names`, in the order they were found.
    pub(super) agencies: Vec<(String, Option<&'a Arc<Document>>)>,
    /// Where an agency stands in the archive, by its index in `names`.
    pub(super) agency_ids: Vec<AgencyId>,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        files: impl Iterator<Item = &'a Parsed> + Clone,
        options: LinkOptions,
    ) -> Self {
        let mut resolver = Self {
            options,
            claimed: files
                .clone()
                .filter_map(|parsed| parsed.claims.as_ref())
                .collect(),
            documents: Vec::new(),
            hidden_agencies: BTreeSet::new(),
            series: HashMap::default(),
            cases: HashMap::default(),
            series_files: Vec::new(),
            case_files: Vec::new(),
            names: Names::default(),
            agencies: Vec::new(),
            agency_ids: Vec::new(),
            problems: Vec::new(),
        };
        let mut first: HashMap<&Name, &Arc<Document>> = HashMap::default();
        for document in files.filter_map(|parsed| parsed.document.as_ref()) {
            match first.get(&document.name) {
                Some(first) => {
                    let places = [&document.path, &first.path].map(Place::start_of);
                    resolver.problems.push(problems::duplicate_id(
                        &document.name.id,
                        &places[0],
                        &places[1],
                    ));
                }
                None if resolver.is_visible(document) => {
                    first.insert(&document.name, document);
                    resolver.documents.push((&document.name, document));
                }
                None => {
                    resolver
                        .hidden_agencies
                        .insert(&document.common.title.value);
                    let short = agency_fields(document)
                        .map(|fields| fields.short.iter().map(String::as_str));
                    resolver.hidden_agencies.extend(short.into_iter().flatten());
                }
            }
        }
        resolver.documents.sort_by_key(|(name, _)| *name);
        resolver.name_records();
        resolver.name_agencies();
        resolver
    }

    fn is_visible(&self, document: &Document) -> bool {
        let common = &document.common;
        let is_embargoed = common
            .publish_at
            .is_some_and(|moment| moment.0 > self.options.now);
        self.options.with_drafts || !(common.is_draft || is_embargoed)
    }

    /// The visible records of a kind, by id.
    pub(super) fn of_kind(
        &self,
        kind: Kind,
    ) -> impl Iterator<Item = (&'a str, &'a Arc<Document>)> + use<'a> {
        let documents = &self.documents;
        let start = documents.partition_point(|(name, _)| name.kind < kind);
        let end = documents.partition_point(|(name, _)| name.kind <= kind);
        let documents = documents[start..end].to_vec();
        documents
            .into_iter()
            .map(|(name, document)| (name.id.as_str(), document))
    }

    /// Gives series and cases their places in the archive.
    fn name_records(&mut self) {
        let mut series: Vec<_> = self.of_kind(Kind::Series).collect();
        series.sort_by_key(|(id, document)| {
            (
                series_fields(document)
                    .and_then(|fields| fields.order)
                    .unwrap_or(u32::MAX),
                *id,
            )
        });
        self.series = series
            .iter()
            .enumerate()
            .map(|(at, (id, _))| (*id, SeriesId::new(at)))
            .collect();
        let mut cases: Vec<_> = self.of_kind(Kind::Case).collect();
        cases.sort_by(|(a, one), (b, other)| (&one.title_key, a).cmp(&(&other.title_key, b)));
        self.cases = cases
            .iter()
            .enumerate()
            .map(|(at, (id, _))| (*id, CaseId::new(at)))
            .collect();
        self.series_files = series.into_iter().map(|(_, document)| document).collect();
        self.case_files = cases.into_iter().map(|(_, document)| document).collect();
    }

    /// Collects the agencies: those with a file, then those that are only named, where that is allowed.
    fn name_agencies(&mut self) {
        for (id, document) in self.of_kind(Kind::Agency) {
            if let Some(fields) = agency_fields(document) {
                self.names.add(id, document, fields);
                self.agencies.push((id.to_owned(), Some(document)));
            }
        }
        if self.options.agencies == AgencyPolicy::Open {
            self.name_unregistered();
        }
        let title = |(key, document): &(String, Option<&'a Arc<Document>>)| {
            document.map_or_else(
                || key.clone(),
                |document| document.common.title.value.clone(),
            )
        };
        let mut order: Vec<_> = self
            .agencies
            .iter()
            .enumerate()
            .map(|(at, agency)| (index_key(&title(agency)), &agency.0, at))
            .collect();
        order.sort();
        let mut ids = vec![AgencyId::new(0); order.len()];
        for (place, (_, _, at)) in order.iter().enumerate() {
            ids[*at] = AgencyId::new(place);
        }
        self.agency_ids = ids;
    }

    /// A name that no file bears is an agency of its own, unless it is close to a registered one.
    fn name_unregistered(&mut self) {
        let registered: Vec<String> = self.names.all().into_iter().map(str::to_owned).collect();
        let documents = self.documents.clone();
        let mentions = documents.iter();
        for name in mentions.flat_map(|(_, document)| agency_mentions(document)) {
            let is_new = self.names.find(&name.value, None) == Found::Nobody;
            if is_new && nearest(&name.value, registered.iter().map(String::as_str)).is_none() {
                self.names.add_named(&name.value);
                self.agencies.push((name.value.clone(), None));
            }
        }
    }

    /// The agency a name means on a day; reports when there is none or more than one.
    pub(super) fn agency(
        &mut self,
        name: &Located<String>,
        day: Option<Date>,
    ) -> Option<AgencyRef> {
        match self.names.find(&name.value, day) {
            Found::One(index, called) => Some(AgencyRef {
                id: self.agency_ids[index],
                name: called,
            }),
            Found::Several(candidates) => {
                let titles: Vec<_> = candidates
                    .iter()
                    .map(|index| self.agencies[*index].0.as_str())
                    .collect();
                self.problems
                    .push(problems::ambiguous_agency(name, &titles));
                None
            }
            Found::Nobody => {
                let is_hidden = self.hidden_agencies.contains(name.value.as_str());
                if !is_hidden && !self.is_claimed(Kind::Agency, &name.value) {
                    let near =
                        nearest(&name.value, self.names.all().into_iter()).map(str::to_owned);
                    self.problems
                        .push(problems::unknown_agency(name, near.as_deref()));
                }
                None
            }
        }
    }

    pub(super) fn agencies_of(
        &mut self,
        names: &[Located<String>],
        day: Option<Date>,
    ) -> Vec<AgencyRef> {
        names
            .iter()
            .filter_map(|name| self.agency(name, day))
            .collect()
    }

    /// The record an id means among `known`; reports when no file claims it.
    pub(super) fn record<Id: Copy>(
        &mut self,
        kind: Kind,
        id: &Located<String>,
        known: &HashMap<&str, Id>,
    ) -> Option<Id> {
        let found = known.get(id.value.as_str()).copied();
        if found.is_none() && !self.is_claimed(kind, &id.value) {
            let mut ids: Vec<&str> = known.keys().copied().collect();
            // Of two near ones always the same is named.
            ids.sort_unstable();
            let near = nearest(&id.value, ids.into_iter());
            self.problems.push(problems::unknown_record(kind, id, near));
        }
        found
    }

    fn is_claimed(&self, kind: Kind, id: &str) -> bool {
        self.claimed.contains(&Name {
            kind,
            id: id.to_owned(),
        })
    }

    pub(super) fn cases_of(&mut self, ids: &[Located<String>]) -> Vec<CaseId> {
        let known = std::mem::take(&mut self.cases);
        let cases = ids
            .iter()
            .filter_map(|id| self.record(Kind::Case, id, &known))
            .collect();
        self.cases = known;
        cases
    }

    pub(super) fn series_of(&mut self, id: &Located<String>) -> Option<SeriesId> {
        let known = std::mem::take(&mut self.series);
        let series = self.record(Kind::Series, id, &known);
        self.series = known;
        series
    }
}

/// The fields of a series; `None` for other kinds of records.
pub(super) fn series_fields(document: &Document) -> Option<&Arc<SeriesDraft>> {
    match &document.draft {
        Draft::Series(fields) => Some(fields),
        _ => None,
    }
}

/// The fields of an agency; `None` for other kinds of records.
pub(super) fn agency_fields(document: &Document) -> Option<&Arc<AgencyDraft>> {
    match &document.draft {
        Draft::Agency(fields) => Some(fields),
        _ => None,
    }
}

/// Every agency that a document names.
fn agency_mentions(document: &Document) -> Vec<&Located<String>> {
    match &document.draft {
        Draft::Home | Draft::Page => Vec::new(),
        Draft::Series(fields) => fields.organizer.iter().collect(),
        Draft::Agency(fields) => {
            let relations = fields.relations.iter().map(|relation| &relation.agency);
            fields.parent.iter().chain(relations).collect()
        }
        Draft::Case(fields) => {
            let adopters = fields.adopted_by.iter().map(|adoption| &adoption.agency);
            fields.agencies.iter().chain(adopters).collect()
        }
        Draft::Event(_, fields) => {
            let hosts = fields.hosts.value.iter().map(|host| &host.agency);
            let quotes = fields
                .quotes
                .iter()
                .filter_map(|quote| quote.agency.as_ref());
            let givers = fields.handover.iter().flat_map(|handover| &handover.from);
            let receivers = fields
                .handover
                .iter()
                .filter_map(|handover| match &handover.to {
                    Some(Receiver::Agencies(names)) => Some(names),
                    _ => None,
                });
            hosts
                .chain(quotes)
                .chain(givers)
                .chain(receivers.flatten())
                .collect()
        }
    }
}
