//! Resolves the references of one record, and reports those that cannot be resolved.

use super::names::Found;
use super::resolver::Resolver;
use super::slip::meant;
use super::words::Translations;
use crate::base::korean::{is_hangul, nearest};
use crate::base::{Date, Diagnostic, Located, Rule};
use crate::content::{Document, Mention, MentionKind, NamedAgency, NamedCase, RecordKind};
use crate::model::agency::AgencyRef;
use crate::model::ids::{CaseId, SeriesId};
use crate::model::problems;

/// Resolves what one record says, and collects what cannot be.
pub(super) struct Lookup<'l> {
    records: &'l Resolver<'l>,
    words: &'l Translations<'l>,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'l> Lookup<'l> {
    pub(super) fn new(records: &'l Resolver<'l>, words: &'l Translations<'l>) -> Self {
        Self {
            records,
            words,
            problems: Vec::new(),
        }
    }

    /// The day of the build, in Seoul.
    pub(super) fn today(&self) -> jiff::civil::Date {
        self.records.today()
    }

    /// The document with the words for a record in the language of the archive.
    pub(super) fn words(&self, original: &'l Document) -> &'l Document {
        self.words.of(original)
    }

    /// Whether a person asked for the name to be withdrawn, in whichever record: then it is in none.
    pub(super) fn is_withdrawn_person(&self, name: &str) -> bool {
        self.records.withdrawn_people.contains(name)
    }

    /// The agency a name means on a day; reports when there is none or more than one.
    pub(super) fn agency(
        &mut self,
        name: &Located<String>,
        day: Option<Date>,
    ) -> Option<AgencyRef> {
        match self.records.names.find(&name.value, day) {
            Found::One(index, called) => {
                if let Some(then) = self.records.names.called_instead(&name.value, index, day) {
                    self.problems.push(problems::anachronism(name, then));
                }
                let (_, document) = self.records.agencies[index];
                let translated = document.and_then(|it| self.words.agency(it, called));
                Some(AgencyRef {
                    id: self.records.agency_ids[index],
                    name: translated.unwrap_or(called).to_owned(),
                })
            }
            Found::Several(candidates) => {
                let titles: Vec<_> = candidates
                    .iter()
                    .map(|index| self.records.agencies[*index].0)
                    .collect();
                self.problems
                    .push(problems::ambiguous_agency(name, &titles));
                None
            }
            Found::Nobody => {
                let is_hidden = self.records.hidden_agencies.contains(name.value.as_str());
                if !is_hidden
                    && !self.records.is_claimed(RecordKind::Agency, &name.value)
                    && !self.records.has_unread(RecordKind::Agency)
                {
                    self.problems.push(self.unknown_agency(name));
                }
                None
            }
        }
    }

    /// Why a name is nobody's: several in one, a name that is nearly right, a short form, or a
    /// stranger.
    fn unknown_agency(&self, name: &Located<String>) -> Diagnostic {
        let names = &self.records.names;
        let is_known = |part: &str| names.find(part.trim(), None) != Found::Nobody;
        if name.value.contains(',') && name.value.split(',').any(is_known) {
            return problems::list_in_text(Rule::UnknownAgency, name);
        }
        let plain = without_quotes(&name.value);
        if plain != name.value && is_known(plain) && !self.records.is_open() {
            return problems::unknown_agency(name, Some(plain));
        }
        if self.records.is_open() {
            // A new name; whether it is near another is looked at with all of them.
            return problems::unknown_agency(name, None);
        }
        if let Some(near) = meant(&name.value, &names.all()) {
            return problems::unknown_agency(name, Some(near));
        }
        let documents = self
            .records
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
        names: &[NamedAgency],
        day: Option<Date>,
    ) -> Vec<AgencyRef> {
        names
            .iter()
            .filter_map(|name| self.agency(&name.0, day))
            .collect()
    }

    /// Reports an id that no file of an event has.
    pub(super) fn check_event(&mut self, id: &Located<String>) {
        self.known(RecordKind::Event, id, None::<()>);
    }

    pub(super) fn cases_of(&mut self, ids: &[NamedCase]) -> Vec<CaseId> {
        ids.iter().filter_map(|id| self.case_of(&id.0)).collect()
    }

    pub(super) fn case_of(&mut self, id: &Located<String>) -> Option<CaseId> {
        self.known(RecordKind::Case, id, self.records.cases.id(&id.value))
    }

    /// Reports the name of a record that means nothing, on whatever day.
    pub(super) fn check(&mut self, mention: &Mention) {
        match mention.kind {
            MentionKind::Series => drop(self.series_of(&mention.name)),
            MentionKind::Case => drop(self.case_of(&mention.name)),
            MentionKind::Event => self.check_event(&mention.name),
            MentionKind::Agency => drop(self.agency(&mention.name, None)),
            MentionKind::File | MentionKind::Address => {}
        }
    }

    pub(super) fn series_of(&mut self, id: &Located<String>) -> Option<SeriesId> {
        self.known(RecordKind::Series, id, self.records.series.id(&id.value))
    }

    /// Why an id is no record's: several in one, a path for an id, one that is nearly right, or a
    /// stranger.
    fn unknown_record(&self, kind: RecordKind, id: &Located<String>) -> Diagnostic {
        let known = || {
            self.records
                .of_kind(kind)
                .iter()
                .map(|it| it.name.id.as_str())
        };
        let is_known = |id: &str| known().any(|known| known == id);
        if id.value.contains(',') && id.value.split(',').any(|part| is_known(part.trim())) {
            let rule = match kind {
                RecordKind::Series => Rule::UnknownSeries,
                RecordKind::Event => Rule::UnknownEvent,
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
    fn known<Id>(
        &mut self,
        kind: RecordKind,
        id: &Located<String>,
        found: Option<Id>,
    ) -> Option<Id> {
        if found.is_none() && !self.records.is_claimed(kind, &id.value) {
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

/// Whether a name is made of two characters or more of a title, in their order: 권익위 of 국민권익위원회.
fn is_short_form(name: &str, title: &str) -> bool {
    let mut letters = title.chars();
    let is_part = name
        .chars()
        .all(|letter| letters.any(|other| other == letter));
    is_part && name.chars().count() >= 2 && name.chars().all(is_hangul)
}
