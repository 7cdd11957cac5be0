//! The path of the baton through a series: rounds in order, and what is known of each handover.

use super::agency::AgencyRef;
use super::archive::{AgencyId, Event, EventId};
use crate::base::Date;
use crate::content::drafts::{Basis, EventStatus};
use std::collections::BTreeSet;

/// What one record says of the baton.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handover {
    /// Who gave it: the holders of the event where the record does not say.
    pub givers: Vec<AgencyRef>,
    /// Who got it; empty where nobody knows.
    pub receivers: Vec<AgencyRef>,
    /// Whether the record says that the relay ended here.
    pub is_end: bool,
    /// How the receivers are known.
    pub basis: Option<Basis>,
}

/// What is known of the way from one round to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LegState {
    /// The record names the next host, and the next round has it.
    Confirmed,
    /// The record names the next host; there is no next round yet.
    Stated,
    /// The order of the rounds says it, no source does.
    Inferred,
    /// Nobody knows.
    Unknown,
    /// The record names one host, the next round has another.
    Broken,
    /// Rounds in between are missing from the record.
    Gap,
    /// The record says the relay ended.
    Ended,
}

impl LegState {
    /// Every state, in the order of the legend.
    pub const ALL: [Self; 7] = [
        Self::Confirmed,
        Self::Stated,
        Self::Inferred,
        Self::Unknown,
        Self::Broken,
        Self::Gap,
        Self::Ended,
    ];

    /// The word for the state in templates and style sheets.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Unknown => "unknown",
            Self::Broken => "broken",
            Self::Gap => "gap",
            Self::Ended => "ended",
        }
    }
}

/// The rounds that the numbers say are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// None that we know of.
    #[default]
    None,
    /// These numbers.
    Rounds(Vec<u32>),
    /// So many, whose numbers cannot be told: rounds without a number, or numbers that began anew,
    /// stand in between.
    Count(u32),
}

impl Missing {
    fn rounds(from: u32, until: u32) -> Self {
        // A number so far off is a slip of the pen; nobody wants it spelt out.
        const MOST: u32 = 1000;
        if until.saturating_sub(from) > MOST {
            return Self::Count(until - from);
        }
        if from < until {
            Self::Rounds((from..until).collect())
        } else {
            Self::None
        }
    }

    fn list(numbers: BTreeSet<u32>) -> Self {
        match numbers.is_empty() {
            true => Self::None,
            false => Self::Rounds(numbers.into_iter().collect()),
        }
    }

    fn count(number: u32) -> Self {
        if number > 0 {
            Self::Count(number)
        } else {
            Self::None
        }
    }

    /// How many are missing.
    #[must_use]
    pub fn len(&self) -> u32 {
        match self {
            Self::None => 0,
            Self::Rounds(numbers) => u32::try_from(numbers.len()).unwrap_or(u32::MAX),
            Self::Count(number) => *number,
        }
    }

    /// Whether none is missing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The way from one round to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The earlier round; `None` before the first one on record.
    pub from: Option<EventId>,
    /// The later round; `None` after the last one on record.
    pub to: Option<EventId>,
    /// What is known.
    pub state: LegState,
    /// The agencies that got the baton, as far as the record says or the next round shows.
    pub receivers: Vec<AgencyRef>,
    /// The rounds missing in between.
    pub missing: Missing,
    /// The rounds in between that were withdrawn: what they say of the baton is no longer told.
    pub withdrawn: Missing,
}

/// A round that was withdrawn. That it took place is known, and its number; nothing else of it is told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Silent {
    /// When it took place.
    pub(super) date: Date,
    /// Its number.
    pub(super) number: Option<u32>,
    /// The season of its number.
    pub(super) season: Option<u32>,
}

