//! Syllables and their letters: initial consonants, half-typed syllables, the two keyboards. Knows no index.
//!
//! The same rules stand in `themes/default/assets/js/search.js`; `tests/vectors/search/hangul.json`
//! holds both to one answer.

const FIRST: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const MIDDLE: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const LAST: &str = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
/// The letters of two keys, each with these.
const DOUBLE: &[(char, char, char)] = &[
    ('ㅘ', 'ㅗ', 'ㅏ'),
    ('ㅙ', 'ㅗ', 'ㅐ'),
    ('ㅚ', 'ㅗ', 'ㅣ'),
    ('ㅝ', 'ㅜ', 'ㅓ'),
    ('ㅞ', 'ㅜ', 'ㅔ'),
    ('ㅟ', 'ㅜ', 'ㅣ'),
    ('ㅢ', 'ㅡ', 'ㅣ'),
    ('ㄳ', 'ㄱ', 'ㅅ'),
    ('ㄵ', 'ㄴ', 'ㅈ'),
    ('ㄶ', 'ㄴ', 'ㅎ'),
    ('ㄺ', 'ㄹ', 'ㄱ'),
    ('ㄻ', 'ㄹ', 'ㅁ'),
    ('ㄼ', 'ㄹ', 'ㅂ'),
    ('ㄽ', 'ㄹ', 'ㅅ'),
    ('ㄾ', 'ㄹ', 'ㅌ'),
    ('ㄿ', 'ㄹ', 'ㅍ'),
    ('ㅀ', 'ㄹ', 'ㅎ'),
    ('ㅄ', 'ㅂ', 'ㅅ'),
];
/// The letters on the keys of a two-set keyboard, with their Latin letters.
const KEYS: &str = "qㅂwㅈeㄷrㄱtㅅyㅛuㅕiㅑoㅐpㅔaㅁsㄴdㅇfㄹgㅎhㅗjㅓkㅏlㅣzㅋxㅌcㅊvㅍbㅠnㅜmㅡQㅃWㅉEㄸRㄲTㅆOㅒPㅖ";

/// The position of ㅆ among the last letters.
const PAST: u32 = 20;

fn at(letters: &str, letter: char) -> Option<u32> {
    let found = letters.chars().position(|other| other == letter)?;
    u32::try_from(found).ok()
}

fn letter(letters: &str, at: u32) -> char {
    letters.chars().nth(at as usize).unwrap_or(' ')
}

fn join(first: u32, middle: u32, last: u32) -> char {
    char::from_u32(0xAC00 + (first * 21 + middle) * 28 + last).unwrap_or('가')
}

/// First, middle and last letter of a syllable, as positions.
fn split(syllable: char) -> Option<(u32, u32, u32)> {
    matches!(syllable, '가'..='힣').then(|| {
        let at = syllable as u32 - 0xAC00;
        (at / 588, at / 28 % 21, at % 28)
    })
}

fn double(first: char, second: char) -> Option<char> {
    let row = DOUBLE.iter().find(|row| (row.1, row.2) == (first, second));
    row.map(|row| row.0)
}

fn halves(whole: char) -> Option<(char, char)> {
    let row = DOUBLE.iter().find(|row| row.0 == whole);
    row.map(|row| (row.1, row.2))
}

/// Whether all of a text is syllables.
#[must_use]
pub(super) fn is_syllable(text: &str) -> bool {
    text.chars().all(|letter| split(letter).is_some())
}

/// Whether a syllable ends in ㅆ, as a verb in the past tense does before its ending.
#[must_use]
pub(super) fn is_past(syllable: char) -> bool {
    split(syllable).is_some_and(|(.., last)| last == PAST)
}

/// Whether a letter is a consonant typed by itself.
#[must_use]
pub(super) fn is_consonant(jamo: char) -> bool {
    at(FIRST, jamo).is_some()
}

/// The initial consonant of a syllable; any other letter itself.
#[must_use]
pub(super) fn initial(syllable: char) -> char {
    split(syllable).map_or(syllable, |(first, ..)| letter(FIRST, first))
}

