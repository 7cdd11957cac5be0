//! What names and ids mean: which records there are, which of them are visible, which agency a name is.

use super::agency::AgencyRef;
use super::archive::{AgencyId, CaseId, SeriesId};
use super::link::LinkOptions;
use super::names::{Found, Names};
use super::problems;
use crate::base::korean::{index_key, is_hangul, nearest};
use crate::base::{Date, Diagnostic, Fix, Located, Place, Rule};
use crate::content::document::Parsed;
use crate::content::drafts::{AgencyFields, Receiver, SeriesFields};
use crate::content::{AgencyPolicy, Document, KindFields, Name, RecordKind};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::Arc;

/// The visible documents by name, and all that is needed to resolve what they say.
pub(super) struct Resolver<'a> {
    options: LinkOptions,
    /// Every name that a file claims, readable or not, with the first visible or withdrawn document of the name.
    claims: HashMap<&'a Name, Option<&'a Arc<Document>>>,
    /// The visible documents, in the order of their names.
    documents: Vec<&'a Arc<Document>>,
    /// Those that would be visible and were withdrawn, in the order of their names.
    pub(super) withdrawn: Vec<&'a Arc<Document>>,
    /// The names of agencies whose files are hidden.
    hidden_agencies: HashSet<&'a str>,
    pub(super) series: Records<'a, SeriesId>,
    pub(super) cases: Records<'a, CaseId>,
    names: Names<'a>,
    /// Agencies by their index in `names`, in the order they were found.
    pub(super) agencies: Vec<(&'a str, Option<&'a Arc<Document>>)>,
    /// Where an agency stands in the archive, by its index in `names`.
    pub(super) agency_ids: Vec<AgencyId>,
    /// Whether the file of an agency could not be read: any name may be one of its.
    is_agency_unreadable: bool,
    /// What is wrong with the names that files claim.
    pub(super) problems: Vec<Diagnostic>,
}

/// The visible records of a kind, in the order of the archive.
pub(super) struct Records<'a, Id> {
    pub(super) documents: Vec<&'a Arc<Document>>,
    ids: HashMap<&'a str, Id>,
}

impl<'a, Id: Copy> Records<'a, Id> {
    fn new(documents: Vec<&'a Arc<Document>>, id: fn(usize) -> Id) -> Self {
        let ids = documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.name.id.as_str(), id(at)))
            .collect();
        Self { documents, ids }
    }

    fn id(&self, id: &str) -> Option<Id> {
        self.ids.get(id).copied()
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        files: impl Iterator<Item = &'a Parsed> + Clone,
        options: LinkOptions,
    ) -> Self {
        let mut resolver = Self {
            options,
            claims: files
                .clone()
                .filter_map(|parsed| Some((parsed.claims.as_ref()?, None)))
                .collect(),
            documents: Vec::new(),
            withdrawn: Vec::new(),
            hidden_agencies: HashSet::default(),
            series: Records::new(Vec::new(), SeriesId::new),
            cases: Records::new(Vec::new(), CaseId::new),
            names: Names::default(),
            agencies: Vec::new(),
            agency_ids: Vec::new(),
            is_agency_unreadable: files.clone().any(|file| {
                let name = file.claims.as_ref();
                let is_agency = name.is_some_and(|name| name.kind == RecordKind::Agency);
                is_agency && file.is_unreadable()
            }),
            problems: Vec::new(),
        };
        for document in files.filter_map(|parsed| parsed.document.as_ref()) {
            resolver.claim(document);
        }
        for documents in [&mut resolver.documents, &mut resolver.withdrawn] {
            documents.sort_by(|a, b| a.name.cmp(&b.name));
        }
        resolver.name_records();
        resolver.name_agencies();
        resolver
    }

    /// Gives a document its name where it is visible; reports when another one has it already.
    fn claim(&mut self, document: &'a Arc<Document>) {
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
                    None => self.documents.push(document),
                }
            }
            None => {
                self.hidden_agencies.insert(&document.common.title.value);
                let short =
                    agency_fields(document).map(|fields| fields.short.iter().map(String::as_str));
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
            let order = series_fields(document).and_then(|fields| fields.order);
            (order.unwrap_or(u32::MAX), &document.name.id)
        });
        self.series = Records::new(series, SeriesId::new);
        let mut cases = self.of_kind(RecordKind::Case).to_vec();
        cases.sort_by(|a, b| (&a.title_key, &a.name.id).cmp(&(&b.title_key, &b.name.id)));
        self.cases = Records::new(cases, CaseId::new);
    }

    /// Collects the agencies: those with a file, then those that are only named, where that is allowed.
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
        let mut ids = vec![AgencyId::new(0); order.len()];
        for (place, (_, _, at)) in order.iter().enumerate() {
            ids[*at] = AgencyId::new(place);
        }
        self.agency_ids = ids;
    }

    /// A name that no file bears is an agency of its own, unless it is close to a registered one.
    fn name_unregistered(&mut self) {
        let registered = self.names.all();
        for name in self
            .documents
            .iter()
            .flat_map(|document| agency_mentions(document))
        {
            let is_new = self.names.find(&name.value, None) == Found::Nobody;
            let mut parts = name.value.split(',').map(str::trim);
            let is_list = name.value.contains(',')
                && parts.any(|part| self.names.find(part, None) != Found::Nobody);
            if is_new && !is_list && nearest(&name.value, registered.iter().copied()).is_none() {
                self.names.add_named(&name.value);
                self.agencies.push((&name.value, None));
            }
        }
    }

    /// Whether an agency without a file may be named.
    pub(super) fn is_open(&self) -> bool {
        self.options.agencies == AgencyPolicy::Open
    }

    fn is_claimed(&self, kind: RecordKind, id: &str) -> bool {
        self.claims.contains_key(&Name {
            kind,
            id: id.to_owned(),
        })
    }
}

