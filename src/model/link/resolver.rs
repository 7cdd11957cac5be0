//! Which records there are, which of them are visible, and which ids they get.

use super::names::{Found, Names};
use super::people::withdrawn_people;
use crate::base::korean::index_key;
use crate::base::{Diagnostic, Located, Place};
use crate::content::{
    AgencyFields, AgencyPolicy, Document, KindFields, MentionKind, Name, Parsed, RecordKind,
    SeriesFields, in_seoul,
};
use crate::model::ids::{AgencyId, kind};
use crate::model::problems;
use crate::model::table::Id;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::Arc;

/// What decides which records are linked, and how strictly.
#[derive(Clone, Copy, Debug)]
pub struct LinkOptions {
    /// Whether agencies without a file may be named.
    pub agencies: AgencyPolicy,
    /// Whether the people whom events name are collected.
    pub with_people: bool,
    /// Whether unfinished and embargoed records are part of the archive.
    pub with_drafts: bool,
    /// The current time, for embargoes and for days still to come.
    pub now: jiff::Timestamp,
}

/// The visible documents by name, and all that is needed to resolve what they say.
pub(super) struct Resolver<'a> {
    options: LinkOptions,
    /// Every name that a file claims, readable or not, with the first visible or withdrawn document
    /// of the name.
    claims: HashMap<&'a Name, Option<&'a Arc<Document>>>,
    /// The visible documents, in the order of their names.
    documents: Vec<&'a Arc<Document>>,
    /// The agencies that a visible document names, in the same order.
    named: Vec<(&'a Name, &'a str)>,
    /// Those that would be visible and were withdrawn, in the order of their names.
    pub(super) withdrawn: Vec<&'a Arc<Document>>,
    /// The names of people that were withdrawn, in whichever record, also a hidden one.
    pub(super) withdrawn_people: HashSet<&'a str>,
    /// The names of agencies whose files are hidden.
    pub(super) hidden_agencies: HashSet<&'a str>,
    pub(super) series: Records<'a, kind::Series>,
    pub(super) cases: Records<'a, kind::Case>,
    pub(super) names: Names<'a>,
    /// Agencies by their index in `names`, in the order they were found.
    pub(super) agencies: Vec<(&'a str, Option<&'a Arc<Document>>)>,
    /// Where an agency stands in the archive, by its index in `names`.
    pub(super) agency_ids: Vec<AgencyId>,
    /// The kinds of record of which a file could not be read: what it says may explain what other
    /// records seem to say wrong.
    unread: HashSet<RecordKind>,
    /// What is wrong with the names that files claim.
    pub(super) problems: Vec<Diagnostic>,
}

/// The visible records of a kind, in the order of the archive.
pub(super) struct Records<'a, K> {
    pub(super) documents: Vec<&'a Arc<Document>>,
    ids: HashMap<&'a str, Id<K>>,
}

