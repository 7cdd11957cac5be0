//! A time of day.

use crate::base::Words;
use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape, meant_time};
use std::fmt;

/// A time of day, to the minute, in Seoul.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    hour: u8,
    minute: u8,
}

impl Clock {
    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> i8 {
        self.hour.cast_signed()
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub fn minute(self) -> i8 {
        self.minute.cast_signed()
    }
}

impl Field for Clock {
    fn shape() -> Shape {
        Shape::Clock
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let clock = match &node.kind {
            NodeKind::Scalar(text) => text.split_once(':').and_then(|(hour, minute)| {
                let clock = Self {
                    hour: hour.parse().ok()?,
                    minute: minute.parse().ok()?,
                };
                (clock.hour < 24 && clock.minute < 60 && minute.len() == 2).then_some(clock)
            }),
            _ => None,
        };
        if clock.is_none() {
            let expected = Words::new(
                "`\"14:00\"` 꼴의 시각이 와야 합니다",
                "a time like `\"14:00\"` is expected",
            );
            let meant = match &node.kind {
                NodeKind::Scalar(text) => meant_time(text).map(|time| format!("\"{time}\"")),
                _ => None,
            };
            reader.refuse_for(node, expected, meant);
        }
        clock
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::of(self)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}
