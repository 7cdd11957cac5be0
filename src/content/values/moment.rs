//! A day with a time, and the clock of Seoul.

use crate::base::Words;
use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape};
use jiff::civil::DateTime;

/// A moment, for embargoes: with an offset, or in Seoul where none is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub jiff::Timestamp);

impl Field for Moment {
    fn shape() -> Shape {
        Shape::Moment
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let moment = match &node.kind {
            NodeKind::Scalar(text) => moment(text),
            _ => None,
        };
        if moment.is_none() {
            let expected = Words::new(
                "`2026-03-02T09:00:00+09:00` 꼴의 날짜와 시각이 와야 합니다",
                "a date and time like `2026-03-02T09:00:00+09:00` is expected",
            );
            reader.refuse(node, expected);
        }
        moment
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::of(&self.0)
    }
}

/// Seoul is nine hours ahead of UTC and has had no summer time since 1988.
const SEOUL: jiff::tz::Offset = jiff::tz::Offset::constant(9);

/// What calendar and clock show in Seoul at a moment, so that it is one day on every machine.
#[must_use]
pub fn in_seoul(moment: jiff::Timestamp) -> DateTime {
    SEOUL.to_datetime(moment)
}

fn moment(text: &str) -> Option<Moment> {
    if let Ok(moment) = text.parse() {
        return Some(Moment(moment));
    }
    let local: DateTime = text.parse().ok()?;
    SEOUL.to_timestamp(local).ok().map(Moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_without_an_offset_is_in_seoul() {
        assert_eq!(
            moment("2026-03-02T09:00:00"),
            moment("2026-03-02T00:00:00Z")
        );
        assert_eq!(
            moment("2026-03-02 09:00"),
            moment("2026-03-02T09:00:00+09:00")
        );
    }
}
