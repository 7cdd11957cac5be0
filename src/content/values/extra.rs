//! Free values for themes.

use crate::content::form::{Field, FieldValue, Node, NodeKind, Reader, Shape};
use std::collections::BTreeMap;

/// A free value under `extra`, handed to themes as it stands.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub enum Extra {
    /// Nothing was written.
    Null,
    /// Text; numbers and truth values too, as written.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// A map.
    Map(BTreeMap<String, Self>),
}

impl Default for Extra {
    fn default() -> Self {
        Self::Map(BTreeMap::new())
    }
}

impl Field for Extra {
    fn shape() -> Shape {
        Shape::Free
    }

    fn read(node: &Node, _: &mut Reader<'_>) -> Option<Self> {
        fn convert(node: &Node) -> Extra {
            match &node.kind {
                NodeKind::Null | NodeKind::Unreadable => Extra::Null,
                NodeKind::Scalar(text) => Extra::Text(text.clone()),
                NodeKind::List(items) => Extra::List(items.iter().map(convert).collect()),
                NodeKind::Map(entries) => Extra::Map(
                    entries
                        .iter()
                        .map(|e| (e.key.clone(), convert(&e.value)))
                        .collect(),
                ),
            }
        }
        Some(convert(node))
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Missing
    }
}
