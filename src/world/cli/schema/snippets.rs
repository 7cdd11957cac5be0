//! Fields as snippets for VS Code.

use super::description::description;
use crate::base::Words;
use crate::content::{FieldInfo, Language, Shape};
use crate::world::cli::args::Subject;
use crate::world::cli::terminal::said;
use serde_json::{Map as Object, Value, json};

/// Every field of every kind of record as a snippet: its key, a placeholder, its description.
pub(super) fn snippets(language: Language) -> Value {
    let mut snippets = Object::new();
    for (subject, kind) in Subject::FILES {
        let Some(map) = subject.shape().filter(|_| subject != Subject::Config) else {
            continue;
        };
        let folder = description(map.doc, map.ko);
        for field in &map.fields {
            let name = match field.owner {
                "Common" | "Record" => field.key.to_owned(),
                _ => format!("{kind}: {}", field.key),
            };
            let field_words = description(field.doc, field.ko);
            let words = Words::joined(&[folder.clone(), field_words], " · ");
            let snippet = json!({
                "scope": "markdown",
                "prefix": field.key,
                "description": said(&words, language),
                "body": format!("{}: {}", field.key, placeholder(&(field.shape)())),
            });
            snippets.insert(name, snippet);
        }
    }
    snippets.into()
}

/// The placeholder for the value of a field, with the choices where there are some.
fn placeholder(shape: &Shape) -> String {
    match shape {
        Shape::Choice(choice) => {
            let words: Vec<&str> = choice.words.iter().map(|it| it.word).collect();
            format!("${{1|{}|}}$0", words.join(","))
        }
        Shape::Truth => "${1|true,false|}$0".to_owned(),
        Shape::List(_) => "[$1]$0".to_owned(),
        Shape::Map(map) => {
            let required = map.fields.iter().filter(|field| field.is_required);
            let placeholder =
                |(at, field): (usize, &&FieldInfo)| format!("{}: ${}", field.key, at + 1);
            let fields: Vec<String> = required.enumerate().map(placeholder).collect();
            format!("{{{}}}$0", fields.join(", "))
        }
        Shape::Either(shapes) => shapes.first().map(placeholder).unwrap_or_default(),
        _ => "$0".to_owned(),
    }
}