/// Every letter by itself, as it is typed: 권 is ㄱㅜㅓㄴ.
#[must_use]
pub(super) fn letters(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    let mut push = |letter: char| match halves(letter) {
        Some((one, other)) => out.extend([one, other]),
        None => out.push(letter),
    };
    for syllable in text.chars() {
        match split(syllable) {
            Some((first, middle, last)) => {
                push(letter(FIRST, first));
                push(letter(MIDDLE, middle));
                if last > 0 {
                    push(letter(LAST, last));
                }
            }
            None => push(syllable),
        }
    }
    out
}

/// The syllables a syllable may become while typing goes on: 구 becomes 국, 권, 귀; 갑 becomes 값.
/// A consonant by itself becomes any syllable that begins with it.
#[must_use]
pub(super) fn grown(typed: char) -> Option<(char, char)> {
    if let Some(first) = at(FIRST, typed) {
        return Some((join(first, 0, 0), join(first, 20, 27)));
    }
    let (first, middle, last) = split(typed)?;
    let whole = |parts: &str, from: u32| {
        let start = letter(parts, from);
        (from + 1..from + 8)
            .take_while(|next| halves(letter(parts, *next)).is_some_and(|(one, _)| one == start))
            .last()
            .unwrap_or(from)
    };
    if last == 0 {
        return Some((typed, join(first, whole(MIDDLE, middle), 27)));
    }
    // ㄱ is followed by ㄲ, which is no pair of keys, before ㄳ.
    let last_of = if last == 1 { 3 } else { whole(LAST, last) };
    Some((typed, join(first, middle, last_of)))
}

/// Takes the last consonant off a syllable, for the next one to begin with: 셏 is 세 and ㅊ, 읽 is 일 and ㄱ.
#[must_use]
pub(super) fn stolen(syllable: char) -> Option<(char, char)> {
    let (first, middle, last) = split(syllable).filter(|(.., last)| *last > 0)?;
    let end = letter(LAST, last);
    match halves(end) {
        Some((kept, taken)) => Some((join(first, middle, at(LAST, kept)?), taken)),
        None => Some((join(first, middle, 0), end)),
    }
}

/// The keys, each with its Latin and its Korean letter.
fn keys() -> impl Iterator<Item = (char, char)> {
    let (latin, korean) = (KEYS.chars().step_by(2), KEYS.chars().skip(1).step_by(2));
    latin.zip(korean)
}

/// The same keys on a Korean keyboard: `rnrals` is 국민. `None` unless all become whole syllables.
#[must_use]
pub(super) fn from_latin(typed: &str) -> Option<String> {
    let find = |key: char| {
        keys()
            .find(|(latin, _)| *latin == key)
            .map(|(_, korean)| korean)
    };
    let korean = |key: char| find(key).or_else(|| find(key.to_ascii_lowercase()));
    let is_key = |key: char| key.is_ascii_alphabetic();
    let typed: Vec<char> = typed
        .chars()
        .map(|key| if is_key(key) { korean(key) } else { Some(key) })
        .collect::<Option<_>>()?;
    let composed = compose(&typed);
    let is_whole = |letter: char| {
        at(FIRST, letter).is_none() && at(MIDDLE, letter).is_none() && halves(letter).is_none()
    };
    composed.chars().all(is_whole).then_some(composed)
}

/// The same keys on a Latin keyboard: 먀 is `ai`. `None` where there is no key.
#[must_use]
pub(super) fn to_latin(typed: &str) -> Option<String> {
    let latin = |letter: char| match keys().find(|(_, korean)| *korean == letter) {
        Some((latin, _)) => Some(latin.to_ascii_lowercase()),
        None => letter.is_ascii().then_some(letter),
    };
    letters(typed).into_iter().map(latin).collect()
}

/// Makes syllables of letters, as an input method does.
fn compose(letters: &[char]) -> String {
    let mut out = String::new();
    let is_vowel = |here: usize| {
        letters
            .get(here)
            .is_some_and(|letter| at(MIDDLE, *letter).is_some())
    };
    let mut here = 0;
    while here < letters.len() {
        let (Some(first), true) = (at(FIRST, letters[here]), is_vowel(here + 1)) else {
            out.push(letters[here]);
            here += 1;
            continue;
        };
        let mut vowel = letters[here + 1];
        here += 2;
        if let Some(whole) = letters.get(here).and_then(|next| double(vowel, *next)) {
            vowel = whole;
            here += 1;
        }
        let mut last = 0;
        if let Some(end) = letters
            .get(here)
            .and_then(|end| at(LAST, *end))
            .filter(|_| !is_vowel(here + 1))
        {
            last = end;
            here += 1;
            let pair = letters
                .get(here)
                .and_then(|next| double(letter(LAST, end), *next));
            if let Some(end) = pair
                .and_then(|whole| at(LAST, whole))
                .filter(|_| !is_vowel(here + 1))
            {
                last = end;
                here += 1;
            }
        }
        out.push(join(first, at(MIDDLE, vowel).unwrap_or(0), last));
    }
    out
}

