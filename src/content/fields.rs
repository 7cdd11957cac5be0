//! Reads the fields of a map one by one and collects everything that is wrong with them. Knows no record.

use super::korean_words::meant_truth;
use super::problems;
use super::shape::Shape;
use super::slips::{self, Found, Slip};
use super::yaml::{Entry, Node, NodeKind};
use crate::base::korean::nearest;
use crate::base::{Diagnostic, Fix, Located, Place, Rule, SourcePath, Span, Words};
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The file being read and the problems found in it so far.
pub(super) struct Reader<'a> {
    pub(super) path: &'a SourcePath,
    pub(super) problems: Vec<Diagnostic>,
    /// Whether required fields may be missing, because another file has them.
    pub(super) is_partial: bool,
    /// Whether something stands for required fields that cannot be read.
    pub(super) has_stand_ins: bool,
    /// What could be said in a better form, where somebody asked for that.
    pub(super) mends: Option<Vec<Fix>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(path: &'a SourcePath) -> Self {
        Self {
            path,
            problems: Vec::new(),
            is_partial: false,
            has_stand_ins: false,
            mends: None,
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place {
            path: self.path.clone(),
            span,
        }
    }

    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Notes that the value of `node` has a better form.
    pub(super) fn mend(&mut self, node: &Node, replacement: impl FnOnce() -> String) {
        let place = self.place(node.span);
        if let Some(mends) = &mut self.mends {
            mends.push(Fix {
                place,
                replacement: replacement(),
                is_safe: true,
            });
        }
    }

    /// Reports the same of a value for which another one was `meant`.
    pub(super) fn refuse_for(&mut self, node: &Node, expected: Words, meant: Option<String>) {
        match meant {
            Some(meant) => {
                let place = self.place(node.span);
                self.report(problems::other_form(&place, &expected, &meant));
            }
            None => self.refuse(node, expected),
        }
    }

    /// Reports that the value of `node` is not what its field takes.
    pub(super) fn refuse(&mut self, node: &Node, expected: Words) {
        let place = self.place(node.span);
        let problem = match &node.kind {
            NodeKind::Scalar(text) => in_smart_quotes(text, &place),
            _ => None,
        };
        self.report(problem.unwrap_or_else(|| problems::invalid_value(&place, &expected)));
    }
}

/// Tells of curly quotes around a value that cannot hold them.
pub(super) fn in_smart_quotes(text: &str, place: &Place) -> Option<Diagnostic> {
    let (first, last) = (text.chars().next()?, text.chars().next_back()?);
    let is_quoted = matches!(
        (first, last),
        ('“', '”') | ('‘', '’') | ('「', '」') | ('”', '”')
    );
    is_quoted.then(|| problems::smart_quotes(text, place))
}

fn fields_expected() -> Words {
    Words::new(
        "`이름: 값` 꼴의 필드가 와야 합니다",
        "fields of the form `name: value` are expected",
    )
}

/// A value that a field can hold.
pub(super) trait Field: Sized {
    /// Makes the value of a node, or reports why not.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What it can be made of.
    fn shape() -> Shape;

    /// What stands for it where it must be there and cannot be read, so that the rest can be looked at;
    /// `None` where nothing can.
    fn stand_in(_place: &Place) -> Option<Self> {
        None
    }
}

/// The fields of one map. Each field that is asked for becomes a known one; [`Fields::finish`]
/// reports the rest.
pub(super) struct Fields<'n> {
    entries: &'n [Entry],
    asked: Vec<&'static str>,
    /// Required fields that are not there, each with the place to mark.
    missing: Vec<(&'static str, Span)>,
    /// Marked when a required field is missing.
    start: Span,
}

