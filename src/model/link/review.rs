//! What the records of a whole archive say that does not fit together: warnings.

use super::absent::Absent;
use super::resolver::{Resolver, agency_fields, series_fields};
use super::timing::Timing;
use crate::base::{Diagnostic, Place};
use crate::content::{
    Basis, CaseFields, DatedName, EventDates, EventFields, KindFields, Parsed, Receiver, RecordKind,
};
use crate::model::archive::Archive;
use crate::model::case::Case;
use crate::model::chain::{Chain, Leg, LegState};
use crate::model::event::Event;
use crate::model::ids::{AgencyId, EventId};
use crate::model::problems;
use crate::model::round_problems::{self, Broken};
use crate::model::series::Series;
use rustc_hash::FxHashSet as HashSet;

/// Finds what does not fit together in an archive made from these files. `written` are the fields
/// of its events, by their ids.
///
/// One mistake gives one diagnostic: while a file of an event cannot be read, what rounds and cases
/// say of each other waits; and what a hidden or misdirected event explains is not reported, nor what
/// follows from a day that is doubtful by itself.
pub(super) fn review<'a>(
    archive: &Archive,
    records: &Resolver<'a>,
    written: &[&'a EventFields],
    files: &[&'a Parsed],
    timing: &Timing<'a>,
) -> Vec<Diagnostic> {
    let review = Review {
        archive,
        written,
        absent: Absent::of(archive, files),
        timing,
    };
    let waits = records.has_unread(RecordKind::Event);
    let mut found = Vec::new();
    for (series, document) in archive.series.iter().zip(&records.series.documents) {
        review.chain(series, waits, &mut found);
        let fields = series_fields(document);
        overlaps(fields.map_or(&[], |fields| &fields.names), &mut found);
    }
    for (id, document) in archive.cases.ids().zip(&records.cases.documents) {
        if let (KindFields::Case(fields), false) = (&document.own, waits) {
            let place = &document.common.title.place;
            found.extend(review.unused(&archive[id], place));
            review.case(&archive[id], fields, &mut found);
        }
    }
    let agencies = records
        .agencies
        .iter()
        .filter_map(|(_, document)| *document);
    for fields in agencies.filter_map(|document| agency_fields(document)) {
        overlaps(&fields.names, &mut found);
    }
    found
}

struct Review<'a> {
    archive: &'a Archive,
    written: &'a [&'a EventFields],
    absent: Absent<'a>,
    timing: &'a Timing<'a>,
}

