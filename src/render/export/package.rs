//! The description of the open data as a data package (Frictionless, version 1).

use super::tables::{ColumnInfo, ColumnType, DataTable, TABLES};
use crate::base::Digest;
use crate::content::{Language, License};
use crate::model::SeriesId;
use crate::render::edition::Edition;
use serde_json::{Value, json};

/// Describes the tables of one series or of all, and every column of them.
pub(super) fn package(edition: &Edition<'_>, series: Option<SeriesId>) -> Value {
    let config = edition.config;
    let head = series.map(|id| &edition.archive[id].head);
    let title = head.map_or(&config.title, |head| &head.title);
    let name = match head {
        Some(head) => format!("innovation-relay-{}", part_of_name(&head.name.id)),
        None => "innovation-relay".to_owned(),
    };
    let resources = TABLES.iter().map(|table| resource(table, config.language));
    let mut package = json!({
        "name": name,
        "profile": "tabular-data-package",
        "title": title,
        "homepage": edition.site_address(),
        "resources": resources.collect::<Vec<_>>(),
    });
    if let Some(description) = &config.description {
        package["description"] = description.clone().into();
    }
    let license = config.data_license.or(config.license);
    if let Some(license) = license.and_then(described_license) {
        package["licenses"] = vec![license].into();
    }
    package
}

/// An id as a part of the name of a package, which may hold only lowercase letters, digits, `-`,
/// `_` and `.`: another id is replaced by a digest.
fn part_of_name(id: &str) -> String {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    if id.chars().all(is_allowed) {
        id.to_owned()
    } else {
        Digest::of(&[id.as_bytes()]).short()
    }
}

/// A licence by its name at opendefinition.org, or by our code if it has none there; `None` if it
/// has no address.
fn described_license(license: License) -> Option<Value> {
    let mut described = match license.code() {
        "cc-by-4.0" => json!({"name": "CC-BY-4.0"}),
        "cc0-1.0" => json!({"name": "CC0-1.0"}),
        code => json!({"title": code}),
    };
    described["path"] = license.url()?.into();
    Some(described)
}

fn resource(table: &DataTable, language: Language) -> Value {
    let columns = (table.columns)();
    let fields = columns.iter().map(|column| field(column, language));
    json!({
        "name": table.name,
        "title": chosen(table.title, language),
        "path": format!("{}.csv", table.name),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": fields.collect::<Vec<_>>(),
            "primaryKey": table.key,
            "missingValues": [""],
        },
    })
}

fn field(column: &ColumnInfo, language: Language) -> Value {
    let (kind, format) = match column.kind {
        // A month or a year alone is no date in a data package.
        ColumnType::Text | ColumnType::List | ColumnType::Date => ("string", "default"),
        ColumnType::Integer => ("integer", "default"),
        ColumnType::Number => ("number", "default"),
        ColumnType::Boolean => ("boolean", "default"),
        ColumnType::Url => ("string", "uri"),
    };
    let meaning = chosen((column.ko, column.en), language);
    let separator = if column.kind == ColumnType::List {
        chosen(
            (" (CSV에서는 `; `로 나눔)", " (in CSV parted by `; `)"),
            language,
        )
    } else {
        ""
    };
    json!({
        "name": column.name,
        "type": kind,
        "format": format,
        "description": format!("{meaning}{separator}"),
    })
}

fn chosen((ko, en): (&'static str, &'static str), language: Language) -> &'static str {
    match language {
        Language::Korean => ko,
        Language::English => en,
    }
}
