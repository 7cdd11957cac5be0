//! Text as the units that search compares: syllables, words of other scripts, numbers. Knows no index.
//!
//! The same rules stand in `themes/default/assets/js/search.js`; `tests/vectors/search/words.json`
//! holds both to one answer.

use super::particles::is_tail;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// A space, or what counts as one: `·`, `/`, a hyphen.
    Space,
    /// Other punctuation, or the start of the text: nothing is found across it.
    Break,
}

/// How a unit stands to the end of its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// More of the word follows.
    Inside,
    /// Only a particle or an ending follows.
    BeforeTail,
    /// Nothing follows.
    Last,
}

/// What stands between two spaces (an 어절), cut into units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// What stands before it.
    pub(super) gap: Gap,
    /// One Hangul syllable, Hanja or Jamo each; a whole word of another script; a whole number; `%`.
    pub(super) units: Vec<String>,
}

impl Word {
    /// How each unit stands to the end of the word.
    #[must_use]
    pub(super) fn ends(&self) -> Vec<End> {
        let mut ends = vec![End::Inside; self.units.len()];
        let mut tail = String::new();
        for (at, unit) in self.units.iter().enumerate().rev() {
            ends[at] = match tail.as_str() {
                "" => End::Last,
                tail if is_tail(tail) => End::BeforeTail,
                _ => End::Inside,
            };
            tail.insert_str(0, unit);
        }
        ends
    }
}

/// Cuts a text into words.
///
/// NFKC and small letters, but Jamo that stand alone stay as they are typed (NFKC would make them
/// parts of syllables). Quotes and invisible characters vanish. Days and months come out as
/// `2019년 12월 26일`, however they are written.
#[must_use]
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut gap = Gap::Break;
    for chunk in chunks(&spell_dates(text)) {
        gap = cut(gap, &fold(chunk), &mut words);
    }
    words
}

/// The units of a text, words and breaks aside.
#[must_use]
pub(super) fn units(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .flat_map(|word| word.units)
        .collect()
}

/// The parts of a text between spaces.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = &str> {
    text.split(char::is_whitespace)
        .filter(|part| !part.is_empty())
}

/// Brings letters to one form.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| {
        matches!(letter, '가'..='힣' | 'ㄱ'..='ㆎ')
            || (letter.is_ascii() && !letter.is_ascii_uppercase())
    };
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for part in text.split_inclusive(is_jamo) {
        let part_end = part.trim_end_matches(is_jamo).len();
        folded.extend(part[..part_end].nfkc().flat_map(char::to_lowercase));
        folded.push_str(&part[part_end..]);
    }
    Cow::Owned(folded.nfc().collect())
}

/// Jamo that are typed one by one, and the araea `ㆍ`, which is a middle dot in practice.
fn is_jamo(letter: char) -> bool {
    matches!(letter, 'ㄱ'..='ㆎ')
}

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

/// Reads `2019.12.26.`, `2019-12-26`, `2019. 12. 26`, `2019/12` from a year at `start..end`:
/// month, day, where it ends.
fn date(bytes: &[u8], start: usize, end: usize) -> Option<(u32, Option<u32>, usize)> {
    let year = number(&bytes[start..end])?;
    if end - start != 4 || !(1900..2100).contains(&year) {
        return None;
    }
    let sign = *bytes.get(end).filter(|sign| b".-/".contains(sign))?;
    let (month, month_end) = part(bytes, end, sign, 12)?;
    if let Some((day, day_end)) = part(bytes, month_end, sign, 31) {
        let after = day_end + usize::from(sign == b'.' && bytes.get(day_end) == Some(&b'.'));
        return Some((month, Some(day), after + weekday(&bytes[after..])));
    }
    if bytes.get(month_end) == Some(&sign)
        && bytes.get(month_end + 1).is_some_and(u8::is_ascii_digit)
    {
        return None;
    }
    let after = month_end + usize::from(sign == b'.' && bytes.get(month_end) == Some(&b'.'));
    Some((month, None, after))
}

