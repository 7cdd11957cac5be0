//! The list of the people whom events name.

use super::kind::{PageKind, fields};
use crate::base::korean::{index_head, index_key};
use crate::model::PersonId;
use crate::render::edition::Edition;
use crate::render::views::{Group, PersonRow, index_title};
use serde::Serialize;
use tera::Context;

/// The list of people.
pub(super) struct PeopleKind;

impl PageKind for PeopleKind {
    fn template(&self) -> &'static str {
        "people"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("people_title").to_owned()
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_event_css", "css_people_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&PeoplePage::of(edition))
    }
}

/// `people.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct PeoplePage {
    /// The people by the first consonant of their names.
    pub groups: Vec<Group<PersonRow>>,
    /// How many there are.
    pub total: usize,
}

impl PeoplePage {
    fn of(edition: &Edition<'_>) -> Self {
        let archive = edition.archive;
        let mut people: Vec<PersonId> = archive.people.ids().collect();
        people.sort_by_cached_key(|id| (index_key(&archive[*id].name), *id));
        let head = |id: &PersonId| index_head(&archive[*id].name);
        let groups = people.chunk_by(|a, b| head(a) == head(b)).enumerate();
        let group = |(at, ids): (usize, &[PersonId])| Group {
            title: index_title(edition, ids.first().map_or('#', head)),
            id: format!("g{}", at + 1),
            items: ids.iter().map(|id| PersonRow::of(edition, *id)).collect(),
        };
        Self {
            groups: groups.map(group).collect(),
            total: people.len(),
        }
    }
}
