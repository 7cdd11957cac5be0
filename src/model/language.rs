//! The archive in a further language: the same records, ids and chains; other words.

use super::agency::AgencyRef;
use super::archive::{AgencyId, Archive, CaseId, TopicKind};
use super::handover::Holder;
use super::problems;
use crate::base::Outcome;
use crate::base::korean::index_key;
use crate::content::drafts::AgencyFields;
use crate::content::{Document, KindFields, Language, Name, Parsed, Translated, Translation};
use rustc_hash::FxHashMap as HashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A translation and its original, by their places in the list of all files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TranslationPair {
    /// Where the original stands.
    pub original: usize,
    /// Where the translation stands.
    pub translation: usize,
}

/// Finds the original of each translation. Reports those without one, those into a language that is
/// the site's `own` or none of its `further` ones, and those that say again what another file says.
#[must_use]
pub fn translations<'a>(
    files: impl Iterator<Item = &'a Parsed> + Clone,
    own: Language,
    further: &[Language],
) -> Outcome<Vec<TranslationPair>> {
    let translations = files
        .clone()
        .enumerate()
        .filter_map(|(at, file)| Some((at, file.translation.as_deref()?)))
        .collect::<Vec<_>>();
    let mut outcome = Outcome::new(Vec::new(), Vec::new());
    if translations.is_empty() {
        return outcome;
    }
    let claimed = files.enumerate().filter_map(|(at, file)| {
        let has_document = file.document.is_some();
        Some((file.claims.as_ref()?, (at, has_document)))
    });
    let claimed: HashMap<&Name, (usize, bool)> = claimed.collect();
    let mut first: HashMap<(&Name, Language), &Translation> = HashMap::default();
    for (at, translation) in translations {
        let problem = match claimed.get(&translation.name) {
            _ if translation.language == own => problems::own_language(translation),
            _ if !further.contains(&translation.language) => problems::language_off(translation),
            None => problems::no_original(translation),
            Some((original, has_document)) => {
                let key = (&translation.name, translation.language);
                match first.insert(key, translation) {
                    Some(first) => problems::duplicate_translation(translation, first),
                    // A broken original is told by itself.
                    None if !has_document => continue,
                    None => {
                        outcome.value.push(TranslationPair {
                            original: *original,
                            translation: at,
                        });
                        continue;
                    }
                }
            }
        };
        outcome.problems.push(problem);
    }
    outcome
}