/// What a word may begin with in its other forms: units that stay, and the syllables that may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stem {
    /// What stays.
    pub(super) head: String,
    /// From and to which syllable the next one may be; none where the head is all.
    pub(super) next: Option<(char, char)>,
}

/// What follows the stem of a verb; a letter by itself ends the stem's last syllable.
const ENDINGS: &str = "습니다 ㅂ니다 었습니다 았습니다 는데 는 다 고 며 면 게 지 기 어 아 서 어서 아서 던 었던 았던 도록 려고 려는 으며 으면 은 을 음 자 요 었다 았다 나 어야 아야 야 ㄴ ㄹ ㅁ ";

/// The endings as the page gets them.
pub(super) fn endings() -> &'static str {
    ENDINGS
}

/// The forms of a verb, from one of them: 줄였다, 줄이는, 줄인 all begin with 줄 and one of 이 to 잏, 여 to 옇.
///
/// Endings are taken off; what is left is the stem. Where two vowels have grown together (이+어 is 여),
/// both spellings of the syllable are given.
#[must_use]
pub(super) fn verb_stems(word: &str) -> Vec<Stem> {
    let syllables: Vec<char> = word.chars().collect();
    let mut stems: Vec<Stem> = Vec::new();
    if syllables.len() < 2 || !is_syllable(word) {
        return stems;
    }
    for ending in ENDINGS.split(' ') {
        let Some(rest) = strip(&syllables, ending) else {
            continue;
        };
        let Some((&syllable, head)) = rest.split_last() else {
            continue;
        };
        let Some((first, middle, last)) = split(syllable) else {
            continue;
        };
        // A past tense ends in ㅆ: 줄였. A stem with another end stays as it is: 받았다, 찍어서.
        if last != 0 && last != PAST {
            let stem = Stem {
                head: rest.iter().collect(),
                next: None,
            };
            if starts_with_vowel(ending) && !stems.contains(&stem) {
                stems.push(stem);
            }
            continue;
        }
        if head.is_empty() {
            continue;
        }
        for middle in grown_together(middle) {
            let stem = Stem {
                head: head.iter().collect(),
                next: Some((join(first, middle, 0), join(first, middle, 27))),
            };
            if !stems.contains(&stem) {
                stems.push(stem);
            }
        }
    }
    stems
}

/// Whether an ending begins with 아, 어, 으, as those behind a stem with an end do, and is no syllable alone.
fn starts_with_vowel(ending: &str) -> bool {
    ending.starts_with(['아', '어', '았', '었', '으']) && ending.chars().count() > 1
}

fn strip(syllables: &[char], ending: &str) -> Option<Vec<char>> {
    let mut rest = syllables.to_vec();
    for part in ending.chars().rev() {
        let last = rest.pop()?;
        if part == last {
            continue;
        }
        let (first, middle, end) = split(last)?;
        if end == 0 || letter(LAST, end) != part {
            return None;
        }
        rest.push(join(first, middle, 0));
    }
    Some(rest)
}

/// The vowels a stem may have that shows this one.
fn grown_together(middle: u32) -> Vec<u32> {
    let pairs: &[(char, char)] = &[
        ('ㅣ', 'ㅕ'),
        ('ㅜ', 'ㅝ'),
        ('ㅗ', 'ㅘ'),
        ('ㅚ', 'ㅙ'),
        ('ㅡ', 'ㅓ'),
        ('ㅡ', 'ㅏ'),
    ];
    let mut all = vec![middle];
    let here = letter(MIDDLE, middle);
    for (one, other) in pairs {
        if *one == here {
            all.extend(at(MIDDLE, *other));
        } else if *other == here {
            all.extend(at(MIDDLE, *one));
        }
    }
    all
}