/// How an agency is written in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgencyForm {
    /// By the id of its file.
    Id,
    /// By its official name on the day of the record.
    Name,
}

/// The short and other names of agencies that records use, each with what stands for it in a form.
///
/// Where the day of a record is not known and the agency has had several official names, none is chosen.
#[must_use]
pub fn short_names<'a>(
    files: impl Iterator<Item = &'a Parsed> + Clone,
    options: LinkOptions,
    form: AgencyForm,
) -> Vec<Fix> {
    let resolver = Resolver::new(files.clone(), options);
    let fix = |name: &Located<String>, day: Option<Date>| {
        let Found::One(index, called) = resolver.names.find(&name.value, day) else {
            return None;
        };
        let (key, document) = resolver.agencies[index];
        document?;
        let is_short = key != name.value && !resolver.names.is_official(&name.value, index);
        let replacement = match form {
            AgencyForm::Id => key,
            AgencyForm::Name if day.is_none() && resolver.names.has_changed(index) => return None,
            AgencyForm::Name => called,
        };
        is_short.then(|| Fix {
            place: name.place.clone(),
            replacement: replacement.to_owned(),
            is_safe: true,
        })
    };
    let documents = files.filter_map(|file| file.document.as_deref());
    let mentions = documents.flat_map(|document| {
        let day = match &document.draft {
            KindFields::Event(dates, _) => Some(dates.first),
            _ => None,
        };
        agency_mentions(document)
            .into_iter()
            .map(move |name| (name, day))
    });
    mentions.filter_map(|(name, day)| fix(name, day)).collect()
}

