//! Where an event took place.

use super::thing::Thing;
use crate::content::{EventFormat, LinkKind, Venue};
use crate::model::Event;
use crate::render::edition::Edition;
use serde_json::Value;

/// The places of an event, the main one first. One that was online has none but the internet.
pub(super) fn locations(edition: &Edition<'_>, event: &Event) -> Vec<Value> {
    let mut venues: Vec<&Venue> = event.facts.venues.iter().collect();
    venues.sort_by_key(|venue| venue.role);
    let names = venues.iter().map(|venue| venue.name.as_str());
    match event.facts.format {
        Some(EventFormat::Online) if venues.is_empty() => {
            vec![internet(event, edition.strings.text("format_online"))]
        }
        Some(EventFormat::Online) => names.map(|name| internet(event, name)).collect(),
        Some(EventFormat::Hybrid) => {
            let online = internet(event, edition.strings.text("format_online"));
            venues.iter().map(|it| place(it)).chain([online]).collect()
        }
        Some(EventFormat::Onsite) | None => venues.iter().map(|it| place(it)).collect(),
    }
}

/// A place with no more than its name.
pub(super) fn named_place(name: &str) -> Value {
    let mut place = Thing::of("Place");
    place.put("name", name);
    place.value()
}

fn place(venue: &Venue) -> Value {
    let region = venue.region.as_ref();
    let mut place = Thing::of("Place");
    place.put("name", venue.name.clone());
    if venue.address.is_some() || region.is_some() || venue.country.is_some() {
        let mut address = Thing::of("PostalAddress");
        address.put("streetAddress", venue.address.clone());
        address.put("addressRegion", region.map(|region| region.text.clone()));
        address.put("addressCountry", venue.country.clone());
        place.put("address", address.value());
    }
    place.value()
}

fn internet(event: &Event, name: &str) -> Value {
    let links = &event.facts.links;
    let live = links.iter().find(|link| link.kind == LinkKind::Live);
    let mut place = Thing::of("VirtualLocation");
    place.put("name", name);
    place.put("url", live.map(|link| link.url.value.0.clone()));
    place.value()
}
