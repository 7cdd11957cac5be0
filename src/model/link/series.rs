//! Makes a series from its document and its rounds.

use super::lookup::Lookup;
use super::resolver::series_fields;
use crate::content::{Document, EventStatus, KindFields};
use crate::model::agency::NamePeriod;
use crate::model::event::Event;
use crate::model::event::anchor;
use crate::model::handover::chain;
use crate::model::ids::EventId;
use crate::model::missing::WithdrawnRound;
use crate::model::record::Head;
use crate::model::series::{Series, SeriesRelation};

/// Makes a series, given its rounds in order and those that were withdrawn.
pub(super) fn series<'l, 'e>(
    names: &mut Lookup<'l>,
    document: &'l Document,
    rounds: impl Iterator<Item = (EventId, &'e Event)>,
    withdrawn: &[WithdrawnRound],
) -> Option<Series> {
    let fields = series_fields(document)?;
    let words = names.words(document);
    let said = series_fields(words)?;
    let organizer = fields.organizer.as_ref();
    let relations = fields.relations.iter().filter_map(|written| {
        Some(SeriesRelation {
            kind: written.kind,
            series: names.series_of(&written.series.0)?,
            date: written.date,
        })
    });
    let relations: Vec<SeriesRelation> = relations.collect();
    Some(Series {
        head: Head::of(words),
        names: said.names.iter().map(NamePeriod::of).collect(),
        facts: said.facts.clone(),
        organizer: organizer.and_then(|name| names.agency(&name.0, None)),
        continues: fields
            .continues
            .as_ref()
            .and_then(|id| names.series_of(&id.0)),
        chain: chain(rounds, withdrawn, &said.facts),
        relations,
    })
}

/// What is still known of a round that was withdrawn; `None` where the baton did not come to it.
pub(super) fn withdrawn_round(document: &Document) -> Option<WithdrawnRound> {
    let KindFields::Event(dates, fields) = &document.own else {
        return None;
    };
    let is_off = matches!(
        fields.facts.status,
        Some(EventStatus::Cancelled | EventStatus::Postponed)
    );
    (!is_off).then(|| WithdrawnRound {
        date: anchor(
            *dates,
            &fields.facts,
            fields.instead_of.as_ref().and_then(|it| it.date),
        ),
        number: fields.round.as_ref().map(|round| round.value),
        season: fields.facts.season,
    })
}
