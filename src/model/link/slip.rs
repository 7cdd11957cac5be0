//! Whether the name of one agency is a slip of the pen for another's. Knows no archive.
//!
//! Real names are often close: 경찰청 and 검찰청, 신길동 and 신갈동, 공단 and 공사. So a slip is one wrong
//! sound, one lost or doubled syllable, or two that changed places, and only where the rest of the
//! name is long enough to tell that no other body is meant.

use crate::base::korean::{is_hangul, jamo_distance, nearest};
use crate::base::places;

/// What names of bodies end with, the longest that fits counts. Two names that differ in nothing
/// but this are two bodies; it says nothing about how alike the rest is.
const ENDINGS: &[&str] = &[
    "시",
    "군",
    "구",
    "도",
    "읍",
    "면",
    "동",
    "리",
    "부",
    "처",
    "청",
    "국",
    "실",
    "과",
    "팀",
    "원",
    "회",
    "사",
    "단",
    "관",
    "소",
    "당",
    "대",
    "교",
    "본부",
    "본청",
    "지청",
    "지사",
    "지부",
    "지점",
    "시청",
    "군청",
    "구청",
    "도청",
    "의회",
    "협회",
    "학회",
    "연합회",
    "중앙회",
    "위원회",
    "협의회",
    "공사",
    "공단",
    "재단",
    "회사",
    "은행",
    "병원",
    "대학",
    "대학교",
    "여자대학교",
    "교육대학교",
    "고등학교",
    "여자고등학교",
    "중학교",
    "여자중학교",
    "초등학교",
    "유치원",
    "어린이집",
    "교육청",
    "교육지원청",
    "경찰청",
    "지방경찰청",
    "검찰청",
    "지방검찰청",
    "서",
    "지검",
    "경찰서",
    "소방서",
    "소방본부",
    "세무서",
    "우체국",
    "법원",
    "지방법원",
    "보건소",
    "도서관",
    "박물관",
    "과학관",
    "연구원",
    "연수원",
    "연구소",
    "진흥원",
    "개발원",
    "관리원",
    "복지관",
    "사무소",
    "주민센터",
    "행정복지센터",
    "동주민센터",
    "동행정복지센터",
    "읍사무소",
    "면사무소",
    "센터",
    "관리본부",
    "관리소",
    "운영본부",
    "사업소",
];

/// The endings of the few bodies of the state, whose names may be short.
const MINISTRIES: [&str; 3] = ["부", "처", "청"];

/// The endings of local governments; all of them are known.
const LOCAL: [&str; 4] = ["시", "군", "구", "도"];

/// Whether one of two names was surely meant to be the other.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    if a == b || places::differ(a, b) || (places::is_place(a) && places::is_place(b)) {
        return false;
    }
    let digits = |name: &str| name.chars().filter(|c| c.is_numeric()).collect::<String>();
    if digits(a) != digits(b) {
        return false;
    }
    if plain(a) == plain(b) {
        return a.chars().count() > 2;
    }
    match (has_hangul(a), has_hangul(b)) {
        (true, true) => is_korean_slip(&Pair::of(&plain(a), &plain(b))),
        (false, false) => is_latin_slip(a, b),
        _ => false,
    }
}

/// The candidate that a name without a file was most likely meant to be: one that it is a slip of,
/// else one that is near and of the same sort.
pub(super) fn meant<'c>(name: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let mut slips = candidates.iter().filter(|other| is_slip(name, other));
    if let Some(slip) = slips.next() {
        return Some(slip);
    }
    let is_body = |name: &str| {
        let last = name.chars().next_back().map(String::from);
        let is_short = name.chars().count() <= 3;
        let is_of = |endings: &[&str]| last.as_deref().is_some_and(|last| endings.contains(&last));
        is_of(&MINISTRIES) || is_of(&LOCAL) || (!is_short && ending_of(name) > 0)
    };
    if name.chars().count() < 3 || places::is_place(name) {
        return None;
    }
    let others = candidates.iter().copied();
    let others = others.filter(|other| {
        (is_body(name) || is_body(other))
            && other.chars().count() >= 3
            && !places::differ(name, other)
    });
    nearest(name, others)
}

/// What names are compared by: spaces, points and capital letters make no other name.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn has_hangul(name: &str) -> bool {
    name.chars().any(is_hangul)
}

/// The syllables of the longest ending that a name has beside at least one syllable more.
fn ending_of(name: &str) -> usize {
    let syllables = name.chars().count();
    let endings = ENDINGS.iter().filter(|ending| name.ends_with(**ending));
    let lengths = endings.map(|ending| ending.chars().count());
    lengths
        .filter(|length| *length < syllables)
        .max()
        .unwrap_or(0)
}

/// Two names and what they share before and behind the place where they differ.
struct Pair<'n> {
    names: [&'n str; 2],
    syllables: [Vec<char>; 2],
    before: usize,
    behind: usize,
}

