//! The open data in its formats: CSV, JSON, JSON-LD, and a data package that describes every column.

use super::columns::{Column, ColumnType};
use super::tables::Table;
use crate::base::Digest;
use crate::content::{CsvEncoding, Language, License};
use crate::model::SeriesId;
use crate::render::context::{Edition, organization_type};
use serde_json::{Map, Value, json};

/// A format of the open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DataFormat {
    /// Comma-separated values (RFC 4180) in UTF-8, with a mark where the settings ask for one.
    Csv,
    /// A list of objects.
    Json,
    /// A graph in the words of schema.org.
    JsonLd,
}

impl DataFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::JsonLd];

    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
        }
    }
}

/// A file of the open data, of one series or of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFile {
    /// A table in a format.
    Table(Option<SeriesId>, Table, DataFormat),
    /// What describes the tables.
    Package(Option<SeriesId>),
}

/// The files of the open data, each with its path below the output folder.
pub fn open_files(edition: &Edition<'_>) -> Vec<(String, OpenFile)> {
    let series = edition.archive.series.ids().map(Some);
    let mut files = Vec::new();
    for of in std::iter::once(None).chain(series) {
        let folder = folder(edition, of);
        for table in Table::ALL {
            for format in DataFormat::ALL {
                let path = format!("{folder}{}.{}", table.name(), format.ending());
                files.push((path, OpenFile::Table(of, table, format)));
            }
        }
        files.push((format!("{folder}datapackage.json"), OpenFile::Package(of)));
    }
    files
}

/// The folder of the data of one series or of all, with a `/` at its end.
fn folder(edition: &Edition<'_>, of: Option<SeriesId>) -> String {
    match of {
        None => "data/".to_owned(),
        Some(id) => format!("data/series/{}/", edition.archive[id].head.name.id),
    }
}

/// The tables of the whole archive: the media type of each file and its full address.
#[must_use]
pub fn open_data_urls(edition: &Edition<'_>) -> Vec<(&'static str, String)> {
    let base = edition.site_address();
    let url = |table: Table, ending| {
        let name = table.name();
        format!("{base}data/{name}.{ending}")
    };
    let formats = [
        ("text/csv", "csv"),
        ("application/json", "json"),
        ("application/ld+json", "jsonld"),
    ];
    let files = Table::ALL
        .into_iter()
        .flat_map(|table| formats.map(|(media_type, ending)| (media_type, url(table, ending))));
    files.collect()
}

/// The mark by which spreadsheets know UTF-8.
const BOM: [u8; 3] = [0xef, 0xbb, 0xbf];

/// Makes a file of the open data.
#[must_use]
pub fn open_data(edition: &Edition<'_>, file: OpenFile) -> Vec<u8> {
    match file {
        OpenFile::Table(of, table, DataFormat::Csv) => {
            let start = match edition.config.csv_encoding {
                CsvEncoding::Utf8 => Vec::new(),
                CsvEncoding::Utf8Bom => BOM.to_vec(),
            };
            csv(table, &table.rows(edition, of), start)
        }
        OpenFile::Table(of, table, DataFormat::Json) => {
            lines(&objects(table, table.rows(edition, of)))
        }
        OpenFile::Table(of, table, DataFormat::JsonLd) => {
            let graph = objects(table, table.rows(edition, of));
            let rows = graph.as_array().into_iter().flatten();
            let rows = rows.filter(|row| is_claim(table, row));
            let graph: Vec<Value> = rows.map(|row| linked(table, row)).collect();
            lines(&json!({"@context": "https://schema.org", "@graph": graph}))
        }
        OpenFile::Package(of) => lines(&package(edition, of)),
    }
}

/// JSON as people can read it, with a line break at its end.
fn lines(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// A table as CSV behind what the file starts with.
fn csv(table: Table, rows: &[Vec<Value>], start: Vec<u8>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(start);
    let head = table.columns().iter().map(|column| column.name);
    let write = "writing to memory does not fail";
    writer.write_record(head).expect(write);
    for row in rows {
        writer.write_record(row.iter().map(cell)).expect(write);
    }
    writer.into_inner().expect(write)
}

/// What stands between the items of a list in a cell.
const PARTING: &str = "; ";

/// A value as the text of a cell; nothing is an empty one.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            // What parts the items stands in none of them.
            let items = items.iter().map(|item| cell(item).replace(PARTING, ";"));
            items.collect::<Vec<_>>().join(PARTING)
        }
        other => other.to_string(),
    }
}

fn objects(table: Table, rows: Vec<Vec<Value>>) -> Value {
    let object = |row: Vec<Value>| {
        let names = table.columns().iter().map(|column| column.name.to_owned());
        Value::Object(names.zip(row).collect())
    };
    rows.into_iter().map(object).collect()
}

/// Whether a row says that something is so: of a handover that nobody knows of, or that would lead across missing rounds,
/// schema.org has no word.
fn is_claim(table: Table, row: &Value) -> bool {
    let is_known = !matches!(row["state"].as_str(), Some("gap" | "unknown" | "ended"));
    table != Table::Handovers || is_known
}

/// A row in the words of schema.org; what they have no word for is left out.
fn linked(table: Table, row: &Value) -> Value {
    let kind = match table {
        Table::Events => "Event",
        Table::Cases => "Article",
        Table::Agencies => organization_type(row["type"].as_str()),
        Table::Handovers => "TransferAction",
        Table::Withdrawn => "CreativeWork",
    };
    let mut linked = Map::new();
    linked.insert("@type".to_owned(), kind.into());
    let of_all = ["@id", "url"].map(|name| (name, row["url"].clone()));
    for (name, value) in of_all.into_iter().chain(said(table, row)) {
        let is_empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            linked.insert(name.to_owned(), value);
        }
    }
    Value::Object(linked)
}

