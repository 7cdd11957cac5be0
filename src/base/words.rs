//! A text in the two languages of messages. Which of them is shown is decided by `world`.

use serde::Serialize;
use std::borrow::Cow;
use std::fmt;

/// One text in Korean and in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Korean, 합니다 style, no final stop.
    pub ko: Cow<'static, str>,
    /// English, lowercase, no final stop.
    pub en: Cow<'static, str>,
}

impl Words {
    /// Joins the two texts.
    pub fn new(ko: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self {
            ko: ko.into(),
            en: en.into(),
        }
    }

    /// The empty text: for a mark that needs no words.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            ko: Cow::Borrowed(""),
            en: Cow::Borrowed(""),
        }
    }

    /// A text that is the same in both languages: a path, a message of the operating system.
    pub fn same(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self::new(text.clone(), text)
    }

    /// Several texts as one, in their order, with `separator` between them.
    #[must_use]
    pub fn joined(parts: &[Self], separator: &str) -> Self {
        let join = |text: fn(&Self) -> &str| {
            let texts: Vec<&str> = parts.iter().map(text).collect();
            texts.join(separator)
        };
        Self::new(join(|part| &part.ko), join(|part| &part.en))
    }
}

/// Both languages on one line, for readers whose language is not known: `한국어 / English`.
impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ko == self.en {
            f.write_str(&self.ko)
        } else {
            write!(f, "{} / {}", self.ko, self.en)
        }
    }
}
