//! Agencies in lines, tables and cards.

use crate::content::Role;
use crate::model::{AgencyId, AgencyRef, EventId, Host, NamePeriod};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::{DateView, Labelled, LinkTo};
use serde::Serialize;

/// An agency as one record names it.
#[derive(Clone, Debug, Serialize)]
pub struct AgencyView {
    /// Its name on the day of the record.
    pub name: String,
    /// Its present name, if that differs.
    pub now: Option<String>,
    /// Its shortest name.
    pub short: String,
    /// The address of its page.
    pub url: String,
}

impl AgencyView {
    /// The view of an agency.
    #[must_use]
    pub fn of(edition: &Edition<'_>, agency: &AgencyRef) -> Self {
        let record = &edition.archive[agency.id];
        let is_present = record.title == agency.name;
        Self {
            name: agency.name.clone(),
            now: (!is_present).then(|| record.title.clone()),
            short: if is_present {
                record.short_name().to_owned()
            } else {
                agency.name.clone()
            },
            url: edition.href(Page::Agency(agency.id)),
        }
    }

    /// The views of several, in the same order.
    #[must_use]
    pub fn all<'r>(
        edition: &Edition<'_>,
        agencies: impl IntoIterator<Item = &'r AgencyRef>,
    ) -> Vec<Self> {
        let agencies = agencies.into_iter();
        agencies.map(|agency| Self::of(edition, agency)).collect()
    }
}

/// An agency at an event.
#[derive(Clone, Debug, Serialize)]
pub struct HostView {
    /// The agency.
    pub agency: AgencyView,
    /// What it did.
    pub role: Labelled,
}

impl HostView {
    /// The view of a host.
    #[must_use]
    pub fn of(edition: &Edition<'_>, host: &Host) -> Self {
        Self {
            agency: AgencyView::of(edition, &host.agency),
            role: edition.labelled("role", host.role.as_str()),
        }
    }
}

/// A name and when it was in use.
#[derive(Clone, Debug, Serialize)]
pub struct NameView {
    /// The name.
    pub text: String,
    /// From when, if known.
    pub from: Option<DateView>,
    /// Until when, if known.
    pub until: Option<DateView>,
}

impl NameView {
    /// The views of names, in the same order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, names: &[NamePeriod]) -> Vec<Self> {
        let view = |name: &NamePeriod| Self {
            text: name.text.clone(),
            from: name.from.map(|date| edition.date(date)),
            until: name.until.map(|date| edition.date(date)),
        };
        names.iter().map(view).collect()
    }
}

/// An agency in a table of agencies.
#[derive(Clone, Debug, Serialize)]
pub struct AgencyRow {
    /// Its name.
    pub title: String,
    /// Its shortest name, if that is not its title.
    pub short: Option<String>,
    /// The address of its page.
    pub url: String,
    /// How many rounds it held.
    pub hosted: usize,
    /// How many rounds of others it co-hosted.
    pub co_hosted: usize,
    /// How many rounds it took part in otherwise.
    pub joined: usize,
    /// How many cases it presented.
    pub cases: usize,
}

impl AgencyRow {
    /// The row of an agency.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: AgencyId) -> Self {
        let agency = &edition.archive[id];
        let held = held_rounds(edition, id);
        let others = agency.events.iter().filter(|(event, _)| {
            edition.archive[*event].is_held() && held.binary_search(event).is_err()
        });
        let (mut co_hosted, mut joined) = (0, 0);
        for (_, role) in others {
            match role {
                Role::CoHost => co_hosted += 1,
                _ => joined += 1,
            }
        }
        Self {
            title: agency.title.clone(),
            short: Some(agency.short_name().to_owned()).filter(|short| *short != agency.title),
            url: edition.href(Page::Agency(id)),
            hosted: held.len(),
            co_hosted,
            joined,
            cases: agency.cases.len(),
        }
    }
}

/// The rounds that an agency held, in the order of the archive: as host, or as co-host where nobody
/// was host. None that is still to come or did not take place.
#[must_use]
pub fn held_rounds(edition: &Edition<'_>, id: AgencyId) -> Vec<EventId> {
    let mut rounds = hosted_rounds(edition, id);
    rounds.retain(|event| edition.archive[*event].is_held());
    rounds
}

/// The same with those that are still to come or did not take place.
#[must_use]
pub fn hosted_rounds(edition: &Edition<'_>, id: AgencyId) -> Vec<EventId> {
    let is_holder = |event: &EventId| edition.archive[*event].is_held_by(id);
    let events = edition.archive[id].events.iter().map(|(event, _)| *event);
    events.filter(is_holder).collect()
}

/// A link to an agency by its present name.
#[must_use]
pub fn agency_link(edition: &Edition<'_>, id: AgencyId) -> LinkTo {
    LinkTo {
        title: edition.archive[id].title.clone(),
        url: edition.href(Page::Agency(id)),
    }
}