/// Who holds the baton after the last round on record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Holder {
    /// No round is on record.
    #[default]
    Nobody,
    /// These agencies, since the last round: the record says so.
    Known(Vec<AgencyRef>, EventId),
    /// Not known to have it, but announced as the next host, or inferred to be.
    Expected(Vec<AgencyRef>, Basis, EventId),
    /// Not known; this is the last round on record.
    Unknown(EventId),
    /// The relay ended with this round.
    Ended(EventId),
}

/// The rounds of a series and the links between them.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// The rounds in order, those that did not take place among them.
    pub rounds: Vec<EventId>,
    /// The links in order: one between each two rounds that were held or will be, one after the
    /// last; one before the first where its number says that rounds are missing.
    pub links: Vec<Leg>,
    /// Who holds the baton now.
    pub holder: Holder,
}

impl Chain {
    /// The link that leads to a round.
    #[must_use]
    pub fn link_to(&self, event: EventId) -> Option<&Leg> {
        self.links.iter().find(|link| link.to == Some(event))
    }

    /// The link that leads away from a round.
    #[must_use]
    pub fn link_from(&self, event: EventId) -> Option<&Leg> {
        self.links.iter().find(|link| link.from == Some(event))
    }
}

/// Derives the chain of one series from its rounds, which are given in order of time, and those that were withdrawn.
/// The baton's way through a withdrawn round is a gap.
pub(super) fn chain<'a>(
    rounds: impl Iterator<Item = (EventId, &'a Event)>,
    withdrawn: &[Silent],
) -> Chain {
    let rounds = in_order(rounds.collect());
    let (carried, passed): (Vec<_>, Vec<_>) = rounds
        .iter()
        .copied()
        .partition(|(_, event)| carries_baton(event));
    let mut links = Vec::with_capacity(carried.len() + 1);
    let mut missing_so_far = 0;
    for (at, (id, event)) in carried.iter().enumerate() {
        let missing = missing_before(&carried[..at], event, missing_so_far);
        missing_so_far += missing.len();
        let before = at.checked_sub(1).map(|before| carried[before]);
        let missing = without_passed(missing, &passed, before, event);
        let silent = between(withdrawn, before, Some(event));
        let (missing, withdrawn) = without(missing, &silent, before);
        match before {
            Some(before) => links.push(link_between(before, (*id, event), missing, withdrawn)),
            None if !missing.is_empty() || !withdrawn.is_empty() => links.push(Leg {
                from: None,
                to: Some(*id),
                state: LegState::Gap,
                receivers: Vec::new(),
                missing,
                withdrawn,
            }),
            None => {}
        }
    }
    let last = carried.last().copied();
    let silent = last.map(|last| between(withdrawn, Some(last), None));
    let silent = silent.unwrap_or_default();
    links.extend(last.map(|last| link_after(last, &silent)));
    let holder = match (holder(&carried), last) {
        (Holder::Nobody, _) => Holder::Nobody,
        (_, Some((id, _))) if !silent.is_empty() => Holder::Unknown(id),
        (holder, _) => holder,
    };
    Chain {
        rounds: rounds.into_iter().map(|(id, _)| id).collect(),
        links,
        holder,
    }
}

type Round<'a> = (EventId, &'a Event);

impl Silent {
    /// Whether it stands before another round: as the numbers of one season say, else as the days do.
    fn is_before(&self, event: &Event) -> bool {
        let numbers = self.number.zip(number(event));
        match numbers.filter(|_| self.season == event.fields.season) {
            Some((own, other)) => own < other,
            None => self.date < event.dates.first,
        }
    }
}

/// The withdrawn rounds from one round on and before another.
fn between(withdrawn: &[Silent], from: Option<Round<'_>>, to: Option<&Event>) -> Vec<Silent> {
    let is_between = |silent: &&Silent| {
        from.is_none_or(|(_, from)| !silent.is_before(from))
            && to.is_none_or(|to| silent.is_before(to))
    };
    withdrawn.iter().filter(is_between).copied().collect()
}

