//! Tables of the items of lists that records have: each row says whose item it is and where in the
//! list it stands, which identifies it.

use super::column::ColumnType::{Id, Integer, Text};
use super::column::{Column, ColumnInfo, infos, of, values};
use crate::content::RecordKind;
use crate::model::{Agency, Case, Event, Head, RecordId, Series};
use crate::render::edition::Edition;
use serde_json::Value;

/// An item of a list of a record.
pub(super) struct Item<'e, T> {
    pub(super) edition: &'e Edition<'e>,
    pub(super) it: T,
}

const POSITION: ColumnInfo = of("position", Integer, "순서", "Position").says("1부터", "from 1");
const EVENT: ColumnInfo = of("event_id", Id, "회차 id", "Round id").joins("events");
const CASE: ColumnInfo = of("case_id", Id, "사례 id", "Case id").joins("cases");
const AGENCY: ColumnInfo = of("agency_id", Id, "기관 id", "Agency id").joins("agencies");
const SERIES: ColumnInfo = of("series_id", Id, "계열 id", "Series id").joins("series");
const KIND: ColumnInfo =
    of("kind", Text, "기록의 종류", "Kind of record").one_of(RecordKind::WORDS);
const RECORD: ColumnInfo = of("record", Id, "기록 id", "Record id").says(
    "그 종류의 표에 있는 id. 안내 글과 첫 화면은 표가 없음",
    "the id in the table of that kind; plain pages and the home page have no table",
);

/// Where a fact of an event was read, where that is a source of its record.
pub(super) const SOURCE_POSITION: ColumnInfo = of(
    "source_position",
    Integer,
    "출처의 순서",
    "Position of the source",
)
.says(
    "sources 표에서 이 회차의 출처",
    "among those of this round in the table sources",
);

/// The columns that identify an item of an event, of a case and so on.
pub(super) const OF_EVENT: &[ColumnInfo] = &[EVENT, POSITION];
pub(super) const OF_CASE: &[ColumnInfo] = &[CASE, POSITION];
pub(super) const OF_AGENCY: &[ColumnInfo] = &[AGENCY, POSITION];
pub(super) const OF_SERIES: &[ColumnInfo] = &[SERIES, POSITION];
/// Of an event or a case: one of the two ids is empty.
pub(super) const OF_EVENT_OR_CASE: &[ColumnInfo] = &[EVENT, CASE, POSITION];
pub(super) const OF_RECORD: &[ColumnInfo] = &[KIND, RECORD, POSITION];

/// The columns of a table of items.
pub(super) fn with<F>(owner: &[ColumnInfo], columns: &[Column<F>]) -> Vec<ColumnInfo> {
    [owner.to_vec(), infos(columns)].concat()
}

/// The items of all events, in their order.
pub(super) fn event_items<'e, T: 'e, F: Fn(&Item<'e, T>) -> Value>(
    edition: &'e Edition<'e>,
    columns: &[Column<F>],
    list: impl Fn(&'e Event) -> Vec<T>,
) -> Vec<Vec<Value>> {
    let events = edition.archive.events.iter();
    let owned = events.map(|event| (vec![id(&event.head)], list(event)));
    rows(edition, columns, owned)
}

/// The items of all cases, by their titles.
pub(super) fn case_items<'e, T: 'e, F: Fn(&Item<'e, T>) -> Value>(
    edition: &'e Edition<'e>,
    columns: &[Column<F>],
    list: impl Fn(&'e Case) -> Vec<T>,
) -> Vec<Vec<Value>> {
    let cases = edition.archive.cases.iter();
    let owned = cases.map(|case| (vec![id(&case.head)], list(case)));
    rows(edition, columns, owned)
}

/// The items of all events, then those of all cases.
pub(super) fn event_and_case_items<'e, T: 'e, F: Fn(&Item<'e, T>) -> Value>(
    edition: &'e Edition<'e>,
    columns: &[Column<F>],
    of_event: impl Fn(&'e Event) -> Vec<T>,
    of_case: impl Fn(&'e Case) -> Vec<T>,
) -> Vec<Vec<Value>> {
    let events = edition.archive.events.iter();
    let events = events.map(|event| (vec![id(&event.head), Value::Null], of_event(event)));
    let cases = edition.archive.cases.iter();
    let cases = cases.map(|case| (vec![Value::Null, id(&case.head)], of_case(case)));
    rows(edition, columns, events.chain(cases))
}

/// The items of all agencies, by their titles.
pub(super) fn agency_items<'e, T: 'e, F: Fn(&Item<'e, T>) -> Value>(
    edition: &'e Edition<'e>,
    columns: &[Column<F>],
    list: impl Fn(&'e Agency) -> Vec<T>,
) -> Vec<Vec<Value>> {
    let agencies = edition.archive.agencies.iter();
    let owned = agencies.map(|agency| (vec![agency.key.clone().into()], list(agency)));
    rows(edition, columns, owned)
}

/// The items of all series, in their order.
pub(super) fn series_items<'e, T: 'e, F: Fn(&Item<'e, T>) -> Value>(
    edition: &'e Edition<'e>,
    columns: &[Column<F>],
    list: impl Fn(&'e Series) -> Vec<T>,
) -> Vec<Vec<Value>> {
    let series = edition.archive.series.iter();
    let owned = series.map(|series| (vec![id(&series.head)], list(series)));
    rows(edition, columns, owned)
}

/// The items of all records that are published, kind by kind.
pub(super) fn record_items<'e, T: 'e, F: Fn(&Item<'e, T>) -> Value>(
    edition: &'e Edition<'e>,
    columns: &[Column<F>],
    list: impl Fn(&'e Head) -> Vec<T>,
) -> Vec<Vec<Value>> {
    let records = edition.archive.records();
    let records = records.filter(|(id, _)| !matches!(id, RecordId::Withdrawn(_)));
    let owned = records.map(|(_, head)| {
        let kind = head.name.kind.as_str();
        (vec![kind.into(), id(head)], list(head))
    });
    rows(edition, columns, owned)
}

fn id(head: &Head) -> Value {
    head.name.id.clone().into()
}

/// The rows of items, given with the ids of their owners.
fn rows<'e, T, F: Fn(&Item<'e, T>) -> Value>(
    edition: &'e Edition<'e>,
    columns: &[Column<F>],
    owned: impl Iterator<Item = (Vec<Value>, Vec<T>)>,
) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for (owner, items) in owned {
        for (position, it) in (1..).zip(items) {
            let position: u32 = position;
            let item = Item { edition, it };
            rows.push([owner.clone(), vec![position.into()], values(columns, &item)].concat());
        }
    }
    rows
}
