//! What files may hold, told from the types that read them: for schemas and editor programs. Reads nothing.

use super::config;
use super::document::{self, RecordKind};

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text, a number among it.
    Text,
    /// A whole number, 0 or more.
    Count,
    /// Any number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A day, month or year in one of the Korean or international forms.
    Date,
    /// A time of day.
    Clock,
    /// A day with a time.
    Moment,
    /// An address with a scheme.
    Address,
    /// One of several words.
    Choice(Choice),
    /// Several values; one alone stands for a list of one.
    List(Box<Shape>),
    /// Fields with names.
    Map(Map),
    /// Values under names that the editor chooses.
    Named(Box<Shape>),
    /// Values under the names of rules.
    Rules(Box<Shape>),
    /// One of several shapes.
    Either(Vec<Shape>),
    /// Anything.
    Free,
}

/// A set of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name of the type.
    pub name: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// Each word, and what it means, in English; empty where it speaks for itself.
    pub values: Vec<(&'static str, &'static str)>,
}

/// A set of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map {
    /// The name of the type.
    pub name: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// The fields, in the order of the documentation.
    pub fields: Vec<FieldShape>,
}

/// A field of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldShape {
    /// The type it belongs to, by name: a record has the fields of several.
    pub owner: &'static str,
    /// Its name.
    pub key: &'static str,
    /// What it is, in English.
    pub doc: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What it takes.
    pub shape: Shape,
}

/// What the front matter of a kind of record may hold.
#[must_use]
pub fn of_record(kind: RecordKind) -> Map {
    document::front_matter_shape(kind)
}

/// What `ondo.yaml` may hold.
#[must_use]
pub fn of_settings() -> Map {
    config::shape()
}
