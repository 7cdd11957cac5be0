//! The data of the pages that count: figures, regions.

use super::Edition;
use super::lists::{AgencyRow, Figure};
use super::views::{AgencyView, EventView, Labelled, LinkTo};
use crate::content::drafts::AgencyType;
use crate::model::{EventId, Holding, Leg, LegState, Place, Region};
use crate::plan::Page;
use crate::render::bars::{Bars, Count, bars};
use crate::render::tiles::{self, Tile};
use serde::Serialize;
use std::collections::BTreeMap;

/// A chart with the words around it.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    /// An id, unique on the page.
    pub id: &'static str,
    /// What is counted.
    pub title: String,
    /// What the columns stand for: years, kinds.
    pub head: String,
    /// What each part of a column counts.
    pub parts: Vec<String>,
    /// The columns.
    pub bars: Bars,
}

/// How long the baton stayed with the hosts of a round.
#[derive(Clone, Debug, Serialize)]
pub struct HoldingView {
    /// Those hosts.
    pub agencies: Vec<AgencyView>,
    /// The round where they got it.
    pub from: EventView,
    /// Their own round.
    pub to: EventView,
    /// The days, in words.
    pub days: String,
    /// Whether it is only inferred.
    pub is_inferred: bool,
}

/// A link in the list of those of its state.
#[derive(Clone, Debug, Serialize)]
pub struct WayView {
    /// The series.
    pub series: LinkTo,
    /// The earlier round.
    pub from: Option<LinkTo>,
    /// The later one.
    pub to: Option<LinkTo>,
    /// Who got the baton, as far as the record says.
    pub receivers: Vec<AgencyView>,
    /// What is known, in a sentence.
    pub sentence: String,
}

/// The links of a state.
#[derive(Clone, Debug, Serialize)]
pub struct StateGroup {
    /// The state.
    pub state: Labelled,
    /// The links, series by series.
    pub ways: Vec<WayView>,
}

/// The data of the page of figures.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresPage {
    /// The great numbers.
    pub figures: Vec<Figure>,
    /// Charts.
    pub charts: Vec<Chart>,
    /// How long the baton stayed, the longest first.
    pub holdings: Vec<HoldingView>,
    /// The links, state by state, those that occur.
    pub states: Vec<StateGroup>,
    /// The map.
    pub regions: LinkTo,
}

/// A region on the map.
#[derive(Clone, Debug, Serialize)]
pub struct RegionTile {
    /// Its name.
    pub title: String,
    /// Its place on the map.
    pub tile: Tile,
    /// The address of its page; missing where there is nothing to show.
    pub url: Option<String>,
    /// How many rounds took place there.
    pub rounds: usize,
    /// How many agencies lie there.
    pub agencies: usize,
}

/// The data of the map of regions.
#[derive(Clone, Debug, Serialize)]
pub struct RegionsPage {
    /// The width of the map.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// All regions.
    pub tiles: Vec<RegionTile>,
    /// The rounds over the net, newest first.
    pub online: Vec<EventView>,
    /// The rounds that nobody knows the place of, newest first.
    pub unknown: Vec<EventView>,
}

/// The data of the page of a region.
#[derive(Clone, Debug, Serialize)]
pub struct RegionPage {
    /// Its rounds, newest first.
    pub events: Vec<EventView>,
    /// Its agencies, by title.
    pub agencies: Vec<AgencyRow>,
    /// The map.
    pub map: LinkTo,
}

