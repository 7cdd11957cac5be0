//! People in the index, and on pages of their own.

use super::event::{EventView, round_link};
use super::programme::{OfficeView, QuoteView, person_url};
use crate::model::{Appearance, Person, PersonId};
use crate::render::edition::Edition;
use crate::render::labels::{Labelled, LinkTo};
use serde::Serialize;

/// A person in the index.
#[derive(Clone, Debug, Serialize)]
pub struct PersonRow {
    /// The name.
    pub name: String,
    /// The address of the page; empty where there is none.
    pub url: String,
    /// The offices held, each once, in the order of rounds.
    pub offices: Vec<OfficeView>,
    /// How many rounds name the person.
    pub count: usize,
    /// The round of a person without a page.
    pub round: Option<LinkTo>,
}

impl PersonRow {
    /// The row of a person.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: PersonId) -> Self {
        let person = &edition.archive[id];
        let mut seen: Vec<(Option<&str>, Option<&str>)> = Vec::new();
        let mut offices = Vec::new();
        for it in &person.appearances {
            let role = it.role.as_deref();
            let agency = it.agency.as_ref().map(|agency| agency.name.as_str());
            let is_known = role.is_some() || agency.is_some();
            if is_known && !seen.contains(&(role, agency)) {
                seen.push((role, agency));
                offices.push(OfficeView::of(edition, role, it.agency.as_ref()));
            }
        }
        let only = person.appearances.first();
        Self {
            name: person.name.clone(),
            url: person_url(edition, &person.key),
            offices,
            count: person.event_count(),
            round: only
                .filter(|_| !person.has_page())
                .map(|it| round_link(edition, it.event)),
        }
    }
}

/// What a round says of a person.
#[derive(Clone, Debug, Serialize)]
pub struct PersonRound {
    /// The round.
    pub event: EventView,
    /// The offices held that day; more than one where its records differ.
    pub offices: Vec<PartView>,
    /// What the person said.
    pub quotes: Vec<QuoteView>,
}

/// An office held that day, and what the person did.
#[derive(Clone, Debug, Serialize)]
pub struct PartView {
    /// The office.
    pub office: OfficeView,
    /// What the person did.
    pub part: Option<Labelled>,
}

impl PersonRound {
    /// The rounds that name a person, in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, person: &Person) -> Vec<Self> {
        let rounds = person.appearances.chunk_by(|a, b| a.event == b.event);
        rounds.map(|here| Self::of(edition, here)).collect()
    }

    fn of(edition: &Edition<'_>, here: &[Appearance]) -> Self {
        let id = here[0].event;
        let event = &edition.archive[id];
        let said = here.iter().flat_map(|it| &it.quotes);
        let part = |it: &Appearance| PartView {
            office: OfficeView::of(edition, it.role.as_deref(), it.agency.as_ref()),
            part: it.part.map(|part| edition.labelled("part", part.as_str())),
        };
        let offices = here.iter().map(part);
        Self {
            event: EventView::of(edition, id),
            offices: offices.filter(|it| !it.is_empty()).collect(),
            quotes: said
                .map(|at| QuoteView::of(edition, event, &event.quotes[*at]))
                .collect(),
        }
    }
}

impl PartView {
    fn is_empty(&self) -> bool {
        self.office.role.is_none() && self.office.agency.is_none() && self.part.is_none()
    }
}