impl<'n> Fields<'n> {
    /// The fields of `node`; `None`, with a report, when it is no map.
    pub(super) fn of(node: &'n Node, start: Span, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Map(entries) => Some(Self {
                entries,
                asked: Vec::new(),
                missing: Vec::new(),
                start,
            }),
            // What is no YAML has been told; nothing in it is missing.
            NodeKind::Unreadable => None,
            NodeKind::Null => Some(Self {
                entries: &[],
                asked: Vec::new(),
                missing: Vec::new(),
                start,
            }),
            NodeKind::Scalar(text) => {
                // Each of these makes one word of name and value.
                let is_of_name = |found: &Found| {
                    matches!(
                        found.slip,
                        Slip::FullWidthColon | Slip::NoSpace | Slip::NoColon
                    )
                };
                match slips::find(text).filter(is_of_name) {
                    Some(found) => {
                        let at = node.span.range().start;
                        let place = |range: Range<usize>| {
                            reader.place(Span::new(at + range.start..at + range.end))
                        };
                        let problem = problems::slip(&found, place);
                        reader.report(problem);
                    }
                    None => reader.refuse(node, fields_expected()),
                }
                None
            }
            NodeKind::List(_) => {
                reader.refuse(node, fields_expected());
                None
            }
        }
    }

    /// The value of a field that may be missing; an empty one counts as missing.
    pub(super) fn optional<T: Field>(
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
    pub(super) fn or_default<T: Field + Default>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> T {
        self.optional(key, reader).unwrap_or_default()
    }

    /// The value of a field that must be there.
    pub(super) fn required<T: Field>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        let read = match self.entry(key) {
            Some(entry) if matches!(entry.value.kind, NodeKind::Unreadable) => None,
            Some(entry) if !matches!(entry.value.kind, NodeKind::Null) => {
                T::read(&entry.value, reader)
            }
            found => {
                let span = found.map_or(self.start, |entry| entry.key_span);
                self.missing.push((key, span));
                None
            }
        };
        let stand_in = || T::stand_in(&reader.place(self.start)).filter(|_| reader.has_stand_ins);
        read.or_else(stand_in)
    }

    /// Whether a field has a value.
    pub(super) fn has(&self, key: &str) -> bool {
        let mut given = self.entries.iter().filter(|entry| entry.key == key);
        given.any(|entry| !matches!(entry.value.kind, NodeKind::Null))
    }

    /// Makes a field required that was read as one that may be missing.
    pub(super) fn need(&mut self, key: &'static str) {
        if !self.has(key) {
            self.missing.push((key, self.start));
        }
    }

    /// Reports every field that nobody asked for, with the nearest one somebody did ask for, and
    /// every required field that is missing, unless another file has it. A misspelt required field is
    /// told once, as misspelt.
    pub(super) fn finish(self, reader: &mut Reader<'_>) {
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

    fn entry(&mut self, key: &'static str) -> Option<&'n Entry> {
        self.asked.push(key);
        self.entries.iter().rev().find(|entry| entry.key == key)
    }
}

/// Whether a character has no place in a text: pages, feeds and calendars that hold one cannot be read.
pub(super) fn is_no_letter(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

impl Field for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn stand_in(_: &Place) -> Option<Self> {
        Some(Self::new())
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(text) if text.contains(is_no_letter) => {
                let problem = problems::no_letter(&reader.place(node.span));
                reader.report(problem);
                None
            }
            NodeKind::Scalar(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                let problem = problems::no_text(&reader.place(node.span));
                reader.report(problem);
                None
            }
        }
    }
}

impl<T: Field> Field for Located<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn stand_in(place: &Place) -> Option<Self> {
        T::stand_in(place).map(|value| Self::new(value, place.clone()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(|value| Self::new(value, reader.place(node.span)))
    }
}

impl Field for bool {
    fn shape() -> Shape {
        Shape::Truth
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(text) if text == "true" => Some(true),
            NodeKind::Scalar(text) if text == "false" => Some(false),
            kind => {
                let expected = Words::new(
                    "`true`나 `false`가 와야 합니다",
                    "`true` or `false` is expected",
                );
                let meant = match kind {
                    NodeKind::Scalar(text) => meant_truth(text).map(str::to_owned),
                    _ => None,
                };
                reader.refuse_for(node, expected, meant);
                None
            }
        }
    }
}

impl Field for u32 {
    fn shape() -> Shape {
        Shape::Count
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        number(
            node,
            reader,
            Words::new(
                "0 이상의 정수가 와야 합니다",
                "a whole number, 0 or more, is expected",
            ),
        )
    }
}

impl Field for f64 {
    fn shape() -> Shape {
        Shape::Number
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let expected = || Words::new("숫자가 와야 합니다", "a number is expected");
        let value: f64 = number(node, reader, expected())?;
        if value.is_finite() {
            return Some(value);
        }
        reader.refuse(node, expected());
        None
    }
}