impl<'a, K> Records<'a, K> {
    fn new(documents: Vec<&'a Arc<Document>>) -> Self {
        let ids = documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.name.id.as_str(), Id::new(at)))
            .collect();
        Self { documents, ids }
    }

    pub(super) fn id(&self, id: &str) -> Option<Id<K>> {
        self.ids.get(id).copied()
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        files: impl Iterator<Item = &'a Parsed> + Clone,
        options: LinkOptions,
    ) -> Self {
        let unread = files
            .clone()
            .filter(|file| file.is_unreadable())
            .filter_map(|file| Some(file.claims.as_ref()?.kind));
        let mut resolver = Self {
            options,
            claims: files
                .clone()
                .filter_map(|parsed| Some((parsed.claims.as_ref()?, None)))
                .collect(),
            documents: Vec::new(),
            named: Vec::new(),
            withdrawn: Vec::new(),
            withdrawn_people: HashSet::default(),
            hidden_agencies: HashSet::default(),
            series: Records::new(Vec::new()),
            cases: Records::new(Vec::new()),
            names: Names::default(),
            agencies: Vec::new(),
            agency_ids: Vec::new(),
            unread: unread.collect(),
            problems: Vec::new(),
        };
        for file in files {
            if let Some(document) = &file.document {
                resolver.withdrawn_people.extend(withdrawn_people(document));
                resolver.claim(document, file);
            }
        }
        for documents in [&mut resolver.documents, &mut resolver.withdrawn] {
            documents.sort_by(|a, b| a.name.cmp(&b.name));
        }
        resolver.named.sort_by_key(|(document, _)| *document);
        resolver.name_records();
        resolver.name_agencies();
        resolver
    }

    /// Gives a document its name where it is visible; reports when another one has it already.
    fn claim(&mut self, document: &'a Arc<Document>, file: &'a Parsed) {
        let is_visible = self.is_visible(document);
        let first = self.claims.entry(&document.name).or_default();
        match first {
            Some(first) => {
                let places = [&document.path, &first.path].map(Place::start_of);
                self.problems.push(problems::duplicate_id(
                    &document.name.id,
                    &places[0],
                    &places[1],
                ));
            }
            None if is_visible => {
                *first = Some(document);
                match document.withdrawal {
                    Some(_) => self.withdrawn.push(document),
                    None => {
                        self.documents.push(document);
                        let agencies = file.named(MentionKind::Agency);
                        let of = |name: &'a Located<String>| (&document.name, name.value.as_str());
                        self.named.extend(agencies.map(of));
                    }
                }
            }
            None => {
                self.hidden_agencies.insert(&document.common.title.value);
                let short = agency_fields(document)
                    .map(|fields| fields.facts.short.iter().map(String::as_str));
                self.hidden_agencies.extend(short.into_iter().flatten());
            }
        }
    }

    fn is_visible(&self, document: &Document) -> bool {
        let common = &document.common;
        let is_embargoed = common
            .publish_at
            .is_some_and(|moment| moment.0 > self.options.now);
        self.options.with_drafts || !(common.is_draft || is_embargoed)
    }

    /// Whether a record is part of the archive with all that it says.
    pub(super) fn is_shown(&self, document: &Document) -> bool {
        self.is_visible(document) && document.withdrawal.is_none()
    }

    /// The visible records of a kind, by id.
    pub(super) fn of_kind(&self, kind: RecordKind) -> &[&'a Arc<Document>] {
        let first = self
            .documents
            .partition_point(|document| document.name.kind < kind);
        let count = self.documents[first..].partition_point(|document| document.name.kind == kind);
        &self.documents[first..first + count]
    }

    /// Gives series and cases their places in the archive.
    fn name_records(&mut self) {
        let mut series = self.of_kind(RecordKind::Series).to_vec();
        series.sort_by_key(|document| {
            let order = series_fields(document).and_then(|fields| fields.facts.order);
            (order.unwrap_or(u32::MAX), &document.name.id)
        });
        self.series = Records::new(series);
        let mut cases = self.of_kind(RecordKind::Case).to_vec();
        cases.sort_by(|a, b| (&a.title_key, &a.name.id).cmp(&(&b.title_key, &b.name.id)));
        self.cases = Records::new(cases);
    }

    /// Collects the agencies: those with a file, then those that are only named, where that is
    /// allowed.
    fn name_agencies(&mut self) {
        for document in self.of_kind(RecordKind::Agency).to_vec() {
            if let Some(fields) = agency_fields(document) {
                let id = document.name.id.as_str();
                self.names.add(id, document, fields);
                self.agencies.push((id, Some(document)));
            }
        }
        if self.is_open() {
            self.name_unregistered();
        }
        let title = |(key, document): (&'a str, Option<&'a Arc<Document>>)| {
            document.map_or(key, |document| document.common.title.value.as_str())
        };
        let mut order: Vec<_> = self
            .agencies
            .iter()
            .enumerate()
            .map(|(at, agency)| (index_key(title(*agency)), agency.0, at))
            .collect();
        order.sort();
        let mut ids = vec![Id::new(0); order.len()];
        for (place, (_, _, at)) in order.iter().enumerate() {
            ids[*at] = Id::new(place);
        }
        self.agency_ids = ids;
    }

    /// A name that no file bears is an agency of its own.
    fn name_unregistered(&mut self) {
        for (_, name) in std::mem::take(&mut self.named) {
            let is_new = self.names.find(name, None) == Found::Nobody;
            let mut parts = name.split(',').map(str::trim);
            let is_list = name.contains(',')
                && parts.any(|part| self.names.find(part, None) != Found::Nobody);
            if is_new && !is_list {
                self.names.add_named(name);
                self.agencies.push((name, None));
            }
        }
    }

    /// Whether a file of a kind could not be read.
    pub(super) fn has_unread(&self, kind: RecordKind) -> bool {
        self.unread.contains(&kind)
    }

    /// Whether the people whom events name are collected.
    pub(super) fn has_people(&self) -> bool {
        self.options.with_people
    }

    /// The day of the build, in Seoul.
    pub(super) fn today(&self) -> jiff::civil::Date {
        in_seoul(self.options.now).date()
    }

    /// Whether an agency without a file may be named.
    pub(super) fn is_open(&self) -> bool {
        self.options.agencies == AgencyPolicy::Open
    }

    /// Whether a file claims an id, readable or not.
    pub(super) fn is_claimed(&self, kind: RecordKind, id: &str) -> bool {
        self.claims.contains_key(&Name {
            kind,
            id: id.to_owned(),
        })
    }
}

/// The fields of a series; `None` for other kinds of records.
pub(super) fn series_fields(document: &Document) -> Option<&Arc<SeriesFields>> {
    match &document.own {
        KindFields::Series(fields) => Some(fields),
        _ => None,
    }
}

/// The fields of an agency; `None` for other kinds of records.
pub(super) fn agency_fields(document: &Document) -> Option<&Arc<AgencyFields>> {
    match &document.own {
        KindFields::Agency(fields) => Some(fields),
        _ => None,
    }
}
