//! The baton: legs from one round to the next, and how long hosts held it.

use super::agency::AgencyView;
use super::event::{EventView, round_link};
use crate::model::{AgencyRef, EventId, Holding, Leg, LegState, SeriesId};
use crate::render::edition::Edition;
use crate::render::labels::{LinkTo, ranges};
use serde::Serialize;

/// The leg of the baton from one round to the next.
#[derive(Clone, Debug, Serialize)]
pub struct HandoverView {
    /// `confirmed`, `stated`, `inferred`, `unknown`, `broken`, `gap`, `ended`.
    pub state: &'static str,
    /// The word for the state.
    pub label: String,
    /// What is known, in a sentence.
    pub sentence: String,
    /// The earlier round.
    pub from: Option<LinkTo>,
    /// The later round.
    pub to: Option<LinkTo>,
    /// How long the hosts of the later round held the baton before they passed it on, if known.
    pub days: Option<String>,
}

impl HandoverView {
    /// The view of a leg.
    #[must_use]
    pub fn of(edition: &Edition<'_>, leg: &Leg) -> Self {
        let withdrawn = withdrawn_sentence(edition, leg);
        let sentences: Vec<String> = sentence(edition, leg)
            .into_iter()
            .chain(withdrawn)
            .collect();
        let holding = edition.archive.holding(leg);
        Self {
            state: leg.state.as_str(),
            label: edition.strings.word("handover", leg.state.as_str()),
            sentence: sentences.join(" "),
            from: leg.from.map(|id| round_link(edition, id)),
            to: leg.to.map(|id| round_link(edition, id)),
            days: holding.map(|holding| {
                let days = holding.days.to_string();
                edition.strings.fill("days", &[("n", &days)])
            }),
        }
    }

    /// The leg that leads to a round.
    #[must_use]
    pub fn to(edition: &Edition<'_>, round: EventId) -> Option<Self> {
        let chain = &edition.archive[series_of(edition, round)].chain;
        chain.leg_to(round).map(|leg| Self::of(edition, leg))
    }

    /// The leg that leads on from a round.
    #[must_use]
    pub fn from(edition: &Edition<'_>, round: EventId) -> Option<Self> {
        let chain = &edition.archive[series_of(edition, round)].chain;
        chain.leg_from(round).map(|leg| Self::of(edition, leg))
    }
}

fn series_of(edition: &Edition<'_>, round: EventId) -> SeriesId {
    edition.archive[round].series
}

/// What is known of a leg; nothing of a gap of which only withdrawn rounds are known.
fn sentence(edition: &Edition<'_>, leg: &Leg) -> Option<String> {
    if leg.state == LegState::Gap && leg.missing.is_empty() {
        return None;
    }
    let missing = &leg.missing;
    let (missing, gap_key) = match missing.known() {
        _ if missing.is_empty() => (String::new(), ""),
        Some(numbers) if leg.from.is_none() => (ranges(&numbers), "handover_gap_before_sentence"),
        Some(numbers) => (ranges(&numbers), "handover_gap_sentence"),
        None => (missing.len().to_string(), "handover_gap_count_sentence"),
    };
    let key = match leg.state {
        LegState::Gap => gap_key.to_owned(),
        LegState::Unknown if leg.to.is_none() => "handover_unknown_last_sentence".to_owned(),
        state => format!("handover_{}_sentence", state.as_str()),
    };
    let next = leg.to.map(|to| edition.archive[to].holders());
    let next = next.map(|holders| AgencyRef::names(holders, ", "));
    let values = [
        ("to", &*AgencyRef::names(&leg.receivers, ", ")),
        ("next", next.as_deref().unwrap_or_default()),
        ("rounds", &missing),
    ];
    Some(edition.strings.fill(&key, &values))
}

/// Which rounds between two were withdrawn.
fn withdrawn_sentence(edition: &Edition<'_>, leg: &Leg) -> Option<String> {
    let withdrawn = &leg.withdrawn;
    let (rounds, key) = match withdrawn.known() {
        _ if withdrawn.is_empty() => return None,
        Some(numbers) => (ranges(&numbers), "handover_withdrawn_sentence"),
        None => (
            withdrawn.len().to_string(),
            "handover_withdrawn_count_sentence",
        ),
    };
    Some(edition.strings.fill(key, &[("rounds", &rounds)]))
}

/// How long the baton stayed with the hosts of a round.
#[derive(Clone, Debug, Serialize)]
pub struct HoldingView {
    /// Those hosts.
    pub agencies: Vec<AgencyView>,
    /// The round where they received it.
    pub from: EventView,
    /// Their own round.
    pub to: EventView,
    /// The days, in words.
    pub days: String,
    /// Whether it is only inferred.
    pub is_inferred: bool,
}

impl HoldingView {
    /// The view of a holding.
    #[must_use]
    pub fn of(edition: &Edition<'_>, holding: &Holding) -> Self {
        let key = if holding.is_inferred {
            "days_inferred"
        } else {
            "days"
        };
        let days = holding.days.to_string();
        Self {
            agencies: AgencyView::all(edition, edition.archive[holding.to].holders()),
            from: EventView::of(edition, holding.from),
            to: EventView::of(edition, holding.to),
            days: edition.strings.fill(key, &[("n", &days)]),
            is_inferred: holding.is_inferred,
        }
    }
}

/// A round and the leg on from it.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The round.
    pub event: EventView,
    /// The leg before it, for the first round of a series whose first numbers are missing.
    pub before: Option<HandoverView>,
    /// The leg on; missing after a round that did not take place.
    pub after: Option<HandoverView>,
}

impl Step {
    /// The rounds of a series in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, series: SeriesId) -> Vec<Self> {
        let chain = &edition.archive[series].chain;
        let step = |event: &EventId| {
            let before = chain.leg_to(*event).filter(|leg| leg.from.is_none());
            Self {
                event: EventView::of(edition, *event),
                before: before.map(|leg| HandoverView::of(edition, leg)),
                after: HandoverView::from(edition, *event),
            }
        };
        chain.rounds.iter().map(step).collect()
    }
}
