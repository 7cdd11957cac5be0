//! What the records of a whole archive say that does not fit together: warnings. Changes nothing.

use super::archive::{AgencyId, Archive, Case, Event, Series};
use super::handover::{Leg, LegState};
use super::problems;
use crate::base::Diagnostic;
use crate::base::korean::nearest;
use crate::content::document::Parsed;
use crate::content::drafts::{Basis, DatedName, Receiver};
use crate::content::{Document, KindFields, RecordKind};
use rustc_hash::FxHashSet as HashSet;

/// Finds what does not fit together in an archive made of these files.
///
/// What a broken, hidden or misdirected record may say is not held against the others: what it could
/// explain is not told.
pub(super) fn review<'a>(
    archive: &Archive,
    files: impl Iterator<Item = &'a Parsed> + Clone,
) -> Vec<Diagnostic> {
    // Which rounds and cases a file of an event that cannot be read would have named is not known.
    let is_event = |file: &Parsed| {
        let name = file.claims.as_ref();
        name.is_some_and(|name| name.kind == RecordKind::Event)
    };
    let must_wait = files
        .clone()
        .any(|file| is_event(file) && file.is_unreadable());
    let review = Review {
        archive,
        doubts: Doubts::of(archive, files),
    };
    let mut problems = Vec::new();
    for series in &archive.series {
        if !must_wait {
            review.chain(series, &mut problems);
        }
        overlaps(&series.fields.names, &mut problems);
    }
    for case in archive.cases.iter().filter(|_| !must_wait) {
        review.case(case, &mut problems);
    }
    let agencies = archive.agencies.iter();
    for fields in agencies.filter_map(|agency| agency.fields.as_deref()) {
        overlaps(&fields.names, &mut problems);
    }
    problems
}

/// The events that are not in the archive though there are files of them.
struct Doubts<'a> {
    /// Those that can be read, but are hidden or belong to no series that is known.
    absent: Vec<&'a Document>,
    /// The ids of cases that the absent ones name.
    cases: HashSet<&'a str>,
    /// The ids of cases that any name and no file has.
    misspelt: Vec<&'a str>,
    /// Whether one was withdrawn and no longer says which cases it showed.
    is_silent: bool,
}

impl<'a> Doubts<'a> {
    fn of(archive: &Archive, files: impl Iterator<Item = &'a Parsed>) -> Self {
        let present: HashSet<&str> = archive
            .events
            .iter()
            .map(|event| event.document.path.as_str())
            .collect();
        let mut doubts = Self {
            absent: Vec::new(),
            cases: HashSet::default(),
            misspelt: Vec::new(),
            is_silent: false,
        };
        let cases = archive.cases.iter();
        let known: HashSet<&str> = cases.map(|case| case.document.name.id.as_str()).collect();
        let is_event = |file: &&Parsed| {
            let name = file.claims.as_ref();
            name.is_some_and(|name| name.kind == RecordKind::Event)
        };
        for file in files.filter(is_event) {
            let Some(document) = &file.document else {
                continue;
            };
            let KindFields::Event(_, fields) = &document.draft else {
                continue;
            };
            let cases = fields.cases.iter().map(|id| id.value.as_str());
            let unknown = cases.clone().filter(|id| !known.contains(id));
            doubts.misspelt.extend(unknown);
            doubts.is_silent |= document.withdrawal.is_some() && fields.cases.is_empty();
            if !present.contains(document.path.as_str()) {
                doubts.absent.push(document);
                doubts.cases.extend(cases);
            }
        }
        doubts
    }

    /// Whether a record that is not there may stand between two rounds, or be one of them.
    fn may_explain(&self, from: Option<&Event>, to: &Event) -> bool {
        self.absent.iter().any(|document| {
            let KindFields::Event(dates, _) = &document.draft else {
                return false;
            };
            from.is_none_or(|from| from.dates.first.first_day() <= dates.first.last_day())
                && dates.first.first_day() <= to.dates.first.last_day()
        })
    }

    fn may_name_case(&self, id: &str) -> bool {
        self.is_silent
            || self.cases.contains(id)
            || self.misspelt.iter().any(|other| other.contains(id))
            || nearest(id, self.misspelt.iter().copied()).is_some()
    }
}

struct Review<'a> {
    archive: &'a Archive,
    doubts: Doubts<'a>,
}

