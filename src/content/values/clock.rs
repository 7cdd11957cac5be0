//! A time of day, and the hours from one to another.

use crate::base::Words;
use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape, meant_time};
use std::fmt;

/// A time of day, to the minute: in Seoul where no offset is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    hour: u8,
    minute: u8,
    /// The minutes that local time is ahead of UTC, where written.
    offset: Option<i16>,
}

/// Seoul is nine hours ahead of UTC.
const SEOUL_MINUTES: i16 = 9 * 60;

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

    /// The minutes that its local time is ahead of UTC: those of Seoul where none are written.
    #[must_use]
    pub fn offset_minutes(self) -> i16 {
        self.offset.unwrap_or(SEOUL_MINUTES)
    }

    /// Its offset as ISO 8601 has it: `+09:00`.
    #[must_use]
    pub fn iso_offset(self) -> String {
        offset_text(self.offset_minutes())
    }

    /// Hour and minute without the offset: `14:00`.
    #[must_use]
    pub fn hour_and_minute(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// Reads a time at the start of a text, and what follows it.
    fn at_start(text: &str) -> Option<(Self, &str)> {
        let (hour, rest) = number(text, 1..=2)?;
        let (minute, rest) = number(rest.strip_prefix(':')?, 2..=2)?;
        let clock = Self {
            hour,
            minute,
            offset: None,
        };
        if hour > 23 || minute > 59 {
            return None;
        }
        let with_offset = offset_at_start(rest).map(|(offset, rest)| {
            let clock = Self {
                offset: Some(offset),
                ..clock
            };
            (clock, rest)
        });
        Some(with_offset.unwrap_or((clock, rest)))
    }
}

/// A number of so many digits at the start of a text, and what follows it.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u8, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    let is_number = digits.contains(&number.len());
    Some((number.parse().ok()?, rest)).filter(|_| is_number)
}

/// The offset at the start of a text in minutes, and what follows it: `Z`, `+05:30`, `-03:00`. No
/// place is more than fourteen hours ahead of UTC or twelve behind it.
fn offset_at_start(text: &str) -> Option<(i16, &str)> {
    if let Some(rest) = text.strip_prefix('Z') {
        return Some((0, rest));
    }
    let (sign, most) = match text.chars().next()? {
        '+' => (1, 14 * 60),
        '-' | '−' => (-1, 12 * 60),
        _ => return None,
    };
    let rest = text.trim_start_matches(['+', '-', '−']);
    let (hours, rest) = number(rest, 2..=2)?;
    let (minutes, rest) = number(rest.strip_prefix(':').unwrap_or(rest), 2..=2)?;
    let total = i16::from(hours) * 60 + i16::from(minutes);
    (minutes < 60 && total <= most).then_some((sign * total, rest))
}

fn offset_text(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn refuse(node: &Node, reader: &mut Reader<'_>, expected: Words) {
    let meant = match &node.kind {
        NodeKind::Scalar(text) => meant_time(text).map(|time| format!("\"{time}\"")),
        _ => None,
    };
    reader.refuse_for(node, expected, meant);
}

impl Field for Clock {
    fn shape() -> Shape {
        Shape::Clock
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let clock = match &node.kind {
            NodeKind::Scalar(text) => Self::at_start(text.trim())
                .filter(|(_, rest)| rest.is_empty())
                .map(|(clock, _)| clock),
            _ => None,
        };
        if clock.is_none() {
            let expected = Words::new(
                "`\"14:00\"` 꼴의 시각이 와야 합니다",
                "a time like `\"14:00\"` is expected",
            );
            refuse(node, reader, expected);
        }
        clock
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::of(self)
    }
}

/// `14:00`, with an offset where one is written: `09:00+05:30`.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        self.offset
            .map_or(Ok(()), |offset| f.write_str(&offset_text(offset)))
    }
}

/// The hours of an event: when it begins and, where known, when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// When it begins.
    pub start: Clock,
    /// When it ends, on its last day.
    pub end: Option<Clock>,
}

impl Hours {
    fn of(text: &str) -> Option<Self> {
        const TO: [char; 7] = ['~', '∼', '〜', '～', '–', '—', '-'];
        let (start, rest) = Clock::at_start(text.trim())?;
        let rest = rest.trim_start();
        if rest.is_empty() {
            return Some(Self { start, end: None });
        }
        let rest = rest.strip_prefix(TO)?.trim_start();
        let (mut end, rest) = Clock::at_start(rest)?;
        end.offset = end.offset.or(start.offset);
        let end = Some(end);
        rest.is_empty().then_some(Self { start, end })
    }
}

impl Field for Hours {
    fn shape() -> Shape {
        Shape::Clock
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let hours = match &node.kind {
            NodeKind::Scalar(text) => Self::of(text),
            _ => None,
        };
        if hours.is_none() {
            let expected = Words::new(
                "`\"14:00\"`이나 `\"14:00~16:30\"` 꼴의 시각이 와야 합니다",
                "a time like `\"14:00\"` or `\"14:00~16:30\"` is expected",
            );
            refuse(node, reader, expected);
        }
        hours
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::of(self)
    }
}

/// `14:00` or `14:00–16:30`; an offset stands once, behind both.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.end {
            None => write!(f, "{}", self.start),
            Some(end) if end.offset == self.start.offset => {
                write!(f, "{}–{end}", self.start.hour_and_minute())
            }
            Some(end) => write!(f, "{}–{end}", self.start),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_a_beginning_with_or_without_an_end() {
        let check = |text: &str, expected: Option<&str>| {
            let hours = Hours::of(text).map(|hours| hours.to_string());
            assert_eq!(hours.as_deref(), expected, "{text}");
        };
        check("14:00", Some("14:00"));
        check("9:30", Some("09:30"));
        check("14:00~16:30", Some("14:00–16:30"));
        check("14:00 ~ 16:30", Some("14:00–16:30"));
        check("14:00-16:30", Some("14:00–16:30"));
        check("09:00+05:30", Some("09:00+05:30"));
        check("09:00+05:30~11:00", Some("09:00–11:00+05:30"));
        check("09:00Z", Some("09:00+00:00"));
        for refused in [
            "24:00",
            "14:0",
            "14",
            "14:00~",
            "14:00~25:00",
            "오후 2시",
            "",
        ] {
            check(refused, None);
        }
    }

    #[test]
    fn a_time_without_an_offset_is_in_seoul() {
        let offset = |text: &str| Hours::of(text).map(|hours| hours.start.iso_offset());
        assert_eq!(offset("14:00").as_deref(), Some("+09:00"));
        assert_eq!(offset("14:00-03:30").as_deref(), Some("-03:30"));
    }
}
