//! Tags and values.

use crate::model::{TopicId, TopicKind};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::{Counted, LinkTo};

/// Links to the pages of tags or values, given by the words that records write.
#[must_use]
pub fn topic_links(edition: &Edition<'_>, kind: TopicKind, words: &[String]) -> Vec<LinkTo> {
    let link = |word: &String| {
        let id = edition.archive.topic(kind, word)?;
        Some(LinkTo {
            title: edition.archive[id].name.clone(),
            url: edition.href(Page::Topic(id)),
        })
    };
    words.iter().filter_map(link).collect()
}

/// All tags, or all values, by name.
#[must_use]
pub fn counted_topics(edition: &Edition<'_>, kind: TopicKind) -> Vec<Counted> {
    let ids = edition.archive.topics.ids();
    let of_kind = ids.filter(|id| edition.archive[*id].kind == kind);
    let mut topics: Vec<Counted> = of_kind.map(|id| counted(edition, id)).collect();
    topics.sort_by(|a, b| a.title.cmp(&b.title));
    topics
}

fn counted(edition: &Edition<'_>, id: TopicId) -> Counted {
    let topic = &edition.archive[id];
    Counted {
        title: topic.name.clone(),
        url: edition.href(Page::Topic(id)),
        count: topic.cases.len() + topic.events.len(),
    }
}