/// What a row says, property by property, empty ones too.
fn said(table: Table, row: &Value) -> Vec<(&'static str, Value)> {
    let of = |column: &str| row[column].clone();
    let mut said = vec![("identifier", of("id"))];
    said.extend(match table {
        Table::Events => vec![
            ("name", of("title")),
            ("description", of("summary")),
            ("startDate", of("date")),
            ("endDate", of("date_to")),
            ("previousStartDate", of("postponed_from")),
            ("eventStatus", event_status(row)),
            (
                "organizer",
                organizations([&row["hosts"], &row["co_hosts"]]),
            ),
            ("location", place(&row["venue"])),
        ],
        Table::Cases => vec![
            ("headline", of("title")),
            ("abstract", of("summary")),
            ("author", organizations([&row["agencies"]])),
            ("keywords", of("tags")),
        ],
        Table::Agencies => vec![
            ("name", of("title")),
            ("alternateName", of("names")),
            ("sameAs", of("homepage")),
            ("dissolutionDate", of("closed")),
        ],
        Table::Handovers => vec![
            ("agent", organizations([&row["givers"]])),
            ("recipient", organizations([&row["receivers"]])),
            ("startTime", of("date")),
            ("actionStatus", action_status(row)),
            ("description", of("state")),
        ],
        Table::Withdrawn => vec![
            ("name", of("title")),
            ("creativeWorkStatus", "Withdrawn".into()),
            ("expires", of("date")),
            ("description", of("reason")),
        ],
    });
    said
}

fn organizations<const N: usize>(lists: [&Value; N]) -> Value {
    let names = lists.into_iter().filter_map(Value::as_array).flatten();
    let organization = |name: &Value| json!({"@type": "Organization", "name": name});
    names.map(organization).collect()
}

fn place(venue: &Value) -> Value {
    match venue {
        Value::Null => Value::Null,
        name => json!({"@type": "Place", "name": name}),
    }
}

fn event_status(row: &Value) -> Value {
    match row["status"].as_str() {
        Some("postponed") => "https://schema.org/EventPostponed".into(),
        Some("cancelled") => "https://schema.org/EventCancelled".into(),
        _ if !row["postponed_from"].is_null() => "https://schema.org/EventRescheduled".into(),
        _ => "https://schema.org/EventScheduled".into(),
    }
}

/// Whether the baton was handed over, as far as that is more than a word of the giver.
fn action_status(row: &Value) -> Value {
    match row["state"].as_str() {
        Some("confirmed") => "https://schema.org/CompletedActionStatus".into(),
        Some("inferred") => "https://schema.org/PotentialActionStatus".into(),
        _ => Value::Null,
    }
}

/// The description of the tables as a data package (Frictionless, version 1).
fn package(edition: &Edition<'_>, of: Option<SeriesId>) -> Value {
    let config = edition.config;
    let document = of.map(|id| &edition.archive[id].head);
    let title = document.map_or(&config.title, |document| &document.title);
    let name = match document {
        // A name has no letters but small ones, digits and these signs; an id may have others.
        Some(document) => format!("innovation-relay-{}", part_of_name(&document.name.id)),
        None => "innovation-relay".to_owned(),
    };
    let mut package = json!({
        "name": name,
        "profile": "tabular-data-package",
        "title": title,
        "homepage": edition.site_address(),
        "resources": Table::ALL.map(|table| resource(table, config.language)),
    });
    if let Some(description) = &config.description {
        package["description"] = description.clone().into();
    }
    let license = config.data_license.or(config.license);
    if let Some(license) = license.and_then(license_of) {
        package["licenses"] = vec![license].into();
    }
    package
}

/// A text with a digest in the place of what a name of a package cannot hold.
fn part_of_name(id: &str) -> String {
    let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    match id.chars().all(is_good) {
        true => id.to_owned(),
        false => Digest::of(&[id.as_bytes()]).short(),
    }
}

/// A licence by its name among the open definitions, or by its own title where it has none there; none where it has no
/// text to be told by.
fn license_of(license: License) -> Option<Value> {
    let mut told = match license.code() {
        "cc-by-4.0" => json!({"name": "CC-BY-4.0"}),
        "cc0-1.0" => json!({"name": "CC0-1.0"}),
        code => json!({"title": code}),
    };
    told["path"] = license.url()?.into();
    Some(told)
}

/// A table and each of its columns.
fn resource(table: Table, language: Language) -> Value {
    let said = |ko: &str, en: &str| match language {
        Language::Korean => ko.to_owned(),
        Language::English => en.to_owned(),
    };
    let field = |column: &Column| {
        let (kind, format) = match column.kind {
            // A month or a year alone is no date to those who read this.
            ColumnType::Text | ColumnType::List | ColumnType::Date => ("string", "default"),
            ColumnType::Integer => ("integer", "default"),
            ColumnType::Number => ("number", "default"),
            ColumnType::Truth => ("boolean", "default"),
            ColumnType::Address => ("string", "uri"),
        };
        let parted = match column.kind {
            ColumnType::List => said(" (CSV에서는 `; `로 나눔)", " (in CSV parted by `; `)"),
            _ => String::new(),
        };
        json!({
            "name": column.name,
            "type": kind,
            "format": format,
            "description": said(column.ko, column.en) + &parted,
        })
    };
    let fields: Vec<Value> = table.columns().iter().map(field).collect();
    let title = table.title();
    json!({
        "name": table.name(),
        "title": said(&title.ko, &title.en),
        "path": format!("{}.csv", table.name()),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": table.key(), "missingValues": [""]},
    })
}