impl Edition<'_> {
    pub(super) fn figures_page(&self) -> FiguresPage {
        FiguresPage {
            figures: self.figures(),
            charts: vec![
                self.rounds_by_year(),
                self.cases_by_year(),
                self.hosts_by_year(),
                self.rounds_by_type(),
            ],
            holdings: self
                .archive
                .holdings()
                .iter()
                .map(|one| self.holding_view(one))
                .collect(),
            states: self.links_by_state(),
            regions: self.map_link(),
        }
    }

    fn chart(&self, id: &'static str, head: &str, parts: &[&str], bars: Bars) -> Chart {
        Chart {
            id,
            title: self.strings.text(id).to_owned(),
            head: self.strings.text(head).to_owned(),
            parts: parts
                .iter()
                .map(|key| self.strings.text(key).to_owned())
                .collect(),
            bars,
        }
    }

    /// A column for each year with rounds, leading to a part of its page.
    fn by_year(&self, anchor: &str, count: impl Fn(i16) -> Vec<usize>) -> Bars {
        let column = |year: i16| {
            let parts = count(year);
            let anchor = if parts.iter().any(|part| *part > 0) {
                anchor
            } else {
                ""
            };
            Count {
                label: year.to_string(),
                parts,
                url: format!("{}{anchor}", self.href(Page::Year(year))),
            }
        };
        bars(self.archive.years().into_iter().map(column).collect(), 1.0)
    }

    fn rounds_by_year(&self) -> Chart {
        let of_year = |year: i16| {
            let events = self.archive.events.iter();
            vec![
                events
                    .filter(|event| event.dates.first.year() == year && event.is_held())
                    .count(),
            ]
        };
        self.chart(
            "rounds_by_year",
            "by_year",
            &["events"],
            self.by_year("", of_year),
        )
    }

    fn cases_by_year(&self) -> Chart {
        let first_shown = self.cases_first_shown();
        let of_year = |year: i16| vec![first_shown.get(&year).map_or(0, Vec::len)];
        self.chart(
            "cases_by_year",
            "by_year",
            &["cases"],
            self.by_year("#cases_", of_year),
        )
    }

    /// The cases by the year in which they were first shown, each year's by title.
    pub(super) fn cases_first_shown(&self) -> BTreeMap<i16, Vec<crate::model::CaseId>> {
        let mut years: BTreeMap<i16, Vec<_>> = BTreeMap::new();
        for id in &self.archive.cases_by_title {
            if let Some(event) = self.archive[*id].events.first() {
                let year = self.archive[*event].dates.first.year();
                years.entry(year).or_default().push(*id);
            }
        }
        years
    }

    fn hosts_by_year(&self) -> Chart {
        let first = self.archive.first_rounds();
        let of_year = |year: i16| {
            let hosts = self.archive.hosts_of_year(year);
            let is_new = |id: &&crate::model::AgencyId| {
                first
                    .get(id)
                    .is_some_and(|event| self.archive[*event].dates.first.year() == year)
            };
            let new = hosts.iter().filter(is_new).count();
            vec![new, hosts.len() - new]
        };
        let parts = ["hosts_first", "hosts_again"];
        self.chart(
            "hosts_by_year",
            "by_year",
            &parts,
            self.by_year("#hosts_", of_year),
        )
    }

    fn rounds_by_type(&self) -> Chart {
        let counts = self.archive.rounds_by_type();
        let column = |kind: &AgencyType| Count {
            label: self.strings.word("agency_type", kind.as_str()),
            parts: vec![counts.get(kind).copied().unwrap_or(0)],
            url: format!("{}#{}", self.href(Page::Agencies), kind.as_str()),
        };
        let there = AgencyType::ALL
            .iter()
            .filter(|kind| counts.contains_key(kind));
        let bars = bars(there.map(column).collect(), 1.75);
        self.chart("rounds_by_type", "by_type", &["events"], bars)
    }

    pub(super) fn days(&self, holding: &Holding) -> String {
        let key = match holding.is_inferred {
            true => "days_inferred",
            false => "days",
        };
        self.strings.fill(key, &[("n", &holding.days.to_string())])
    }

    pub(super) fn holding_view(&self, holding: &Holding) -> HoldingView {
        let holders = self.archive[holding.to].holders();
        HoldingView {
            agencies: holders
                .into_iter()
                .map(|agency| self.agency(agency))
                .collect(),
            from: self.event(holding.from),
            to: self.event(holding.to),
            days: self.days(holding),
            is_inferred: holding.is_inferred,
        }
    }

    fn links_by_state(&self) -> Vec<StateGroup> {
        let links: Vec<(&Leg, LinkTo)> = self
            .archive
            .series
            .ids()
            .flat_map(|id| {
                let links = self.archive[id].chain.legs.iter();
                links.map(move |link| (link, self.series_link(id)))
            })
            .collect();
        let group = |state: &LegState| {
            let of_state = links.iter().filter(|(link, _)| link.state == *state);
            let way = |(link, series): &(&Leg, LinkTo)| {
                let view = self.handover(link);
                WayView {
                    series: series.clone(),
                    from: view.from,
                    to: view.to,
                    receivers: self.agencies(&link.receivers),
                    sentence: view.sentence,
                }
            };
            StateGroup {
                state: self.labelled("handover", state.as_str()),
                ways: of_state.map(way).collect(),
            }
        };
        let groups = LegState::ALL.iter().map(group);
        groups.filter(|group| !group.ways.is_empty()).collect()
    }

    fn map_link(&self) -> LinkTo {
        LinkTo {
            title: self.strings.text("regions").to_owned(),
            url: self.href(Page::Regions),
        }
    }

    /// The name of a region in the language of the page.
    pub(super) fn region_name(&self, region: Region) -> String {
        self.strings.word("region", region.as_str())
    }

    /// The name of a region with its page.
    pub(super) fn region_link(&self, region: Region) -> LinkTo {
        LinkTo {
            title: self.region_name(region),
            url: self.href(Page::Region(region)),
        }
    }

    /// The rounds of a place, newest first.
    fn rounds_at(&self, place: Place) -> Vec<EventId> {
        let newest = self.archive.events.ids().rev();
        newest
            .filter(|id| self.archive[*id].place() == place)
            .collect()
    }

    fn events_at(&self, place: Place) -> Vec<EventView> {
        self.rounds_at(place)
            .into_iter()
            .map(|id| self.event(id))
            .collect()
    }

    pub(super) fn regions_page(&self) -> RegionsPage {
        let tile = |region: &Region| {
            let agencies = self.archive.agencies.ids();
            RegionTile {
                title: self.region_name(*region),
                tile: tiles::tile(*region),
                url: self
                    .plan
                    .find(Page::Region(*region))
                    .map(|url| self.spell(url)),
                rounds: self.rounds_at(Place::Region(*region)).len(),
                agencies: agencies
                    .filter(|id| self.archive.region_of(*id) == Some(*region))
                    .count(),
            }
        };
        let [width, height] = tiles::SIZE;
        RegionsPage {
            width,
            height,
            tiles: Region::ALL.iter().map(tile).collect(),
            online: self.events_at(Place::Online),
            unknown: self.events_at(Place::Unknown),
        }
    }

    pub(super) fn region_page(&self, region: Region) -> RegionPage {
        let agencies = self.archive.agencies_by_title.iter();
        let there = agencies.filter(|id| self.archive.region_of(**id) == Some(region));
        RegionPage {
            events: self.events_at(Place::Region(region)),
            agencies: there.map(|id| self.agency_row(*id)).collect(),
            map: self.map_link(),
        }
    }
}
