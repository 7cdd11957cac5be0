//! The fields of a map, read one by one; everything that is wrong with them is reported.

use super::node::{MapEntry, Node, NodeKind};
use super::problems;
use super::reader::Reader;
use super::shape::{FieldInfo, Roles, Shape};
use super::slips::{self, FoundSlip, Slip};
use super::syntax_problems;
use super::value::FieldValue;
use crate::base::korean::nearest;
use crate::base::{Span, Words};
use std::ops::Range;

/// A value that a field can hold.
pub(crate) trait Field: Sized {
    /// Makes the value of a node, or reports why not.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What it can be made of.
    fn shape() -> Shape;

    /// Its value as plain data.
    fn value(&self) -> FieldValue<'_>;
}

impl FieldInfo {
    /// A field of the type `T` that may be missing and has no roles.
    pub(crate) const fn of<T: Field>(
        owner: &'static str,
        key: &'static str,
        doc: &'static str,
        ko: &'static str,
    ) -> Self {
        Self {
            owner,
            key,
            doc,
            ko,
            is_required: false,
            shape: T::shape,
            roles: Roles::NONE,
        }
    }
}

/// The fields of one map. Each field that is asked for becomes a known one; [`Fields::finish`]
/// reports the rest.
pub(crate) struct Fields<'n> {
    entries: &'n [MapEntry],
    asked: Vec<&'static str>,
    /// Required fields that are not there, each with the place to mark.
    missing: Vec<(&'static str, Span)>,
    /// Marked when a required field is missing.
    start: Span,
    /// Whether every field read by [`Fields::required_or`] could be read.
    pub(crate) is_whole: bool,
}

impl<'n> Fields<'n> {
    /// The fields of `node`; `None`, with a report, when it is no map.
    pub(crate) fn of(node: &'n Node, start: Span, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Map(entries) => Some(Self::new(entries, start)),
            // Invalid YAML, already reported; no field of it is missing.
            NodeKind::Unreadable => None,
            NodeKind::Null => Some(Self::new(&[], start)),
            NodeKind::Scalar(text) => {
                refuse_text(node, text, reader);
                None
            }
            NodeKind::List(_) => {
                reader.refuse(node, fields_expected());
                None
            }
        }
    }

    fn new(entries: &'n [MapEntry], start: Span) -> Self {
        Self {
            entries,
            asked: Vec::new(),
            missing: Vec::new(),
            start,
            is_whole: true,
        }
    }

    /// The entries as they were written, known fields or not.
    pub(crate) fn entries(&self) -> &'n [MapEntry] {
        self.entries
    }

    /// The value of a field that may be missing; an empty one counts as missing.
    pub(crate) fn optional<T: Field>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        let entry = self.entry(key)?;
        match entry.value.kind {
            NodeKind::Null | NodeKind::Unreadable => None,
            _ => T::read(&entry.value, reader),
        }
    }

    /// The value of a field, or its default where it is missing.
    pub(crate) fn or_default<T: Field + Default>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> T {
        self.optional(key, reader).unwrap_or_default()
    }

    /// The value of a field that must be there.
    pub(crate) fn required<T: Field>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        match self.entry(key) {
            Some(entry) if matches!(entry.value.kind, NodeKind::Unreadable) => None,
            Some(entry) if !matches!(entry.value.kind, NodeKind::Null) => {
                T::read(&entry.value, reader)
            }
            found => {
                let span = found.map_or(self.start, |entry| entry.key_span);
                self.missing.push((key, span));
                None
            }
        }
    }

    /// The value of a field that must be there, or another one to go on with.
    pub(crate) fn required_or<T: Field>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
        other: impl FnOnce() -> T,
    ) -> T {
        let value = self.required(key, reader);
        self.is_whole &= value.is_some();
        value.unwrap_or_else(other)
    }

    /// Whether a field has a value.
    pub(crate) fn has(&self, key: &str) -> bool {
        let mut given = self.entries.iter().filter(|entry| entry.key == key);
        given.any(|entry| !matches!(entry.value.kind, NodeKind::Null))
    }

    /// Makes a field required that was read as one that may be missing.
    pub(crate) fn need(&mut self, key: &'static str) {
        if !self.has(key) {
            let entry = self.entries.iter().rev().find(|entry| entry.key == key);
            let span = entry.map_or(self.start, |entry| entry.key_span);
            self.missing.push((key, span));
        }
    }

    /// Reports every field that nobody asked for, with the nearest one somebody did ask for, and
    /// every required field that is missing, unless another file has it. A misspelt required field
    /// is reported once, as misspelt.
    pub(crate) fn finish(self, reader: &mut Reader<'_>) {
        let mut meant = Vec::new();
        for entry in self
            .entries
            .iter()
            .filter(|entry| !self.asked.contains(&entry.key.as_str()))
            .filter(|entry| !matches!(entry.value.kind, NodeKind::Unreadable))
        {
            let near = nearest(&entry.key, self.asked.iter().copied());
            let problem = problems::unknown_field(
                &entry.key,
                &reader.place(entry.key_span),
                near,
                &self.asked,
            );
            reader.report(problem);
            meant.extend(near);
        }
        if reader.is_partial {
            return;
        }
        for (key, span) in self.missing.iter().filter(|(key, _)| !meant.contains(key)) {
            let problem = problems::missing_field(key, &reader.place(*span));
            reader.report(problem);
        }
    }

    fn entry(&mut self, key: &'static str) -> Option<&'n MapEntry> {
        self.asked.push(key);
        self.entries.iter().rev().find(|entry| entry.key == key)
    }
}

/// Reports a text where fields must be: name and value may be one word because of a slip.
fn refuse_text(node: &Node, text: &str, reader: &mut Reader<'_>) {
    let is_of_name = |found: &FoundSlip| {
        matches!(
            found.slip,
            Slip::FullWidthColon | Slip::NoSpace | Slip::NoColon
        )
    };
    match slips::find(text).filter(is_of_name) {
        Some(found) => {
            let at = node.span.range().start;
            let place =
                |range: Range<usize>| reader.place(Span::new(at + range.start..at + range.end));
            let problem = syntax_problems::slip(&found, place);
            reader.report(problem);
        }
        None => reader.refuse(node, fields_expected()),
    }
}

fn fields_expected() -> Words {
    Words::new(
        "`이름: 값` 꼴의 필드가 와야 합니다",
        "fields of the form `name: value` are expected",
    )
}
