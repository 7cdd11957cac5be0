//! The data of pages that list records: home, events, years, cases, agencies, topics.

use super::relay::{SeriesView, ThermometerView, Tick};
use super::timeline::TimelineView;
use super::views::{AgencyView, CaseView, Counted, EventView, LinkTo};
use super::{Edition, Pager, page_of};
use crate::base::korean::index_head;
use crate::content::drafts::{AgencyType, EventStatus, Role};
use crate::model::{AgencyId, AgencyRef, CaseId, EventId, Holder, SeriesId, TopicId, TopicKind};
use crate::plan::Page;
use serde::Serialize;

/// Records under a common head.
#[derive(Clone, Debug, Serialize)]
pub struct Group<T> {
    /// The head: a year, a consonant, a type.
    pub title: String,
    /// An id for links to the head, unique on the page.
    pub id: String,
    /// The records, in order.
    pub items: Vec<T>,
}

/// Who holds the thermometer.
#[derive(Clone, Debug, Serialize)]
pub struct HolderView {
    /// `known`, `announced`, `inferred`, `unknown`, `ended`, `nobody`.
    pub state: &'static str,
    /// What is known, in a sentence.
    pub sentence: String,
    /// The holders, where known.
    pub agencies: Vec<AgencyView>,
    /// The last round on record.
    pub last: Option<EventView>,
}

/// A figure with the page that lists what it counts.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What is counted.
    pub label: String,
    /// How many.
    pub value: usize,
    /// The list.
    pub url: String,
}

/// The data of the home page.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    /// The intro, as HTML.
    pub body: String,
    /// The first series, whose thermometer is drawn.
    pub main: Option<SeriesView>,
    /// Who holds its thermometer.
    pub holder: HolderView,
    /// The thermometer as the last round left it.
    pub thermometer: Option<ThermometerView>,
    /// Its rounds, the first at the bottom of the thermometer.
    pub ticks: Vec<Tick>,
    /// The newest rounds of all series, newest first.
    pub latest: Vec<EventView>,
    /// Counts of the archive.
    pub figures: Vec<Figure>,
    /// All series.
    pub series: Vec<SeriesView>,
}

/// The data of a page of the list of events.
#[derive(Clone, Debug, Serialize)]
pub struct EventsPage {
    /// The events by year, newest first.
    pub groups: Vec<Group<EventView>>,
    /// The pages of the years, newest first.
    pub years: Vec<Counted>,
    /// All series.
    pub series: Vec<Counted>,
    /// The pages of the list.
    pub pager: Option<Pager>,
}

/// An agency that held rounds in a year.
#[derive(Clone, Debug, Serialize)]
pub struct YearHost {
    /// The agency.
    pub agency: LinkTo,
    /// Whether it held its first round on record then.
    pub is_first: bool,
}

/// The data of the page of a year.
#[derive(Clone, Debug, Serialize)]
pub struct YearPage {
    /// The year.
    pub year: i16,
    /// Its events, in order of time.
    pub events: Vec<EventView>,
    /// The cases first shown in it, by title.
    pub cases: Vec<CaseView>,
    /// The agencies that held its rounds, by title, each with whether it had never done so before.
    pub hosts: Vec<YearHost>,
    /// The same as a drawing.
    pub timeline: TimelineView,
    /// The year with events before it.
    pub previous: Option<LinkTo>,
    /// The year with events after it.
    pub next: Option<LinkTo>,
}

/// The data of a page of the list of cases.
#[derive(Clone, Debug, Serialize)]
pub struct CasesPage {
    /// The cases under their first consonants.
    pub groups: Vec<Group<CaseView>>,
    /// All tags.
    pub tags: Vec<Counted>,
    /// All values.
    pub values: Vec<Counted>,
    /// How many cases there are.
    pub total: usize,
    /// The pages of the list.
    pub pager: Option<Pager>,
}

/// An agency in the list of agencies.
#[derive(Clone, Debug, Serialize)]
pub struct AgencyRow {
    /// Its name.
    pub title: String,
    /// The shortest name, where it has another than its title.
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

/// The data of the list of agencies.
#[derive(Clone, Debug, Serialize)]
pub struct AgenciesPage {
    /// The agencies by type, each in order of name.
    pub groups: Vec<Group<AgencyRow>>,
    /// How many agencies there are.
    pub total: usize,
}

/// The data of the list of tags or values.
#[derive(Clone, Debug, Serialize)]
pub struct TopicsPage {
    /// All of them, by name.
    pub topics: Vec<Counted>,
    /// What they are, in a sentence.
    pub lead: String,
}

/// The data of the page of a tag or value.
#[derive(Clone, Debug, Serialize)]
pub struct TopicPage {
    /// Its name.
    pub name: String,
    /// The word for tag or value.
    pub kind: String,
    /// The cases that bear it.
    pub cases: Vec<CaseView>,
    /// The events that bear it, newest first.
    pub events: Vec<EventView>,
}

impl Edition<'_> {
    pub(super) fn home_page(&self) -> HomePage {
        const LATEST: usize = 6;
        let main = self.archive.series.ids().next();
        let held = |id: &EventId| self.archive[*id].facts.status != Some(EventStatus::Planned);
        let latest = self
            .archive
            .events
            .ids()
            .rev()
            .filter(held)
            .take(LATEST)
            .map(|id| self.event(id))
            .collect();
        HomePage {
            body: self
                .archive
                .home
                .as_ref()
                .map(|home| self.body(Page::Home, &home.head))
                .unwrap_or_default(),
            main: main.map(|id| self.series_view(id)),
            holder: self.holder(main),
            thermometer: main
                .and_then(|id| self.last_held(id))
                .map(|id| self.thermometer(id)),
            ticks: main.map(|id| self.ticks(id)).unwrap_or_default(),
            latest,
            figures: self.figures(),
            series: self
                .archive
                .series
                .ids()
                .map(|id| self.series_view(id))
                .collect(),
        }
    }