impl Review<'_> {
    fn written(&self, id: EventId) -> &EventFields {
        self.written[id.index()]
    }

    /// The way of the baton through a series. Where the numbers are out of order, or one is given
    /// twice, the legs are not looked at: what the order seems to say of the baton means nothing.
    fn chain(&self, series: &Series, waits: bool, found: &mut Vec<Diagnostic>) {
        let round = |id: &EventId| (&self.archive[*id], self.written(*id));
        let mut rounds: Vec<_> = series.chain.rounds.iter().map(round).collect();
        let all = rounds.len();
        rounds.retain(|(event, _)| !self.timing.doubtful.contains(event.head.path.as_str()));
        let is_sure = rounds.len() == all;
        let before = found.len();
        out_of_order(&rounds, found);
        if found.len() == before && !has_number_twice(&rounds) && !waits && is_sure {
            let baton = series.facts.baton.as_ref().map(|baton| baton.name.as_str());
            let legs = series.chain.legs.iter();
            found.extend(legs.filter_map(|leg| self.leg(leg, baton)));
        }
        for id in &series.chain.rounds {
            self.to_host(*id, &series.chain, found);
        }
    }

    /// Receivers that held the round themselves, unless the next round says so too.
    fn to_host(&self, id: EventId, chain: &Chain, found: &mut Vec<Diagnostic>) {
        let event = &self.archive[id];
        let written = self.written(id);
        let holders: Vec<AgencyId> = event.holders().iter().map(|it| it.id).collect();
        let is_next = |agency: AgencyId| {
            let mut next = chain.legs_from(id).filter_map(|leg| leg.to);
            next.any(|next| self.archive[next].is_held_by(agency))
        };
        for (fields, handover) in written.handovers.iter().zip(&event.handovers) {
            let Some(Receiver::Agencies(names)) = fields.to.as_ref().map(|to| &to.value) else {
                continue;
            };
            // What is missing in one list does not stand beside its name in the other.
            if names.len() != handover.receivers.len() {
                continue;
            }
            for (name, agency) in names.iter().zip(&handover.receivers) {
                let is_giver = handover.givers.iter().any(|giver| giver.id == agency.id);
                if (is_giver || holders.contains(&agency.id)) && !is_next(agency.id) {
                    found.push(round_problems::handover_to_host(
                        &name.0,
                        &written.hosts.place,
                    ));
                }
            }
        }
    }

    fn leg(&self, leg: &Leg, baton: Option<&str>) -> Option<Diagnostic> {
        let to = leg.to?;
        let from = leg.from.map(|id| &self.archive[id]);
        if self.absent.may_explain(from, &self.archive[to]) {
            return None;
        }
        match leg.state {
            LegState::Gap => {
                let round = self.written(to).round.as_ref()?;
                let before = leg.from.and_then(|id| self.written(id).round.as_ref());
                Some(round_problems::round_gap(round, before, &leg.missing))
            }
            LegState::Broken => self.broken(leg, to, baton),
            _ => None,
        }
    }

    /// A leg to others than the record before says. What a note explains is known, and what goes to
    /// the host itself is reported as that.
    fn broken(&self, leg: &Leg, to: EventId, baton: Option<&str>) -> Option<Diagnostic> {
        let from = leg.from?;
        let handovers = self.written(from).handovers.iter();
        let named: Vec<_> = handovers
            .filter_map(|handover| Some((handover, handover.to.as_ref()?)))
            .collect();
        let (handover, receiver) = named.first()?;
        let names = named.iter().map(|(_, receiver)| match &receiver.value {
            Receiver::Agencies(names) => names.len(),
            Receiver::End => 0,
        });
        let names: usize = names.sum();
        // A name that means nobody is reported by itself.
        if names != leg.receivers.len() || !self.is_resolved(to) {
            return None;
        }
        let holders = self.archive[to].holders().into_iter().cloned();
        let holders: Vec<_> = holders.collect();
        // The two name different givers, and the same receivers.
        if holders
            .iter()
            .all(|it| leg.receivers.iter().any(|other| other.id == it.id))
            && !holders.is_empty()
        {
            return None;
        }
        let broken = Broken {
            to: &receiver.place,
            hosts: &self.written(to).hosts.place,
            baton: handover.baton.as_deref().or(baton),
            is_end: matches!(receiver.value, Receiver::End),
        };
        let is_inferred = leg.basis == Some(Basis::Inferred);
        let is_explained = named.iter().any(|(handover, _)| handover.note.is_some());
        let mut givers = leg.receivers.iter().map(|it| it.id);
        let is_to_host = givers.any(|id| self.archive[from].is_held_by(id));
        if is_inferred {
            return Some(round_problems::outdated_inference(&broken, &holders));
        }
        (!is_explained && !is_to_host).then(|| round_problems::broken_handover(&broken))
    }

    /// A case that no event shows.
    fn unused(&self, case: &Case, title: &Place) -> Option<Diagnostic> {
        let id = case.head.name.id.as_str();
        let is_unused = case.events.is_empty() && !self.absent.may_name_case(id);
        is_unused.then(|| problems::unused_case(id, title))
    }

    /// Agencies that presented a case and were at none of its events.
    fn case(&self, case: &Case, written: &CaseFields, found: &mut Vec<Diagnostic>) {
        let Some(first) = case.events.first() else {
            return;
        };
        let is_sound = |id: &EventId| self.is_resolved(*id) && !self.is_contradicted(*id);
        // What is missing in one list does not stand beside its name in the other.
        if written.agencies.len() != case.agencies.len()
            || self.absent.may_name_case(&case.head.name.id)
            || !case.events.iter().all(is_sound)
        {
            return;
        }
        for (name, agency) in written.agencies.iter().zip(&case.agencies) {
            let mut events = case.events.iter().map(|id| &self.archive[*id]);
            if !events.any(|event| self.was_at(agency.id, event)) {
                let (hosts, id) = (&self.written(*first).hosts.place, &case.head.name.id);
                let problem = round_problems::case_agency_not_at_event(&name.0, id, hosts);
                found.push(problem);
            }
        }
    }

    /// Whether an agency took part in an event: as a host of any role, with a case, an item of the
    /// programme or a prize.
    fn was_at(&self, agency: AgencyId, event: &Event) -> bool {
        let hosts = event.hosts.iter().map(|host| &host.agency);
        let presenters = event.cases.iter().flat_map(|case| &case.agencies);
        let items = event.program.iter().filter_map(|item| item.agency.as_ref());
        let winners = event
            .results
            .iter()
            .filter_map(|award| award.agency.as_ref());
        let mut all = hosts.chain(presenters).chain(items).chain(winners);
        all.any(|present| self.are_one_house(present.id, agency))
    }

    /// Whether every host of an event is known.
    fn is_resolved(&self, id: EventId) -> bool {
        self.archive[id].hosts.len() == self.written(id).hosts.value.len()
    }

    /// Whether the record before says that others hosted an event: then its hosts may be what is
    /// wrong.
    fn is_contradicted(&self, id: EventId) -> bool {
        let chain = &self.archive[self.archive[id].series].chain;
        chain.legs_to(id).any(|leg| leg.state == LegState::Broken)
    }

    /// Whether two agencies are the same, or one stands above the other, or both below a third.
    fn are_one_house(&self, a: AgencyId, b: AgencyId) -> bool {
        let parent = |id: AgencyId| self.archive[id].parent;
        a == b
            || parent(a) == Some(b)
            || parent(b) == Some(a)
            || (parent(a).is_some() && parent(a) == parent(b))
    }
}

