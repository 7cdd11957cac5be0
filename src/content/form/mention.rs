//! What a front matter names outside its own file.

use crate::base::Located;

/// What a name in a front matter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// An agency, by its id or one of its names.
    Agency,
    /// A case, by its id.
    Case,
    /// An event, by its id.
    Event,
    /// A series, by its id.
    Series,
    /// A media file, by its path.
    File,
    /// An address that a page may link to.
    Address,
}

/// A name in a front matter, where it is written.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What it means.
    pub kind: MentionKind,
    /// The name, id, path or address.
    pub name: Located<String>,
}
