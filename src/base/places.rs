//! The provinces, cities, counties and districts of Korea by name. Many are alike, and none is a
//! slip of another.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

/// The names, as a file that can be read and corrected without knowing Rust.
static FILE: &str = include_str!("places.txt");

/// A province, or a city of the first order, with what lies in it.
#[derive(Debug)]
pub struct Province {
    /// Its names: the official one first, then short and former ones.
    pub names: Vec<&'static str>,
    /// The cities, counties and districts of today.
    pub units: Vec<&'static str>,
    /// Districts within its cities, and units that are no more.
    others: Vec<&'static str>,
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| read(FILE));

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::of(&PROVINCES));

/// Every name that stands for a place.
struct Known {
    /// Names of units and provinces alone: `보은군`, `충청북도`, `충북`.
    alone: HashSet<&'static str>,
    /// What names of other bodies begin with: all these, and what is left of units without their
    /// last syllable: `보은` of `보은교육지원청`.
    stems: HashSet<&'static str>,
    /// The syllables of the longest of them.
    longest: usize,
    /// The provinces that have a unit of a name.
    homes: HashMap<&'static str, Vec<usize>>,
}

impl Known {
    fn of(provinces: &'static [Province]) -> Self {
        let mut known = Self {
            alone: HashSet::default(),
            stems: HashSet::default(),
            longest: 0,
            homes: HashMap::default(),
        };
        for (at, province) in provinces.iter().enumerate() {
            known.alone.extend(&province.names);
            for unit in province.units.iter().chain(&province.others) {
                known.alone.insert(unit);
                known.stems.extend(stem(unit));
                known.homes.entry(unit).or_default().push(at);
            }
        }
        known.stems.extend(&known.alone);
        let syllables = known.stems.iter().map(|name| name.chars().count());
        known.longest = syllables.max().unwrap_or(0);
        known
    }
}

/// The name of a unit without the word for what it is: `보은` of `보은군`; `중구` has none.
fn stem(unit: &'static str) -> Option<&'static str> {
    let (last, _) = unit.char_indices().next_back()?;
    let stem = &unit[..last];
    (stem.chars().count() >= 2).then_some(stem)
}

fn read(file: &'static str) -> Vec<Province> {
    let mut provinces: Vec<Province> = Vec::new();
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    for (head, units) in lines.filter_map(|line| line.split_once(':')) {
        let mut names: Vec<&str> = head.split_whitespace().collect();
        let units = units.split_whitespace();
        match names[..] {
            ["구" | "옛", official] => {
                let mut known = provinces.iter_mut();
                if let Some(home) = known.find(|province| province.names[0] == official) {
                    home.others.extend(units);
                }
            }
            _ => provinces.push(Province {
                names: std::mem::take(&mut names),
                units: units.collect(),
                others: Vec::new(),
            }),
        }
    }
    provinces
}

/// The province of a name, be it official, short or former.
#[must_use]
pub fn province(name: &str) -> Option<&'static Province> {
    let mut provinces = PROVINCES.iter();
    provinces.find(|province| province.names.contains(&name))
}

/// The provinces that have, or had, a city, county or district of this name: `고성군` is in two.
pub fn provinces_with(unit: &str) -> impl Iterator<Item = &'static Province> {
    let homes = KNOWN.homes.get(unit).map_or(&[][..], Vec::as_slice);
    homes.iter().map(|at| &PROVINCES[*at])
}

/// Every name of a province or a unit alone, in the order of the file.
#[cfg(test)]
pub fn names() -> impl Iterator<Item = &'static str> {
    let of = |it: &'static Province| it.names.iter().chain(&it.units).chain(&it.others).copied();
    PROVINCES.iter().flat_map(of)
}

/// Whether a text is the name of a place: a province, a unit, or one after the other as in
/// `충청북도 보은군` or `경기 수원시 장안구`.
#[must_use]
pub fn is_place(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| KNOWN.alone.contains(word))
}

/// Whether two names tell two places apart: where they differ, each has the name of a place of its
/// own, as in `양산교육지원청` and `울산교육지원청`.
#[must_use]
pub fn differ(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    (0..=same).any(|start| {
        let places = leading(&a[start..]).zip(leading(&b[start..]));
        places.is_some_and(|(first, second)| {
            // `보은` and `보은군` are one place.
            let is_one = first.starts_with(second) || second.starts_with(first);
            !is_one && same < start + first.len().max(second.len())
        })
    })
}

/// The longest place that a text begins with.
fn leading(text: &[char]) -> Option<&[char]> {
    let lengths = 2..=KNOWN.longest.min(text.len());
    let mut beginnings = lengths.rev().map(|length| &text[..length]);
    beginnings.find(|beginning| {
        let name: String = beginning.iter().collect();
        KNOWN.stems.contains(name.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_every_unit_of_today_once() {
        let today: Vec<&Province> = PROVINCES.iter().filter(|it| !it.units.is_empty()).collect();
        assert_eq!(today.len(), 16, "all but Sejong, which has none");
        let units = today.iter().flat_map(|province| &province.units);
        let ending = |ending: &str| units.clone().filter(|unit| unit.ends_with(ending)).count();
        // 75 cities and the two of Jeju, 82 counties, 70 districts since July 2026.
        assert_eq!((ending("시"), ending("군"), ending("구")), (77, 82, 70));
        for province in today {
            let mut sorted = province.units.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), province.units.len(), "{}", province.names[0]);
        }
    }

    #[test]
    fn places_are_known_by_official_short_and_former_names() {
        for place in [
            "충청북도 보은군",
            "충북 보은군",
            "보은군",
            "강원도",
            "전라북도",
            "전남광주통합특별시",
            "경상북도 군위군",
            "대구 군위군",
            "인천광역시 남구",
            "미추홀구",
            "영종구",
            "경기도 수원시 장안구",
        ] {
            assert!(is_place(place), "{place}");
        }
        for other in [
            "",
            "보은",
            "보은교육지원청",
            "서을특별시",
            "에스토니아",
            "보은군청",
        ] {
            assert!(!is_place(other), "{other}");
        }
    }

    #[test]
    fn a_unit_knows_its_provinces() {
        let check = |unit, expected: &[&str]| {
            let names: Vec<_> = provinces_with(unit).map(|it| it.names[0]).collect();
            assert_eq!(names, expected);
        };
        check("보은군", &["충청북도"]);
        check("고성군", &["강원특별자치도", "경상남도"]);
        check("보은시", &[]);
    }

    #[test]
    fn names_of_two_places_differ_whatever_stands_around_them() {
        for (a, b) in [
            ("양산시", "울산시"),
            ("고창교육지원청", "거창교육지원청"),
            ("한국도로공사 고창지사", "한국도로공사 거창지사"),
            ("경상북도 의성군", "경상남도 의령군"),
            ("의성군의회", "의령군의회"),
            ("경북교육청", "경남교육청"),
        ] {
            assert!(differ(a, b), "{a} {b}");
            assert!(differ(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("산림청", "산림쳥"),
            ("고창교육지원청", "고창교육지원쳥"),
            ("거창교육지원청", "거챵교육지원청"),
            ("서울특별시", "서을특별시"),
            ("보은군", "보은군청"),
            ("보은균", "보은군"),
        ] {
            assert!(!differ(a, b), "{a} {b}");
        }
    }
}
