//! Which rounds an event follows, where its record says so.

use crate::base::{Diagnostic, Place};
use crate::content::{EventFields, Follows, NamedEvent};
use crate::model::event::Event;
use crate::model::problems;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// The rounds that each event follows, by their index in `events`; `None` where the record does not
/// say. What cannot be so is reported and left out: a round of another series, a later one, a circle.
pub(super) fn follows(
    events: &[(Event, &EventFields)],
    found: &mut Vec<Diagnostic>,
) -> Vec<Option<Vec<usize>>> {
    let ids = events.iter().map(|(event, _)| event.head.name.id.as_str());
    let indexes: HashMap<&str, usize> = ids.zip(0..).collect();
    let mut before = |event: &Event, names: &[NamedEvent]| {
        let mut all = Vec::new();
        for name in names {
            // An id that no file has is reported where the fields of the event are linked.
            let Some(index) = indexes.get(name.0.value.as_str()) else {
                continue;
            };
            match refused(event, &events[*index].0, &name.0.place) {
                Some(problem) => found.push(problem),
                None => all.push(*index),
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    };
    let of = |(event, fields): &(Event, &EventFields)| {
        let follows = fields.follows.as_ref()?;
        match &follows.value {
            Follows::Nothing => Some(Vec::new()),
            // Rounds that are hidden or withdrawn are no beginning: where there is no other, number
            // and day say what they say.
            Follows::Events(names) => Some(before(event, names)).filter(|all| !all.is_empty()),
        }
    };
    let mut all: Vec<Option<Vec<usize>>> = events.iter().map(of).collect();
    break_circles(events, &mut all, found);
    all
}

/// Why an event cannot follow another one.
fn refused(event: &Event, before: &Event, place: &Place) -> Option<Diagnostic> {
    if event.series != before.series {
        return Some(problems::follows_other_series(place));
    }
    let latest = event.dates.latest()?.last_day();
    let earliest = before.dates.earliest()?.first_day();
    (earliest > latest).then(|| problems::follows_later(place, earliest))
}

/// Takes away what makes rounds follow each other in a circle, and reports it.
fn break_circles(
    events: &[(Event, &EventFields)],
    all: &mut [Option<Vec<usize>>],
    found: &mut Vec<Diagnostic>,
) {
    for start in in_or_behind_circles(all) {
        if !is_in_circle(start, all) {
            continue;
        }
        all[start] = None;
        if let Some(follows) = &events[start].1.follows {
            found.push(problems::follows_in_circle(&follows.place));
        }
    }
}

/// The rounds that are left when those that follow none are taken away, again and again.
fn in_or_behind_circles(all: &[Option<Vec<usize>>]) -> Vec<usize> {
    let mut left: Vec<usize> = all
        .iter()
        .map(|it| it.as_ref().map_or(0, Vec::len))
        .collect();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
    for (at, before) in all.iter().enumerate() {
        for before in before.iter().flatten() {
            followers[*before].push(at);
        }
    }
    let mut free: Vec<usize> = (0..all.len()).filter(|at| left[*at] == 0).collect();
    while let Some(at) = free.pop() {
        for follower in &followers[at] {
            left[*follower] -= 1;
            if left[*follower] == 0 {
                free.push(*follower);
            }
        }
    }
    (0..all.len()).filter(|at| left[*at] > 0).collect()
}

/// Whether a round follows itself over others.
fn is_in_circle(start: usize, all: &[Option<Vec<usize>>]) -> bool {
    let before = |at: usize| all[at].iter().flatten().copied();
    let mut seen = HashSet::default();
    let mut left: Vec<usize> = before(start).collect();
    while let Some(at) = left.pop() {
        if at == start {
            return true;
        }
        if seen.insert(at) {
            left.extend(before(at));
        }
    }
    false
}
