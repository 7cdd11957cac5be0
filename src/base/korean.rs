//! Korean words: particles, the order of an index, the distance between two spellings.

use unicode_normalization::UnicodeNormalization;

/// Returns `word` with the right form of a particle pair written `은/는`, `이/가`, `을/를`, `과/와`,
/// `으로/로`, `이라/라`.
///
/// The first form follows a closed syllable, the second an open one; `으로` also gives way after a
/// final ㄹ. Digits and Latin letters are judged as they are read aloud (`7` 칠, `L` 엘).
#[must_use]
pub fn with_particle(word: &str, pair: &str) -> String {
    let (closed, open) = pair.split_once('/').unwrap_or((pair, pair));
    let last = word
        .trim_end_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .next_back();
    let form = match last.map_or(Final::Open, final_of) {
        Final::Open => open,
        Final::Rieul if closed.starts_with('으') => open,
        Final::Rieul | Final::Closed => closed,
    };
    format!("{word}{form}")
}

/// Whether a character is Hangul: a syllable, or a single consonant or vowel.
#[must_use]
pub fn is_hangul(letter: char) -> bool {
    matches!(letter, '가'..='힣' | 'ㄱ'..='ㆎ')
}

/// How a syllable ends.
enum Final {
    Open,
    Rieul,
    Closed,
}

fn final_of(letter: char) -> Final {
    const RIEUL: u32 = 8;
    match letter {
        '가'..='힣' => match (letter as u32 - '가' as u32) % 28 {
            0 => Final::Open,
            RIEUL => Final::Rieul,
            _ => Final::Closed,
        },
        '1' | '7' | '8' | 'L' | 'l' | 'R' | 'r' => Final::Rieul,
        '0' | '3' | '6' | 'M' | 'm' | 'N' | 'n' => Final::Closed,
        _ => Final::Open,
    }
}

/// Returns the heading of a word in a Korean index: ㄱ to ㅎ (ㄲ under ㄱ), `A` to `Z`, `0` for digits,
/// `#` for anything else.
#[must_use]
pub fn index_head(word: &str) -> char {
    const HEADS: &str = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ";
    match word.chars().find(|letter| letter.is_alphanumeric()) {
        Some(letter @ '가'..='힣') => {
            let initial = (letter as usize - '가' as usize) / (21 * 28);
            HEADS.chars().nth(initial).unwrap_or('#')
        }
        Some(letter) if letter.is_ascii_alphabetic() => letter.to_ascii_uppercase(),
        Some(letter) if letter.is_ascii_digit() => '0',
        _ => '#',
    }
}

/// Returns the sort key of a word in a Korean index: Hangul first, then Latin letters regardless of
/// case, then digits; punctuation before the first letter is ignored.
#[must_use]
pub fn index_key(word: &str) -> (u8, String) {
    let plain = word.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let class = match index_head(plain) {
        'ㄱ'..='ㅎ' => 0,
        'A'..='Z' => 1,
        '0' => 2,
        _ => 3,
    };
    (class, plain.to_lowercase())
}

/// Returns the edit distance of two words in Jamo (or Latin letters), with transpositions: 행자 and
/// 행정 differ by one, `titel` and `title` too.
#[must_use]
pub fn jamo_distance(a: &str, b: &str) -> usize {
    let jamo = |word: &str| word.nfd().collect::<Vec<char>>();
    strsim::generic_damerau_levenshtein(&jamo(a), &jamo(b))
}

/// Returns the candidate nearest to `word`, if it is near enough to suggest.
///
/// Near means at a distance of at most two Jamo (or Latin letters), or equal but for one added or
/// missing syllable; never more than a third of the word, never with other digits. Of several, the
/// first.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const MOST: usize = 2;
    let letters = word.nfd().count();
    let syllables = word.chars().count();
    candidates
        // The length alone rules out most candidates.
        .filter(|candidate| candidate.chars().count().abs_diff(syllables) <= MOST)
        .filter(|candidate| digits(word).eq(digits(candidate)))
        .map(|candidate| (jamo_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            let near = *distance <= MOST || is_one_syllable_apart(word, candidate);
            near && distance * 3 <= letters.max(candidate.nfd().count())
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The digits of a word. Numbers are not misspelt: round 3 is not round 5.
fn digits(word: &str) -> impl Iterator<Item = char> + '_ {
    word.chars().filter(char::is_ascii_digit)
}

fn is_one_syllable_apart(a: &str, b: &str) -> bool {
    a.chars().count().abs_diff(b.chars().count()) == 1 && strsim::levenshtein(a, b) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_particle_follows_the_last_sound() {
        let check = |word: &str, pair: &str, expected: &str| {
            assert_eq!(with_particle(word, pair), expected)
        };
        check("산림청", "은/는", "산림청은");
        check("행정안전부", "은/는", "행정안전부는");
        check("서울", "으로/로", "서울로");
        check("부산", "으로/로", "부산으로");
        check("한전KDN", "이/가", "한전KDN이");
        check("제7", "을/를", "제7을");
        check("온도계(사진)", "을/를", "온도계(사진)을");
    }

    #[test]
    fn a_word_stands_under_its_first_consonant() {
        let check = |word, head| assert_eq!(index_head(word), head);
        check("까치", 'ㄱ');
        check("「혁신」", 'ㅎ');
        check("한전", 'ㅎ');
        check("EN:TER", 'E');
        check("1인 가구", '0');
    }

    #[test]
    fn hangul_comes_before_latin_and_latin_before_digits() {
        let mut words = [
            "1인 가구",
            "AI 판독",
            "“가” 나",
            "하늘",
            "EN:TER",
            "ai 검사",
            "나라",
        ];
        words.sort_by_cached_key(|word| index_key(word));
        assert_eq!(
            words,
            [
                "“가” 나",
                "나라",
                "하늘",
                "ai 검사",
                "AI 판독",
                "EN:TER",
                "1인 가구"
            ]
        );
    }

    #[test]
    fn a_misspelt_agency_finds_its_neighbour_and_a_stranger_finds_none() {
        let names = ["국민권익위원회", "행정안전부", "산림청"];
        let check = |word: &str, expected| assert_eq!(nearest(word, names.into_iter()), expected);
        check("국민권위원회", Some("국민권익위원회"));
        check("행자안전부", Some("행정안전부"));
        check("산림첨", Some("산림청"));
        check("조달청", None);
        assert_eq!(
            nearest("gov/2019-03", ["gov/2019-05", "gov/2022-03"].into_iter()),
            None
        );
        check("서울특별시", None);
        assert_eq!(
            nearest("titel", ["time", "title"].into_iter()),
            Some("title")
        );
    }
}
