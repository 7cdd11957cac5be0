//! The legs of all chains, as rows of the tables of handovers.

use crate::content::{Basis, ChoiceWord};
use crate::model::{AgencyRef, Event, EventId, Leg, LegState, SeriesId};
use crate::render::edition::Edition;

/// A leg, with the series it is of.
pub(in crate::render::export) struct LegRow<'e> {
    pub(super) edition: &'e Edition<'e>,
    pub(super) series: SeriesId,
    pub(in crate::render::export) leg: &'e Leg,
    /// The round that handed on.
    pub(super) from: Option<&'e Event>,
}

impl<'e> LegRow<'e> {
    /// All legs, series by series.
    pub(in crate::render::export) fn all(edition: &'e Edition<'e>) -> impl Iterator<Item = Self> {
        let archive = edition.archive;
        archive.series.ids().flat_map(move |series| {
            let legs = archive[series].chain.legs.iter();
            legs.map(move |leg| Self {
                edition,
                series,
                leg,
                from: leg.from.map(|id| &archive[id]),
            })
        })
    }

    /// The ids of both rounds; an open end has none.
    pub(in crate::render::export) fn id(&self) -> String {
        let ends = [self.leg.from, self.leg.to];
        let ends = ends.map(|end| self.round_id(end).unwrap_or_default());
        ends.join(" → ").trim().to_owned()
    }

    pub(in crate::render::export) fn round_id(&self, round: Option<EventId>) -> Option<&'e str> {
        Some(&self.edition.archive[round?].head.name.id)
    }

    pub(in crate::render::export) fn series_id(&self) -> &'e str {
        &self.edition.archive[self.series].head.name.id
    }

    pub(in crate::render::export) fn givers(&self) -> &'e [AgencyRef] {
        self.from.map_or(&[], |event| &event.handover.givers)
    }

    pub(in crate::render::export) fn receivers(&self) -> &'e [AgencyRef] {
        &self.leg.receivers
    }

    /// How it is known who received; a receiver without a basis counts as stated.
    pub(super) fn basis(&self) -> Option<Basis> {
        let handover = &self.from?.handover;
        let is_named = !handover.receivers.is_empty();
        handover.basis.or(is_named.then_some(Basis::Stated))
    }

    /// The day it changed hands, where a source states the handing over and both sides agree.
    pub(in crate::render::export) fn day(&self) -> Option<String> {
        let event = self.from?;
        let is_stated = self.basis() == Some(Basis::Stated);
        let is_known = is_stated && self.leg.state == LegState::Confirmed;
        let day = event.dates.last.unwrap_or(event.dates.first);
        is_known.then(|| day.to_string())
    }
}

/// The states of a leg.
pub(super) static STATES: [ChoiceWord; 7] = [
    ChoiceWord {
        word: "confirmed",
        doc: "The record names the next host, and the next round has it.",
        ko: "다음 기관을 밝혔고 그 기관이 다음 회차를 엶",
    },
    ChoiceWord {
        word: "stated",
        doc: "Only one side says so.",
        ko: "한쪽 기록에만 있음",
    },
    ChoiceWord {
        word: "inferred",
        doc: "No source says so, the order of rounds does.",
        ko: "출처에는 없고 개최 순서로 추정",
    },
    ChoiceWord {
        word: "unknown",
        doc: "Nobody knows.",
        ko: "알려지지 않음",
    },
    ChoiceWord {
        word: "broken",
        doc: "The record names one host, the next round has another.",
        ko: "적힌 기관과 다음 회차를 연 기관이 다름",
    },
    ChoiceWord {
        word: "gap",
        doc: "Rounds in between are missing.",
        ko: "사이의 회차가 기록에 없음",
    },
    ChoiceWord {
        word: "ended",
        doc: "The relay ended here.",
        ko: "여기서 끝남",
    },
];
