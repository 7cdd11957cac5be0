//! What can be counted: rounds and hosts, and how long the baton stayed with each.

use super::archive::Archive;
use super::chain::{Leg, LegState};
use super::event::Event;
use super::ids::{AgencyId, EventId};
use crate::base::Date;
use crate::content::{AgencyType, EventFormat, Region, Venue, VenueRole};
use std::collections::{BTreeMap, BTreeSet};

/// How long the baton stayed with those who held a round, from the day they got it to the day they
/// handed it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Their round.
    pub event: EventId,
    /// The day they got it.
    pub from: Date,
    /// The day they handed it on.
    pub to: Date,
    /// The days between the two.
    pub days: u32,
}

/// Where a round took place, as far as the map goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapPlace {
    /// In a province or city.
    Region(Region),
    /// Online only.
    Online,
    /// Not known.
    Unknown,
}

impl Event {
    /// Where it took place.
    #[must_use]
    pub fn place(&self) -> MapPlace {
        if self.facts.format == Some(EventFormat::Online) {
            return MapPlace::Online;
        }
        self.regions()
            .next()
            .map_or(MapPlace::Unknown, MapPlace::Region)
    }

    /// The regions it took place in, each once: not those that were only linked by video.
    pub fn regions(&self) -> impl Iterator<Item = Region> {
        let is_there = |venue: &&Venue| venue.role != Some(VenueRole::Linked);
        let venues = self.facts.venues.iter().filter(is_there);
        let regions: BTreeSet<Region> = venues.filter_map(Venue::region).collect();
        regions.into_iter()
    }
}

impl Archive {
    /// How long the baton stayed with the hosts of a round.
    ///
    /// Claimed only of a baton, and only between two confirmed legs whose days the records give:
    /// whatever else lies between two rounds is time, and no custody.
    #[must_use]
    pub fn holding(&self, event: EventId) -> Option<Holding> {
        let series = &self[self[event].series];
        if !series.has_baton() {
            return None;
        }
        let only = |legs: &mut dyn Iterator<Item = &Leg>| {
            let leg = legs.next().filter(|leg| leg.state == LegState::Confirmed);
            leg.filter(|_| legs.next().is_none())
                .and_then(|leg| leg.day)
        };
        let from = only(&mut series.chain.legs_to(event))?;
        let to = only(&mut series.chain.legs_from(event))?;
        let span = to.first_day().since(from.first_day()).ok()?;
        let days = u32::try_from(span.get_days()).ok()?;
        Some(Holding {
            event,
            from,
            to,
            days,
        })
    }

    /// How long the hosts of rounds held the baton, over all series, the longest first.
    #[must_use]
    pub fn holdings(&self) -> Vec<Holding> {
        let holdings = self.events.ids().filter_map(|id| self.holding(id));
        let mut holdings: Vec<Holding> = holdings.collect();
        holdings.sort_by_key(|holding| (std::cmp::Reverse(holding.days), holding.event));
        holdings
    }

    /// The first round that each agency held; people and groups are no agencies.
    #[must_use]
    pub fn first_rounds(&self) -> BTreeMap<AgencyId, EventId> {
        let mut first = BTreeMap::new();
        for id in self.events.ids().filter(|id| self[*id].is_held()) {
            let holders = self[id].holders();
            for agency in holders.iter().filter(|it| self.is_body(it.id)) {
                first.entry(agency.id).or_insert(id);
            }
        }
        first
    }

    /// The agencies that held rounds of a year, each once, by their original titles.
    #[must_use]
    pub fn hosts_of_year(&self, year: i16) -> BTreeSet<AgencyId> {
        let of_year = self
            .events
            .iter()
            .filter(|event| event.year() == Some(year));
        let holders = of_year
            .filter(|event| event.is_held())
            .flat_map(Event::holders);
        let ids = holders.map(|agency| agency.id);
        ids.filter(|id| self.is_body(*id)).collect()
    }

    /// How many rounds agencies of a type held; a round with hosts of one type counts once for it.
    /// People and groups are no agencies.
    #[must_use]
    pub fn rounds_by_type(&self) -> BTreeMap<AgencyType, usize> {
        let mut counts = BTreeMap::new();
        for event in self.events.iter().filter(|event| event.is_held()) {
            let holders = event.holders();
            let types: BTreeSet<AgencyType> = holders
                .iter()
                .map(|agency| self.type_of(agency.id))
                .filter(|kind| kind.is_body())
                .collect();
            for kind in types {
                *counts.entry(kind).or_insert(0) += 1;
            }
        }
        counts
    }

    /// What kind of body an agency is; one whose file does not say counts among the others.
    #[must_use]
    pub fn type_of(&self, id: AgencyId) -> AgencyType {
        self[id].facts.agency_type.unwrap_or(AgencyType::Other)
    }

    /// Whether it is a body and counted as an agency; people and groups are not.
    #[must_use]
    pub fn is_body(&self, id: AgencyId) -> bool {
        self.type_of(id).is_body()
    }

    /// How many agencies there are, without people and groups.
    #[must_use]
    pub fn body_count(&self) -> usize {
        self.agencies.ids().filter(|id| self.is_body(*id)).count()
    }

    /// The region an agency lies in.
    #[must_use]
    pub fn region_of(&self, id: AgencyId) -> Option<Region> {
        self[id].facts.region.as_ref().map(|it| it.region)
    }

    /// The regions in which rounds took place or agencies lie.
    #[must_use]
    pub fn regions(&self) -> BTreeSet<Region> {
        let of_events = self.events.iter().flat_map(Event::regions);
        let of_agencies = self.agencies.ids().filter_map(|id| self.region_of(id));
        of_events.chain(of_agencies).collect()
    }
}
