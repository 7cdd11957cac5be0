//! When an event took place, or was to, in the words of a language.

use super::labels::{date_text, date_without_weekday, end_text, short_date, without_weekday};
use super::theme::Strings;
use crate::base::Date;
use crate::content::{EventDates, Language};
use crate::model::{Event, Tense};
use serde::Serialize;

/// When an event took place, or was to, for machines and for readers.
#[derive(Clone, Debug, Serialize)]
pub struct WhenView {
    /// The first day, as [`super::labels::DateView::iso`]; missing where only a window or nothing is
    /// known, and where the day did not come.
    pub iso: Option<String>,
    /// All that is known, in the language of the page: `2024. 3. 1.(금) – 3. 3.(일)`.
    pub text: String,
    /// The same without its year, for narrow places: `3. 1.–3. 3.`
    pub short: String,
    /// The year, or the years: `2017–2018`; empty where none is known.
    pub years: String,
    /// Whether the day is unknown.
    pub is_partial: bool,
    /// Whether no source states it.
    pub is_inferred: bool,
}

impl WhenView {
    /// The view of the dates of an event.
    pub(super) fn of(event: &Event, strings: &Strings, language: Language) -> Self {
        let dates = dates_text(event, strings, language);
        let anchor = event.anchor();
        let key = match event.tense() {
            _ if anchor.is_none() => None,
            Tense::Off => Some("date_planned"),
            _ if event.is_date_inferred() => Some("date_inferred"),
            _ => None,
        };
        let said = |dates: String| match key {
            Some(key) => strings.fill(key, &[("date", &dates)]),
            None => dates,
        };
        let first = event.dates.first();
        let is_partial = first.is_some_and(|date| date.day().is_none());
        let iso = first.filter(|_| event.is_link());
        Self {
            iso: iso.map(|date| date.to_string()),
            text: said(dates),
            short: match (anchor, short_text(event, strings, language)) {
                (None, _) => strings.text("date_unset").to_owned(),
                (_, None) => strings.text("day_unknown").to_owned(),
                (_, Some(short)) => said(short),
            },
            years: years(anchor, event.dates.latest()),
            is_partial,
            is_inferred: event.is_date_inferred(),
        }
    }
}

/// The dates without what is said of them. An inferred day has no weekday: nobody knows it.
fn dates_text(event: &Event, strings: &Strings, language: Language) -> String {
    let of = |date: Date| match event.is_date_inferred() {
        true => date_without_weekday(date, language),
        false => date_text(date, language),
    };
    match event.dates {
        EventDates::On(date) => of(date),
        EventDates::Span { first, last } if event.is_date_inferred() => {
            format!("{} – {}", of(first), of(last))
        }
        EventDates::Span { first, last } => {
            format!("{} – {}", of(first), end_text(first, last, language))
        }
        EventDates::Window { after, before } => {
            let end = without_weekday(&end_text(after, before, language));
            let after = date_without_weekday(after, language);
            strings.fill("date_between", &[("after", &after), ("before", &end)])
        }
        EventDates::Unset => match event.anchor() {
            Some(date) => of(date),
            None => strings.text("date_unset").to_owned(),
        },
    }
}

/// The dates without their year; `None` where only a year is known, or nothing.
fn short_text(event: &Event, strings: &Strings, language: Language) -> Option<String> {
    let year = event.anchor()?.year();
    let of = |date: Date| {
        if date.year() == year {
            short_date(date, language)
        } else {
            Some(date_without_weekday(date, language))
        }
    };
    match event.dates {
        EventDates::On(date) => of(date),
        EventDates::Span { first, last } => Some(format!("{}–{}", of(first)?, of(last)?)),
        EventDates::Window { after, before } => {
            let days = [("after", &*of(after)?), ("before", &*of(before)?)];
            Some(strings.fill("date_between", &days))
        }
        EventDates::Unset => of(event.anchor()?),
    }
}

fn years(first: Option<Date>, last: Option<Date>) -> String {
    match (first.map(Date::year), last.map(Date::year)) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(year), _) => year.to_string(),
        (None, _) => String::new(),
    }
}
