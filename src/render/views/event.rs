//! Events in lists and lines.

use super::agency::{AgencyView, HostView};
use super::region::region_link;
use super::relay::series_link;
use crate::content::Venue;
use crate::model::{AgencyRef, Event, EventId, Tense};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::labels::{Labelled, LinkTo};
use crate::render::when::WhenView;
use serde::Serialize;

/// An event in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Its title.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Its series.
    pub series: LinkTo,
    /// `제7회`; missing where the source gives no number.
    pub round: Option<String>,
    /// The number alone.
    pub number: Option<u32>,
    /// When it took place, or was to.
    pub date: WhenView,
    /// The agencies that held it.
    pub holders: Vec<AgencyView>,
    /// All agencies, with what they did.
    pub hosts: Vec<HostView>,
    /// Where it was, the main place first.
    pub venues: Vec<VenueView>,
    /// How one took part.
    pub format: Option<Labelled>,
    /// Whether it took place.
    pub status: Labelled,
    /// Whether all that is known of it was written before the day.
    pub is_noticed: bool,
    /// How its node is drawn: see [`Event::mark`].
    pub mark: &'static str,
}

/// A place of an event.
#[derive(Clone, Debug, Serialize)]
pub struct VenueView {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: Option<String>,
    /// The province or city; without an address where it has no page.
    pub region: Option<LinkTo>,
    /// The country, where not Korea.
    pub country: Option<String>,
    /// What it was to the event, where there were several.
    pub role: Option<Labelled>,
}

impl VenueView {
    fn of(edition: &Edition<'_>, venue: &Venue) -> Self {
        Self {
            name: venue.name.clone(),
            address: venue.address.clone(),
            region: venue.region().map(|region| region_link(edition, region)),
            country: venue.country.clone(),
            role: venue
                .role
                .map(|role| edition.labelled("venue_role", role.as_str())),
        }
    }
}

impl EventView {
    /// The view of an event.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: EventId) -> Self {
        let event = &edition.archive[id];
        let common = &event.head;
        let facts = &event.facts;
        let mut venues: Vec<&Venue> = facts.venues.iter().collect();
        venues.sort_by_key(|venue| venue.role);
        let status = event.status;
        let hosts = event.hosts.iter();
        Self {
            title: common.title.clone(),
            url: edition.href(Page::Event(id)),
            summary: common.summary.clone(),
            series: series_link(edition, event.series),
            round: edition.round(event),
            number: event.number,
            date: edition.when(event),
            holders: AgencyView::all(edition, event.holders()),
            hosts: hosts.map(|host| HostView::of(edition, host)).collect(),
            venues: venues
                .into_iter()
                .map(|venue| VenueView::of(edition, venue))
                .collect(),
            format: facts
                .format
                .map(|format| edition.labelled("format", format.as_str())),
            status: edition.labelled("status", status.as_str()),
            is_noticed: event.tense() == Tense::Noticed,
            mark: event.mark(),
        }
    }

    /// The views of several, in the same order.
    #[must_use]
    pub fn all<'i>(edition: &Edition<'_>, ids: impl IntoIterator<Item = &'i EventId>) -> Vec<Self> {
        let ids = ids.into_iter();
        ids.map(|id| Self::of(edition, *id)).collect()
    }
}

/// A link to a round by its number and holders: `제7회 국민권익위원회`; by its year where it has no number.
#[must_use]
pub fn round_link(edition: &Edition<'_>, id: EventId) -> LinkTo {
    let event = &edition.archive[id];
    let holders = AgencyRef::names(event.holders(), "·");
    let title = match edition.round(event) {
        Some(round) => format!("{round} {holders}"),
        None => format!("{} {holders}", edition.when(event).years),
    };
    LinkTo {
        title: title.trim().to_owned(),
        url: edition.href(Page::Event(id)),
    }
}

/// The agencies that hosted an event together with those that held it.
#[must_use]
pub fn co_hosts(event: &Event) -> Vec<&AgencyRef> {
    let holders = event.holders();
    let hosts = event.hosted_by();
    hosts.filter(|agency| !holders.contains(agency)).collect()
}