impl<'n> Pair<'n> {
    fn of(a: &'n str, b: &'n str) -> Self {
        let syllables: [Vec<char>; 2] = [a, b].map(|name| name.chars().collect());
        let [first, second] = &syllables;
        let before = first.iter().zip(second).take_while(|(a, b)| a == b).count();
        let rest = first.len().min(second.len()) - before;
        let back = first.iter().rev().zip(second.iter().rev());
        let behind = back.take(rest).take_while(|(a, b)| a == b).count();
        Self {
            names: [a, b],
            syllables,
            before,
            behind,
        }
    }

    /// What stands where the two differ.
    fn middles(&self) -> [&[char]; 2] {
        let middle = |name: usize| {
            let syllables = &self.syllables[name];
            &syllables[self.before..syllables.len() - self.behind]
        };
        [middle(0), middle(1)]
    }

    /// The syllables of the shorter name before the ending that both share, and that ending.
    fn stem(&self) -> (usize, String) {
        let shorter = usize::from(self.syllables[1].len() < self.syllables[0].len());
        let name = &self.syllables[shorter];
        let lengths = (0..=self.behind).rev();
        let mut endings = lengths.map(|length| &name[name.len() - length..]);
        let is_ending = |ending: &[char]| {
            let ending: String = ending.iter().collect();
            ending.is_empty() || ENDINGS.contains(&ending.as_str())
        };
        let ending: String = endings
            .find(|ending| is_ending(ending))
            .into_iter()
            .flatten()
            .collect();
        (name.len() - ending.chars().count(), ending)
    }

    /// How many syllables the endings have that the two differ in, the shorter one first; 0 where
    /// the difference is no part of an ending that exists.
    fn other_endings(&self) -> (usize, usize) {
        let reached = self.names.map(|name| match ending_of(name) {
            ending if ending > self.behind => ending,
            _ => 0,
        });
        (reached[0].min(reached[1]), reached[0].max(reached[1]))
    }
}

fn is_korean_slip(pair: &Pair<'_>) -> bool {
    match pair.middles() {
        [[x], [y]] => is_hangul(*x) && is_hangul(*y) && is_wrong_sound(pair, *x, *y),
        [[], [_]] | [[_], []] => is_lost_syllable(pair),
        [[a, b], [c, d]] => {
            a == d && b == c && is_hangul(*a) && is_hangul(*b) && pair.syllables[0].len() >= 4
        }
        _ => false,
    }
}

/// Whether a syllable was heard or typed for another.
fn is_wrong_sound(pair: &Pair<'_>, x: char, y: char) -> bool {
    let wrong = jamo_distance(&x.to_string(), &y.to_string());
    let initial = |syllable: char| (syllable as u32).wrapping_sub('가' as u32) / (21 * 28);
    let is_same_initial = initial(x) == initial(y);
    let syllables = pair.syllables[0].len();
    let ends_with = |endings: &[&str]| {
        let ends = |name: &&str| endings.iter().any(|ending| name.ends_with(ending));
        pair.names.iter().any(ends)
    };
    let is_one_place = || places::is_place(pair.names[0]) != places::is_place(pair.names[1]);
    match pair.other_endings() {
        (0, 0) => {}
        // An ending that does not exist, as in 위원희. Names of persons have three syllables.
        (0, _) => {
            let is_long =
                syllables >= 4 || ends_with(&MINISTRIES) || (ends_with(&LOCAL) && is_one_place());
            return wrong == 1 && syllables >= 3 && is_long;
        }
        // Both exist. One syllable alone may be chance: 공시 is none beside 공사.
        (1, longer) => {
            return wrong == 1
                && ((longer >= 2 && syllables >= 5) || (syllables >= 4 && is_one_place()));
        }
        _ => return false,
    }
    match pair.stem() {
        (5.., ending) if ending.is_empty() => wrong == 1,
        (_, ending) if ending.is_empty() => false,
        (4.., _) => wrong == 1 || (wrong == 2 && is_same_initial),
        (3, _) => wrong == 1,
        (2, ending) if MINISTRIES.contains(&ending.as_str()) => wrong == 1 && is_same_initial,
        (2, ending) if LOCAL.contains(&ending.as_str()) => {
            wrong == 1 && is_same_initial && is_one_place()
        }
        _ => false,
    }
}

/// Whether a syllable was left out inside a name, or the last one of a long name.
fn is_lost_syllable(pair: &Pair<'_>) -> bool {
    const LAST: [char; 6] = ['회', '사', '단', '원', '부', '청'];
    if pair.before == 0 {
        return false;
    }
    let longer = usize::from(pair.syllables[1].len() > pair.syllables[0].len());
    let syllables = pair.syllables[longer].len();
    if pair.behind == 0 {
        let last = pair.syllables[longer].last();
        let [whole, cut] = [longer, 1 - longer].map(|name| ending_of(pair.names[name]));
        return syllables >= 5
            && last.is_some_and(|last| LAST.contains(last))
            && (cut == 0 || (cut == 1 && whole >= 2))
            // The hall of a city is the city.
            && !places::is_place(pair.names[1 - longer]);
    }
    match pair.stem() {
        (stem, ending) if ending.is_empty() => stem >= 5,
        (stem, _) => stem >= 3 && syllables >= 5,
    }
}

