//! The rounds as a calendar (iCalendar, RFC 5545), of one series or of all.

use super::super::permanent::permanent_id;
use super::entry::marked_title;
use super::newness::Newness;
use crate::base::Date;
use crate::content::{Clock, Venue};
use crate::model::{Event, EventId, SeriesId, Tense};
use crate::plan::Page;
use crate::render::edition::Edition;
use crate::render::views::Occasion;
use jiff::ToSpan;
use jiff::civil::Date as Day;

/// Whether there is a round for a calendar, which must not be empty.
#[must_use]
pub fn has_calendar(edition: &Edition<'_>, series: Option<SeriesId>) -> bool {
    rounds(edition, series).next().is_some()
}

/// The rounds whose day is known; a calendar cannot hold a month, a year, or a day between two.
fn rounds<'e>(
    edition: &'e Edition<'_>,
    series: Option<SeriesId>,
) -> impl Iterator<Item = EventId> + 'e {
    let archive = edition.archive;
    let is_listed = move |id: &EventId| {
        let event = &archive[*id];
        let ends = [event.dates.first(), event.dates.last()];
        let is_day = |date: Option<Date>| date.is_some_and(|date| date.day().is_some());
        let is_known = ends.into_iter().all(is_day);
        is_known && series.is_none_or(|series| event.series == series)
    };
    archive.events.ids().filter(is_listed)
}

/// The rounds of one series or of all whose days are known.
#[must_use]
pub(super) fn calendar(edition: &Edition<'_>, series: Option<SeriesId>) -> Vec<u8> {
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
    let newness = Newness::of(edition);
    for id in rounds(edition, series) {
        entry(&mut lines, &newness, edition, id);
    }
    lines.put("END", "VCALENDAR");
    lines.0.into_bytes()
}

fn entry(lines: &mut Lines, newness: &Newness<'_>, edition: &Edition<'_>, id: EventId) {
    let event = &edition.archive[id];
    let Some((first, last)) = event.dates.first().zip(event.dates.last()) else {
        return;
    };
    let (first, last) = (first.first_day(), last.last_day());
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &permanent_id(edition, Page::Event(id), &event.head));
    // An entry is as new as its record, so that a build does not depend on the clock.
    let stamp = newness.changed(event).map_or(first, Date::first_day);
    lines.put("DTSTAMP", &format!("{}T000000Z", digits(stamp)));
    match event.facts.time {
        Some(hours) if first == last => {
            let start = in_utc(first, hours.start);
            let end = hours.end.map(|end| in_utc(first, end));
            lines.put("DTSTART", &start);
            // One that ends after midnight would end before it begins.
            if let Some(end) = end.filter(|end| *end > start) {
                lines.put("DTEND", &end);
            }
        }
        _ => {
            lines.put("DTSTART;VALUE=DATE", &digits(first));
            // The end is exclusive.
            let after = last.checked_add(1.day()).unwrap_or(last);
            lines.put("DTEND;VALUE=DATE", &digits(after));
        }
    }
    lines.put("SUMMARY", &escaped(&marked_title(edition, event)));
    lines.put("DESCRIPTION", &escaped(&description(edition, id)));
    if let Some(location) = location(event) {
        lines.put("LOCATION", &escaped(&location));
    }
    let series = &edition.archive[event.series].head.title;
    lines.put("CATEGORIES", &escaped(series));
    lines.put("URL", &edition.page_address(Page::Event(id)));
    lines.put("STATUS", status(event));
    lines.put("END", "VEVENT");
}

/// Which round, when and by whom; its summary; what a reader of a calendar must know of its day.
fn description(edition: &Edition<'_>, id: EventId) -> String {
    let event = &edition.archive[id];
    let note = |key: &str| edition.strings.text(key).to_owned();
    let parts = [
        Some(Occasion::of(edition, id).line()),
        event.head.summary.clone(),
        event.is_date_inferred().then(|| note("date_inferred_note")),
        (event.tense() == Tense::Noticed).then(|| note("evidence_notice_note")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("\n")
}

/// The places with their addresses, the main one first.
fn location(event: &Event) -> Option<String> {
    let mut venues: Vec<&Venue> = event.facts.venues.iter().collect();
    venues.sort_by_key(|venue| venue.role);
    let place = |venue: &&Venue| {
        let region = venue.region.as_ref().map(|region| &region.text);
        let parts = [
            Some(&venue.name),
            venue.address.as_ref().or(region),
            venue.country.as_ref(),
        ];
        let parts = parts.into_iter().flatten().map(String::as_str);
        parts.collect::<Vec<_>>().join(", ")
    };
    let places: Vec<String> = venues.iter().map(place).collect();
    Some(places.join("; ")).filter(|places| !places.is_empty())
}

/// What is sure: a round that is to come, was only announced, or whose day is a guess, is not. One
/// that was put off does not take place on the day first set.
fn status(event: &Event) -> &'static str {
    match event.tense() {
        Tense::Off => "CANCELLED",
        Tense::Planned | Tense::Noticed => "TENTATIVE",
        Tense::Held if event.is_date_inferred() => "TENTATIVE",
        Tense::Held => "CONFIRMED",
    }
}

fn digits(day: Day) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A time of day in UTC, so that no time zone has to be defined.
fn in_utc(day: Day, time: Clock) -> String {
    let local = day.at(time.hour(), time.minute(), 0, 0);
    let ahead = i64::from(time.offset_minutes()).minutes();
    let utc = local.checked_sub(ahead).unwrap_or(local);
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
