//! The form of files: YAML and front matter with their places, fields, schemas. Knows no record.

mod choice;
mod cut;
mod fields;
mod lists;
mod meant;
mod mention;
mod node;
mod problems;
mod reader;
mod repair;
mod scalars;
mod shape;
mod slips;
mod syntax_problems;
mod value;
mod yaml;
mod yaml_value;

pub(crate) use choice::choice;
pub(crate) use cut::{Cut, cut, text_of};
pub(crate) use fields::{Field, Fields};
pub(crate) use meant::meant_time;
pub use mention::{Mention, MentionKind};
pub(crate) use node::{MapEntry, Node, NodeKind};
pub(crate) use problems::{no_letter, not_among};
pub(crate) use reader::{Reader, in_smart_quotes};
pub(crate) use scalars::is_no_character;
pub(crate) use shape::sentence;
pub use shape::{Choice, ChoiceWord, ColumnWords, FieldInfo, Map, Roles, Shape};
pub use value::{FieldOf, FieldValue, searchable_texts};
pub(crate) use yaml::{Tree, parse as parse_yaml};
