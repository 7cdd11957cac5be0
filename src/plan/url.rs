//! Addresses inside the site, below the path it lies under.

use crate::base::nfc;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// What does not stand for itself in an address.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// An address below the root of the site, in NFC, without a `/` before it: `events/gov/2019-07/`,
/// `sitemap.xml`; empty for the home page. A page ends with `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Arc<str>);

impl Url {
    /// The address of a page made of these parts, which may hold `/` themselves.
    pub(super) fn page(parts: &[&str]) -> Self {
        let mut joined = String::new();
        for part in parts.iter().map(|part| part.trim_matches('/')) {
            if !part.is_empty() {
                joined.push_str(part);
                joined.push('/');
            }
        }
        Self(nfc(&joined).into())
    }

    /// The address of a file.
    #[must_use]
    pub fn file(path: &str) -> Self {
        Self(nfc(path.trim_start_matches('/')).into())
    }

    /// The address below a folder; as it is where that is empty.
    pub(super) fn below(&self, folder: &str) -> Self {
        match folder {
            "" => self.clone(),
            folder => Self(format!("{folder}/{}", self.0).into()),
        }
    }

    /// The address in lowercase.
    pub(super) fn in_lowercase(&self) -> Self {
        if self.0.chars().any(char::is_uppercase) {
            Self(self.0.to_lowercase().into())
        } else {
            self.clone()
        }
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file below the output folder that answers to the address.
    #[must_use]
    pub fn output_path(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.to_string()
        }
    }

    /// The address with everything but ASCII letters and digits percent-encoded, as sitemaps and
    /// feeds need it.
    #[must_use]
    pub fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, RESERVED).to_string()
    }

    /// The address and, where it is that of a page, the same without the `/` at its end.
    pub fn spellings(&self) -> impl Iterator<Item = Self> {
        let bare = self.0.strip_suffix('/').filter(|bare| !bare.is_empty());
        std::iter::once(self.clone()).chain(bare.map(Self::file))
    }

    /// How many folders the address lies below the root.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }
}

/// An address is found by its text.
impl Borrow<str> for Url {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