    /// The last round of a series that took place.
    fn last_held(&self, series: SeriesId) -> Option<EventId> {
        let rounds = self.archive[series].chain.rounds.iter().copied();
        rounds.rev().find(|id| self.archive[*id].is_held())
    }

    /// How many records of each kind there are.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let counts = [
            ("events", self.archive.events.len(), Page::Events(1)),
            ("cases", self.archive.cases.len(), Page::Cases(1)),
            ("agencies", self.archive.agencies.len(), Page::Agencies),
        ];
        let figure = |(key, value, page)| Figure {
            label: self.strings.text(key).to_owned(),
            value,
            url: self.href(page),
        };
        counts.into_iter().map(figure).collect()
    }

    fn holder(&self, series: Option<SeriesId>) -> HolderView {
        let holder = series.map(|id| &self.archive[id].chain.holder);
        let baton = series.and_then(|id| self.archive[id].facts.baton.as_ref());
        let baton = baton.map_or_else(
            || self.strings.text("baton").to_owned(),
            |baton| baton.name.clone(),
        );
        let (state, last, agencies): (_, _, &[AgencyRef]) = match holder {
            None | Some(Holder::Nobody) => ("nobody", None, &[]),
            Some(Holder::Unknown(last)) => ("unknown", Some(*last), &[]),
            Some(Holder::Ended(last)) => ("ended", Some(*last), &[]),
            Some(Holder::Known(agencies, last)) => ("known", Some(*last), agencies),
            Some(Holder::Expected(agencies, basis, last)) => {
                (basis.as_str(), Some(*last), agencies)
            }
        };
        let names = AgencyRef::names(agencies, ", ");
        let host = last.map(|id| AgencyRef::names(self.archive[id].holders(), "·"));
        let last = last.map(|id| self.event(id));
        let round = last.as_ref().and_then(|event| event.round.as_deref());
        let date = last.as_ref().map(|event| event.date.text.as_str());
        let values = [
            ("baton", baton.as_str()),
            ("to", &names),
            ("round", round.unwrap_or_default()),
            ("date", date.unwrap_or_default()),
            ("host", host.as_deref().unwrap_or_default()),
        ];
        HolderView {
            state,
            sentence: self
                .strings
                .fill(&format!("holder_{state}_sentence"), &values),
            agencies: self.agencies(agencies),
            last,
        }
    }

    pub(super) fn events_page(&self, number: usize) -> EventsPage {
        let newest: Vec<EventId> = self.archive.events.ids().rev().collect();
        let year = |id: &EventId| self.archive[*id].dates.first.year();
        let groups = page_of(&newest, number)
            .chunk_by(|a, b| year(a) == year(b))
            .map(|ids| {
                let year = ids.first().map(year).unwrap_or_default();
                Group {
                    title: self
                        .strings
                        .fill("year_title", &[("year", &year.to_string())]),
                    id: format!("y{year}"),
                    items: ids.iter().map(|id| self.event(*id)).collect(),
                }
            });
        EventsPage {
            groups: groups.collect(),
            years: self.years(),
            series: self
                .archive
                .series
                .ids()
                .map(|id| self.counted_series(id))
                .collect(),
            pager: self.pager(newest.len(), number, Page::Events),
        }
    }

    pub(super) fn counted_series(&self, id: SeriesId) -> Counted {
        let LinkTo { title, url } = self.series_link(id);
        Counted {
            title,
            url,
            count: self.archive[id].chain.rounds.len(),
        }
    }

    /// The years with events, newest first, with how many each has.
    pub(super) fn years(&self) -> Vec<Counted> {
        let mut years = self.archive.years();
        years.reverse();
        let in_year = |year| {
            self.archive
                .events
                .iter()
                .filter(|event| event.dates.first.year() == year)
                .count()
        };
        let counted = |year: i16| Counted {
            title: year.to_string(),
            url: self.href(Page::Year(year)),
            count: in_year(year),
        };
        years.into_iter().map(counted).collect()
    }

    pub(super) fn year_page(&self, year: i16) -> YearPage {
        let years = self.archive.years();
        let at = years
            .iter()
            .position(|other| *other == year)
            .unwrap_or_default();
        let link = |year: &i16| LinkTo {
            title: year.to_string(),
            url: self.href(Page::Year(*year)),
        };
        let in_year = |id: &EventId| self.archive[*id].dates.first.year() == year;
        YearPage {
            year,
            events: self
                .archive
                .events
                .ids()
                .filter(in_year)
                .map(|id| self.event(id))
                .collect(),
            cases: self
                .cases_first_shown()
                .remove(&year)
                .unwrap_or_default()
                .into_iter()
                .map(|id| self.case(id))
                .collect(),
            hosts: self.hosts_of_year(year),
            timeline: self.timeline_of_year(year),
            previous: at.checked_sub(1).and_then(|at| years.get(at)).map(link),
            next: years.get(at + 1).map(link),
        }
    }

    fn hosts_of_year(&self, year: i16) -> Vec<YearHost> {
        let hosts = self.archive.hosts_of_year(year);
        let first = self.archive.first_rounds();
        let by_title = self.archive.agencies_by_title.iter();
        by_title
            .filter(|id| hosts.contains(id))
            .map(|id| YearHost {
                agency: self.agency_link(*id),
                is_first: first
                    .get(id)
                    .is_some_and(|event| self.archive[*event].dates.first.year() == year),
            })
            .collect()
    }

    pub(super) fn cases_page(&self, number: usize) -> CasesPage {
        let cases: &[CaseId] = page_of(&self.archive.cases_by_title, number);
        let head = |id: &CaseId| index_head(&self.archive[*id].head.title);
        let groups = cases
            .chunk_by(|a, b| head(a) == head(b))
            .enumerate()
            .map(|(at, ids)| Group {
                title: self.index_title(ids.first().map(head).unwrap_or('#')),
                id: format!("g{}", at + 1),
                items: ids.iter().map(|id| self.case(*id)).collect(),
            });
        CasesPage {
            groups: groups.collect(),
            tags: self.topics_of(TopicKind::Tag),
            values: self.topics_of(TopicKind::Value),
            total: self.archive.cases.len(),
            pager: self.pager(self.archive.cases.len(), number, Page::Cases),
        }
    }

    fn index_title(&self, head: char) -> String {
        match head {
            '0' => "0–9".to_owned(),
            '#' => self.strings.text("index_other").to_owned(),
            head => head.to_string(),
        }
    }

    pub(super) fn agencies_page(&self) -> AgenciesPage {
        let of_type = |wanted: AgencyType| {
            let kind = move |id: &AgencyId| self.archive.type_of(*id) == wanted;
            Group {
                title: self.strings.word("agency_type", wanted.as_str()),
                id: wanted.as_str().to_owned(),
                items: self
                    .archive
                    .agencies_by_title
                    .iter()
                    .filter(|id| kind(id))
                    .map(|id| self.agency_row(*id))
                    .collect(),
            }
        };
        let groups = AgencyType::ALL
            .iter()
            .copied()
            .map(of_type)
            .filter(|group| !group.items.is_empty());
        AgenciesPage {
            groups: groups.collect(),
            total: self.archive.agencies.len(),
        }
    }

    pub(super) fn agency_row(&self, id: AgencyId) -> AgencyRow {
        let agency = &self.archive[id];
        let held: Vec<EventId> = self.holdings(id).map(|(event, _)| event).collect();
        let hosted = held.len();
        let helped = agency
            .events
            .iter()
            .filter(|(event, role)| *role == Role::CoHost && held.binary_search(event).is_err());
        let co_hosted = helped.count();
        AgencyRow {
            title: agency.title.clone(),
            short: Some(agency.short_name().to_owned()).filter(|short| *short != agency.title),
            url: self.href(Page::Agency(id)),
            hosted,
            co_hosted,
            joined: agency.events.len() - hosted - co_hosted,
            cases: agency.cases.len(),
        }
    }

    /// The events that an agency held, in order of time: as host, or as co-host where nobody was host.
    pub(super) fn holdings(&self, id: AgencyId) -> impl Iterator<Item = (EventId, Role)> {
        let is_holder = move |event: EventId| self.archive[event].is_held_by(id);
        self.archive[id]
            .events
            .iter()
            .copied()
            .filter(move |(event, _)| is_holder(*event))
    }

    pub(super) fn topics_page(&self, kind: TopicKind) -> TopicsPage {
        let lead = match kind {
            TopicKind::Tag => "tags_lead",
            TopicKind::Value => "values_lead",
        };
        TopicsPage {
            topics: self.topics_of(kind),
            lead: self.strings.text(lead).to_owned(),
        }
    }

    pub(super) fn topic_page(&self, id: TopicId) -> TopicPage {
        let topic = &self.archive[id];
        let kind = match topic.kind {
            TopicKind::Tag => "tag",
            TopicKind::Value => "value",
        };
        TopicPage {
            name: topic.name.clone(),
            kind: self.strings.text(kind).to_owned(),
            cases: topic.cases.iter().map(|id| self.case(*id)).collect(),
            events: topic
                .events
                .iter()
                .rev()
                .map(|id| self.event(*id))
                .collect(),
        }
    }
}
