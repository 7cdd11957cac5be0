//! The list of agencies by type.

use super::kind::{PageKind, fields};
use crate::content::AgencyType;
use crate::render::edition::Edition;
use crate::render::views::{AgencyRow, Group};
use serde::Serialize;
use tera::Context;

/// The list of agencies.
pub(super) struct AgenciesKind;

impl PageKind for AgenciesKind {
    fn template(&self) -> &'static str {
        "agencies"
    }

    fn section(&self) -> &'static str {
        "agencies"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("agencies").to_owned()
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&AgenciesPage::of(edition))
    }
}

/// `agencies.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct AgenciesPage {
    /// The agencies by type, each in order of name.
    pub groups: Vec<Group<AgencyRow>>,
    /// People and groups of people, who are no agencies and not counted.
    pub others: Vec<Group<AgencyRow>>,
    /// How many agencies there are.
    pub total: usize,
}

impl AgenciesPage {
    fn of(edition: &Edition<'_>) -> Self {
        let archive = edition.archive;
        let of_type = |kind: &AgencyType| {
            let by_title = archive.agencies_by_title.iter();
            let of_type = by_title.filter(|id| archive.type_of(**id) == *kind);
            Group {
                title: edition.strings.word("agency_type", kind.as_str()),
                id: kind.as_str().to_owned(),
                items: of_type.map(|id| AgencyRow::of(edition, *id)).collect(),
            }
        };
        let groups = |is_body: bool| {
            let types = AgencyType::ALL.iter().filter(|it| it.is_body() == is_body);
            let groups = types.map(of_type);
            groups.filter(|group| !group.items.is_empty()).collect()
        };
        Self {
            groups: groups(true),
            others: groups(false),
            total: archive.body_count(),
        }
    }
}
