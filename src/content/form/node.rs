//! YAML as a tree in which every value knows the bytes it was read from.

use crate::base::Span;

/// A value and its bytes.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) kind: NodeKind,
}

/// What a value is. Every scalar is kept as the text the editor wrote, so that `2019-12`, `007` and
/// `1.10` are not taken for numbers before the field that holds them has been asked.
#[derive(Clone, Debug)]
pub(crate) enum NodeKind {
    Null,
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<MapEntry>),
    /// Invalid YAML, already reported.
    Unreadable,
}

/// A key of a map with its value.
#[derive(Clone, Debug)]
pub(crate) struct MapEntry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

impl Node {
    /// What to mark of it: of a map, whose own bytes are one bracket, its first value.
    pub(crate) fn marked(&self) -> Span {
        match &self.kind {
            NodeKind::Map(entries) => entries.first().map_or(self.span, |it| it.value.span),
            _ => self.span,
        }
    }

    /// The value of a field of a map; of a field given twice the last.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let NodeKind::Map(entries) = &self.kind else {
            return None;
        };
        let mut entries = entries.iter().rev();
        entries
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }
}
