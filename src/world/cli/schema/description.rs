//! Descriptions of types, fields and values in both languages.

use crate::base::Words;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The Korean descriptions, by `Type`, `Type.field` and `Type.value`.
pub(super) fn korean(key: &str) -> Option<&'static str> {
    static WORDS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let words =
        WORDS.get_or_init(|| serde_yaml::from_str(KOREAN).expect("the descriptions can be read"));
    words.get(key).map(String::as_str)
}

/// The file of Korean descriptions.
pub(super) const KOREAN: &str = include_str!("../../schema.ko.yaml");

/// The description of a type, field or value: in Korean by its key, in English the doc comment.
pub(super) fn description(key: &str, doc: &str) -> Words {
    let english = doc.trim().trim_end_matches('.').replace('\n', " ");
    match korean(key) {
        Some(korean) => Words::new(korean, english),
        None => Words::same(english),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::shape::Shape;
    use crate::world::cli::args::Subject;

    /// The keys under which words are asked for, in all schemas.
    fn keys(shape: &Shape, keys: &mut Vec<String>) {
        match shape {
            Shape::Choice(choice) => {
                keys.push(choice.name.to_owned());
                let values = choice.values.iter();
                keys.extend(values.map(|(word, _)| format!("{}.{word}", choice.name)));
            }
            Shape::List(shape) | Shape::Named(shape) | Shape::Rules(shape) => {
                self::keys(shape, keys);
            }
            Shape::Map(map) => {
                for field in &map.fields {
                    keys.push(format!("{}.{}", field.owner, field.key));
                    self::keys(&field.shape, keys);
                }
            }
            Shape::Either(shapes) => shapes.iter().for_each(|shape| self::keys(shape, keys)),
            _ => {}
        }
    }

    #[test]
    fn every_field_and_word_is_told_in_korean_and_no_word_is_left_over() {
        let mut asked = Vec::new();
        for (subject, _) in Subject::FILES {
            let map = subject.shape().expect("a shape");
            asked.push(map.name.to_owned());
            keys(&Shape::Map(map), &mut asked);
        }
        let missing: Vec<&String> = asked.iter().filter(|key| korean(key).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let words: BTreeMap<String, String> = serde_yaml::from_str(KOREAN).expect("YAML");
        let left: Vec<&String> = words.keys().filter(|key| !asked.contains(key)).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}