fn number<T: std::str::FromStr>(
    node: &Node,
    reader: &mut Reader<'_>,
    expected: Words,
) -> Option<T> {
    let value = match &node.kind {
        NodeKind::Scalar(text) => text.parse().ok(),
        _ => None,
    };
    if value.is_none() {
        let place = reader.place(node.span);
        let told = match &node.kind {
            NodeKind::Scalar(text) => number_in(text)
                .filter(|number| number.parse::<T>().is_ok())
                .map(|number| problems::number_with_words(text, &number, &place)),
            _ => None,
        };
        match told {
            Some(problem) => reader.report(problem),
            None => reader.refuse(node, expected),
        }
    }
    value
}

/// The one number in a text of numbers and Korean counting words: `제7회`, `200여 명`, `７`.
fn number_in(text: &str) -> Option<String> {
    const WORDS: [&str; 12] = [
        "제", "회", "차", "번째", "명", "여", "개", "건", "도", "°C", "%", "년",
    ];
    let plain: String = text
        .nfkc()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect();
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let end = plain.rfind(|c: char| c.is_ascii_digit())? + 1;
    let words = [&plain[..start], &plain[end..]].concat();
    let rest = WORDS
        .iter()
        .fold(words, |rest, word| rest.replace(word, ""));
    rest.is_empty().then(|| plain[start..end].to_owned())
}

/// A list; one value alone stands for a list of one. What is wrong with one item hides no other.
impl<T: Field> Field for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn stand_in(_: &Place) -> Option<Self> {
        Some(Self::new())
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
                let problem = problems::dash_without_space(&reader.place(node.span));
                reader.report(problem);
                None
            }
            _ => Some(T::read(node, reader).into_iter().collect()),
        }
    }
}

/// Whether a text was meant to be a list: `-가 -나`, which stood in lines.
fn is_list_without_spaces(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next() == Some('-') && letters.next().is_some_and(char::is_alphabetic)
}

/// A map with free keys.
impl<T: Field> Field for BTreeMap<String, T> {
    fn shape() -> Shape {
        Shape::Named(Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let entries = Fields::of(node, node.span, reader)?.entries;
        let values = entries
            .iter()
            .filter_map(|entry| Some((entry.key.clone(), T::read(&entry.value, reader)?)));
        Some(values.collect())
    }
}

/// A map whose keys are rules.
impl<T: Field> Field for BTreeMap<Rule, T> {
    fn shape() -> Shape {
        Shape::Rules(Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let mut values = Self::new();
        for entry in Fields::of(node, node.span, reader)?.entries {
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
}

/// Declares an enum whose values are words in YAML, with [`Field`] and `as_str` for it.
macro_rules! choices {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $vdoc:literal])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for the value in YAML, in templates and in addresses.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl $crate::content::fields::Field for $name {
            fn shape() -> $crate::content::shape::Shape {
                $crate::content::shape::Shape::Choice($crate::content::shape::Choice {
                    name: stringify!($name),
                    doc: concat!($($doc),*),
                    values: vec![$(($text, concat!($($vdoc),*))),+],
                })
            }

            fn read(node: &$crate::content::yaml::Node, reader: &mut $crate::content::fields::Reader<'_>) -> Option<Self> {
                let chosen = $crate::content::fields::choice(node, reader, &[$($text),+])?;
                Self::ALL.iter().copied().find(|value| value.as_str() == chosen)
            }
        }
    };
}
pub(super) use choices;

/// The one of `allowed` that a node holds; reports with the nearest one when it holds another.
pub(super) fn choice<'a>(
    node: &Node,
    reader: &mut Reader<'_>,
    allowed: &[&'a str],
) -> Option<&'a str> {
    let text = match &node.kind {
        NodeKind::Scalar(text) => text.trim(),
        _ => "",
    };
    let chosen = allowed.iter().copied().find(|word| *word == text);
    if chosen.is_none() {
        let place = reader.place(node.span);
        let problem = in_smart_quotes(text, &place);
        reader.report(problem.unwrap_or_else(|| problems::not_a_choice(text, &place, allowed)));
    }
    chosen
}
