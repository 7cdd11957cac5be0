//! Collects the tags and values with the records that bear them.

use super::words::Translations;
use crate::model::archive::Archive;
use crate::model::ids::{CaseId, EventId};
use crate::model::table::Table;
use crate::model::topic::{Topic, TopicKind};
use rustc_hash::FxHashMap as HashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The topics of an archive in the order of [`Archive::topics`], called as translations say.
pub(super) fn topics(archive: &Archive, words: &Translations<'_>) -> Table<Topic> {
    let cases = || archive.cases.entries();
    let (case_tags, (event_tags, values)) = rayon::join(
        || bearers(cases().map(|(id, case)| (id, &case.head.tags))),
        || {
            let events = archive.events.entries();
            (
                bearers(events.map(|(id, event)| (id, &event.head.tags))),
                bearers(cases().map(|(id, case)| (id, &case.facts.values))),
            )
        },
    );
    let mut topics = topics_of(TopicKind::Tag, case_tags, event_tags, &words.tags());
    let values = topics_of(
        TopicKind::Value,
        values,
        HashMap::default(),
        &words.values(),
    );
    topics.extend(values);
    Table::new(topics)
}

/// The records that bear each word, in the order of the records.
fn bearers<'w, Id>(
    records: impl Iterator<Item = (Id, &'w Vec<String>)>,
) -> HashMap<&'w str, Vec<Id>>
where
    Id: Copy,
{
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
    translations: &BTreeMap<&str, &str>,
) -> Vec<Topic> {
    let words: BTreeSet<&str> = cases.keys().chain(events.keys()).copied().collect();
    words
        .into_iter()
        .map(|word| Topic {
            kind,
            key: word.to_owned(),
            name: (*translations.get(word).unwrap_or(&word)).to_owned(),
            cases: cases.remove(word).unwrap_or_default(),
            events: events.remove(word).unwrap_or_default(),
        })
        .collect()
}