/// A round, with the fields it was made from.
type Round<'a> = (&'a Event, &'a EventFields);

/// Rounds that are later than one of a higher number. Where a day is not known, nothing is
/// reported.
fn out_of_order(rounds: &[Round<'_>], found: &mut Vec<Diagnostic>) {
    for (at, (event, fields)) in rounds.iter().enumerate() {
        let Some(round) = &fields.round else {
            continue;
        };
        let higher = rounds[..at].iter().filter(|(earlier, _)| {
            earlier.facts.season == event.facts.season && is_before(earlier.dates, event.dates)
        });
        let higher = higher.filter_map(|(_, fields)| fields.round.as_ref());
        let higher = higher.filter(|earlier| earlier.value > round.value);
        if let Some(highest) = higher.max_by_key(|earlier| earlier.value) {
            found.push(problems::round_order(round, highest));
        }
    }
}

/// Whether the last day that one can mean is before the first of the other.
fn is_before(one: EventDates, other: EventDates) -> bool {
    let days = one.latest().zip(other.earliest());
    days.is_some_and(|(one, other)| one.last_day() < other.first_day())
}

fn has_number_twice(rounds: &[Round<'_>]) -> bool {
    let mut seen = HashSet::default();
    rounds.iter().any(|(event, _)| {
        let number = event.number;
        number.is_some_and(|number| !seen.insert((event.facts.season, number)))
    })
}

/// Names of which one began before the other ended. The day of a change may stand with both.
fn overlaps(names: &[DatedName], found: &mut Vec<Diagnostic>) {
    for (at, later) in names.iter().enumerate() {
        let is_before = |a: &DatedName, b: &DatedName| {
            // Whether the last day of one is surely not after the first of the other.
            a.until
                .zip(b.from)
                .is_some_and(|(until, from)| until.first_day() <= from.last_day())
        };
        let overlapped = names[..at]
            .iter()
            .find(|earlier| !is_before(earlier, later) && !is_before(later, earlier));
        if let Some(earlier) = overlapped {
            found.push(problems::names_overlap(&later.text, &earlier.text));
        }
    }
}
