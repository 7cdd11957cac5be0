//! The provinces and cities of Korea, and the names that records may give them.

use super::problems;
use crate::base::korean::{index_head, nearest};
use crate::base::{Diagnostic, Place, places};
use crate::content::form::{Field, FieldValue, Node, Reader, Shape, not_among};

/// Declares the regions with the code of each and the names it is written by, the shortest first.
macro_rules! regions {
    ($($(#[$meta:meta])* $region:ident $code:literal [$($name:literal),+]),+ $(,)?) => {
        /// One of the seventeen provinces and cities of the first order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Region { $($(#[$meta])* $region),+ }

        impl Region {
            /// All of them, in the order in which the government lists them.
            pub const ALL: &'static [Self] = &[$(Self::$region),+];

            /// The word for it in addresses and in the words of themes.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$region => $code),+ }
            }

            /// The names it is written by, the shortest first; former ones too.
            fn names(self) -> &'static [&'static str] {
                match self { $(Self::$region => &[$($name),+]),+ }
            }
        }
    };
}

regions! {
    /// 서울특별시
    Seoul "seoul" ["서울", "서울특별시", "서울시"],
    /// 부산광역시
    Busan "busan" ["부산", "부산광역시", "부산시"],
    /// 대구광역시
    Daegu "daegu" ["대구", "대구광역시", "대구시"],
    /// 인천광역시
    Incheon "incheon" ["인천", "인천광역시", "인천시"],
    /// 광주광역시
    Gwangju "gwangju" ["광주", "광주광역시"],
    /// 대전광역시
    Daejeon "daejeon" ["대전", "대전광역시", "대전시"],
    /// 울산광역시
    Ulsan "ulsan" ["울산", "울산광역시", "울산시"],
    /// 세종특별자치시
    Sejong "sejong" ["세종", "세종특별자치시", "세종시"],
    /// 경기도
    Gyeonggi "gyeonggi" ["경기", "경기도"],
    /// 강원특별자치도
    Gangwon "gangwon" ["강원", "강원특별자치도", "강원도"],
    /// 충청북도
    Chungbuk "chungbuk" ["충북", "충청북도"],
    /// 충청남도
    Chungnam "chungnam" ["충남", "충청남도"],
    /// 전북특별자치도
    Jeonbuk "jeonbuk" ["전북", "전북특별자치도", "전라북도"],
    /// 전라남도
    Jeonnam "jeonnam" ["전남", "전라남도"],
    /// 경상북도
    Gyeongbuk "gyeongbuk" ["경북", "경상북도"],
    /// 경상남도
    Gyeongnam "gyeongnam" ["경남", "경상남도"],
    /// 제주특별자치도
    Jeju "jeju" ["제주", "제주특별자치도", "제주도"],
}

/// The names of the city that takes the place of Gwangju and South Jeolla since July 2026; it does
/// not say which of the two is meant.
const UNITED: [&str; 2] = ["전남광주통합특별시", "전남광주"];

impl Region {
    /// The region a text begins with: `대전`, `전라북도 전주시`, `Daejeon`; `None` where it begins
    /// with none.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let first = words.next()?;
        if UNITED.contains(&first) {
            return Self::within_united(words.next()?);
        }
        let mut all = Self::ALL.iter().copied();
        all.find(|region| {
            region.names().contains(&first) || region.as_str().eq_ignore_ascii_case(first)
        })
    }

    /// The region of a city, county or district of the united city.
    fn within_united(unit: &str) -> Option<Self> {
        [Self::Gwangju, Self::Jeonnam].into_iter().find(|region| {
            places::province(region.name()).is_some_and(|it| it.units.contains(&unit))
        })
    }

    /// Its short Korean name: `서울`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// What a text was meant to say that names no region: `서을` is near `서울`, `전국` is not near
    /// `전북`.
    fn meant(text: &str) -> Option<String> {
        let first = text.split_whitespace().next()?;
        let names = Self::ALL.iter().flat_map(|region| region.names()).copied();
        let heads = |word: &str| word.chars().map(|c| index_head(&c.to_string())).collect();
        let is_alike = |name: &&str| {
            let (name, first): (String, String) = (heads(name), heads(first));
            first.chars().count() > 2 || name == first
        };
        let name = nearest(first, names.filter(is_alike))?;
        Some(text.replacen(first, name, 1))
    }
}

