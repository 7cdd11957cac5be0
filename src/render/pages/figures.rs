//! The page of figures: charts, holdings, legs by state.

use super::kind::{PageKind, fields};
use crate::content::AgencyType;
use crate::model::{Leg, LegState, SeriesId};
use crate::plan::Page;
use crate::render::draw::bars::{Bars, Count, bars};
use crate::render::edition::Edition;
use crate::render::labels::{Labelled, LinkTo};
use crate::render::views::{
    AgencyView, Figure, HandoverView, HoldingView, Side, Tally, is_shown, series_link,
};
use crate::render::years::YearRecords;
use serde::Serialize;
use tera::Context;

/// The page of figures.
pub(super) struct FiguresKind;

impl PageKind for FiguresKind {
    fn template(&self) -> &'static str {
        "figures"
    }

    fn section(&self) -> &'static str {
        "figures"
    }

    fn title(&self, edition: &Edition<'_>) -> String {
        edition.strings.text("figures").to_owned()
    }

    fn styles(&self) -> &'static [&'static str] {
        &["css_figures_css"]
    }

    fn context(&self, edition: &Edition<'_>) -> Context {
        fields(&FiguresPage::of(edition))
    }
}

/// `figures.html`
#[derive(Clone, Debug, Serialize)]
pub(super) struct FiguresPage {
    /// Counts of the archive.
    pub figures: Vec<Figure>,
    /// The rounds of the archive that were held, and the others.
    pub rounds: Tally,
    /// Charts.
    pub charts: Vec<Chart>,
    /// How long the baton stayed, the longest first.
    pub holdings: Vec<HoldingView>,
    /// The legs of each state that occurs.
    pub states: Vec<StateGroup>,
    /// The map.
    pub regions: LinkTo,
    /// The open data.
    pub data: LinkTo,
}

impl FiguresPage {
    fn of(edition: &Edition<'_>) -> Self {
        let holdings = edition.archive.holdings();
        let holdings = holdings.iter();
        Self {
            figures: Figure::all(edition),
            rounds: Tally::of(edition, &edition.archive.events.ids().collect::<Vec<_>>()),
            charts: vec![
                rounds_by_year(edition),
                cases_by_year(edition),
                hosts_by_year(edition),
                rounds_by_type(edition),
            ],
            holdings: holdings.map(|it| HoldingView::of(edition, it)).collect(),
            states: StateGroup::all(edition),
            regions: edition.link("regions", Page::Regions),
            data: edition.link("data", Page::Data),
        }
    }
}

/// A chart with the words around it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Chart {
    /// An id, unique on the page.
    pub id: &'static str,
    /// What is counted.
    pub title: String,
    /// What the columns stand for: years, types.
    pub head: String,
    /// What each part of a column counts.
    pub parts: Vec<String>,
    /// The columns.
    pub bars: Bars,
}

impl Chart {
    /// A chart whose id, heading and parts are keys of the words of the theme.
    fn of(
        edition: &Edition<'_>,
        id: &'static str,
        (head, parts): (&str, &[&str]),
        bars: Bars,
    ) -> Self {
        let text = |key: &str| edition.strings.text(key).to_owned();
        Self {
            id,
            title: text(id),
            head: text(head),
            parts: parts.iter().map(|key| text(key)).collect(),
            bars,
        }
    }
}

/// A column for each year with events, linked to a part of the page of the year if that has
/// something.
fn by_year(
    edition: &Edition<'_>,
    anchor: &str,
    count: impl Fn(&YearRecords) -> Vec<usize>,
) -> Bars {
    let column = |(year, records): (i16, &YearRecords)| {
        let parts = count(records);
        let is_empty = parts.iter().all(|part| *part == 0);
        let anchor = if is_empty { "" } else { anchor };
        Count {
            label: year.to_string(),
            parts,
            url: format!("{}{anchor}", edition.href(Page::Year(year))),
        }
    };
    bars(edition.years.iter().map(column).collect(), 1.0)
}

fn rounds_by_year(edition: &Edition<'_>) -> Chart {
    let bars = by_year(edition, "", |records| vec![records.held]);
    Chart::of(edition, "rounds_by_year", ("by_year", &["events"]), bars)
}

fn cases_by_year(edition: &Edition<'_>) -> Chart {
    let bars = by_year(edition, "#cases_", |records| vec![records.cases.len()]);
    Chart::of(edition, "cases_by_year", ("by_year", &["cases"]), bars)
}

fn hosts_by_year(edition: &Edition<'_>) -> Chart {
    let count = |records: &YearRecords| {
        let new = records.new_hosts.len();
        vec![new, records.hosts.len() - new]
    };
    let bars = by_year(edition, "#hosts_", count);
    let words = ("by_year", &["hosts_first", "hosts_again"][..]);
    Chart::of(edition, "hosts_by_year", words, bars)
}

fn rounds_by_type(edition: &Edition<'_>) -> Chart {
    let counts = edition.archive.rounds_by_type();
    let column = |kind: &AgencyType| {
        let count = *counts.get(kind)?;
        Some(Count {
            label: edition.strings.word("agency_type", kind.as_str()),
            parts: vec![count],
            url: format!("{}#{}", edition.href(Page::Agencies), kind.as_str()),
        })
    };
    let bars = bars(AgencyType::ALL.iter().filter_map(column).collect(), 1.75);
    Chart::of(edition, "rounds_by_type", ("by_type", &["events"]), bars)
}

/// The legs of a state.
#[derive(Clone, Debug, Serialize)]
pub(super) struct StateGroup {
    /// The state.
    pub state: Labelled,
    /// The legs, series by series.
    pub ways: Vec<LegView>,
}

impl StateGroup {
    fn all(edition: &Edition<'_>) -> Vec<Self> {
        let archive = edition.archive;
        let legs_of = |id: SeriesId| archive[id].chain.legs.iter().map(move |leg| (id, leg));
        let with_baton = archive.series.ids().filter(|id| archive[*id].has_baton());
        let legs = with_baton.flat_map(legs_of);
        let legs = legs.filter(|(series, leg)| is_shown(edition, *series, leg));
        let legs: Vec<(SeriesId, &Leg)> = legs.collect();
        let group = |state: &LegState| {
            let of_state = legs.iter().filter(|(_, leg)| leg.state == *state);
            Self {
                state: edition.labelled("handover", state.as_str()),
                ways: of_state
                    .map(|(series, leg)| LegView::of(edition, *series, leg))
                    .collect(),
            }
        };
        let groups = LegState::ALL.iter().map(group);
        groups.filter(|group| !group.ways.is_empty()).collect()
    }
}

/// A leg in the list of those of its state.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LegView {
    /// The series.
    pub series: LinkTo,
    /// The earlier round.
    pub from: Option<LinkTo>,
    /// The later one.
    pub to: Option<LinkTo>,
    /// Who received the baton, as far as the record says.
    pub receivers: Vec<AgencyView>,
    /// What is known, in a sentence.
    pub sentence: String,
}

impl LegView {
    fn of(edition: &Edition<'_>, series: SeriesId, leg: &Leg) -> Self {
        let view = HandoverView::of(edition, series, leg, Side::Passed);
        Self {
            series: series_link(edition, series),
            from: view.from,
            to: view.to,
            receivers: AgencyView::all(edition, &leg.receivers),
            sentence: view.sentence,
        }
    }
}
