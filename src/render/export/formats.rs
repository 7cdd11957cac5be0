//! The formats of the open data. To add one, add a row to [`FORMATS`] and a function that writes
//! it.

use super::schema_org::graph;
use super::tables::DataTable;
use crate::content::CsvEncoding;
use crate::model::SeriesId;
use crate::render::edition::Edition;
use serde_json::Value;

/// A format of the open data.
#[derive(Clone, Copy, Debug)]
pub struct DataFormat {
    /// What it is called.
    pub name: &'static str,
    /// The extension of its files.
    pub extension: &'static str,
    /// Its media type, without parameters.
    pub media_type: &'static str,
    /// Writes a table.
    pub write: fn(&TableData<'_>) -> Vec<u8>,
}

/// A table to be written.
pub struct TableData<'e> {
    /// The site.
    pub edition: &'e Edition<'e>,
    /// The table.
    pub table: &'static DataTable,
    /// The series whose rows are written; all if missing.
    pub series: Option<SeriesId>,
}

/// All formats.
pub static FORMATS: &[DataFormat] = &[
    // RFC 4180, in UTF-8; with a byte order mark if the settings ask for one.
    DataFormat {
        name: "CSV",
        extension: "csv",
        media_type: "text/csv",
        write: csv,
    },
    // An array of objects.
    DataFormat {
        name: "JSON",
        extension: "json",
        media_type: "application/json",
        write: json,
    },
    // A graph in the terms of schema.org.
    DataFormat {
        name: "JSON-LD",
        extension: "jsonld",
        media_type: "application/ld+json",
        write: json_ld,
    },
];

fn csv(data: &TableData<'_>) -> Vec<u8> {
    const BYTE_ORDER_MARK: [u8; 3] = [0xef, 0xbb, 0xbf];
    let start = match data.edition.config.csv_encoding {
        CsvEncoding::Utf8 => Vec::new(),
        CsvEncoding::Utf8Bom => BYTE_ORDER_MARK.to_vec(),
    };
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(start);
    let columns = (data.table.columns)().into_iter();
    let names = columns.map(|column| column.name);
    let write = "writing to memory does not fail";
    writer.write_record(names).expect(write);
    for row in (data.table.rows)(data.edition, data.series) {
        writer.write_record(row.iter().map(cell)).expect(write);
    }
    writer.into_inner().expect(write)
}

/// What separates the items of a list in a cell.
const SEPARATOR: &str = "; ";

/// A value as the text of a cell; `null` is an empty one.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            // No item contains the separator.
            let items = items.iter().map(|item| cell(item).replace(SEPARATOR, ";"));
            items.collect::<Vec<_>>().join(SEPARATOR)
        }
        other => other.to_string(),
    }
}

fn json(data: &TableData<'_>) -> Vec<u8> {
    let columns = (data.table.columns)();
    let object = |row: Vec<Value>| {
        let names = columns.iter().map(|column| column.name.to_owned());
        Value::Object(names.zip(row).collect())
    };
    let rows = (data.table.rows)(data.edition, data.series).into_iter();
    pretty(&rows.map(object).collect())
}

fn json_ld(data: &TableData<'_>) -> Vec<u8> {
    pretty(&graph((data.table.graph)(data.edition, data.series)))
}

/// Indented JSON with a line break at its end.
pub(super) fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

/// The media type of a file of the open data, by its extension.
#[must_use]
pub fn media_type(extension: &str) -> Option<&'static str> {
    let mut formats = FORMATS.iter();
    let format = formats.find(|format| format.extension == extension)?;
    Some(format.media_type)
}
