//! The names that mean a record.

use crate::model::{Archive, TopicKind};
use crate::plan::Page;

/// A name that means a record: a suggestion, and what initial consonants and slips are compared
/// with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// The present name of what it means, where that is another.
    pub of: String,
    /// The address of its page.
    pub url: String,
    /// `agency`, `series`, `tag`, `value` or `person`.
    pub kind: &'static str,
}

/// The names of agencies, series, tags, values and people with a page, with the address that `url` gives for their
/// pages.
#[must_use]
pub fn names(archive: &Archive, url: &dyn Fn(Page) -> String) -> Vec<Name> {
    let mut all = Vec::new();
    let mut add = |text: &str, title: &str, url: String, kind| {
        all.push(Name {
            text: text.to_owned(),
            of: if text == title {
                String::new()
            } else {
                title.to_owned()
            },
            url,
            kind,
        });
    };
    for id in archive.agencies.ids() {
        for name in archive[id].all_names() {
            add(name, &archive[id].title, url(Page::Agency(id)), "agency");
        }
    }
    for id in archive.series.ids() {
        let title = &archive[id].head.title;
        add(title, title, url(Page::Series(id)), "series");
        for name in &archive[id].names {
            if name.text != *title {
                add(&name.text, title, url(Page::Series(id)), "series");
            }
        }
    }
    for id in archive.topics.ids() {
        let topic = &archive[id];
        let kind = match topic.kind {
            TopicKind::Tag => "tag",
            TopicKind::Value => "value",
        };
        add(&topic.name, &topic.name, url(Page::Topic(id)), kind);
    }
    for (id, person) in archive.people.entries() {
        if person.has_page() {
            add(&person.name, &person.name, url(Page::Person(id)), "person");
        }
    }
    all
}
