//! What a page is about in one sentence, where no record says it in its language.

use super::occasion::Occasion;
use crate::model::{AgencyRef, MapPlace, TopicKind};
use crate::plan::Page;
use crate::render::edition::Edition;

/// A sentence about a page for search engines and previews, made from what the page lists.
#[must_use]
pub fn derived_description(edition: &Edition<'_>, page: Page) -> Option<String> {
    let archive = edition.archive;
    let strings = edition.strings;
    let text = |key: &str| Some(strings.text(key).to_owned());
    let counted = |key: &str, n: usize| Some(strings.fill(key, &[("n", &n.to_string())]));
    let listed = |key: &str, name: &str, rounds: usize, others: usize| {
        let (rounds, others) = (rounds.to_string(), others.to_string());
        let values = [("name", name), ("rounds", &rounds), ("others", &others)];
        Some(strings.fill(key, &values))
    };
    match page {
        Page::Events(_) => counted("events_described", archive.events.len()),
        Page::Cases(_) => counted("cases_count", archive.cases.len()),
        Page::Agencies => counted("agencies_count", archive.body_count()),
        Page::SeriesList => text("series_lead"),
        Page::Topics(TopicKind::Tag) => text("tags_lead"),
        Page::Topics(TopicKind::Value) => text("values_lead"),
        Page::Regions => text("regions_lead"),
        Page::Thermometer => text("thermometer_lead"),
        Page::Figures => text("figures_lead"),
        Page::Year(year) => {
            let records = edition.years.get(year)?;
            let name = year.to_string();
            let (rounds, cases) = (records.events.len(), records.cases.len());
            listed("year_described", &name, rounds, cases)
        }
        Page::Topic(id) => {
            let topic = &archive[id];
            let (rounds, cases) = (topic.events.len(), topic.cases.len());
            listed("topic_described", &topic.name, rounds, cases)
        }
        Page::Region(region) => {
            let name = edition.region_name(region);
            let at = MapPlace::Region(region);
            let rounds = archive.events.iter();
            let rounds = rounds.filter(|event| event.is_held() && event.place() == at);
            let agencies = archive.agencies.ids();
            let agencies = agencies
                .filter(|id| archive.is_body(*id) && archive.region_of(*id) == Some(region));
            listed("region_described", &name, rounds.count(), agencies.count())
        }
        Page::Agency(id) => {
            let agency = &archive[id];
            let held = agency
                .events
                .iter()
                .filter(|(event, _)| archive[*event].is_held());
            let (rounds, cases) = (held.count(), agency.cases.len());
            listed("agency_described", &agency.title, rounds, cases)
        }
        Page::Event(id) => Some(Occasion::of(edition, id).line()),
        Page::Case(id) => {
            let agencies = AgencyRef::names(&archive[id].agencies, "·");
            let case = strings.fill("cited_case", &[("agencies", &agencies)]);
            Some(case).filter(|_| !agencies.is_empty())
        }
        _ => None,
    }
}
