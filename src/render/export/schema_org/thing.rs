//! Nodes of a graph, their ids, and what nodes of records share.

use super::super::permanent::permanent_id;
use crate::model::Head;
use crate::plan::Page;
use crate::render::citation::identifier_url;
use crate::render::edition::Edition;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A node of a graph.
pub(super) struct Thing(Map<String, Value>);

impl Thing {
    pub(super) fn of(kind: &str) -> Self {
        let mut node = Map::new();
        node.insert("@type".to_owned(), kind.into());
        Self(node)
    }

    pub(super) fn with_id(kind: &str, id: String) -> Self {
        let mut node = Self::of(kind);
        node.put("@id", id);
        node
    }

    /// What a page is about, by its permanent id.
    pub(super) fn on_page(kind: &str, edition: &Edition<'_>, page: Page) -> Self {
        let mut node = Self::with_id(kind, node_id(edition, page));
        node.put("url", edition.address(page));
        node
    }

    /// A record that has a page.
    pub(super) fn of_record(kind: &str, edition: &Edition<'_>, page: Page, head: &Head) -> Self {
        let mut node = Self::on_page(kind, edition, page);
        node.put("identifier", identifiers(&head.name.id, &head.identifier));
        let others = head.identifier.iter();
        let others = others.filter_map(|(register, value)| identifier_url(register, value));
        node.put("sameAs", others.collect::<Vec<_>>());
        node
    }

    /// Sets a property; an empty value sets none.
    pub(super) fn put(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        if !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty()) {
            self.0.insert(name.to_owned(), value);
        }
    }

    pub(super) fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// A graph with its context.
#[must_use]
pub fn graph(nodes: Vec<Value>) -> Value {
    json!({"@context": "https://schema.org", "@graph": nodes})
}

/// The id of what a page is about: the same in all languages and for ever.
pub(super) fn node_id(edition: &Edition<'_>, page: Page) -> String {
    let original = edition.default_edition();
    match edition.original(page) {
        Some(head) => permanent_id(&original, page, head),
        None => original.page_address(page),
    }
}

/// A link to what a page is about.
pub(super) fn reference(edition: &Edition<'_>, page: Page) -> Value {
    json!({"@id": node_id(edition, page)})
}

/// The id in the archive, then those in other registers.
pub(super) fn identifiers(own: &str, others: &BTreeMap<String, String>) -> Vec<Value> {
    let other = |(register, value): (&String, &String)| {
        let kind = "PropertyValue";
        json!({"@type": kind, "propertyID": register, "value": value})
    };
    let own = Some(own).filter(|own| !own.is_empty()).map(Value::from);
    own.into_iter().chain(others.iter().map(other)).collect()
}