impl Review<'_> {
    /// The way of the baton through a series. Where the numbers are out of order, or one is given
    /// twice, what the order seems to say of the baton says nothing.
    fn chain(&self, series: &Series, problems: &mut Vec<Diagnostic>) {
        let rounds: Vec<&Event> = series
            .chain
            .rounds
            .iter()
            .map(|id| &self.archive[*id])
            .collect();
        let before = problems.len();
        out_of_order(&rounds, problems);
        if problems.len() > before || has_number_twice(&rounds) {
            return;
        }
        let told = series.chain.links.iter().filter_map(|link| self.link(link));
        problems.extend(told);
    }

    fn link(&self, link: &Leg) -> Option<Diagnostic> {
        let to = &self.archive[link.to?];
        let from = link.from.map(|id| &self.archive[id]);
        if self.doubts.may_explain(from, to) {
            return None;
        }
        match link.state {
            LegState::Gap => {
                let round = to.fields.round.as_ref()?;
                let before = from.and_then(|from| from.fields.round.as_ref());
                Some(problems::round_gap(round, before, &link.missing))
            }
            LegState::Broken => {
                let written = from?.fields.handover.as_ref()?.to.as_ref()?;
                let names = match &written.value {
                    Receiver::Agencies(names) => names.len(),
                    Receiver::End => 0,
                };
                // A name that means nobody is told by itself.
                let hosts = &to.fields.hosts;
                let is_resolved =
                    names == link.receivers.len() && hosts.value.len() == to.hosts.len();
                let basis = from?.handover.basis;
                let holders: Vec<_> = to.holders().into_iter().cloned().collect();
                is_resolved.then(|| {
                    let place = &written.place;
                    match basis {
                        Some(Basis::Inferred) => {
                            problems::outdated_inference(place, &hosts.place, &holders)
                        }
                        _ => problems::broken_handover(place, &hosts.place, &holders),
                    }
                })
            }
            _ => None,
        }
    }

    fn case(&self, case: &Case, problems: &mut Vec<Diagnostic>) {
        let id = case.document.name.id.as_str();
        if case.events.is_empty() {
            if !self.doubts.may_name_case(id) {
                let title = &case.document.common.title;
                problems.push(problems::unused_case(id, &title.place));
            }
            return;
        }
        // What is missing in one list does not stand beside its name in the other.
        if case.fields.agencies.len() != case.agencies.len() || self.doubts.may_name_case(id) {
            return;
        }
        let events = || case.events.iter().map(|id| &self.archive[*id]);
        let is_resolved = |event: &Event| event.hosts.len() == event.fields.hosts.value.len();
        if !events().all(|event| is_resolved(event) && !self.is_contradicted(event)) {
            return;
        }
        for (written, agency) in case.fields.agencies.iter().zip(&case.agencies) {
            let was_there = events().any(|event| {
                let mut hosts = event.hosts.iter();
                hosts.any(|host| self.are_one_house(host.agency.id, agency.id))
            });
            if let Some(event) = events().next().filter(|_| !was_there) {
                problems.push(problems::case_agency_not_at_event(
                    written,
                    &event.fields.hosts.place,
                ));
            }
        }
    }

    /// Whether the record before says that others hosted an event: then its hosts may be what is wrong.
    fn is_contradicted(&self, event: &Event) -> bool {
        let links = &self.archive[event.series].chain.links;
        let to = |link: &&Leg| {
            link.to
                .is_some_and(|id| std::ptr::eq(&self.archive[id], event))
        };
        let link = links.iter().find(to);
        link.is_some_and(|link| link.state == LegState::Broken)
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

/// Rounds that are later than one of a higher number. Where a day is not known, nothing is said.
fn out_of_order(rounds: &[&Event], problems: &mut Vec<Diagnostic>) {
    for (at, event) in rounds.iter().enumerate() {
        let Some(round) = &event.fields.round else {
            continue;
        };
        let higher = rounds[..at].iter().filter(|earlier| {
            earlier.fields.season == event.fields.season
                && earlier.dates.first.last_day() < event.dates.first.first_day()
        });
        let higher = higher.filter_map(|earlier| earlier.fields.round.as_ref());
        let higher = higher.filter(|earlier| earlier.value > round.value);
        if let Some(highest) = higher.max_by_key(|earlier| earlier.value) {
            problems.push(problems::round_order(round, highest));
        }
    }
}

fn has_number_twice(rounds: &[&Event]) -> bool {
    let mut seen = HashSet::default();
    rounds.iter().any(|event| {
        let round = event.fields.round.as_ref();
        round.is_some_and(|round| !seen.insert((event.fields.season, round.value)))
    })
}

/// Names of which one began before the other ended. The day of a change may stand with both.
fn overlaps(names: &[DatedName], problems: &mut Vec<Diagnostic>) {
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
            problems.push(problems::names_overlap(&later.text, &earlier.text));
        }
    }
}