/// The rounds that are missing and those that were withdrawn, of all that do not stand between two: the number of a
/// withdrawn one tells which are missing before it.
fn without(missing: Missing, silent: &[Silent], from: Option<Round<'_>>) -> (Missing, Missing) {
    let last = from.filter(|(_, from)| silent.iter().all(|it| it.season == from.fields.season));
    let last = last.and_then(|(_, from)| number(from));
    let numbers: Option<BTreeSet<u32>> = silent.iter().map(|it| it.number).collect();
    let Some(numbers) = numbers else {
        let count = as_u32(silent.len());
        let rest = missing.len().saturating_sub(count);
        return (Missing::count(rest), Missing::count(count));
    };
    let told = numbers.last().zip(last);
    let told = told.map(|(until, from)| Missing::rounds(from.saturating_add(1), *until));
    let missing = match (missing, told) {
        (Missing::Count(count), _) => Missing::count(count.saturating_sub(as_u32(numbers.len()))),
        (missing, told) => {
            let lists = [missing, told.unwrap_or_default()];
            let all = lists.into_iter().flat_map(|list| match list {
                Missing::Rounds(numbers) => numbers,
                Missing::None | Missing::Count(_) => Vec::new(),
            });
            let rest: BTreeSet<u32> = all.filter(|number| !numbers.contains(number)).collect();
            Missing::list(rest)
        }
    };
    (missing, Missing::list(numbers))
}

/// The rounds that are missing before `event`, of all that do not stand between it and the one before: those that did not
/// take place are on record.
fn without_passed(
    missing: Missing,
    passed: &[Round<'_>],
    before: Option<Round<'_>>,
    event: &Event,
) -> Missing {
    let season = event.fields.season;
    match missing {
        Missing::None => Missing::None,
        Missing::Rounds(mut numbers) => {
            let of_season = passed.iter().filter(|(_, it)| it.fields.season == season);
            let on_record: BTreeSet<u32> = of_season.filter_map(|(_, it)| number(it)).collect();
            numbers.retain(|number| !on_record.contains(number));
            Missing::list(numbers.into_iter().collect())
        }
        Missing::Count(count) => {
            let is_between = |(_, other): &&Round<'_>| {
                let (first, is_counted) = (other.dates.first, other.fields.season == season);
                (is_counted || season.is_none())
                    && first < event.dates.first
                    && before.is_none_or(|(_, before)| before.dates.first <= first)
            };
            let between = passed.iter().filter(is_between).count();
            Missing::count(count.saturating_sub(as_u32(between)))
        }
    }
}

/// Whether an event takes part in the chain; the baton goes through one that did not take place.
fn carries_baton(event: &Event) -> bool {
    matches!(
        event.fields.status,
        None | Some(EventStatus::Held | EventStatus::Planned)
    )
}

