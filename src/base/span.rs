//! Places in source files: a path, a range of bytes, both together.

use super::slug::nfc;
use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The path of a source file, relative to the root of the site, with `/` between its parts, in NFC.
///
/// A Mac saves `가.md` in NFD and Windows writes `\`; both compare equal to what an editor types.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Makes a path of `text`, whose separators may be `/` or `\`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(normal_path(text).into())
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder of the file, without a final `/`; empty at the root.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Returns the part of a path or address after the last `/`; empty where it ends in one.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Returns the extension of a file, as written and without the dot; empty where there is none.
#[must_use]
pub fn extension(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Returns `text` as a [`SourcePath`] has it: with `/` for `\`, in NFC.
#[must_use]
pub fn normal_path(text: &str) -> Cow<'_, str> {
    if text.contains('\\') {
        Cow::Owned(nfc(&text.replace('\\', "/")).into_owned())
    } else {
        nfc(text)
    }
}

impl Borrow<str> for SourcePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// A range of UTF-8 bytes in a file, half-open, counted from the start of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span of a byte range; files beyond 4 GiB are cut at the limit.
    #[must_use]
    pub fn new(range: Range<usize>) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: cut(range.start),
            end: cut(range.end.max(range.start)),
        }
    }

    /// The span as a range of byte offsets.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A range of bytes in a named file: what a diagnostic points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub path: SourcePath,
    /// The bytes in it.
    pub span: Span,
}

impl Place {
    /// The start of a file, for problems of the file as a whole.
    #[must_use]
    pub fn start_of(path: &SourcePath) -> Self {
        Self {
            path: path.clone(),
            span: Span::default(),
        }
    }
}

/// A value and the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it is.
    pub place: Place,
}

impl<T> Located<T> {
    /// Joins a value with its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located {
            value: change(self.value),
            place: self.place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn a_path_saved_in_nfd_or_with_backslashes_equals_the_typed_one() {
        let nfd: String = "content/사례.md".nfd().collect();
        assert_eq!(SourcePath::new(&nfd), SourcePath::new("content\\사례.md"));
    }
}
