//! Dates in a text, however they are written, in one spelling.
//! `themes/default/assets/js/search/text.js` does the same.

use std::borrow::Cow;

/// Writes every full date as `2019년 12월 26일`, every month of a year as `2019년 12월`.
pub(super) fn spell_dates(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut spelled = String::new();
    let mut done = 0;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = at + digits(&bytes[at..]);
        match date(bytes, at, end) {
            Some((month, day, after)) => {
                spelled.push_str(&text[done..at]);
                spelled.push_str(&format!(" {}년 {month}월", &text[at..end]));
                if let Some(day) = day {
                    spelled.push_str(&format!(" {day}일"));
                }
                // A weekday or a particle may follow.
                done = after;
                at = after;
            }
            None => at = end,
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    spelled.push_str(&text[done..]);
    Cow::Owned(spelled)
}

/// Reads `2019.12.26.`, `2019-12-26`, `2019. 12. 26`, `2019/12` from a year at `start..end`: its
/// month, its day, and the byte behind it.
fn date(bytes: &[u8], start: usize, end: usize) -> Option<(u32, Option<u32>, usize)> {
    let year = number(&bytes[start..end])?;
    if end - start != 4 || !(1900..2100).contains(&year) {
        return None;
    }
    let separator = *bytes
        .get(end)
        .filter(|separator| b".-/".contains(separator))?;
    let (month, month_end) = part(bytes, end, separator, 12)?;
    if let Some((day, day_end)) = part(bytes, month_end, separator, 31) {
        let after = day_end + usize::from(separator == b'.' && bytes.get(day_end) == Some(&b'.'));
        return Some((month, Some(day), after + weekday(&bytes[after..])));
    }
    if bytes.get(month_end) == Some(&separator)
        && bytes.get(month_end + 1).is_some_and(u8::is_ascii_digit)
    {
        return None;
    }
    let after = month_end + usize::from(separator == b'.' && bytes.get(month_end) == Some(&b'.'));
    Some((month, None, after))
}

/// The length in bytes of a weekday behind a date: `(목)`, ` (목)`.
fn weekday(bytes: &[u8]) -> usize {
    const DAYS: [&str; 7] = ["(월)", "(화)", "(수)", "(목)", "(금)", "(토)", "(일)"];
    let space = usize::from(bytes.first() == Some(&b' '));
    let mut days = DAYS.iter();
    let day = days.find(|day| bytes[space..].starts_with(day.as_bytes()));
    day.map_or(0, |day| space + day.len())
}

/// Reads a separator, spaces if it is a dot, and a number of one or two digits from 1 to `limit`:
/// the number, and the byte behind it.
fn part(bytes: &[u8], at: usize, separator: u8, limit: u32) -> Option<(u32, usize)> {
    if bytes.get(at) != Some(&separator) {
        return None;
    }
    let mut start = at + 1;
    while separator == b'.' && bytes.get(start) == Some(&b' ') {
        start += 1;
    }
    let length = digits(bytes.get(start..)?);
    let value = number(bytes.get(start..start + length)?)?;
    (length <= 2 && (1..=limit).contains(&value)).then_some((value, start + length))
}

fn digits(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
