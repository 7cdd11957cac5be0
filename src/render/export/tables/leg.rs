//! The legs of all chains, as rows of the tables of handovers.

use crate::content::{ChoiceWord, HandoverTime};
use crate::model::{AgencyRef, Event, EventId, Handover, Leg, SeriesId};
use crate::render::edition::Edition;
use crate::render::export::permanent::leg_id;

/// A leg, with the series it is of.
pub(in crate::render::export) struct LegRow<'e> {
    pub(super) edition: &'e Edition<'e>,
    series: SeriesId,
    pub(in crate::render::export) leg: &'e Leg,
    /// The round that handed on.
    from: Option<&'e Event>,
    /// The round that received.
    to: Option<&'e Event>,
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
                to: leg.to.map(|id| &archive[id]),
            })
        })
    }

    /// See [`leg_id`].
    pub(in crate::render::export) fn id(&self) -> String {
        leg_id(self.edition, self.leg)
    }

    pub(in crate::render::export) fn round_id(&self, round: Option<EventId>) -> Option<&'e str> {
        Some(&self.edition.archive[round?].head.name.id)
    }

    pub(in crate::render::export) fn series_id(&self) -> &'e str {
        &self.edition.archive[self.series].head.name.id
    }

    pub(in crate::render::export) fn day(&self) -> Option<String> {
        self.leg.day.map(|day| day.to_string())
    }

    /// The name of what was handed on: that of the handovers, else of the series; `None` in a series
    /// that hands nothing on.
    pub(in crate::render::export) fn baton(&self) -> Option<&'e str> {
        let baton = self.edition.archive[self.series].facts.baton.as_ref()?;
        let own = self.handovers().find_map(|it| it.baton.as_deref());
        Some(own.unwrap_or(&baton.name))
    }

    pub(super) fn moment(&self) -> Option<HandoverTime> {
        self.handovers().find_map(|it| it.time)
    }

    pub(super) fn temperature(&self) -> Option<f64> {
        self.handovers().find_map(|it| it.temperature)
    }

    /// What the records of both rounds remark, the one that handed on first.
    pub(super) fn notes(&self) -> Vec<&'e str> {
        let given = self.handovers().filter_map(|it| it.note.as_deref());
        let received = self.to.and_then(|event| event.received.as_ref());
        let received = received.and_then(|it| it.note.as_deref());
        given.chain(received).collect()
    }

    /// What the round that handed on says of this leg: of several handovers those to its receivers.
    fn handovers(&self) -> impl Iterator<Item = &'e Handover> {
        let all: &'e [Handover] = self.from.map_or(&[], |event| &event.handovers);
        let receivers = &self.leg.receivers;
        let is_receiver = |agency: &AgencyRef| receivers.iter().any(|it| it.id == agency.id);
        let is_of_leg = move |handover: &&Handover| {
            all.len() == 1 || handover.receivers.iter().any(is_receiver)
        };
        all.iter().filter(is_of_leg)
    }
}

/// The states of a leg.
pub(super) static STATES: [ChoiceWord; 8] = [
    ChoiceWord {
        word: "confirmed",
        doc: "A source states the handing over, and both rounds agree.",
        ko: "건넨 일이 출처에 있고 앞뒤 회차가 맞음",
    },
    ChoiceWord {
        word: "announced",
        doc: "The next host was named beforehand; no source states the handing over.",
        ko: "다음 기관을 미리 밝혔으나 건넨 일은 출처에 없음",
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LegState;

    #[test]
    fn every_state_has_its_words() {
        let words = STATES.iter().map(|state| state.word);
        assert!(words.eq(LegState::ALL.iter().map(|state| state.as_str())));
    }
}
