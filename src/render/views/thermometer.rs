//! The thermometer of a series, and its rounds as ticks on the scale.

use super::event::round_link;
use crate::model::{EventId, SeriesId};
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
    let held = rounds.iter().filter(|id| edition.archive[**id].is_held());
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
    /// The state of the leg that led here; `none` for the first.
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
        let rounds = edition.archive[series].chain.rounds.iter();
        rounds.map(|round| Self::of(edition, *round)).collect()
    }

    fn of(edition: &Edition<'_>, round: EventId) -> Self {
        let event = &edition.archive[round];
        let leg = edition.archive[event.series].chain.legs_to(round).next();
        let number = event.number;
        let date = edition.when(event);
        Self {
            title: round_link(edition, round).title,
            label: number.map_or_else(|| date.years.clone(), |number| number.to_string()),
            url: edition.href(Page::Event(round)),
            date,
            state: leg.map_or("none", |leg| leg.state.as_str()),
            state_label: leg
                .map(|leg| edition.strings.word("handover", leg.state.as_str()))
                .unwrap_or_default(),
            missing: leg.map_or(0, |leg| leg.missing.len()),
        }
    }
}
