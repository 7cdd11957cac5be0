//! The licences a record or a photo may stand under. Knows no wording.

use super::fields::{Field, Reader, choice};
use super::shape::{Choice, Shape};
use super::yaml::Node;

const CODES: [&str; 14] = [
    "kogl-0",
    "kogl-1",
    "kogl-2",
    "kogl-3",
    "kogl-4",
    "kogl-0+ai",
    "kogl-1+ai",
    "kogl-2+ai",
    "kogl-3+ai",
    "kogl-4+ai",
    "cc-by-4.0",
    "cc0-1.0",
    "all-rights-reserved",
    "unknown",
];

/// A licence by its code: `kogl-1`, `kogl-1+ai`, `cc-by-4.0`, `cc0-1.0`, `all-rights-reserved`, `unknown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct License(&'static str);

impl License {
    /// The code, as YAML has it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The text by which one who uses a work under the licence names its maker, as a key of the words
    /// of a theme; `None` where the licence asks for none, or allows no use.
    #[must_use]
    pub fn attribution(self) -> Option<&'static str> {
        match self.0 {
            "cc-by-4.0" => Some("attribution_cc"),
            "kogl-0" | "kogl-0+ai" => None,
            code if code.starts_with("kogl") => Some("attribution_kogl"),
            _ => None,
        }
    }

    /// Where the licence can be read, for those that have one address.
    #[must_use]
    pub fn url(self) -> Option<&'static str> {
        match self.0 {
            "cc-by-4.0" => Some("https://creativecommons.org/licenses/by/4.0/"),
            "cc0-1.0" => Some("https://creativecommons.org/publicdomain/zero/1.0/"),
            code if code.starts_with("kogl") => Some("https://www.kogl.or.kr/info/license.do"),
            _ => None,
        }
    }
}

impl Field for License {
    fn shape() -> Shape {
        Shape::Choice(Choice {
            name: "License",
            doc: " A licence by its code.",
            values: CODES.iter().map(|code| (*code, "")).collect(),
        })
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        choice(node, reader, &CODES).map(Self)
    }
}
