//! The baton: legs from one round to the next, and how long hosts held it.

use super::agency::AgencyView;
use super::event::{EventView, round_link};
use super::relay::baton_name;
use crate::model::{AgencyRef, EventId, Holding, Leg, LegState, SeriesId, Tense};
use crate::render::edition::Edition;
use crate::render::labels::{DateView, LinkTo, ranges};
use serde::Serialize;

/// From which end of a leg it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// From the round that handed on.
    Passed,
    /// From the round that received.
    Received,
}

impl Side {
    fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Received => "received",
        }
    }
}

/// The leg of the baton from one round to the next.
#[derive(Clone, Debug, Serialize)]
pub struct HandoverView {
    /// `confirmed`, `announced`, `stated`, `inferred`, `unknown`, `broken`, `gap`, `ended`; `order`
    /// where there is no baton and one round only follows the other.
    pub state: &'static str,
    /// The word for the state.
    pub label: String,
    /// What is known, in a sentence.
    pub sentence: String,
    /// The earlier round.
    pub from: Option<LinkTo>,
    /// The later round.
    pub to: Option<LinkTo>,
}

impl HandoverView {
    /// The view of a leg from one of its ends.
    #[must_use]
    pub fn of(edition: &Edition<'_>, series: SeriesId, leg: &Leg, side: Side) -> Self {
        let withdrawn = withdrawn_sentence(edition, leg);
        let sentences = sentence(edition, series, leg, side).into_iter();
        let sentences: Vec<String> = sentences.chain(withdrawn).collect();
        let state = shown_state(edition, series, leg);
        Self {
            state,
            label: edition.strings.word("handover", state),
            sentence: sentences.join(" "),
            from: leg.from.map(|id| round_link(edition, id)),
            to: leg.to.map(|id| round_link(edition, id)),
        }
    }

    /// The legs that lead to a round.
    #[must_use]
    pub fn to(edition: &Edition<'_>, round: EventId) -> Vec<Self> {
        let [legs, _] = shown_legs(edition, round);
        Self::all(edition, round, &legs, Side::Received)
    }

    /// The legs that lead on from a round.
    #[must_use]
    pub fn from(edition: &Edition<'_>, round: EventId) -> Vec<Self> {
        let [_, legs] = shown_legs(edition, round);
        Self::all(edition, round, &legs, Side::Passed)
    }

    fn all(edition: &Edition<'_>, round: EventId, legs: &[&Leg], side: Side) -> Vec<Self> {
        let series = edition.archive[round].series;
        let legs = legs.iter();
        legs.map(|leg| Self::of(edition, series, leg, side))
            .collect()
    }
}

/// Whether pages show a leg. Without a baton, an end of the order is none: nothing is known to come
/// from there or go there. Nor is it worth a word that nobody knows where the baton goes from a
/// round that is still to come.
#[must_use]
pub fn is_shown(edition: &Edition<'_>, series: SeriesId, leg: &Leg) -> bool {
    let state = leg.state.shown(edition.archive[series].has_baton());
    match (leg.from, leg.to) {
        (Some(_), Some(_)) => true,
        _ if state == LegState::ORDER => false,
        (Some(from), None) => {
            leg.state != LegState::Unknown || edition.archive[from].tense() != Tense::Planned
        }
        _ => true,
    }
}

/// The legs that pages show of a round: those that lead to it, and those that lead away.
#[must_use]
pub(super) fn shown_legs<'e>(edition: &Edition<'e>, round: EventId) -> [Vec<&'e Leg>; 2] {
    let series = edition.archive[round].series;
    let chain = &edition.archive[series].chain;
    let is_shown = |leg: &&Leg| is_shown(edition, series, leg);
    [
        chain.legs_to(round).filter(is_shown).collect(),
        chain.legs_from(round).filter(is_shown).collect(),
    ]
}

