//! What a find is worth. Whole numbers only, so that a browser comes to the very same ones.

use super::entry::Field;
use super::pairs::most_words;

/// How well a find fits the words it stands in, in tenths.
#[must_use]
pub(super) fn strength(is_at_start: bool, is_clean: bool) -> u32 {
    match (is_at_start, is_clean) {
        (true, true) => 10,
        (true, false) => 8,
        (false, true) => 7,
        (false, false) => 2,
    }
}

/// What one find weighs in its field, in thousandths of a clean find in a body of middle length. Only a
/// body's length counts: the front matter of a long record is as telling as that of a short one.
#[must_use]
pub(super) fn weight(strength: u32, field: u8, length: u32) -> u32 {
    match Field::WEIGHTS.get(usize::from(field)) {
        Some(weight) if field != Field::Body as u8 => strength * weight * 100,
        _ => strength * 10_000 / length,
    }
}

/// How long an entry is beside the others, in hundredths; length counts for a quarter (BM25 with b = ¼).
#[must_use]
pub(super) fn length(class: u32, average: u32) -> u32 {
    (75 + 25 * most_words(class) / average.max(1)).min(200)
}

/// More than any number of finds is worth.
const MOST_IMPACT: u32 = 60;

/// What the finds of one term are worth in one entry, 1 to 60: more finds count ever less.
#[must_use]
pub(super) fn impact(weight: u32) -> u32 {
    (MOST_IMPACT * weight / (weight + 1_200)).max(1)
}