impl Archive {
    /// The archive with the words of translations, where there are any.
    ///
    /// Every id means what it means in the original, so that a page has its counterpart; lists that
    /// are in the order of titles are in the order of the new ones.
    #[must_use]
    pub fn in_language<'t>(&self, translations: impl Iterator<Item = &'t Translated>) -> Self {
        let by_name: BTreeMap<&Name, &Translated> = translations
            .map(|translated| (&translated.document.name, translated))
            .collect();
        let find = |document: &Document| by_name.get(&document.name).copied();
        let mut archive = self.clone();
        archive.translate_documents(&find);
        archive.translate_topics(by_name.values().copied());
        let names = Names {
            original: self,
            titles: archive.agencies.iter().map(|a| a.title.clone()).collect(),
            fields: archive.agencies.iter().map(|a| a.fields.clone()).collect(),
        };
        archive.each_agency_ref(&mut |agency| agency.name = names.translated(agency));
        archive.sort_by_title();
        archive
    }

    fn translate_documents<'t>(&mut self, find: &dyn Fn(&Document) -> Option<&'t Translated>) {
        for series in &mut self.series {
            if let Some(new) = find(&series.document)
                && let KindFields::Series(fields) = &new.document.draft
            {
                (series.document, series.fields) = (new.document.clone(), fields.clone());
            }
        }
        for event in &mut self.events {
            if let Some(new) = find(&event.document)
                && let KindFields::Event(_, fields) = &new.document.draft
            {
                (event.document, event.fields) = (new.document.clone(), fields.clone());
            }
        }
        for case in &mut self.cases {
            if let Some(new) = find(&case.document)
                && let KindFields::Case(fields) = &new.document.draft
            {
                (case.document, case.fields) = (new.document.clone(), fields.clone());
            }
        }
        for agency in &mut self.agencies {
            let Some(document) = &agency.document else {
                continue;
            };
            if let Some(new) = find(document)
                && let KindFields::Agency(fields) = &new.document.draft
            {
                let mut fields = AgencyFields::clone(fields);
                let title = &new.document.common.title.value;
                // The original name is a name by which readers know and find the agency.
                if *title != agency.title {
                    let facts = Arc::make_mut(&mut fields.facts);
                    facts.aliases.insert(0, agency.title.clone());
                }
                agency.title.clone_from(title);
                agency.document = Some(new.document.clone());
                agency.fields = Some(Arc::new(fields));
            }
        }
        for plain in self.pages.iter_mut().chain(&mut self.home) {
            if let Some(new) = find(&plain.document) {
                plain.document = new.document.clone();
            }
        }
        for withdrawn in &mut self.withdrawn {
            if let Some(new) = find(&withdrawn.document)
                && let Some(withdrawal) = &new.document.withdrawal
            {
                withdrawn.document = new.document.clone();
                withdrawn.withdrawal = withdrawal.clone();
            }
        }
    }

    /// A tag is called what the first record that translates it calls it.
    fn translate_topics<'t>(&mut self, translations: impl Iterator<Item = &'t Translated> + Clone) {
        let words = |list: fn(&'t Translated) -> &'t [(String, String)]| {
            let mut words: BTreeMap<&str, &str> = BTreeMap::new();
            for (from, to) in translations.clone().flat_map(list) {
                words.entry(from).or_insert(to);
            }
            words
        };
        let (tags, values) = (words(|t| &t.tags), words(|t| &t.values));
        for topic in &mut self.topics {
            let words = match topic.kind {
                TopicKind::Tag => &tags,
                TopicKind::Value => &values,
            };
            if let Some(name) = words.get(topic.key.as_str()) {
                topic.name = (*name).to_owned();
            }
        }
    }

    fn each_agency_ref(&mut self, change: &mut dyn FnMut(&mut AgencyRef)) {
        for event in &mut self.events {
            let hosts = event.hosts.iter_mut().map(|host| &mut host.agency);
            let quoted = event.quoted.iter_mut().flatten();
            let handover = &mut event.handover;
            let handed = handover.givers.iter_mut().chain(&mut handover.receivers);
            hosts.chain(quoted).chain(handed).for_each(&mut *change);
        }
        for case in &mut self.cases {
            let all = case.agencies.iter_mut().chain(&mut case.adopted_by);
            all.for_each(&mut *change);
        }
        for series in &mut self.series {
            let links = series.chain.links.iter_mut();
            let receivers = links.flat_map(|link| &mut link.receivers);
            let holders = match &mut series.chain.holder {
                Holder::Known(agencies, _) | Holder::Expected(agencies, ..) => &mut agencies[..],
                Holder::Nobody | Holder::Unknown(_) | Holder::Ended(_) => &mut [],
            };
            let all = series.organizer.iter_mut().chain(receivers).chain(holders);
            all.for_each(&mut *change);
        }
    }

    fn sort_by_title(&mut self) {
        let mut order: Vec<CaseId> = self.case_ids().collect();
        order.sort_by_key(|id| (&self[*id].document.title_key, *id));
        let rank = ranks(&order, |id| id.index());
        let by_rank = |id: &CaseId| rank[id.index()];
        for topic in &mut self.topics {
            topic.cases.sort_by_key(by_rank);
        }
        for agency in &mut self.agencies {
            agency.cases.sort_by_key(by_rank);
        }
        self.cases_by_title = order;
        let mut order: Vec<AgencyId> = self.agency_ids().collect();
        order.sort_by_cached_key(|id| (index_key(&self[*id].title), *id));
        let rank = ranks(&order, |id| id.index());
        for agency in &mut self.agencies {
            agency.children.sort_by_key(|id| rank[id.index()]);
        }
        self.agencies_by_title = order;
    }
}

/// The place of each id in an order, by its index.
fn ranks<Id: Copy>(order: &[Id], index: impl Fn(Id) -> usize) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    for (rank, id) in order.iter().enumerate() {
        ranks[index(*id)] = rank;
    }
    ranks
}

/// The names of all agencies, before and after.
struct Names<'a> {
    original: &'a Archive,
    titles: Vec<String>,
    fields: Vec<Option<Arc<AgencyFields>>>,
}

impl Names<'_> {
    /// The name an agency had then, in the further language where its file says it in that.
    fn translated(&self, agency: &AgencyRef) -> String {
        let before = &self.original[agency.id];
        if agency.name == before.title {
            return self.titles[agency.id.index()].clone();
        }
        let former = || {
            let names = &before.fields.as_deref()?.names;
            let at = names
                .iter()
                .position(|name| name.text.value == agency.name)?;
            let after = self.fields[agency.id.index()].as_deref()?;
            Some(after.names.get(at)?.text.value.clone())
        };
        former().unwrap_or_else(|| agency.name.clone())
    }
}
