//! The smallest things that templates see: dates, links, words for the values of fields.

use crate::base::Date;
use crate::content::Language;
use serde::Serialize;

/// A date for machines and for readers.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// ISO 8601, as precise as the record: `2019-12-26`, `2019-12`, `2019`.
    pub iso: String,
    /// In the language of the page: `2019. 12. 26.(목)`.
    pub text: String,
    /// Whether the day is unknown.
    pub is_partial: bool,
}

impl DateView {
    /// The view of a date in a language.
    pub(super) fn of(date: Date, language: Language) -> Self {
        Self {
            iso: date.to_string(),
            text: date_text(date, language),
            is_partial: date.day().is_none(),
        }
    }
}

/// A link to a page.
#[derive(Clone, Debug, Serialize)]
pub struct LinkTo {
    /// The link text.
    pub title: String,
    /// The address below the root of the site; empty where there is no page to link to.
    pub url: String,
}

/// The value of a field, with the word for it.
#[derive(Clone, Debug, Serialize)]
pub struct Labelled {
    /// The value as written in YAML, for style sheets.
    pub code: &'static str,
    /// The word in the language of the page.
    pub label: String,
}

/// A tag, value, year or series with the number of its records.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// Its name.
    pub title: String,
    /// The address of its page.
    pub url: String,
    /// How many records.
    pub count: usize,
}

/// Numbers as text, consecutive ones joined: `1, 3–5`. `numbers` is in ascending order.
pub(super) fn ranges(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| a + 1 == *b);
    let text = |run: &[u32]| match run {
        [first, .., last] => format!("{first}–{last}"),
        [only] => only.to_string(),
        [] => String::new(),
    };
    runs.map(text).collect::<Vec<_>>().join(", ")
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month in English; months count from 1.
pub(super) fn month_name(month: i8) -> &'static str {
    MONTHS[usize::from(month.unsigned_abs()) - 1]
}

/// A date without its year, for narrow places: `12. 26.`, `26 Dec`, `12월`. `None` if only the year
/// is known.
pub(super) fn short_date(date: Date, language: Language) -> Option<String> {
    let month = date.month()?;
    Some(match (language, date.day()) {
        (Language::Korean, None) => format!("{month}월"),
        (Language::Korean, Some(day)) => format!("{month}. {day}."),
        (Language::English, None) => month_name(month)[..3].to_owned(),
        (Language::English, Some(day)) => format!("{day} {}", &month_name(month)[..3]),
    })
}

/// A date as the language writes it, without its weekday.
pub(super) fn date_without_weekday(date: Date, language: Language) -> String {
    without_weekday(&date_text(date, language))
}

/// The text of a date without its weekday.
pub(super) fn without_weekday(text: &str) -> String {
    text.split_once('(').map_or(text, |(day, _)| day).to_owned()
}

/// The last of several days behind the first, without what both share: `3. 3.(일)`.
pub(super) fn end_text(first: Date, last: Date, language: Language) -> String {
    let text = date_text(last, language);
    let year = format!("{}. ", last.year());
    match language {
        Language::Korean if first.year() == last.year() && last.day().is_some() => {
            text.strip_prefix(&year).unwrap_or(&text).to_owned()
        }
        _ => text,
    }
}

/// A date as the language writes it: `2019. 12. 26.(목)`, `26 December 2019`; less if less is known.
pub(super) fn date_text(date: Date, language: Language) -> String {
    const WEEKDAYS: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];
    let weekday = date
        .weekday()
        .map(|day| WEEKDAYS[usize::from(day.to_monday_zero_offset().unsigned_abs())]);
    let year = date.year();
    match (language, date.month(), date.day()) {
        (Language::Korean, Some(month), Some(day)) => {
            format!("{year}. {month}. {day}.({})", weekday.unwrap_or_default())
        }
        (Language::Korean, Some(month), None) => format!("{year}년 {month}월"),
        (Language::Korean, None, _) => format!("{year}년"),
        (Language::English, Some(month), Some(day)) => {
            format!("{day} {} {year}", month_name(month))
        }
        (Language::English, Some(month), None) => format!("{} {year}", month_name(month)),
        (Language::English, None, _) => year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_its_language_does() {
        let check = |date: Option<Date>, korean: &str, english: &str| {
            let date = date.expect("a date");
            assert_eq!(date_text(date, Language::Korean), korean);
            assert_eq!(date_text(date, Language::English), english);
        };
        check(
            Date::new(2019, Some(12), Some(26)),
            "2019. 12. 26.(목)",
            "26 December 2019",
        );
        check(Date::new(2021, Some(8), None), "2021년 8월", "August 2021");
        check(Date::new(2020, None, None), "2020년", "2020");
    }

    #[test]
    fn numbers_in_a_row_are_joined() {
        assert_eq!(ranges(&[4]), "4");
        assert_eq!(ranges(&[3, 4]), "3–4");
        assert_eq!(ranges(&[1, 3, 4, 5]), "1, 3–5");
    }
}
