//! What can be counted: rounds and hosts, and how long the baton stayed with each.

use super::archive::Archive;
use super::chain::{Leg, LegState};
use super::event::Event;
use super::ids::{AgencyId, EventId};
use crate::content::{AgencyType, EventFormat, Region};
use std::collections::{BTreeMap, BTreeSet};

/// How long the baton stayed with those who held a round: from the day it was handed to them to the
/// day they passed it on at their own round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The round where they got it.
    pub from: EventId,
    /// Their own round.
    pub to: EventId,
    /// The days between the two.
    pub days: u32,
    /// Whether it is only inferred that they got it there.
    pub is_inferred: bool,
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
        let venue = self.facts.venue.as_ref();
        let region = venue.and_then(|venue| venue.region.as_ref());
        region.map_or(MapPlace::Unknown, |it| MapPlace::Region(it.region))
    }
}

impl Archive {
    /// How long the baton stayed with the hosts of the later round of a leg.
    ///
    /// `None` where the leg is neither confirmed nor inferred, where one of the days is known only
    /// to the month or year, and where the later round does not come after the earlier one.
    #[must_use]
    pub fn holding(&self, leg: &Leg) -> Option<Holding> {
        let is_inferred = match leg.state {
            LegState::Confirmed => false,
            LegState::Inferred => true,
            _ => return None,
        };
        let (from, to) = (leg.from?, leg.to?);
        let dates = self[from].dates;
        let got = dates.last.unwrap_or(dates.first);
        let passed = self[to].dates.last.unwrap_or(self[to].dates.first);
        got.day()?;
        passed.day()?;
        let span = passed.first_day().since(got.first_day()).ok()?;
        Some(Holding {
            from,
            to,
            days: u32::try_from(span.get_days()).ok()?,
            is_inferred,
        })
    }

    /// The days each round's hosts held the baton before it, over all series, the longest first.
    #[must_use]
    pub fn holdings(&self) -> Vec<Holding> {
        let legs = self.series.iter().flat_map(|series| &series.chain.legs);
        let mut holdings: Vec<Holding> = legs.filter_map(|leg| self.holding(leg)).collect();
        holdings.sort_by_key(|holding| (std::cmp::Reverse(holding.days), holding.to));
        holdings
    }

    /// The first round that each agency held.
    #[must_use]
    pub fn first_rounds(&self) -> BTreeMap<AgencyId, EventId> {
        let mut first = BTreeMap::new();
        for id in self.events.ids().filter(|id| self[*id].is_held()) {
            for agency in self[id].holders() {
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
            .filter(|event| event.dates.first.year() == year);
        let holders = of_year
            .filter(|event| event.is_held())
            .flat_map(Event::holders);
        holders.map(|agency| agency.id).collect()
    }

    /// How many rounds agencies of a type held; a round with hosts of one type counts once for it.
    #[must_use]
    pub fn rounds_by_type(&self) -> BTreeMap<AgencyType, usize> {
        let mut counts = BTreeMap::new();
        for event in self.events.iter().filter(|event| event.is_held()) {
            let holders = event.holders();
            let types: BTreeSet<AgencyType> = holders
                .iter()
                .map(|agency| self.type_of(agency.id))
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

    /// The region an agency lies in.
    #[must_use]
    pub fn region_of(&self, id: AgencyId) -> Option<Region> {
        self[id].facts.region.as_ref().map(|it| it.region)
    }

    /// The regions in which rounds took place or agencies lie.
    #[must_use]
    pub fn regions(&self) -> BTreeSet<Region> {
        let of_events = self.events.iter().filter_map(|event| match event.place() {
            MapPlace::Region(region) => Some(region),
            MapPlace::Online | MapPlace::Unknown => None,
        });
        let of_agencies = self.agencies.ids().filter_map(|id| self.region_of(id));
        of_events.chain(of_agencies).collect()
    }
}
