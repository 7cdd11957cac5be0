//! The rounds as a calendar (iCalendar, RFC 5545), of one series or of all.

use super::super::changed::{Changed, last_changed};
use super::entry::permanent_id;
use crate::content::{Clock, EventStatus};
use crate::model::{Event, EventId, SeriesId};
use crate::plan::Page;
use crate::render::edition::Edition;
use jiff::ToSpan;
use jiff::civil::Date as Day;

/// Whether there is a round for a calendar, which must not be empty.
#[must_use]
pub fn has_calendar(edition: &Edition<'_>, series: Option<SeriesId>) -> bool {
    rounds(edition, series).next().is_some()
}

/// The rounds whose day is known; a calendar cannot hold a month or a year.
fn rounds<'e>(
    edition: &'e Edition<'_>,
    series: Option<SeriesId>,
) -> impl Iterator<Item = EventId> + 'e {
    let archive = edition.archive;
    let is_listed = move |id: &EventId| {
        let event = &archive[*id];
        let is_known = event.dates.first().is_some_and(|date| date.day().is_some());
        is_known && series.is_none_or(|series| event.series == series)
    };
    archive.events.ids().filter(is_listed)
}

/// The rounds of one series or of all whose days are known.
#[must_use]
pub(super) fn calendar(
    edition: &Edition<'_>,
    changed: &Changed,
    series: Option<SeriesId>,
) -> Vec<u8> {
    let archive = edition.archive;
    let name = match series {
        None => edition.config.title.clone(),
        Some(id) => archive[id].head.title.clone(),
    };
    let mut lines = Lines(String::new());
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Ondo//Innovation relay archive//KO");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("X-WR-CALNAME", &escaped(&name));
    lines.put("X-WR-TIMEZONE", "Asia/Seoul");
    for id in rounds(edition, series) {
        entry(&mut lines, edition, changed, id);
    }
    lines.put("END", "VCALENDAR");
    lines.0.into_bytes()
}

fn entry(lines: &mut Lines, edition: &Edition<'_>, changed: &Changed, id: EventId) {
    let event = &edition.archive[id];
    let common = &event.head;
    let url = edition.page_address(Page::Event(id));
    let Some(dates) = event.dates.first().zip(event.dates.last()) else {
        return;
    };
    let (first, last) = (dates.0.first_day(), dates.1.last_day());
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &permanent_id(edition, Page::Event(id), &event.head));
    // An entry is as new as its record, so that a build does not depend on the clock.
    let stamp = last_changed(&event.head, changed)
        .unwrap_or(dates.0)
        .first_day();
    lines.put("DTSTAMP", &format!("{}T000000Z", digits(stamp)));
    match event.facts.time {
        Some(time) if first == last => {
            lines.put("DTSTART", &in_utc(first, time.start));
        }
        _ => {
            lines.put("DTSTART;VALUE=DATE", &digits(first));
            // The end is exclusive.
            let after = last.checked_add(1.day()).unwrap_or(last);
            lines.put("DTEND;VALUE=DATE", &digits(after));
        }
    }
    lines.put("SUMMARY", &escaped(&common.title));
    if let Some(summary) = &common.summary {
        lines.put("DESCRIPTION", &escaped(summary));
    }
    if let Some(venue) = event.facts.venues.first() {
        lines.put("LOCATION", &escaped(&venue.name));
    }
    lines.put("URL", &url);
    lines.put("STATUS", status(event));
    lines.put("END", "VEVENT");
}

fn status(event: &Event) -> &'static str {
    match event.facts.status {
        None | Some(EventStatus::Held) if event.is_date_inferred() => "TENTATIVE",
        Some(EventStatus::Cancelled) => "CANCELLED",
        Some(EventStatus::Planned | EventStatus::Postponed) => "TENTATIVE",
        None | Some(EventStatus::Held) => "CONFIRMED",
    }
}

fn digits(day: Day) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A time in Seoul in UTC, so that no time zone has to be defined. Seoul has had no summer time
/// since 1988.
fn in_utc(day: Day, time: Clock) -> String {
    const HOURS_AHEAD: i64 = 9;
    let local = day.at(time.hour(), time.minute(), 0, 0);
    let utc = local.checked_sub(HOURS_AHEAD.hours()).unwrap_or(local);
    utc.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as a value, with separators escaped.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace('\n', "\\n")
}

/// The lines of a calendar.
struct Lines(String);

impl Lines {
    /// Writes a line, folded before its 76th byte, never inside a character.
    fn put(&mut self, name: &str, value: &str) {
        const MOST: usize = 75;
        let mut length = 0;
        for character in format!("{name}:{value}").chars() {
            if length + character.len_utf8() > MOST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines(String::new());
        lines.put("SUMMARY", &"가".repeat(60));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = lines.0.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", "가".repeat(60)));
    }

    #[test]
    fn separators_are_escaped() {
        assert_eq!(escaped("가, 나; 다\\라\n마"), "가\\, 나\\; 다\\\\라\\n마");
    }
}