/// The state of a leg as pages show it: without a baton, one round only follows the other.
#[must_use]
pub fn shown_state(edition: &Edition<'_>, series: SeriesId, leg: &Leg) -> &'static str {
    leg.state.shown(edition.archive[series].has_baton())
}

/// What is known of a leg; nothing of a gap of which only withdrawn rounds are known, and of the end
/// of an order without a baton.
fn sentence(edition: &Edition<'_>, series: SeriesId, leg: &Leg, side: Side) -> Option<String> {
    let key = key(edition, series, leg, side)?;
    let numbers = leg.missing.known();
    let missing = numbers.map_or_else(|| leg.missing.len().to_string(), |it| ranges(&it));
    let next = leg.to.map(|to| edition.archive[to].holders());
    let next = next.map(|holders| AgencyRef::names(holders, ", "));
    let before = leg.from.map(|id| round_name(edition, id));
    let baton = baton_name(edition, series);
    let values = [
        ("to", &*AgencyRef::names(&leg.receivers, ", ")),
        ("from", &AgencyRef::names(&leg.givers, ", ")),
        ("next", next.as_deref().unwrap_or_default()),
        ("before", before.as_deref().unwrap_or_default()),
        ("baton", baton.as_deref().unwrap_or_default()),
        ("rounds", &missing),
    ];
    Some(edition.strings.fill(&key, &values))
}

/// What a round is called in a sentence: `제3회`, else its date.
fn round_name(edition: &Edition<'_>, id: EventId) -> String {
    let event = &edition.archive[id];
    edition
        .round(event)
        .unwrap_or_else(|| edition.when(event).text)
}

/// The key of the sentence for a leg: by its state, the side it is told from, and what is known of
/// the round at its end.
fn key(edition: &Edition<'_>, series: SeriesId, leg: &Leg, side: Side) -> Option<String> {
    if leg.state == LegState::Gap {
        let key = match leg.missing.known() {
            _ if leg.missing.is_empty() => return None,
            Some(_) if leg.from.is_none() => "handover_gap_before_sentence",
            Some(_) => "handover_gap_sentence",
            None => "handover_gap_count_sentence",
        };
        return Some(key.to_owned());
    }
    let end = end(edition, leg);
    if !edition.archive[series].has_baton() {
        return (leg.state == LegState::Ended).then(|| "handover_ended_sentence".to_owned());
    }
    let state = leg.state.as_str();
    Some(match leg.state {
        LegState::Ended => "handover_ended_sentence".to_owned(),
        LegState::Broken if has_other_giver(edition, leg) => {
            "handover_broken_giver_sentence".to_owned()
        }
        LegState::Broken if leg.receivers.is_empty() => format!("handover_resumed_{end}_sentence"),
        // What only the receiving round says is told alike from both sides.
        LegState::Stated | LegState::Announced | LegState::Inferred
            if is_by_receiver(edition, leg) =>
        {
            let giver = if leg.givers.is_empty() {
                "unnamed"
            } else {
                "named"
            };
            format!("handover_{state}_by_receiver_{giver}_sentence")
        }
        // Who has not got it yet cannot have handed it on.
        LegState::Unknown if side == Side::Passed && is_ahead(edition, leg) => {
            "handover_unknown_ahead_sentence".to_owned()
        }
        LegState::Confirmed | LegState::Inferred => {
            format!("handover_{state}_{}_sentence", side.as_str())
        }
        _ => format!("handover_{state}_{}_{end}_sentence", side.as_str()),
    })
}

/// Whether the round that a leg leads away from is still to come.
fn is_ahead(edition: &Edition<'_>, leg: &Leg) -> bool {
    let from = leg.from.map(|from| edition.archive[from].tense());
    from == Some(Tense::Planned)
}

/// Whether it is the record of the receiving round alone that says who got the baton.
fn is_by_receiver(edition: &Edition<'_>, leg: &Leg) -> bool {
    let is_received = leg
        .to
        .is_some_and(|to| edition.archive[to].received.is_some());
    let passing = leg.from.map(|from| edition.archive[from].passing());
    is_received && passing.is_none_or(|passing| passing.is_silent())
}

/// Whether the records of both rounds agree on who got the baton, and not on who gave it.
fn has_other_giver(edition: &Edition<'_>, leg: &Leg) -> bool {
    let holders = leg
        .to
        .map(|to| edition.archive[to].holders())
        .unwrap_or_default();
    let is_receiver = |holder: &&AgencyRef| leg.receivers.iter().any(|it| it.id == holder.id);
    !holders.is_empty() && holders.iter().all(is_receiver)
}

/// What is known of the round that a leg leads to, as keys of sentences have it.
fn end(edition: &Edition<'_>, leg: &Leg) -> &'static str {
    match leg.to.map(|to| edition.archive[to].tense()) {
        None => "open",
        Some(Tense::Held) => "held",
        Some(Tense::Noticed) => "noticed",
        Some(Tense::Planned | Tense::Off) => "planned",
    }
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

/// How long the baton stayed with the hosts of a round, from a confirmed handover to another.
#[derive(Clone, Debug, Serialize)]
pub struct HoldingView {
    /// Those hosts.
    pub agencies: Vec<AgencyView>,
    /// Their round.
    pub event: EventView,
    /// The day they got it.
    pub from: DateView,
    /// The day they handed it on.
    pub to: DateView,
    /// The days, in words.
    pub days: String,
}

impl HoldingView {
    /// The view of a holding.
    #[must_use]
    pub fn of(edition: &Edition<'_>, holding: &Holding) -> Self {
        let days = holding.days.to_string();
        Self {
            agencies: AgencyView::all(edition, edition.archive[holding.event].holders()),
            event: EventView::of(edition, holding.event),
            from: edition.date(holding.from),
            to: edition.date(holding.to),
            days: edition.strings.fill("days", &[("n", &days)]),
        }
    }
}
