//! `ondo schema`: what files may hold, as JSON Schema (2020-12), and as snippets for VS Code, which knows no
//! schema inside Markdown.
#![expect(clippy::disallowed_methods, reason = "this is the door to the disk")]

use super::args::{Arguments, Schema};
use super::disk::DiskError;
use super::{End, answer, report, say, stop, style, words as say_in};
use crate::base::Rule;
use crate::content::{self, Choice, ChoiceWord, FieldInfo, Language, Map, RecordKind, Shape};
use serde_json::{Map as Object, Value, json};
use std::fs;
use std::path::Path;

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Subject {
    /// content/events
    Event,
    /// content/cases
    Case,
    /// content/agencies
    Agency,
    /// content/series
    Series,
    /// content/pages
    Page,
    /// content/index.md
    Home,
    /// ondo.yaml
    Config,
    /// `ondo check --format json`
    Diagnostics,
}

impl Subject {
    /// The files that editor programs want, each with its name.
    const FILES: [(Self, &'static str); 7] = [
        (Self::Event, "event"),
        (Self::Case, "case"),
        (Self::Agency, "agency"),
        (Self::Series, "series"),
        (Self::Page, "page"),
        (Self::Home, "home"),
        (Self::Config, "ondo"),
    ];

    fn shape(self) -> Option<Map> {
        let kind = match self {
            Self::Event => RecordKind::Event,
            Self::Case => RecordKind::Case,
            Self::Agency => RecordKind::Agency,
            Self::Series => RecordKind::Series,
            Self::Page => RecordKind::Page,
            Self::Home => RecordKind::Home,
            Self::Config => return Some(content::config::schema()),
            Self::Diagnostics => return None,
        };
        Some(content::schema(kind))
    }

    fn schema(self, language: Language) -> String {
        match self.shape() {
            Some(shape) => format!("{:#}\n", schema_of(&shape, language)),
            None => report::SCHEMA.to_owned(),
        }
    }
}

/// Prints a schema, or writes what VS Code wants into the folder of the site.
pub(super) fn schema(arguments: &Arguments, command: &Schema) -> End {
    let language = style(arguments.lang, super::config(&arguments.root).as_ref()).language;
    if let Some(subject) = command.of {
        answer(subject.schema(language).trim_end());
        return End::Fine;
    }
    match write_for_editor(&arguments.root, language) {
        Ok(()) => {
            say(&say_in::editor_ready(&arguments.root, language));
            End::Fine
        }
        Err(error) => stop(&error.to_string(), End::Failure),
    }
}

/// Writes schemas and snippets; settings and tasks of the editor only where there are none, because people
/// change those.
pub(super) fn write_for_editor(root: &Path, language: Language) -> Result<(), DiskError> {
    let folder = root.join(".vscode");
    let mut files: Vec<(String, String, bool)> = Subject::FILES
        .iter()
        .map(|(subject, name)| {
            let path = format!("schemas/{name}.schema.json");
            (path, subject.schema(language), true)
        })
        .collect();
    let snippets = format!("{:#}\n", snippets(language));
    files.push(("ondo.code-snippets".to_owned(), snippets, true));
    let settings = include_str!("vscode/settings.json").to_owned();
    files.push(("settings.json".to_owned(), settings, false));
    let tasks = include_str!("vscode/tasks.json").to_owned();
    files.push(("tasks.json".to_owned(), tasks, false));
    for (name, text, is_ours) in files {
        let path = folder.join(name);
        if !is_ours && path.exists() {
            continue;
        }
        let above = path.parent().unwrap_or(&folder);
        fs::create_dir_all(above).map_err(DiskError::at(above))?;
        fs::write(&path, text).map_err(DiskError::at(&path))?;
    }
    Ok(())
}

/// The words of a declaration in a language.
fn words(doc: &str, ko: &str, language: Language) -> String {
    match language {
        Language::Korean => ko.to_owned(),
        Language::English => doc.trim_end_matches('.').replace('\n', " "),
    }
}

fn schema_of(map: &Map, language: Language) -> Value {
    let mut writer = Writer {
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
struct Writer {
    language: Language,
    definitions: Object<String, Value>,
}

impl Writer {
    fn map(&mut self, map: &Map) -> Value {
        let mut properties = Object::new();
        for field in &map.fields {
            let mut schema = self.shape(&(field.shape)());
            schema["description"] = words(field.doc, field.ko, self.language).into();
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
        // Only a file has a title in Korean.
        if self.language == Language::English || !map.ko.is_empty() {
            schema["title"] = words(map.doc, map.ko, self.language).into();
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
        let value = |it: &ChoiceWord| json!({"const": it.word, "description": words(it.doc, it.ko, self.language)});
        let values: Vec<Value> = choice.words.iter().map(value).collect();
        json!({"title": words(choice.doc, choice.ko, self.language), "oneOf": values})
    }

    fn define(&mut self, name: &str, schema: Value) -> Value {
        self.definitions.insert(name.to_owned(), schema);
        json!({"$ref": format!("#/$defs/{name}")})
    }
}

/// Every field of every kind of record as a snippet: what it is called, what to fill in, what it is for.
fn snippets(language: Language) -> Value {
    let mut snippets = Object::new();
    for (subject, kind) in Subject::FILES {
        let Some(map) = subject.shape().filter(|_| subject != Subject::Config) else {
            continue;
        };
        let folder = words(map.doc, map.ko, language);
        for field in &map.fields {
            let name = match field.owner {
                "Common" | "Record" => field.key.to_owned(),
                _ => format!("{kind}: {}", field.key),
            };
            let snippet = json!({
                "scope": "markdown",
                "prefix": field.key,
                "description": format!("{folder} · {}", words(field.doc, field.ko, language)),
                "body": format!("{}: {}", field.key, gap(&(field.shape)())),
            });
            snippets.insert(name, snippet);
        }
    }
    snippets.into()
}

/// Where the value of a field is typed, with the words to choose from.
fn gap(shape: &Shape) -> String {
    match shape {
        Shape::Choice(choice) => {
            let words: Vec<&str> = choice.words.iter().map(|it| it.word).collect();
            format!("${{1|{}|}}$0", words.join(","))
        }
        Shape::Truth => "${1|true,false|}$0".to_owned(),
        Shape::List(_) => "[$1]$0".to_owned(),
        Shape::Map(map) => {
            let required = map.fields.iter().filter(|field| field.is_required);
            let gap = |(at, field): (usize, &&FieldInfo)| format!("{}: ${}", field.key, at + 1);
            let fields: Vec<String> = required.enumerate().map(gap).collect();
            format!("{{{}}}$0", fields.join(", "))
        }
        Shape::Either(shapes) => shapes.first().map(gap).unwrap_or_default(),
        _ => "$0".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Level;

    #[test]
    fn levels_of_rules_can_be_set_for_rules_that_exist() {
        let schema = schema_of(&content::config::schema(), Language::English);
        let rules = &schema["properties"]["rules"];
        assert_eq!(rules["propertyNames"]["enum"], json!(Rule::NAMES));
        let levels = schema["$defs"]["Level"]["oneOf"].as_array().expect("words");
        assert_eq!(levels.len(), Level::ALL.len());
    }
}