/// How many bytes a weekday takes behind a date: `(목)`, ` (목)`.
fn weekday(bytes: &[u8]) -> usize {
    const DAYS: [&str; 7] = ["(월)", "(화)", "(수)", "(목)", "(금)", "(토)", "(일)"];
    let space = usize::from(bytes.first() == Some(&b' '));
    let mut days = DAYS.iter();
    let day = days.find(|day| bytes[space..].starts_with(day.as_bytes()));
    day.map_or(0, |day| space + day.len())
}

/// Reads the sign, spaces behind a dot, and one or two digits of a number from 1 to `limit`.
fn part(bytes: &[u8], at: usize, sign: u8, limit: u32) -> Option<(u32, usize)> {
    if bytes.get(at) != Some(&sign) {
        return None;
    }
    let mut start = at + 1;
    while sign == b'.' && bytes.get(start) == Some(&b' ') {
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

/// What a letter is to search.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Vanishes.
    Nothing,
    /// A unit of its own.
    Single,
    Digit,
    /// A letter of a script with words.
    Letter,
    /// Vanishes between letters of a script with words, else a space.
    Joint,
    Space,
    Break,
}

fn class(letter: char) -> Class {
    match letter {
        '가'..='힣' | '%' => Class::Single,
        '0'..='9' => Class::Digit,
        'a'..='z' => Class::Letter,
        '-' | '\u{2010}' | '&' => Class::Joint,
        '·' | '‧' | '・' | '•' | 'ㆍ' | '∙' | '/' | '_' => Class::Space,
        '\''
        | '"'
        | '`'
        | '´'
        | '‘'
        | '’'
        | '“'
        | '”'
        | '‚'
        | '„'
        | '「'
        | '」'
        | '『'
        | '』'
        | '〈'
        | '〉'
        | '《'
        | '》'
        | '\u{ad}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'
        | '\u{feff}' => Class::Nothing,
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
            if letter.is_alphabetic() =>
        {
            Class::Single
        }
        _ if letter.is_alphabetic() => Class::Letter,
        _ if letter.is_whitespace() => Class::Space,
        _ => Class::Break,
    }
}

/// Cuts a folded chunk, which stands behind `gap`, into words. Gives what stands before the next chunk.
pub(super) fn cut(gap: Gap, chunk: &str, words: &mut Vec<Word>) -> Gap {
    let letters: Vec<char> = chunk
        .chars()
        .filter(|letter| class(*letter) != Class::Nothing)
        .collect();
    let is = |at: usize, wanted: Class| {
        letters
            .get(at)
            .is_some_and(|letter| class(*letter) == wanted)
    };
    let mut gap = Some(gap);
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        at += 1;
        let unit: String = match class(letters[start]) {
            Class::Nothing => continue,
            Class::Single => letters[start].to_string(),
            Class::Digit => {
                while is(at, Class::Digit) || is_inside_number(&letters, start, at) {
                    at += 1;
                }
                letters[start..at]
                    .iter()
                    .filter(|letter| **letter != ',')
                    .collect()
            }
            Class::Letter => {
                while is(at, Class::Letter) || (is(at, Class::Joint) && is(at + 1, Class::Letter)) {
                    at += 1;
                }
                let letters = letters[start..at].iter();
                letters
                    .filter(|letter| class(**letter) == Class::Letter)
                    .collect()
            }
            Class::Joint | Class::Space => {
                gap = gap.or(Some(Gap::Space));
                continue;
            }
            Class::Break => {
                gap = Some(Gap::Break);
                continue;
            }
        };
        match (gap.take(), words.last_mut()) {
            (None, Some(word)) => word.units.push(unit),
            (gap, _) => words.push(Word {
                gap: gap.unwrap_or(Gap::Break),
                units: vec![unit],
            }),
        }
    }
    gap.unwrap_or(Gap::Space)
}

/// Whether the sign at `at` belongs to the number from `start`: `62.8`, `1,200`.
fn is_inside_number(letters: &[char], start: usize, at: usize) -> bool {
    let digits = letters[(at + 1).min(letters.len())..]
        .iter()
        .take_while(|letter| letter.is_ascii_digit())
        .count();
    match letters.get(at) {
        Some('.') => digits > 0 && !letters[start..at].contains(&'.'),
        Some(',') => digits == 3,
        _ => false,
    }
}
