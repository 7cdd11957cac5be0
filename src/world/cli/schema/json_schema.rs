//! Writes the shapes of files as JSON Schema.

use super::description::description;
use crate::base::Rule;
use crate::content::{Choice, ChoiceWord, Language, Map, Shape};
use crate::world::cli::args::Subject;
use crate::world::cli::report;
use crate::world::cli::terminal::said;
use serde_json::{Map as Object, Value, json};

/// The schema of a subject as a file.
pub(super) fn schema_text(subject: Subject, language: Language) -> String {
    match subject.shape() {
        Some(shape) => format!("{:#}\n", schema_of(&shape, language)),
        None => report::SCHEMA.to_owned(),
    }
}

fn schema_of(map: &Map, language: Language) -> Value {
    let mut writer = SchemaWriter {
        language,
        definitions: Object::new(),
    };
    let mut schema = writer.map(map);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    if map.name == "Event" {
        schema["oneOf"] = json!([{"required": ["date"]}, {"required": ["dates"]}]);
    }
    schema["$defs"] = writer.definitions.into();
    schema
}

/// Writes shapes as schemas; types with names become definitions.
struct SchemaWriter {
    language: Language,
    definitions: Object<String, Value>,
}

impl SchemaWriter {
    fn said(&self, doc: &str, ko: &'static str) -> String {
        said(&description(doc, ko), self.language).to_owned()
    }

    fn map(&mut self, map: &Map) -> Value {
        let mut properties = Object::new();
        for field in &map.fields {
            let mut schema = self.shape(&(field.shape)());
            schema["description"] = self.said(field.doc, field.ko).into();
            properties.insert(field.key.to_owned(), schema);
        }
        let required = map.fields.iter().filter(|field| field.is_required);
        let required: Vec<&str> = required.map(|field| field.key).collect();
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        // In Korean, only types with a file of their own have a description.
        if self.language == Language::English || !map.ko.is_empty() {
            schema["title"] = self.said(map.doc, map.ko).into();
        }
        schema
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({"type": ["string", "number"]}),
            Shape::Count => json!({"type": "integer", "minimum": 0}),
            Shape::Number => json!({"type": "number"}),
            Shape::Truth => json!({"type": "boolean"}),
            // A year alone is a number to YAML.
            Shape::Date => json!({"type": ["string", "integer"], "pattern": "^'?[‘’]?[0-9]{2,4}"}),
            Shape::Clock => json!({"type": "string", "pattern": "^[0-9]{1,2}:[0-9]{2}$"}),
            Shape::Moment => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}),
            Shape::Address => json!({"type": "string", "minLength": 1}),
            Shape::Choice(choice) => {
                let schema = self.choice(choice);
                self.define(choice.name, schema)
            }
            Shape::List(item) => {
                let item = self.shape(item);
                json!({"anyOf": [{"type": "array", "items": item}, item]})
            }
            Shape::Map(map) => {
                let schema = self.map(map);
                self.define(map.name, schema)
            }
            Shape::Named(value) => {
                json!({"type": "object", "additionalProperties": self.shape(value)})
            }
            Shape::Rules(value) => {
                let value = self.shape(value);
                json!({
                    "type": "object",
                    "propertyNames": {"enum": Rule::NAMES},
                    "additionalProperties": value,
                })
            }
            Shape::Either(shapes) => {
                let shapes: Vec<Value> = shapes.iter().map(|it| self.shape(it)).collect();
                json!({"anyOf": shapes})
            }
            Shape::Free => json!({}),
        }
    }

    fn choice(&self, choice: &Choice) -> Value {
        let value =
            |it: &ChoiceWord| json!({"const": it.word, "description": self.said(it.doc, it.ko)});
        let values: Vec<Value> = choice.words.iter().map(value).collect();
        json!({"title": self.said(choice.doc, choice.ko), "oneOf": values})
    }

    fn define(&mut self, name: &str, schema: Value) -> Value {
        self.definitions.insert(name.to_owned(), schema);
        json!({"$ref": format!("#/$defs/{name}")})
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, Level};

    #[test]
    fn levels_of_rules_can_be_set_for_rules_that_exist() {
        let schema = schema_of(&content::config::schema(), Language::English);
        let rules = &schema["properties"]["rules"];
        assert_eq!(rules["propertyNames"]["enum"], json!(Rule::NAMES));
        let levels = schema["$defs"]["Level"]["oneOf"].as_array().expect("words");
        assert_eq!(levels.len(), Level::ALL.len());
    }
}
