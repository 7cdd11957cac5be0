//! The page of a person whom two events or more name.

use super::kind::{PageKind, fields};
use crate::model::PersonId;
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::export::schema_org;
use crate::render::views::PersonRound;
use serde::Serialize;
use serde_json::Value as Json;
use tera::Context;

/// The page of a person.
pub(super) struct PersonKind(pub PersonId);

impl PageKind for PersonKind {
    fn template(&self) -> &'static str {
        "person"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.archive[self.0].name.clone()
    }

    fn parents(&self, _edition: &Edition<'_>) -> Vec<Page> {
        vec![Page::Home, Page::People]
    }

    fn description(&self, edition: &Edition<'_>) -> Option<String> {
        let person = &edition.archive[self.0];
        let count = person.event_count().to_string();
        let values = [("name", person.name.as_str()), ("n", &count)];
        Some(edition.strings.fill("person_description", &values))
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_event_css", "css_people_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&PersonPage::of(edition, self.0))
    }

    fn schema_org(&self, edition: &Edition<'_>) -> Vec<Json> {
        vec![schema_org::person(edition, self.0)]
    }
}

/// `person.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct PersonPage {
    /// The name.
    pub name: String,
    /// What each round says, in the order of rounds.
    pub rounds: Vec<PersonRound>,
    /// Whether the rounds give different agencies: then there may be several people of this name.
    pub may_be_several: bool,
}

impl PersonPage {
    fn of(edition: &Edition<'_>, id: PersonId) -> Self {
        let person = &edition.archive[id];
        Self {
            name: person.name.clone(),
            rounds: PersonRound::all(edition, person),
            may_be_several: person.agencies().len() > 1,
        }
    }
}
