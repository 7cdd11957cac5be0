//! What a match is worth, in whole numbers: `themes/default/assets/js/search/rank.js` computes the
//! same for what has no ready answer.

use super::entry::EntryField;
use super::pairs::most_words;

/// How well a match fits the words around it, in tenths.
#[must_use]
pub(super) fn strength(is_at_start: bool, is_clean: bool) -> u32 {
    match (is_at_start, is_clean) {
        (true, true) => 10,
        (true, false) => 8,
        (false, true) => 7,
        (false, false) => 2,
    }
}

/// The weight of one match in its field, in thousandths of a clean match in a body of average
/// length. Only the length of a body counts: front matter means as much in a long record as in a
/// short one.
#[must_use]
pub(super) fn weight(strength: u32, field: u8, length: u32) -> u32 {
    match EntryField::WEIGHTS.get(usize::from(field)) {
        Some(weight) if field != EntryField::Body as u8 => strength * weight * 100,
        _ => strength * 10_000 / length,
    }
}

/// The length of an entry relative to the average, in hundredths; length counts for a quarter (BM25
/// with b = ¼).
#[must_use]
pub(super) fn length(class: u32, average: u32) -> u32 {
    (75 + 25 * most_words(class) / average.max(1)).min(200)
}

/// The limit of what matches of one term are worth in an entry.
const MOST_IMPACT: u32 = 60;

/// What the matches of one term are worth in an entry, 1 to 60, from their weights together: each
/// further match counts less.
#[must_use]
pub(super) fn impact(weight: u32) -> u32 {
    (MOST_IMPACT * weight / (weight + 1_200)).max(1)
}
