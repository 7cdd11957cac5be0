//! The thermometer of a series, and its rounds as ticks on the scale.

use super::event::round_link;
use super::handover::shown_legs;
use super::lines::lines;
use crate::model::{EventId, SeriesId, Tense};
use crate::plan::Page;
use crate::render::draw::thermometer::{self, Thermometer};
use crate::render::edition::Edition;
use crate::render::when::WhenView;
use serde::Serialize;

/// The thermometer of a series, as it stood at a round.
#[derive(Clone, Debug, Serialize)]
pub struct ThermometerView {
    /// Its scale and its mercury.
    pub drawing: Thermometer,
    /// Whether it shows degrees; else it shows rounds.
    pub has_degrees: bool,
    /// What it shows, in words.
    pub caption: String,
}

impl ThermometerView {
    /// The thermometer after a round: its degrees if the record gives them, else how many of the
    /// rounds on record had taken place by then.
    #[must_use]
    pub fn after(edition: &Edition<'_>, round: EventId) -> Self {
        let handovers = &edition.archive[round].handovers;
        if let Some(value) = handovers.iter().find_map(|it| it.temperature) {
            let degrees = [("n", &*value.to_string())];
            return Self {
                drawing: thermometer::degrees(value),
                has_degrees: true,
                caption: edition.strings.fill("degrees_at_handover", &degrees),
            };
        }
        let rounds = &edition.archive[edition.archive[round].series].chain.rounds;
        let place = rounds.iter().position(|id| *id == round);
        let held = held(edition, &rounds[..=place.unwrap_or_default()]);
        let all = self::held(edition, rounds);
        let key = if held == all {
            "rounds_held"
        } else {
            "rounds_held_so_far"
        };
        let [n, of] = [held, all].map(|number| number.to_string());
        Self {
            drawing: thermometer::rounds(held, all),
            has_degrees: false,
            caption: edition.strings.fill(key, &[("n", &n), ("of", &of)]),
        }
    }
}

/// How many of some rounds took place.
fn held(edition: &Edition<'_>, rounds: &[EventId]) -> u32 {
    let is_held = |id: &&EventId| edition.archive[**id].tense() == Tense::Held;
    let held = rounds.iter().filter(is_held);
    u32::try_from(held.count()).unwrap_or(u32::MAX)
}

/// A round as a mark on the scale of a thermometer.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    /// The round in a few words.
    pub title: String,
    /// The number or the year.
    pub label: String,
    /// The address of its page.
    pub url: String,
    /// The day.
    pub date: WhenView,
    /// The year it is listed under; empty where that is not known.
    pub year: String,
    /// How it is drawn: see [`crate::model::Event::mark`].
    pub mark: &'static str,
    /// The word for that, where it is not plainly held.
    pub mark_label: Option<String>,
    /// Whether it is the last that took place.
    pub is_last: bool,
    /// The state of the leg that leads here; `none` for the first, `apart` where no leg does,
    /// `ahead` to a round that is still to come.
    pub state: &'static str,
    /// The word for that state.
    pub state_label: String,
    /// How many rounds are missing before it.
    pub missing: u32,
}

impl Tick {
    /// The rounds of a series in order.
    #[must_use]
    pub fn all(edition: &Edition<'_>, series: SeriesId) -> Vec<Self> {
        let rounds = &edition.archive[series].chain.rounds;
        let is_held = |id: &EventId| edition.archive[*id].tense() == Tense::Held;
        let [first, last] = [
            rounds.iter().position(is_held),
            rounds.iter().rposition(is_held),
        ];
        let lines = lines(edition, series);
        let tick = |(at, (round, line)): (usize, (&EventId, &Option<&'static str>))| {
            let state = match line {
                _ if first.is_none_or(|first| at < first) => "apart",
                _ if first == Some(at) => "none",
                _ if last.is_some_and(|last| at > last) => "ahead",
                Some(state) => state,
                // From a round further down, where the baton was split.
                None => arrival(edition, *round),
            };
            Self {
                is_last: last == Some(at),
                ..Self::of(edition, *round, state)
            }
        };
        rounds.iter().zip(&lines).enumerate().map(tick).collect()
    }

    fn of(edition: &Edition<'_>, round: EventId, state: &'static str) -> Self {
        let event = &edition.archive[round];
        let date = edition.when(event);
        let label = event.number.map(|number| number.to_string());
        let mark = event.mark();
        let is_leg = !matches!(state, "none" | "apart" | "ahead");
        Self {
            title: round_link(edition, round).title,
            label: label.unwrap_or_else(|| date.years.clone()),
            url: edition.href(Page::Event(round)),
            year: event
                .year()
                .map_or_else(String::new, |year| year.to_string()),
            date,
            mark,
            mark_label: (mark != "held").then(|| edition.strings.word("mark", mark)),
            is_last: false,
            missing: missing(edition, round),
            state,
            state_label: match is_leg && event.is_link() {
                true => edition.strings.word("handover", state),
                false => String::new(),
            },
        }
    }
}

/// The state of the leg that leads to a round, wherever from.
fn arrival(edition: &Edition<'_>, round: EventId) -> &'static str {
    let [legs, _] = shown_legs(edition, round);
    let has_baton = edition.archive[edition.archive[round].series].has_baton();
    let leg = legs.first();
    leg.map_or("apart", |leg| leg.state.shown(has_baton))
}

/// How many rounds are missing on the legs that lead to a round.
fn missing(edition: &Edition<'_>, round: EventId) -> u32 {
    let [legs, _] = shown_legs(edition, round);
    legs.iter().map(|leg| leg.missing.len()).sum()
}
