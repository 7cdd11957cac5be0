//! When an event took place: a day, several, a window, or no day at all.

use super::problems;
use super::status::EventStatus;
use crate::base::{Date, Located};
use crate::content::declare::{choices, record};
use crate::content::form::{Field, FieldInfo, FieldValue, Fields, Node, NodeKind, Reader, Shape};

choices! {
    /// How the day of an event is known.
    DateBasis("날짜를 아는 근거") {
        /// A source states it.
        Stated("stated", "출처에 명시"),
        /// No source states it; it is inferred.
        Inferred("inferred", "앞뒤 사정으로 추정"),
    }
}

record! {
    /// The days of an event that took several.
    Days {
        /// The first.
        #[ko = "첫날 (예 `2019-12-26`)"]
        from: required Date,
        /// The last.
        #[ko = "마지막 날 (예 `2019-12-27`)"]
        to: required Located<Date>,
    }
    checked by check_days
}

record! {
    /// The days between which an event took place, where its own is not known.
    Window {
        /// It was not before this day.
        #[ko = "이 날보다 앞서지는 않음 (예 `2021-09-28`)"]
        after: required Date,
        /// It was not after this day.
        #[ko = "이 날보다 늦지는 않음 (예 `2021-11-22`)"]
        before: required Located<Date>,
    }
    checked by check_window
}

/// Reports a last day before the first.
fn check_days(days: &Days, reader: &mut Reader<'_>) {
    check_order(days.from, &days.to, reader);
}

fn check_window(window: &Window, reader: &mut Reader<'_>) {
    check_order(window.after, &window.before, reader);
}

fn check_order(first: Date, last: &Located<Date>, reader: &mut Reader<'_>) {
    if last.value.last_day() < first.first_day() {
        reader.report(problems::ends_before_it_begins(&last.place, first));
    }
}

/// What stands in `date`: a day, month or year, or a window.
#[derive(Clone, Debug)]
enum DateField {
    On(Date),
    Within(Window),
}

impl Field for DateField {
    fn shape() -> Shape {
        Shape::Either(vec![Date::shape(), Window::shape()])
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Map(_) => Window::read(node, reader).map(Self::Within),
            _ => Date::read(node, reader).map(Self::On),
        }
    }

    fn value(&self) -> FieldValue<'_> {
        match self {
            Self::On(date) => date.value(),
            Self::Within(window) => window.value(),
        }
    }
}

/// When an event took place, or is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventDates {
    /// On a day, or in a month or year of which the day is not known.
    On(Date),
    /// On several days.
    Span {
        /// The first.
        first: Date,
        /// The last.
        last: Date,
    },
    /// On an unknown day between two.
    Window {
        /// It was not before this day.
        after: Date,
        /// It was not after this day.
        before: Date,
    },
    /// On no day: it was postponed or cancelled before it had another one.
    Unset,
}

impl EventDates {
    /// The day, month or year, or the first of several days; `None` where only a window or nothing
    /// is known.
    #[must_use]
    pub fn first(self) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::Span { first, .. } => Some(first),
            Self::Window { .. } | Self::Unset => None,
        }
    }

    /// The day, month or year, or the last of several days; `None` as for [`Self::first`].
    #[must_use]
    pub fn last(self) -> Option<Date> {
        match self {
            Self::Span { last, .. } => Some(last),
            _ => self.first(),
        }
    }

    /// The last day, where there are several.
    #[must_use]
    pub fn end(self) -> Option<Date> {
        match self {
            Self::Span { last, .. } => Some(last),
            Self::On(_) | Self::Window { .. } | Self::Unset => None,
        }
    }

    /// The earliest day it can mean, as precise as it is known.
    #[must_use]
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::Window { after, .. } => Some(after),
            _ => self.first(),
        }
    }

    /// The latest day it can mean, as precise as it is known.
    #[must_use]
    pub fn latest(self) -> Option<Date> {
        match self {
            Self::Window { before, .. } => Some(before),
            _ => self.last(),
        }
    }
}

/// The day of an event.
pub(crate) static DATE: FieldInfo = FieldInfo::of::<DateField>(
    "Event",
    "date",
    "The day; where there are several, `dates`; where it lies between two, `{after, before}`.",
    "회차가 열린 날 (예 `2019-12-26`), 날을 모르면 `2019-12`, 두 날 사이로만 알면 `{after: 2021-09-28, before: 2021-11-22}`, 여러 날이면 대신 `dates`",
);

/// The first and the last day of an event.
pub(crate) static DATES: FieldInfo = FieldInfo::of::<Days>(
    "Event",
    "dates",
    "The first and the last of several days.",
    "여러 날 열린 회차의 첫날과 마지막 날 (예 `{from: 2019-12-26, to: 2019-12-27}`)",
);

/// Reads `dates`, or `date` where there is no `dates`. Only an event that did not take place, by
/// its `status`, needs neither.
pub(crate) fn event_dates(
    fields: &mut Fields<'_>,
    status: Option<EventStatus>,
    reader: &mut Reader<'_>,
) -> Option<EventDates> {
    if let Some(days) = fields.optional::<Days>(DATES.key, reader) {
        let (first, last) = (days.from, days.to.value);
        return Some(EventDates::Span { first, last });
    }
    let may_be_unset = matches!(
        status,
        Some(EventStatus::Postponed | EventStatus::Cancelled)
    );
    if may_be_unset && !fields.has(DATE.key) && !fields.has(DATES.key) {
        fields.optional::<DateField>(DATE.key, reader);
        return Some(EventDates::Unset);
    }
    let date = fields.required::<DateField>(DATE.key, reader)?;
    Some(match date {
        DateField::On(date) => EventDates::On(date),
        DateField::Within(window) => EventDates::Window {
            after: window.after,
            before: window.before.value,
        },
    })
}
