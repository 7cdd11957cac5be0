//! A calendar date that may be known only to its month or year.

use jiff::civil;
use std::fmt;

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The day.
    Day,
    /// The month only.
    Month,
    /// The year only.
    Year,
}

/// A day in Seoul, or only its month or year.
///
/// Dates order by time; a partial date comes after the full dates of its month or year.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Date {
    /// The last date there is, after every other.
    pub const LAST: Self = Self {
        year: 9999,
        month: None,
        day: None,
    };

    /// Makes a date; `None` when there is no such day, or a day without a month.
    #[must_use]
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Self> {
        if day.is_some() && month.is_none() {
            return None;
        }
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        (year > 0).then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// How much is known.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// The first day the date can mean.
    #[must_use]
    pub fn first_day(self) -> civil::Date {
        civil::date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day the date can mean.
    #[must_use]
    pub fn last_day(self) -> civil::Date {
        match self.precision() {
            Precision::Day => self.first_day(),
            Precision::Month => self.first_day().last_of_month(),
            Precision::Year => self.first_day().last_of_year(),
        }
    }

    /// The day of the week, where the day is known.
    #[must_use]
    pub fn weekday(self) -> Option<civil::Weekday> {
        self.day.map(|_| self.first_day().weekday())
    }

    /// Whether `day` may be the day meant.
    #[must_use]
    pub fn may_be(self, day: civil::Date) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }
}

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        Self {
            year: day.year(),
            month: Some(day.month()),
            day: Some(day.day()),
        }
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |date: &Self| (date.last_day(), date.precision());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// ISO 8601, as much as is known: `2019-12-26`, `2019-12`, `2019`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day]
            .into_iter()
            .flatten()
            .try_for_each(|part| write!(f, "-{part:02}"))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        let mut parts = text.split('-');
        let mut next = || {
            parts
                .next()
                .map(|part| part.parse::<i16>().expect("a number"))
        };
        let year = next().expect("a year");
        let mut small = || next().map(|n| i8::try_from(n).expect("small"));
        let month = small();
        Date::new(year, month, small()).expect("a date")
    }

    #[test]
    fn a_partial_date_comes_after_the_full_dates_it_covers() {
        let mut dates = ["2021", "2021-08", "2022-01-01", "2021-12-31", "2021-08-31"].map(date);
        dates.sort();
        assert_eq!(
            format!("{dates:?}"),
            "[2021-08-31, 2021-08, 2021-12-31, 2021, 2022-01-01]"
        );
    }

    #[test]
    fn a_day_that_no_calendar_has_is_no_date() {
        assert_eq!(Date::new(2019, Some(2), Some(29)), None);
        assert_eq!(Date::new(2019, None, Some(2)), None);
        assert_eq!(
            Date::new(2020, Some(2), Some(29)).map(|d| d.to_string()),
            Some("2020-02-29".into())
        );
    }
}
