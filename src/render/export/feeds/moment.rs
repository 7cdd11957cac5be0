//! Days as the moments that feeds hold.

use crate::base::Date;

/// The first moment of a day in Seoul; of no day, that of 1970.
pub(super) fn midnight(date: Option<Date>) -> String {
    let day = date.map_or(jiff::civil::date(1970, 1, 1), Date::first_day);
    format!("{day}T00:00:00+09:00")
}