/// Whether one word of several was written otherwise by a letter, though not at its beginning:
/// Zambia is not Gambia, and Iran is not Iraq.
fn is_latin_slip(a: &str, b: &str) -> bool {
    const LETTERS: usize = 6;
    // A letter for another makes too many real names: Iceland is not Ireland.
    const LETTERS_OF_LONG: usize = 9;
    let words = |name: &str| -> Vec<String> {
        name.to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let mut others = a.iter().zip(&b).filter(|(a, b)| a != b);
    let (Some((x, y)), None) = (others.next(), others.next()) else {
        return false;
    };
    let letters = x.chars().count().max(y.chars().count());
    a.len() == b.len()
        && letters
            >= if is_replaced(x, y) {
                LETTERS_OF_LONG
            } else {
                LETTERS
            }
        && x.chars().next() == y.chars().next()
        && x.chars().chain(y.chars()).all(char::is_alphabetic)
        && jamo_distance(x, y) == 1
}

/// Whether two words have the same letters but for one.
fn is_replaced(x: &str, y: &str) -> bool {
    x.chars().count() == y.chars().count()
        && x.chars().zip(y.chars()).filter(|(x, y)| x != y).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_typed_or_heard_wrongly_are_slips() {
        for (slip, name) in [
            ("국민권익위원희", "국민권익위원회"),
            ("국민권위원회", "국민권익위원회"),
            ("국민권위익원회", "국민권익위원회"),
            ("국민권익위원", "국민권익위원회"),
            ("특허쳥", "특허청"),
            ("산림첨", "산림청"),
            ("관새청", "관세청"),
            ("행정안전뷰", "행정안전부"),
            ("행자안전부", "행정안전부"),
            ("행안뷰", "행안부"),
            ("국토교퉁부", "국토교통부"),
            ("국토 교통부", "국토교통부"),
            ("한국전럭공사", "한국전력공사"),
            ("한국수자원공시", "한국수자원공사"),
            ("노사발전제단", "노사발전재단"),
            ("서을특별시", "서울특별시"),
            ("서울특별사", "서울특별시"),
            ("양샨시", "양산시"),
            ("보은균", "보은군"),
            ("부산교육쳥", "부산교육청"),
            ("Ministry of Educaton", "Ministry of Education"),
            ("Estonai", "Estonia"),
        ] {
            assert!(is_slip(slip, name), "{slip} {name}");
            assert!(is_slip(name, slip), "{name} {slip}");
            assert_eq!(meant(slip, &["조달청", name]), Some(name));
        }
    }

    /// Pairs as close as real names come.
    #[test]
    fn real_names_that_are_close_are_no_slips() {
        for (a, b) in [
            ("경찰청", "검찰청"),
            ("서울지방경찰청", "서울지방검찰청"),
            ("국세청", "관세청"),
            ("근로복지공단", "근로복지공사"),
            ("동부지방산림청", "중부지방산림청"),
            ("서울동부교육지원청", "서울중부교육지원청"),
            ("고창교육지원청", "거창교육지원청"),
            ("의성군의회", "의령군의회"),
            ("양산시", "울산시"),
            ("의정부시", "의정부시청"),
            ("한국서부발전", "한국중부발전"),
            ("한국남동발전", "한국남부발전"),
            ("서강대학교", "서경대학교"),
            ("신성초등학교", "신상초등학교"),
            ("신길동 주민센터", "신갈동 주민센터"),
            ("전북교육연구원", "전북교육연수원"),
            ("산림정책관", "산림정책과"),
            ("제1함대", "제2함대"),
            ("김민구", "김민규"),
            ("영국", "경북"),
            ("감비아", "잠비아"),
            ("슬로바키아", "슬로베니아"),
            ("수단", "남수단"),
            ("Austria", "Australia"),
            ("Gambia", "Zambia"),
            ("Iceland", "Ireland"),
            ("Niger", "Nigeria"),
            ("Slovakia", "Slovenia"),
            ("North Korea", "South Korea"),
        ] {
            assert!(!is_slip(a, b), "{a} {b}");
            assert!(!is_slip(b, a), "{b} {a}");
        }
    }

    #[test]
    fn no_place_is_a_slip_of_another() {
        let names: Vec<&str> = places::names().collect();
        for (at, a) in names.iter().enumerate() {
            for b in &names[..at] {
                assert!(!is_slip(a, b), "{a} {b}");
                for ending in ["의회", "청", "보건소"] {
                    let [a, b] = [a, b].map(|name| format!("{name}{ending}"));
                    assert!(at % 7 > 0 || !is_slip(&a, &b), "{a} {b}");
                }
            }
        }
    }
}
