//! The sources of a record and the facts that point to them.

use super::common::Common;
use super::document::KindFields;
use super::event::EventFields;
use super::problems;
use crate::base::Located;
use crate::content::form::Reader;

/// Reports a fact that points to a source the record does not have, and two sources of one name. A
/// translation has its sources from its original.
pub(super) fn check_sources(common: &Common, own: Option<&KindFields>, reader: &mut Reader<'_>) {
    if reader.is_partial {
        return;
    }
    let ids: Vec<&Located<String>> = common
        .sources
        .iter()
        .filter_map(|it| it.id.as_ref())
        .collect();
    for (at, id) in ids.iter().enumerate() {
        if let Some(first) = ids[..at].iter().find(|other| other.value == id.value) {
            reader.report(problems::source_named_twice(
                &id.place,
                &first.place,
                &id.value,
            ));
        }
    }
    let Some(KindFields::Event(_, event)) = own else {
        return;
    };
    for named in named_sources(event) {
        if !ids.iter().any(|id| id.value == named.value) {
            let known = ids.iter().map(|id| id.value.as_str());
            reader.report(problems::unknown_source(named, known));
        }
    }
}

/// The sources that the facts of an event point to. A quote may say in words where it was read.
fn named_sources(event: &EventFields) -> impl Iterator<Item = &Located<String>> {
    let attendance = event.facts.attendance.iter().map(|it| &it.source);
    let results = event.results.iter().map(|it| &it.source);
    let handovers = event.handovers.iter().map(|it| &it.source);
    let received = event.received.iter().map(|it| &it.source);
    let all = attendance.chain(results).chain(handovers).chain(received);
    all.flatten()
}