/// The texts of several regions in one: `서울·세종`, `서울과 세종`, `서울 세종`.
fn several(text: &str) -> Option<Vec<&str>> {
    let parts = text.split(['·', '‧', 'ㆍ', ',', '、', '/', '~', '&', '+']);
    let parts = parts.flat_map(|part| part.split(" 및 "));
    let parts = parts
        .flat_map(|part| part.split("와 "))
        .flat_map(|part| part.split("과 "));
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let is_place = |part: &&str| Region::named(part).is_some() || places::is_place(part);
    if parts.len() >= 2 && parts.iter().all(is_place) {
        return Some(parts);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let regions = words.iter().map(|word| Region::named(word));
    let regions: Option<Vec<Region>> = regions.collect();
    let regions = regions.filter(|regions| regions.len() >= 2)?;
    // `경기 광주` is one place: a city of Gyeonggi.
    let is_city = |word: &str| {
        let first = places::province(regions[0].name());
        let city = format!("{word}시");
        regions[0].names().contains(&word) || first.is_some_and(|it| it.units.contains(&&*city))
    };
    (!words[1..].iter().any(|word| is_city(word))).then_some(words)
}

/// A city, county or district that stands without its region, with the region before it, once for
/// each region that has one of the name.
fn with_region(text: &str) -> Vec<String> {
    let Some(first) = text.split_whitespace().next() else {
        return Vec::new();
    };
    let of = |unit: &str| -> Vec<String> {
        let homes = places::provinces_with(unit).filter(|home| home.units.contains(&unit));
        let homes = homes.filter_map(|home| Region::named(home.names[0]));
        let whole = text.replacen(first, unit, 1);
        homes
            .map(|region| format!("{} {whole}", region.name()))
            .collect()
    };
    let endings = ["", "시", "군", "구"].map(|ending| of(&format!("{first}{ending}")));
    let mut found: Vec<String> = endings.into_iter().flatten().collect();
    // What the city of the first order is also called.
    let own = first.strip_suffix('시').and_then(Region::named);
    found.extend(own.map(|region| text.replacen(first, region.name(), 1)));
    found
}

/// A place in a region, as a record writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locality {
    /// The region.
    pub region: Region,
    /// What is written, which begins with a name of the region: `전라북도 전주시`. Data and search
    /// keep it, as they keep the names of that day.
    pub text: String,
}

impl Field for Locality {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = String::read(node, reader)?;
        let place = reader.place(node.span);
        if let Some(parts) = several(&text) {
            reader.report(problems::several_regions(&text, &parts, &place));
            return None;
        }
        let Some(region) = Region::named(&text) else {
            reader.report(no_region(&text, &place));
            return None;
        };
        Some(Self { region, text })
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Text(self.text.as_str().into())
    }
}

/// Why a text is no region, and what it may have been meant to say.
fn no_region(text: &str, place: &Place) -> Diagnostic {
    if UNITED.contains(&text) {
        let parts = [Region::Gwangju, Region::Jeonnam].map(|region| region.name().to_owned());
        return problems::one_of_regions(text, &parts, place);
    }
    let whole = with_region(text);
    if !whole.is_empty() {
        return problems::one_of_regions(text, &whole, place);
    }
    let allowed: Vec<&str> = Region::ALL.iter().map(|region| region.name()).collect();
    match Region::meant(text) {
        Some(near) => not_among(text, place, &allowed, Some(&near)),
        None => problems::no_region(text, &allowed, place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_known_by_its_short_full_and_former_names() {
        let check = |text, expected| assert_eq!(Region::named(text), expected, "{text}");
        check("대전", Some(Region::Daejeon));
        check("전라북도 전주시", Some(Region::Jeonbuk));
        check("강원도", Some(Region::Gangwon));
        check("Daejeon", Some(Region::Daejeon));
        check("광주시", None); // a city of Gyeonggi is called so too
        check("평양", None);
        check("", None);
    }

    #[test]
    fn a_misspelt_region_is_near_the_one_that_was_meant() {
        let check = |text, near: Option<&str>| assert_eq!(Region::meant(text).as_deref(), near);
        check("서을", Some("서울"));
        check("전라뷱도 전주시", Some("전라북도 전주시"));
        check("해외", None);
        check("전국", None);
        check("에스토니아", None);
    }

    #[test]
    fn the_united_city_is_told_apart_by_what_lies_in_it() {
        let check = |text, expected| assert_eq!(Region::named(text), expected, "{text}");
        check("전남광주통합특별시 목포시", Some(Region::Jeonnam));
        check("전남광주통합특별시 광산구", Some(Region::Gwangju));
        check("전남광주통합특별시", None);
    }

    #[test]
    fn several_regions_in_one_text_are_found() {
        let check = |text, expected: Option<&[&str]>| {
            assert_eq!(several(text).as_deref(), expected, "{text}");
        };
        check("서울·세종", Some(&["서울", "세종"]));
        check("서울과 세종", Some(&["서울", "세종"]));
        check("서울 세종", Some(&["서울", "세종"]));
        check("서울, 충북 보은군", Some(&["서울", "충북 보은군"]));
        check("경기 광주", None);
        check("제주 제주시", None);
        check("대전 유성구", None);
        check("에스토니아·핀란드", None);
    }

    #[test]
    fn a_unit_without_its_region_is_told_with_it() {
        let check = |text, expected: &[&str]| assert_eq!(with_region(text), expected, "{text}");
        check("보은군", &["충북 보은군"]);
        check("수원", &["경기 수원시"]);
        check(
            "고성군 간성읍",
            &["강원 고성군 간성읍", "경남 고성군 간성읍"],
        );
        check("광주시", &["경기 광주시", "광주"]);
        check("에스토니아", &[]);
    }

    #[test]
    fn the_regions_are_the_provinces_of_the_list_of_places() {
        for region in Region::ALL {
            for name in region.names() {
                let province = places::province(name).expect("a known province");
                assert_eq!(Region::named(province.names[0]), Some(*region), "{name}");
            }
        }
    }

    #[test]
    fn there_are_seventeen_and_no_name_means_two() {
        assert_eq!(Region::ALL.len(), 17);
        let mut names: Vec<_> = Region::ALL
            .iter()
            .flat_map(|region| region.names())
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
