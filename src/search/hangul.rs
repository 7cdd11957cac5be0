//! What the index knows of a Hangul syllable. How one is taken apart and typed is known to
//! `themes/default/assets/js/search/letters.js`.

const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
/// How many syllables begin with the same consonant: 21 vowels with 28 ends each.
const SYLLABLES: usize = 21 * 28;

/// Whether all of a text is syllables.
#[must_use]
pub(super) fn is_syllable(text: &str) -> bool {
    text.chars()
        .all(|character| matches!(character, '가'..='힣'))
}

/// The initial consonant of a syllable; any other character itself.
#[must_use]
pub(super) fn initial(character: char) -> char {
    if !matches!(character, '가'..='힣') {
        return character;
    }
    let at = (character as usize - '가' as usize) / SYLLABLES;
    INITIALS.chars().nth(at).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::initial;

    #[test]
    fn a_syllable_is_told_by_its_initial_consonant() {
        let initials: String = "국민값a힣ㄱ".chars().map(initial).collect();
        assert_eq!(initials, "ㄱㅁㄱaㅎㄱ");
    }
}
