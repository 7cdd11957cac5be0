//! Lists and maps with free keys as fields, and values with their places.

use super::fields::{Field, Fields};
use super::node::{Node, NodeKind};
use super::problems;
use super::reader::Reader;
use super::shape::Shape;
use super::syntax_problems;
use super::value::FieldValue;
use crate::base::{Located, Rule};
use std::collections::BTreeMap;

impl<T: Field> Field for Located<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(|value| Self::new(value, reader.place(node.span)))
    }

    fn value(&self) -> FieldValue<'_> {
        self.value.value()
    }
}

/// A list; one value alone stands for a list of one. What is wrong with one item hides no other.
impl<T: Field> Field for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::List(items) => Some(
                items
                    .iter()
                    .filter_map(|item| T::read(item, reader))
                    .collect(),
            ),
            NodeKind::Scalar(text) if is_list_without_spaces(text) => {
                let problem = syntax_problems::dash_without_space(&reader.place(node.span));
                reader.report(problem);
                None
            }
            _ => Some(T::read(node, reader).into_iter().collect()),
        }
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::List(self.iter().map(Field::value).collect())
    }
}

/// Whether a text was meant to be a list: `-가 -나`, which stood in lines.
fn is_list_without_spaces(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next() == Some('-') && characters.next().is_some_and(char::is_alphabetic)
}

/// A map with free keys.
impl<T: Field> Field for BTreeMap<String, T> {
    fn shape() -> Shape {
        Shape::Named(Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let entries = Fields::of(node, node.span, reader)?.entries();
        let values = entries
            .iter()
            .filter_map(|entry| Some((entry.key.clone(), T::read(&entry.value, reader)?)));
        Some(values.collect())
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::List(self.values().map(Field::value).collect())
    }
}

/// A map whose keys are rules.
impl<T: Field> Field for BTreeMap<Rule, T> {
    fn shape() -> Shape {
        Shape::Rules(Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut values = Self::new();
        for entry in Fields::of(node, node.span, reader)?.entries() {
            let Some(rule) = Rule::named(&entry.key) else {
                let place = reader.place(entry.key_span);
                reader.report(problems::unknown_rule(&entry.key, &place));
                continue;
            };
            if let Some(value) = T::read(&entry.value, reader) {
                values.insert(rule, value);
            }
        }
        Some(values)
    }

    fn value(&self) -> FieldValue<'_> {
        FieldValue::List(self.values().map(Field::value).collect())
    }
}
