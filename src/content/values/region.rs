//! The provinces and cities of Korea, and the names that records may give them.

use crate::base::korean::nearest;
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

impl Region {
    /// The region a text begins with: `대전`, `전라북도 전주시`, `Daejeon`; `None` where it begins
    /// with none.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let first = text.split_whitespace().next()?;
        let mut all = Self::ALL.iter().copied();
        all.find(|region| {
            region.names().contains(&first) || region.as_str().eq_ignore_ascii_case(first)
        })
    }

    /// Its short Korean name: `서울`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// What a text was meant to say that names no region: `서을` is near `서울`.
    fn meant(text: &str) -> Option<String> {
        let first = text.split_whitespace().next()?;
        let names = Self::ALL.iter().flat_map(|region| region.names());
        let name = nearest(first, names.copied())?;
        Some(text.replacen(first, name, 1))
    }
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
        let Some(region) = Region::named(&text) else {
            let allowed: Vec<&str> = Region::ALL.iter().map(|region| region.name()).collect();
            let place = reader.place(node.span);
            let near = Region::meant(&text);
            reader.report(not_among(&text, &place, &allowed, near.as_deref()));
            return None;
        };
        Some(Self { region, text })
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Text(self.text.as_str().into())
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
