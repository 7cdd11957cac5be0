//! The kinds of pages, one in each file. To add one, add its file and its line in [`kind_of`].

mod agencies;
mod agency;
mod case;
mod cases;
mod data;
mod event;
mod events;
mod figures;
mod holder;
mod home;
mod kind;
mod not_found;
mod people;
mod person;
mod plain;
mod region;
mod regions;
mod search;
mod series;
mod series_list;
mod thermometer;
mod topic;
mod topics;
mod withdrawn;
mod year;

pub use kind::PageKind;

use crate::plan::Page;

/// The kind of a page.
#[must_use]
pub fn kind_of(page: Page) -> Box<dyn PageKind> {
    match page {
        Page::Home => Box::new(home::HomeKind),
        Page::SeriesList => Box::new(series_list::SeriesListKind),
        Page::Series(id) => Box::new(series::SeriesKind(id)),
        Page::Events(number) => Box::new(events::EventsKind(number)),
        Page::Year(year) => Box::new(year::YearKind(year)),
        Page::Event(id) => Box::new(event::EventKind(id)),
        Page::Cases(number) => Box::new(cases::CasesKind(number)),
        Page::Case(id) => Box::new(case::CaseKind(id)),
        Page::Agencies => Box::new(agencies::AgenciesKind),
        Page::Agency(id) => Box::new(agency::AgencyKind(id)),
        Page::Topics(kind) => Box::new(topics::TopicsKind(kind)),
        Page::Topic(id) => Box::new(topic::TopicPageKind(id)),
        Page::People => Box::new(people::PeopleKind),
        Page::Person(id) => Box::new(person::PersonKind(id)),
        Page::Thermometer => Box::new(thermometer::ThermometerKind),
        Page::Figures => Box::new(figures::FiguresKind),
        Page::Data => Box::new(data::DataKind),
        Page::Regions => Box::new(regions::RegionsKind),
        Page::Region(region) => Box::new(region::RegionKind(region)),
        Page::Search => Box::new(search::SearchKind),
        Page::Plain(id) => Box::new(plain::PlainKind(id)),
        Page::Withdrawn(id) => Box::new(withdrawn::WithdrawnKind(id)),
        Page::NotFound => Box::new(not_found::NotFoundKind),
    }
}
