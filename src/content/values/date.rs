//! The ways Koreans write a date, read into one form.

use super::problems;
use crate::base::{Date, Diagnostic, Located, Place};
use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape, in_smart_quotes};
use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization;

/// `2019-12-26`, `2019.12.26`, `2019. 12. 26.(목)`, `2019년 12월 26일(목)`, `'19.12.26.`, `2019-12`,
/// `2019`.
impl Field for Date {
    fn shape() -> Shape {
        Shape::Date
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.kind {
            NodeKind::Scalar(text) => text.trim(),
            _ => "",
        };
        let place = reader.place(node.span);
        let Some(written) = written_date(text) else {
            let problem = in_smart_quotes(text, &place);
            reader.report(problem.unwrap_or_else(|| no_date(text, &place)));
            return None;
        };
        if written.is_short {
            let date = Located::new(written.date, place.clone());
            reader.short_years.push(date);
        }
        if let (Some(written), Some(real)) = (written.weekday, written.date.weekday())
            && written != real
        {
            reader.report(problems::weekday_mismatch(written, real, &place));
        } else if written.date.to_string() != text {
            reader.safe_fix(node, || written.date.to_string());
        }
        Some(written.date)
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::of(self)
    }
}

/// Why a text is no date, and what it may have been meant to be.
fn no_date(text: &str, place: &Place) -> Diagnostic {
    let plain: String = text.nfkc().collect();
    if let Some(written) = written_date(&plain).filter(|_| plain != text) {
        return problems::full_width_date(text, &written.date.to_string(), place);
    }
    let parts: Vec<&str> = plain.split(['~', '∼', '〜', '–']).collect();
    if let [first, _] = parts[..]
        && let Some(first) = written_date(first)
    {
        return problems::range_of_dates(text, &first.date.to_string(), place);
    }
    if plain.len() == 8 && plain.chars().all(|c| c.is_ascii_digit()) {
        let parted = format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..]);
        if let Some(written) = written_date(&parted) {
            return problems::short_year(text, &written.date.to_string(), place);
        }
    }
    match written_date(&format!("'{plain}")) {
        Some(written) if plain.starts_with(|c: char| c.is_ascii_digit()) => {
            problems::short_year(text, &written.date.to_string(), place)
        }
        _ => problems::invalid_date(text, place),
    }
}

struct Written {
    date: Date,
    weekday: Option<Weekday>,
    /// Whether the year has two digits.
    is_short: bool,
}

fn written_date(text: &str) -> Option<Written> {
    let (text, weekday) = match text.split_once('(') {
        Some((date, rest)) => (
            date,
            Some(weekday(rest.trim_end().strip_suffix(')')?.trim())?),
        ),
        None => (text, None),
    };
    let (text, century) = match text.trim().strip_prefix(['\'', '’', '‘']) {
        Some(rest) => (rest, 2000),
        None => (text.trim(), 0),
    };
    let plain = text
        .replace(['년', '월', '.', '/'], "-")
        .replace(['일', ' '], "");
    let mut parts = plain.trim_end_matches('-').split('-');
    let mut number = || parts.next().map(str::parse::<i16>);
    let year = number()?.ok()?;
    let month = number().transpose().ok()?;
    let day = number().transpose().ok()?;
    let small = |n: Option<i16>| n.map(i8::try_from).transpose();
    let date = Date::new(
        year.checked_add(century)?,
        small(month).ok()?,
        small(day).ok()?,
    )?;
    let is_whole = parts.next().is_none() && (century == 2000 || date.year() >= 1000);
    (is_whole && (weekday.is_none() || day.is_some())).then_some(Written {
        date,
        weekday,
        is_short: century > 0 && year < 100,
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    let day = word.strip_suffix("요일").unwrap_or(word);
    "월화수목금토일"
        .find(day)
        .filter(|_| day.chars().count() == 1)
        .and_then(|at| {
            Weekday::from_monday_zero_offset(i8::try_from(at / '월'.len_utf8()).ok()?).ok()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_spelling_of_a_day_is_one_date() {
        let day = Date::new(2019, Some(12), Some(26));
        for text in [
            "2019-12-26",
            "2019.12.26",
            "2019. 12. 26.(목)",
            "2019년 12월 26일(목)",
            "'19.12.26.",
            "2019.12.26.(목요일)",
            "2019/12/26",
        ] {
            assert_eq!(
                written_date(text).map(|written| written.date),
                day,
                "{text}"
            );
        }
    }

    #[test]
    fn a_partial_date_stays_partial() {
        let check = |text, iso: &str| {
            assert_eq!(
                written_date(text).map(|w| w.date.to_string()).as_deref(),
                Some(iso)
            )
        };
        check("2019-12", "2019-12");
        check("2019년 12월", "2019-12");
        check("2019", "2019");
    }

    #[test]
    fn what_no_calendar_has_is_refused() {
        for text in [
            "2019-13-01",
            "2019-02-29",
            "26-12-2019",
            "12-26",
            "",
            "어제",
            "2019-12-26-1",
            "2019-12-26(가)",
            "2019-12(목)",
        ] {
            assert!(written_date(text).is_none(), "{text}");
        }
    }
}
