//! Texts, numbers and truth values as fields.

use super::fields::Field;
use super::meant::meant_truth;
use super::node::{Node, NodeKind};
use super::problems;
use super::reader::Reader;
use super::shape::Shape;
use super::value::FieldValue;
use crate::base::Words;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Whether a character must not occur in a text: pages, feeds and calendars that hold it cannot be
/// read.
pub(crate) fn is_no_character(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

impl Field for String {
    fn shape() -> Shape {
        Shape::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar(text) if text.contains(is_no_character) => {
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

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Text(Cow::Borrowed(self))
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

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Truth(*self)
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

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Count(*self)
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

    fn value(&self) -> FieldValue<'_> {
        FieldValue::Number(*self)
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
        let problem = match &node.kind {
            NodeKind::Scalar(text) => number_in(text)
                .filter(|number| number.parse::<T>().is_ok())
                .map(|number| problems::number_with_words(text, &number, &place)),
            _ => None,
        };
        match problem {
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