/// Puts a round whose day is not known before the next higher number of its season, if that lies
/// in the time it may have been: the number says more than the end of the year does.
fn in_order(rounds: Vec<Round<'_>>) -> Vec<Round<'_>> {
    let (mut ordered, partial): (Vec<_>, Vec<_>) = rounds
        .into_iter()
        .partition(|(_, event)| event.dates.first.day().is_some());
    for round in partial {
        let date = round.1.dates.first;
        let by_number = ordered.iter().position(|(_, other)| {
            is_higher_number(other, round.1) && date.may_be(other.dates.first.last_day())
        });
        let at = by_number
            .unwrap_or_else(|| ordered.partition_point(|(_, other)| other.dates.first <= date));
        ordered.insert(at, round);
    }
    ordered
}

fn number(event: &Event) -> Option<u32> {
    event.fields.round.as_ref().map(|round| round.value)
}

fn is_higher_number(event: &Event, than: &Event) -> bool {
    event.fields.season == than.fields.season
        && number(event).zip(number(than)).is_some_and(|(a, b)| a > b)
}

/// The rounds missing right before `event`, told from its number and those of the `earlier` ones.
fn missing_before(earlier: &[Round<'_>], event: &Event, missing_so_far: u32) -> Missing {
    let Some(this) = number(event) else {
        return Missing::None;
    };
    let same_count = |(_, other): &&Round<'_>| other.fields.season == event.fields.season;
    let last_numbered = earlier.iter().rposition(|(_, other)| {
        other.fields.season == event.fields.season && number(other).is_some()
    });
    if let Some(at) = last_numbered {
        let last = number(earlier[at].1).unwrap_or(0);
        return match earlier.len() - at - 1 {
            0 => Missing::rounds(last.saturating_add(1), this),
            between => Missing::count(
                this.saturating_sub(last.saturating_add(1).saturating_add(as_u32(between))),
            ),
        };
    }
    if event.fields.season.is_some() {
        // The numbers began anew: rounds of this season without a number may be some of those before.
        return match earlier.iter().filter(same_count).count() {
            0 => Missing::rounds(1, this),
            unnumbered => Missing::count(this.saturating_sub(1 + as_u32(unnumbered))),
        };
    }
    match earlier.len() {
        0 => Missing::rounds(1, this),
        known => Missing::count(this.saturating_sub(1 + as_u32(known) + missing_so_far)),
    }
}

fn as_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn link_between(from: Round<'_>, to: Round<'_>, missing: Missing, withdrawn: Missing) -> Leg {
    let handover = &from.1.handover;
    let holders = to.1.holders();
    let is_next = same_agencies(&handover.receivers, &holders);
    let state = match handover.basis {
        _ if !missing.is_empty() || !withdrawn.is_empty() => LegState::Gap,
        _ if handover.is_end => LegState::Broken,
        _ if handover.receivers.is_empty() => LegState::Unknown,
        _ if !is_next => LegState::Broken,
        Some(Basis::Inferred) => LegState::Inferred,
        _ => LegState::Confirmed,
    };
    Leg {
        from: Some(from.0),
        to: Some(to.0),
        state,
        receivers: handover.receivers.clone(),
        missing,
        withdrawn,
    }
}

/// What follows the last round on record, and those behind it that were withdrawn.
fn link_after((id, event): Round<'_>, silent: &[Silent]) -> Leg {
    let handover = &event.handover;
    let (missing, withdrawn) = without(Missing::None, silent, Some((id, event)));
    let state = match handover.basis {
        _ if !silent.is_empty() => LegState::Unknown,
        _ if handover.is_end => LegState::Ended,
        _ if handover.receivers.is_empty() => LegState::Unknown,
        Some(Basis::Inferred) => LegState::Inferred,
        _ => LegState::Stated,
    };
    Leg {
        from: Some(id),
        to: None,
        state,
        receivers: handover.receivers.clone(),
        missing,
        withdrawn,
    }
}

fn same_agencies(a: &[AgencyRef], b: &[&AgencyRef]) -> bool {
    let sorted = |mut ids: Vec<AgencyId>| {
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    sorted(a.iter().map(|agency| agency.id).collect())
        == sorted(b.iter().map(|agency| agency.id).collect())
}

/// Who holds the baton: what the last round that was held says. Where a planned round follows, that
/// is not yet a handover. A receiver without a basis counts as stated: the record says so.
fn holder(carried: &[Round<'_>]) -> Holder {
    let held = |(_, event): &&Round<'_>| event.fields.status != Some(EventStatus::Planned);
    let Some((id, event)) = carried.iter().rev().find(held) else {
        return Holder::Nobody;
    };
    let receivers = &event.handover.receivers;
    match event.handover.basis {
        _ if event.handover.is_end => Holder::Ended(*id),
        _ if receivers.is_empty() => Holder::Unknown(*id),
        None | Some(Basis::Stated) => Holder::Known(receivers.clone(), *id),
        Some(basis) => Holder::Expected(receivers.clone(), basis, *id),
    }
}