/// Resolves what one record says, and collects what cannot be.
pub(super) struct Lookup<'r, 'a> {
    names: &'r Resolver<'a>,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'r, 'a> Lookup<'r, 'a> {
    pub(super) fn new(names: &'r Resolver<'a>) -> Self {
        Self {
            names,
            problems: Vec::new(),
        }
    }

    /// The agency a name means on a day; reports when there is none or more than one.
    pub(super) fn agency(
        &mut self,
        name: &Located<String>,
        day: Option<Date>,
    ) -> Option<AgencyRef> {
        if name.value.is_empty() {
            return None;
        }
        match self.names.names.find(&name.value, day) {
            Found::One(index, called) => {
                if let Some(then) = self.names.names.called_instead(&name.value, index, day) {
                    self.problems.push(problems::anachronism(name, then));
                }
                Some(AgencyRef {
                    id: self.names.agency_ids[index],
                    name: called.to_owned(),
                })
            }
            Found::Several(candidates) => {
                let titles: Vec<_> = candidates
                    .iter()
                    .map(|index| self.names.agencies[*index].0)
                    .collect();
                self.problems
                    .push(problems::ambiguous_agency(name, &titles));
                None
            }
            Found::Nobody => {
                let is_hidden = self.names.hidden_agencies.contains(name.value.as_str());
                if !is_hidden
                    && !self.names.is_claimed(RecordKind::Agency, &name.value)
                    && !self.names.is_agency_unreadable
                {
                    self.problems.push(self.unknown_agency(name));
                }
                None
            }
        }
    }

    /// Why a name is nobody's: several in one, a name that is nearly right, a short form, or a stranger.
    fn unknown_agency(&self, name: &Located<String>) -> Diagnostic {
        let names = &self.names.names;
        let is_known = |part: &str| names.find(part.trim(), None) != Found::Nobody;
        if name.value.contains(',') && name.value.split(',').any(is_known) {
            return problems::list_in_text(Rule::UnknownAgency, name);
        }
        let plain = without_quotes(&name.value);
        if plain != name.value && is_known(plain) {
            return problems::unknown_agency(name, Some(plain));
        }
        if let Some(near) = nearest(&name.value, names.all().into_iter()) {
            return problems::unknown_agency(name, Some(near));
        }
        let documents = self
            .names
            .agencies
            .iter()
            .filter_map(|(_, document)| *document);
        let mut whole = documents.filter(|document| {
            let title = &document.common.title.value;
            is_short_form(&name.value, title)
        });
        match (whole.next(), whole.next()) {
            (Some(document), None) => {
                let title = &document.common.title.value;
                problems::unregistered_short(name, title, document.path.as_str())
            }
            _ => problems::unknown_agency(name, None),
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

    pub(super) fn cases_of(&mut self, ids: &[Located<String>]) -> Vec<CaseId> {
        ids.iter()
            .filter_map(|id| self.told(RecordKind::Case, id, self.names.cases.id(&id.value)))
            .collect()
    }

    pub(super) fn series_of(&mut self, id: &Located<String>) -> Option<SeriesId> {
        self.told(RecordKind::Series, id, self.names.series.id(&id.value))
    }

    /// Why an id is no record's: several in one, a path for an id, one that is nearly right, or a stranger.
    fn unknown_record(&self, kind: RecordKind, id: &Located<String>) -> Diagnostic {
        let known = || {
            self.names
                .of_kind(kind)
                .iter()
                .map(|it| it.name.id.as_str())
        };
        let is_known = |id: &str| known().any(|known| known == id);
        if id.value.contains(',') && id.value.split(',').any(|part| is_known(part.trim())) {
            let rule = match kind {
                RecordKind::Series => Rule::UnknownSeries,
                _ => Rule::UnknownCase,
            };
            return problems::list_in_text(rule, id);
        }
        let plain = without_quotes(&id.value).trim_start_matches(['.', '/']);
        let plain = plain.strip_prefix("content/").unwrap_or(plain);
        let folder = format!("{}/", kind.as_str());
        let plain = plain.strip_prefix(&folder).unwrap_or(plain);
        let plain = plain.strip_suffix(".md").unwrap_or(plain);
        let plain = Some(plain).filter(|plain| is_known(plain));
        let near = plain.or_else(|| nearest(&id.value, known()));
        problems::unknown_record(kind, id, near)
    }

    /// The record that was `found` under an id; reports when there is none and no file claims it.
    fn told<Id>(
        &mut self,
        kind: RecordKind,
        id: &Located<String>,
        found: Option<Id>,
    ) -> Option<Id> {
        if found.is_none() && !id.value.is_empty() && !self.names.is_claimed(kind, &id.value) {
            let problem = self.unknown_record(kind, id);
            self.problems.push(problem);
        }
        found
    }
}

/// A text without the curly quotes around it.
fn without_quotes(text: &str) -> &str {
    text.trim_matches(['“', '”', '‘', '’', '「', '」'])
}

/// Whether a name is made of two letters or more of a title, in their order: 권익위 of 국민권익위원회.
fn is_short_form(name: &str, title: &str) -> bool {
    let mut letters = title.chars();
    let is_part = name
        .chars()
        .all(|letter| letters.any(|other| other == letter));
    is_part && name.chars().count() >= 2 && name.chars().all(is_hangul)
}

/// The fields of a series; `None` for other kinds of records.
pub(super) fn series_fields(document: &Document) -> Option<&Arc<SeriesFields>> {
    match &document.draft {
        KindFields::Series(fields) => Some(fields),
        _ => None,
    }
}

/// The fields of an agency; `None` for other kinds of records.
pub(super) fn agency_fields(document: &Document) -> Option<&Arc<AgencyFields>> {
    match &document.draft {
        KindFields::Agency(fields) => Some(fields),
        _ => None,
    }
}

/// Every agency that a document names.
fn agency_mentions(document: &Document) -> Vec<&Located<String>> {
    match &document.draft {
        KindFields::Home | KindFields::Page => Vec::new(),
        KindFields::Series(fields) => fields.organizer.iter().collect(),
        KindFields::Agency(fields) => {
            let relations = fields.relations.iter().map(|relation| &relation.agency);
            fields.parent.iter().chain(relations).collect()
        }
        KindFields::Case(fields) => {
            let adopters = fields.adopted_by.iter().map(|adoption| &adoption.agency);
            fields.agencies.iter().chain(adopters).collect()
        }
        KindFields::Event(_, fields) => {
            let hosts = fields.hosts.value.iter().map(|host| &host.agency);
            let quotes = fields
                .quotes
                .iter()
                .filter_map(|quote| quote.agency.as_ref());
            let givers = fields.handover.iter().flat_map(|handover| &handover.from);
            let receivers = fields.handover.iter().filter_map(|handover| {
                match handover.to.as_ref().map(|to| &to.value) {
                    Some(Receiver::Agencies(names)) => Some(names),
                    _ => None,
                }
            });
            hosts
                .chain(quotes)
                .chain(givers)
                .chain(receivers.flatten())
                .collect()
        }
    }
}
